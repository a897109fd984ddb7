"""Trained models behind the seam of finders. natasha is tried where it is installed."""

import importlib.util
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from archive.people.authority.known import KnownNames
from archive.people.finding import models

NOBODY = KnownNames({})


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    for cached in (models._natasha, models._pipelines, models._pipeline):
        cached.cache_clear()
    yield
    for cached in (models._natasha, models._pipelines, models._pipeline):
        cached.cache_clear()


def test_nothing_installed_nothing_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "find_spec", lambda _: None)
    assert list(models.finders("ru")) == []
    assert list(models.finders("en")) == []


def test_a_pipeline_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def pipeline(text: str) -> Any:
        start = text.index("Ada Lovelace")
        place = text.index("London")
        return SimpleNamespace(
            ents=[
                SimpleNamespace(label_="PERSON", start_char=start, end_char=start + 12, text="Ada Lovelace"),
                SimpleNamespace(label_="GPE", start_char=place, end_char=place + 6, text="London"),
            ]
        )

    monkeypatch.setattr(models, "find_spec", lambda name: name == "spacy")
    monkeypatch.setattr(models, "_pipelines", lambda: {"en": "some_model"})
    monkeypatch.setattr(models, "_pipeline", lambda _: pipeline)
    text = "In London they met Ada Lovelace."
    (finder,) = models.finders("en")
    (seen,) = finder.sightings(text, "en", NOBODY)
    assert (text[seen.start : seen.end], seen.words, seen.full) == ("Ada Lovelace", ("ada", "lovelace"), True)
    assert list(models.finders("fr")) == []


def test_long_texts_are_given_in_pieces() -> None:
    text = ("слово " * 20_000 + "\n") * 3 + "x" * 250_000
    pieces = list(models._pieces(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(len(piece) <= models._LONGEST for _, piece in pieces)
    assert all(text.startswith(piece, start) for start, piece in pieces)


@pytest.mark.skipif(not importlib.util.find_spec("natasha"), reason="natasha is not installed")
@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
def test_natasha_gives_base_forms() -> None:
    text = "По словам Терезы Мэй, переговоры с Путиным шли хорошо."
    (finder,) = models.finders("ru")
    seen = list(finder.sightings(text, "ru", NOBODY))
    assert [(one.name, one.full) for one in seen] == [("Тереза Мэй", True), ("Путин", False)]
