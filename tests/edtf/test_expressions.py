"""EDTF expressions against the table of cases; day numbers against :class:`datetime.date`."""

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.edtf import (
    MAX_YEAR,
    Edtf,
    day_number,
    days_in_month,
    format_date,
    from_day_number,
    is_leap,
    parse,
)

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "edtf.toml").read_text("utf-8"))


def number(day: str | None) -> int | None:
    if day is None:
        return None
    sign, digits = (-1, day[1:]) if day.startswith("-") else (1, day)
    year, month, date = (int(part) for part in digits.split("-"))
    return day_number(sign * year, month, date)


@pytest.mark.parametrize("case", CASES["valid"], ids=lambda case: case["text"])
def test_spans_and_units(case: dict[str, Any]) -> None:
    value = parse(case["text"])
    assert (value.first, value.last) == (number(case.get("first")), number(case.get("last")))
    assert value.precision == case["precision"]
    assert value.approximate is case.get("approximate", False)
    assert value.uncertain is case.get("uncertain", False)


@pytest.mark.parametrize(
    ("text", "reason"), [(text, case["reason"]) for case in CASES["invalid"] for text in case["texts"]]
)
def test_refusals_say_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(text)


def test_an_endless_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="characters"):
        parse("[" + "XXXX," * 1000 + "1960]")


@given(st.dates())
def test_day_numbers_are_ordinals(date: datetime.date) -> None:
    ordinal = day_number(date.year, date.month, date.day)
    assert ordinal == date.toordinal()
    assert from_day_number(ordinal) == (date.year, date.month, date.day)


@given(st.integers(-366 * MAX_YEAR, 366 * MAX_YEAR))
def test_day_numbers_go_on_before_year_one_and_after_9999(ordinal: int) -> None:
    assert day_number(*from_day_number(ordinal)) == ordinal
    assert from_day_number(ordinal) < from_day_number(ordinal + 1)


@pytest.mark.parametrize(
    ("year", "leap"), [(2000, True), (1900, False), (1960, True), (0, True), (-1, False), (-4, True)]
)
def test_leap_years(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
    assert days_in_month(year, 2) == 28 + leap


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (2, 30), (4, 31), (1, 0)])
def test_days_that_do_not_exist(month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"is not between|is no day"):
        day_number(1960, month, day)


@settings(deadline=None, max_examples=200)
@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 31), st.integers(1, 3))
def test_what_is_formatted_is_read_back(year: int, month: int, day: int, parts: int) -> None:
    day = min(day, days_in_month(year, month))
    value = parse(format_date(*(year, month, day)[:parts]))
    assert isinstance(value, Edtf)
    assert parse(str(value)) == value
    assert value.precision == ("year", "month", "day")[parts - 1]
    assert value.first is not None
    assert from_day_number(value.first)[:parts] == (year, month, day)[:parts]


def test_long_years_have_no_months() -> None:
    assert format_date(12345) == "Y12345"
    assert format_date(-12345) == "Y-12345"
    with pytest.raises(ValueError, match="no months"):
        format_date(12345, 1)


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="0123456789X-/.?~%[]{},TYES:Z+", max_size=24))
def test_any_input_is_read_or_refused(text: str) -> None:
    try:
        value = parse(text)
    except ValueError:
        return
    assert value.text == text
    assert value.first is None or value.last is None or value.first <= value.last
