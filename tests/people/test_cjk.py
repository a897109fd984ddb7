"""Persons in scripts without capitals (Han, Kana, Hangul, Arabic, Thai); the texts are data."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from archive.people import Register, find, key

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "people_cjk.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:30]}")
def test_persons_of_a_text(case: dict[str, Any], register: Register) -> None:
    found = find(case["text"], case["language"], register)
    assert [[one.name, *(m.verbatim for m in one.mentions)] for one in found] == case["persons"]
    assert all(one.id == key(one.name) for one in found)
    assert all(case["text"][m.start : m.end] == m.verbatim for one in found for m in one.mentions)


def test_every_script_has_names_and_texts_without() -> None:
    for language in ("ar", "ja", "ko", "th", "zh"):
        own = [bool(case["persons"]) for case in CASES if case["language"] == language]
        assert set(own) == {True, False}, language


@pytest.mark.parametrize(
    ("name", "person"),
    [("斐代爾·卡斯楚", "fidel-castro"), ("乔·拜登", "joe-biden"), ("金 正 恩", "kim-jong-un")],
)
def test_short_forms_in_han_characters_resolve(name: str, person: str, register: Register) -> None:
    assert register.lookup(name) == [person]
    assert [one.name for one in find(f"今天，{name}。", "zh", register)] == [name.replace(" ", "")]
