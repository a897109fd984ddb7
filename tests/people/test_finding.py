"""Persons found in texts of many languages; the texts and what they hold are data."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.people import Register, find, key
from archive.people.authority.known import KnownNames
from archive.people.finding import finder as finding
from archive.people.finding.sightings import Sighting

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "people.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:40]}")
def test_persons_of_a_text(case: dict[str, Any], register: Register) -> None:
    found = find(case["text"], case["language"], register)
    assert [[one.name, *(m.verbatim for m in one.mentions)] for one in found] == case["persons"]
    assert all(one.id == key(one.name) for one in found)
    assert all(case["text"][m.start : m.end] == m.verbatim for one in found for m in one.mentions)


def test_enough_cases() -> None:
    assert len(CASES) >= 150
    assert {"en", "ko", "zh", "ja", "ru", "es", "fr", "de", "ar"} <= {case["language"] for case in CASES}


def names(text: str, register: Register, *known: str, language: str = "en") -> list[tuple[str, int]]:
    return [(one.name, len(one.mentions)) for one in find(text, language, register, known=known)]


def test_a_known_name_takes_its_short_forms(register: Register) -> None:
    text = "Quintrell spoke for hours. Nobody left before Quintrell did."
    assert names(text, register) == []
    assert names(text, register, "Ada Quintrell Ruz") == [("Ada Quintrell Ruz", 2)]


def test_a_known_surname_is_a_person_where_the_text_says_so(register: Register) -> None:
    text = "Fitzgerald spoke for hours. Nobody left before Fitzgerald did."
    assert names(text, register) == [("Fitzgerald", 2)]
    assert names(text, register, "Ada Fitzgerald Ruz") == [("Ada Fitzgerald Ruz", 2)]
    assert names("Fitzgerald Square is a long way from the Fitzgerald Prize.", register) == []


def test_a_known_name_is_in_the_result_without_a_mention(register: Register) -> None:
    assert names("Nothing happened.", register, "So Ho Won") == [("So Ho Won", 0)]


def test_a_known_name_and_a_fuller_one_are_one_person(register: Register) -> None:
    assert names("Raul Castro Ruz spoke.", register, "Raul Castro") == [("Raul Castro Ruz", 1)]


def test_a_part_of_two_names_belongs_to_none(register: Register) -> None:
    text = "Kim Il Sung met Kim Jong Il. Then Kim left."
    assert names(text, register) == [("Kim Il Sung", 1), ("Kim Jong Il", 1)]


def test_two_forms_of_one_registered_person_are_one(register: Register) -> None:
    text = "Mao Tse-tung wrote it. Mao Zedong was forty."
    assert names(text, register) == [("Mao Tse-tung", 2)]


def test_korean_parts_in_korean(register: Register) -> None:
    text = "피델은 평양을 방문하였다."
    assert names(text, register, "피델 까스뜨로 루쓰", language="ko") == [("피델 까스뜨로 루쓰", 1)]


@pytest.mark.parametrize(
    ("text", "language", "known"),
    [
        ("박 대통령은 연설을 하였다.", "ko", "박하나루"),
        ("박 대통령은 연설을 하였다.", "ko", "박근혜"),
        ("蔡總統說，今天很好。", "zh", "蔡英文"),
        ("蔡总统说，今天很好。", "zh", "蔡小云"),
    ],
)
def test_a_surname_before_a_title_is_the_one_known_name(
    text: str, language: str, known: str, register: Register
) -> None:
    assert names(text, register, language=language) == []
    assert names(text, register, known, language=language) == [(known, 1)]


def test_a_surname_of_two_known_names_is_nobodys(register: Register) -> None:
    found = names("박 대통령은 연설을 하였다.", register, "박근혜", "박정희", language="ko")
    assert found == [("박근혜", 0), ("박정희", 0)]


def test_trained_models_take_part_where_they_may(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        def sightings(self, text: str, language: str, known: KnownNames) -> Iterator[Sighting]:
            start = text.index("quux")
            yield Sighting(start=start, end=start + 9, name="quux quuz", words=("quux", "quuz"))

    monkeypatch.setattr(finding, "_trained", lambda language: (Model(),) if language == "la" else ())
    text = "Then quux quuz met Kim Il Sung."
    assert [one.name for one in find(text, "la", register)] == ["quux quuz", "Kim Il Sung"]
    assert [one.name for one in find(text, "la", register, models=False)] == ["Kim Il Sung"]
    assert [one.name for one in find(text, "en", register)] == ["Kim Il Sung"]


@pytest.mark.parametrize(
    ("text", "language", "persons"),
    [
        ("文在寅（ムン・ジェイン）大統領は語った。", "ja", ["文在寅"]),
        ("Yesterday Barack Obama奥巴马说。", "zh", ["Barack Obama"]),
    ],
)
def test_the_reading_of_a_name_is_not_shown(
    text: str, language: str, persons: list[str], register: Register
) -> None:
    found = find(text, language, register)
    assert [one.name for one in found] == persons
    assert [len(one.mentions) for one in found] == [2]


@pytest.mark.parametrize(
    ("text", "language", "persons"),
    [
        ("President Quintrell and Ada Quintrell came.", "en", [("Quintrell", 1), ("Ada Quintrell", 1)]),
        ("Ada Quintrell and President Quintrell came.", "en", [("Ada Quintrell", 1), ("Quintrell", 1)]),
        ("President Quintrell met the press. Ada Quintrell spoke.", "en", [("Ada Quintrell", 2)]),
    ],
)
def test_a_surname_joined_to_a_full_name_is_another_person(
    text: str, language: str, persons: list[tuple[str, int]], register: Register
) -> None:
    assert names(text, register, language=language) == persons


def test_names_that_are_none(register: Register) -> None:
    assert names("He came.", register, "", " ", "x" * 5000) == []
    assert find("", "en", register) == []


def test_any_language_tag(register: Register) -> None:
    for tag in ("en-GB", "und", "xx", "zh-Hant-TW", "ko-KP", ""):
        assert [one.name for one in find("Kim Il Sung spoke.", tag, register)] == ["Kim Il Sung"]
