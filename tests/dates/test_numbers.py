"""Numerals, times of day and the arithmetic of calendars."""

import datetime
import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import edtf
from archive.dates import conversion, numerals
from archive.dates.cldr import pattern
from archive.dates.conversion import julian
from archive.dates.finding import stamps
from archive.dates.numerals import native_digits, number
from archive.dates.showing import display, words


@pytest.mark.parametrize(
    "module", [conversion, display, edtf, numerals, stamps, words], ids=lambda module: str(module.__name__)
)
def test_examples_in_the_documentation(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]  # a module, by its parameters
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("", None), ("12a", None), ("②", None), ("２９", 29), ("२९", 29)],
        *[("元", 1), ("二", 2), ("十", 10), ("十二", 12), ("二十", 20), ("廿九", 29), ("卅一", 31)],
        *[("一百零八", 108), ("一〇八", 108)],
    ],
)
def test_numerals(text: str, value: int | None) -> None:
    assert number(text) == value


@given(st.integers(0, 9999), st.sampled_from(["arab", "arabext", "beng", "deva", "latn", "nonsense"]))
def test_native_digits_are_read_back(value: int, system: str) -> None:
    assert number(native_digits(str(value), system)) == value


@given(st.integers(-1_000_000, 1_000_000))
def test_the_julian_calendar_steps_by_days(day: int) -> None:
    today, tomorrow = julian(day), julian(day + 1)
    assert today < tomorrow
    assert tomorrow[2] == today[2] + 1 or (tomorrow[2] == 1 and today[2] >= 28)
    if tomorrow[1:] == (3, 1):
        assert today[2] == (29 if today[0] % 4 == 0 else 28)


def test_the_two_calendars_meet() -> None:
    assert julian(datetime.date(1582, 10, 15).toordinal()) == (1582, 10, 5)
    assert julian(edtf.day_number(300, 1, 1)) == (300, 1, 1)
    assert julian(edtf.day_number(-4712, 1, 1)) == (-4712, 2, 8)


def test_patterns_are_taken_apart() -> None:
    assert [(piece.letter, piece.text) for piece in pattern("y('e')'ko' MMMM d 'o''clock'")] == [
        ("y", "y"),
        ("", "(e)ko "),
        ("M", "MMMM"),
        ("", " "),
        ("d", "d"),
        ("", " o'clock"),
    ]
