"""EDTF expressions against the table of cases; day numbers against :class:`datetime.date`."""

import datetime
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
from archive.edtf.components import components
from tests.edtf.cases import CASES, dates, number, values


@pytest.mark.parametrize("case", CASES["valid"], ids=lambda case: case["text"])
def test_spans_and_units(case: dict[str, Any]) -> None:
    value = parse(case["text"])
    assert (value.first, value.last) == (number(case.get("first")), number(case.get("last")))
    assert value.precision == case["precision"]
    assert value.level == case["level"]
    assert (value.start, value.end) == (case.get("start", "given"), case.get("end", "given"))
    assert value.approximate is ("approximate" in case)
    assert value.uncertain is ("uncertain" in case)
    assert value.approximate_parts == tuple(case.get("approximate", ()))
    assert value.uncertain_parts == tuple(case.get("uncertain", ()))


@pytest.mark.parametrize("code", CASES["seasons"])
def test_seasons(code: str) -> None:
    first, last = (parse(month) for month in CASES["seasons"][code])
    value = parse(f"2000-{code}")
    assert (value.first, value.last, value.precision) == (first.first, last.last, "season")
    assert value.level == (1 if int(code) <= 24 else 2)


@settings(deadline=None)
@given(dates())
def test_components_are_written_as_they_were_read(text: str) -> None:
    assert str(components(text)) == text


@settings(deadline=None)
@given(values())
def test_what_is_said_of_a_value_agrees(value: Edtf) -> None:
    assert parse(value.text) == value
    assert value.approximate is bool(value.approximate_parts)
    assert value.uncertain is bool(value.uncertain_parts)
    assert (value.first is None) is (value.start != "given")
    assert (value.last is None) is (value.end != "given")
    assert value.level >= (value.choice is not None) * 2


@pytest.mark.parametrize(
    ("text", "reason"), [(text, case["reason"]) for case in CASES["invalid"] for text in case["texts"]]
)
def test_refusals_say_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(text)


def test_an_endless_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="characters"):
        parse("[" + "XXXX," * 1000 + "1960]")


@settings(deadline=None)
@given(st.dates())
def test_day_numbers_are_ordinals(date: datetime.date) -> None:
    ordinal = day_number(date.year, date.month, date.day)
    assert ordinal == date.toordinal()
    assert from_day_number(ordinal) == (date.year, date.month, date.day)


@settings(deadline=None)
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
