import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import DamagedError
from archive.store.ledger import GENESIS, link, read_entry, row_hash, utc_now
from archive.store.text import json_text, parse, quote


def test_the_hash_can_be_made_with_any_tool() -> None:
    row = link(
        3, at="2026-11-24T03:00:00Z", action="added", subject='a "b"', data='{"n":1}', previous=GENESIS
    )
    line = json.dumps([3, "2026-11-24T03:00:00Z", "added", 'a "b"', {"n": 1}, GENESIS], separators=(",", ":"))
    assert row.hash == hashlib.sha256(line.encode()).hexdigest()


@settings(max_examples=30)
@given(st.integers(0, 5), st.text(min_size=1, max_size=5))
def test_every_part_counts(position: int, other: str) -> None:
    parts = [1, "at", "action", "subject", '"data"', GENESIS]
    changed = list(parts)
    changed[position] = 2 if position == 0 else json.dumps(other) + " "
    assert row_hash(*parts) != row_hash(*changed)  # type: ignore[arg-type]  # a list of the arguments in order


def test_parts_cannot_run_into_each_other() -> None:
    one = row_hash(1, "a", "b", 'c","d', "{}", GENESIS)
    assert one != row_hash(1, "a", 'b","c', "d", "{}", GENESIS)


# Two lone surrogates that make a pair become one character in JSON; text read from bytes never holds them.
texts = st.text(st.characters(exclude_categories=()).filter(lambda c: not "\ud800" <= c <= "\udbff"))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=10,
)


@settings(deadline=None, max_examples=50)
@given(values)
def test_json_comes_back_and_is_always_utf_8(value: object) -> None:
    text = json_text(value)
    text.encode()
    assert parse(text, "value") == value
    assert json_text(parse(text, "value")) == text


@given(texts)
def test_quoted_text_is_the_json_of_the_text(text: str) -> None:
    assert quote(text) == json_text(text)


def test_a_damaged_entry_says_which() -> None:
    row = link(3, at="", action="added", subject="", data="{", previous=GENESIS)
    with pytest.raises(DamagedError, match="ledger entry 3 is damaged"):
        read_entry(row)


def test_the_time_is_utc_in_whole_seconds() -> None:
    assert len(utc_now()) == len("2026-11-24T03:00:00Z")
    assert utc_now().endswith("Z")
