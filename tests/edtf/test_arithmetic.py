"""Moving values in time and cutting them to coarser units."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.edtf import Edtf, Unit, parse, shift, truncate, within
from tests.edtf.cases import CASES, is_read, plain_dates, values

SEASON = re.compile(r"[0-9X]{4}-(?:2[1-9]|3[0-9]|4[01])")
UNITS: tuple[Unit, ...] = ("day", "month", "year", "decade", "century")


@pytest.mark.parametrize(
    ("text", "number", "unit", "moved"),
    [(text, number, case["unit"], moved) for case in CASES["shift"] for text, number, moved in case["moved"]],
)
def test_shift(text: str, number: int, unit: Unit, moved: str) -> None:
    assert shift(parse(text), number, unit).text == moved


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [(text, case["unit"], case["reason"]) for case in CASES["unmoved"] for text in case["texts"]],
)
def test_what_cannot_be_moved(text: str, unit: Unit, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        shift(parse(text), 1, unit)


@settings(deadline=None)
@given(plain_dates(st.integers(-9000, 9000)), st.integers(-9, 9), st.sampled_from(UNITS))
def test_moving_keeps_the_unit_and_goes_back(text: str, number: int, unit: Unit) -> None:
    value = parse(text)
    try:
        moved = shift(value, number, unit)
    except ValueError:
        assert UNITS.index(unit) < UNITS.index(next(each for each in UNITS if each == value.precision))
        return
    assert moved.precision == value.precision
    assert moved.first is not None
    assert value.first is not None
    if unit == "day":
        assert moved.first - value.first == number
    back = shift(moved, -number, unit)
    if value.precision != "day" or int(text[-2:]) <= 28 or unit == "day":
        assert back == value
    else:
        assert truncate(back, "month") == truncate(value, "month")


@settings(deadline=None)
@given(values(), st.integers(-20, 20), st.sampled_from(UNITS))
def test_moving_keeps_all_but_the_time(value: Edtf, number: int, unit: Unit) -> None:
    try:
        moved = shift(value, number, unit)
    except ValueError:
        return
    assert (moved.precision, moved.start, moved.end, moved.choice) == (
        value.precision,
        value.start,
        value.end,
        value.choice,
    )
    assert moved.approximate_parts == value.approximate_parts
    assert moved.uncertain_parts == value.uncertain_parts
    if number >= 0:
        assert (moved.first or 0) >= (value.first or 0)
    if number == 0 and value.choice is None and "Y" not in value.text:
        assert moved == value


@pytest.mark.parametrize("case", CASES["truncate"], ids=lambda case: case["text"])
def test_truncate(case: dict[str, Any]) -> None:
    value = parse(case["text"])
    for unit in UNITS:
        if unit in case:
            assert truncate(value, unit).text == case[unit]


def test_long_years_have_no_decades() -> None:
    with pytest.raises(ValueError, match="no expression of the decade of Y12345"):
        truncate(parse("Y12345"), "decade")


@settings(deadline=None)
@given(values(), st.sampled_from(UNITS))
def test_cutting_keeps_the_time_within(value: Edtf, unit: Unit) -> None:
    try:
        cut = truncate(value, unit)
    except ValueError:
        assert "Y" in value.text or "S" in value.text
        return
    assert is_read(cut.text)
    assert truncate(cut, unit) == cut
    assert (cut.start == "open", cut.end == "open") == (value.start == "open", value.end == "open")
    if not SEASON.search(value.text):  # a winter runs on into the next year
        assert within(value, cut) == ("possible" if value.approximate or value.uncertain else "yes")
    assert within(value, cut) != "no"
