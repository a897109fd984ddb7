"""Persons in Arabic texts; the texts and what they hold are data."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from archive.people import Register, find, key
from archive.people.finding.uncased.lexicon import Is, lexicon

CASES: list[dict[str, Any]] = [
    case
    for name in ("people_arabic", "people_other_scripts")
    for case in tomllib.loads((Path(__file__).parent.parent / "cases" / f"{name}.toml").read_text("utf-8"))[
        "case"
    ]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:30]}")
def test_persons_of_a_text(case: dict[str, Any], register: Register) -> None:
    found = find(case["text"], case["language"], register)
    assert [[one.name, *(m.verbatim for m in one.mentions)] for one in found] == case["persons"]
    assert all(one.id == key(one.name) for one in found)
    assert all(case["text"][m.start : m.end] == m.verbatim for one in found for m in one.mentions)


def test_every_language_has_names_and_texts_without() -> None:
    for language in ("ar", "fa", "he", "hi", "ur"):
        own = [bool(case["persons"]) for case in CASES if case["language"] == language]
        assert set(own) == {True, False}, language


@pytest.mark.parametrize(
    ("printed", "folded", "cut"),
    [
        ("وأوباما", "اوباما", 1),
        ("لبوتين", "بوتين", 1),
        ("بوتين", "بوتين", 0),
        ("وليد", "وليد", 0),
        ("بلال", "بلال", 0),
        ("والرئيس", "الرييس", 1),
        ("للرئيس", "الرييس", 2),
        ("بأول", "اول", 1),
    ],
)
def test_particles_are_cut_where_the_rest_is_known(printed: str, folded: str, cut: int) -> None:
    assert lexicon("Arab", "ar").word(printed)[:2] == (folded, cut)


def test_a_preposition_is_no_name_by_folding() -> None:
    words = lexicon("Arab", "ar")
    assert words.word("على").bits == Is.STOP
    assert words.word("علي").bits & Is.GIVEN


def test_tables_of_names_are_large() -> None:
    bits = [lexicon("Arab", "ar").bits(word) for word in lexicon("Arab", "ar").listed]
    assert sum(1 for one in bits if one & Is.GIVEN) >= 800
    assert sum(1 for one in bits if one & Is.FOREIGN) >= 500
