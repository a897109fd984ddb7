"""Reading the one date of a string against the table of cases."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import edtf
from archive.dates import parse

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "dates-parse.toml").read_text("utf-8"))[
    "cases"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_what_is_read(case: dict[str, Any]) -> None:
    date = parse(case["text"], language=case.get("language"), order=case.get("order"))
    if "edtf" not in case:
        assert date is None
        return
    assert date is not None
    assert (date.edtf, date.time) == (case["edtf"], case.get("time"))
    assert date.calendar == case.get("calendar", "gregorian")
    assert date.missing_year is case.get("missing_year", False)
    assert date.verbatim == case["text"].strip()


@pytest.mark.parametrize("order", ["DMY", "MDY", "YMD"])
@given(st.dates())
@settings(deadline=None, max_examples=25)
def test_iso_days_and_months_are_never_swapped(order: str, day: Any) -> None:
    for language in (None, "en-US", "de", "ko"):
        date = parse(day.isoformat(), language=language, order=order)
        assert date is not None
        assert date.edtf == day.isoformat()


def test_a_long_string_is_no_date() -> None:
    assert parse("29 August 1960" + " and so on" * 100) is None


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="0129 ,.-/:TZX[]{}~?년월일年MayJuche&#;\ud800\0", max_size=30))
def test_any_string_is_read_or_refused(text: str) -> None:
    date = parse(text)
    if date is not None:
        assert edtf.parse(date.edtf).text == date.edtf
        assert date.missing_year is date.edtf.startswith("XXXX-")
