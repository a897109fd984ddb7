"""Paragraphs by layout."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import DocumentError
from archive.reading import Record, paragraphs, parse

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "paragraphs.toml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["name"]))
def test_paragraphs(case: dict[str, Any]) -> None:
    assert paragraphs(case["text"]) == case["paragraphs"]


@pytest.mark.parametrize("case", CASES["layout"], ids=lambda case: str(case["name"]))
def test_hints(case: dict[str, Any]) -> None:
    draft = parse(Record(name="x", media_type="text/plain", data=case["text"].encode()))
    assert [block.hint or "" for block in draft.blocks] == case["hints"]


def test_a_text_of_white_space_is_empty() -> None:
    with pytest.raises(DocumentError, match="it is empty"):
        parse(Record(name="x", media_type="text/plain", data=b" \n \n"))


def test_replaced_bytes_are_told() -> None:
    data = "Schöne Grüße aus Köln und Übersee, größer und schöner.".encode() + b"\xff"
    draft = parse(Record(name="x", media_type="text/plain", data=data))
    assert draft.notes == ("1 characters are not valid UTF-8 and are shown as \ufffd",)


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=200)
def test_no_word_is_lost(text: str) -> None:
    kept = "".join("".join(paragraph.split()) for paragraph in paragraphs(text))
    plain = "".join(char for char in text if char.isalnum())
    assert "".join(char for char in kept if char.isalnum()) == plain
    assert all(paragraph == " ".join(paragraph.split()) != "" for paragraph in paragraphs(text))
