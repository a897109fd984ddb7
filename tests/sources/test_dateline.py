"""Datelines in their many forms, and beginnings that only look like one."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.sources import GENERIC, Profile, find_dateline, profiles

from .cases import cases

KCNA = profiles().resolve("kcna")


@pytest.mark.parametrize("case", cases("dateline"), ids=lambda case: str(case["text"][:30]))
def test_form(case: dict[str, Any]) -> None:
    found = find_dateline(case["text"], KCNA)
    assert found is not None
    told = {"place": found.place, "date": found.date_text, "agency": found.agency}
    assert told == {name: case.get(name) for name in told}
    assert case["text"][found.end :] == case["rest"]
    assert case["text"][found.start : found.end] == found.verbatim


@pytest.mark.parametrize("case", cases("no_dateline"), ids=lambda case: str(case["text"][:30]))
def test_no_dateline(case: dict[str, Any]) -> None:
    assert find_dateline(case["text"], KCNA) is None


def test_a_source_has_forms_of_its_own() -> None:
    own = Profile(id="x", name="X", datelines=("Written at {place} on {date}:",))
    text = "Written at Skerry Point on 5 May: The ferry sails again."
    found = find_dateline(text, own)
    assert found is not None
    assert (found.place, found.date_text) == ("Skerry Point", "5 May")
    assert find_dateline(text, GENERIC) is None


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=200)
def test_offsets_hold_for_any_text(text: str) -> None:
    found = find_dateline(text, GENERIC)
    assert found is None or text[found.start : found.end] == found.verbatim
