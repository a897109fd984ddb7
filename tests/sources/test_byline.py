"""Bylines: hinted, above the text, inside it and below it."""

from typing import Any

import pytest

from archive.article import Author
from archive.reading import Block
from archive.sources import Byline, find_byline, profiles

from .cases import cases

REUTERS = profiles().resolve("reuters-21578")
TITLE = Block(text="Ferry Sails Again", hint="title")
TEXT = [Block(text="The ferry sails again."), Block(text="It carries twenty cars.")]


def authors(rows: list[list[str]]) -> list[Author]:
    return [Author(name=row[0], role=row[1] if len(row) > 1 else None) for row in rows]


def told(byline: Byline | None) -> list[Author]:
    return list(byline.authors) if byline else []


@pytest.mark.parametrize("case", cases("hinted"), ids=lambda case: str(case["text"][:40]))
def test_hinted(case: dict[str, Any]) -> None:
    byline = find_byline([TITLE, *TEXT, Block(text=case["text"], hint="byline")], REUTERS)
    assert told(byline) == authors(case["authors"])
    if byline:
        assert (byline.verbatim, byline.index) == (case["text"], 3)


@pytest.mark.parametrize("case", cases("above"), ids=lambda case: str(case["text"][:40]))
def test_above(case: dict[str, Any]) -> None:
    byline = find_byline([TITLE, Block(text=case["text"]), *TEXT], REUTERS)
    assert told(byline) == authors(case["authors"])
    if byline:
        assert byline.index == (None if case.get("inside") else 1)


@pytest.mark.parametrize("case", cases("below"), ids=lambda case: str(case["text"][:40]))
def test_below(case: dict[str, Any]) -> None:
    blocks = [
        TITLE,
        *TEXT,
        Block(text=case["text"]),
        Block(text="-0-"),
        Block(text="© 2023 Harbour Observer"),
    ]
    byline = find_byline(blocks, REUTERS)
    assert told(byline) == authors(case["authors"])
    if byline:
        assert (byline.verbatim, byline.index) == (case["text"], 3)


def test_a_line_of_any_length_is_read_quickly_or_not_at_all() -> None:
    assert find_byline([Block(text=" " * 1_000_000 + "By", hint="byline")], REUTERS) is None
    assert find_byline([Block(text="By " + "Jane Doe, " * 100_000, hint="byline")], REUTERS) is None


def test_an_article_without_blocks() -> None:
    assert find_byline([], REUTERS) is None
