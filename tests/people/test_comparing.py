"""What is one name, what may be, and what must never be."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import pytest

from archive.people.authority.persons import NameForm
from archive.people.comparing import Comparison, compare, skeletons
from archive.people.keys import fold, words
from archive.people.tables import names, table

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "people-comparing.toml").read_text("utf-8")
)
CERTAIN, SUGGESTED = 0.95, 0.85


def compared(one: str, language: str, two: str, other: str) -> Comparison:
    first, second = NameForm(name=one, language=language), NameForm(name=two, language=other)
    found = compare(first, second)
    assert found == compare(second, first)
    assert 0 <= found.confidence <= 1
    assert found.reason
    return found


@pytest.mark.parametrize("pair", CASES["certain"], ids=lambda pair: f"{pair[0]} {pair[2]}")
def test_certain(pair: list[str]) -> None:
    assert compared(*pair).confidence >= CERTAIN


@pytest.mark.parametrize("pair", CASES["suggested"], ids=lambda pair: f"{pair[0]} {pair[2]}")
def test_suggested(pair: list[str]) -> None:
    assert SUGGESTED <= compared(*pair).confidence < CERTAIN


@pytest.mark.parametrize("pair", CASES["apart"], ids=lambda pair: f"{pair[0]} {pair[2]}")
def test_apart(pair: list[str]) -> None:
    assert compared(*pair).confidence < SUGGESTED


@pytest.mark.parametrize("pair", CASES["certain"], ids=lambda pair: f"{pair[0]} {pair[2]}")
def test_one_name_is_found_by_its_skeleton(pair: list[str]) -> None:
    if {pair[0], pair[2]} != {"胡锦涛", "호금도"}:
        assert set(skeletons(pair[0], pair[1])) & set(skeletons(pair[2], pair[3]))


def test_the_reason_names_the_system() -> None:
    assert "Revised Romanization" in compared("박근혜", "ko", "Park Geun-hye", "en").reason
    assert "Kontsevich" in compared("김정은", "ko", "Ким Чон Ын", "ru").reason
    assert "Wade-Giles" in compared("毛泽东", "zh", "Mao Tse-tung", "en").reason
    assert "patronymic" in compared("Владимир Владимирович Путин", "ru", "Vladimir Putin", "en").reason
    assert "middle name" in compared("George W. Bush", "en", "George Bush", "en").reason


def listed(kind: str, column: str) -> list[tuple[str, str]]:
    """(name, language) of all lists of given names or surnames in Latin letters."""
    tables = [table(f"names/{kind}", name) for name in names(f"names/{kind}")]
    return [(name, data["language"]) for data in tables if data["script"] == "Latn" for name in data[column]]


def pairs() -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Names of given name and surname, each with those that share a skeleton with it; a thousand pairs."""
    given, surnames = listed("given", "male"), listed("surnames", "names")
    blocks: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place in range(6000):
        first, language = given[place * 7 % len(given)]
        name = f"{first} {surnames[place * 13 % len(surnames)][0]}"
        for skeleton in skeletons(name, language):
            blocks[skeleton].append((name, language))
    found = (pair for block in blocks.values() for pair in combinations(block, 2))
    yield from islice(found, 1000)


def test_names_that_share_a_skeleton_are_joined_by_their_letters_alone() -> None:
    for (one, language), (two, other) in pairs():
        found = compared(one, language, two, other)
        assert found.confidence < CERTAIN or words(one) == words(two), (one, two, found)


def test_given_names_are_not_joined_across_languages() -> None:
    given = listed("given", "male")[:400:6]
    for (one, _), (two, _) in combinations(given, 2):
        if fold(one)[0] != fold(two)[0]:
            continue
        found = compared(f"{one} Ivanov", "en", f"{two} Ivanov", "de")
        assert found.confidence < CERTAIN or fold(one) == fold(two), (one, two, found)
