"""Showing dates against the table of cases, and reading back what is shown."""

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import calendars, parse, show
from archive.errors import UsageError

TABLE = tomllib.loads((Path(__file__).parent.parent / "cases" / "dates-show.toml").read_text("utf-8"))


@pytest.mark.parametrize(("edtf", "locale", "text"), TABLE["cases"])
def test_gregorian(edtf: str, locale: str, text: str) -> None:
    assert show(edtf, locale=locale) == text


@pytest.mark.parametrize(
    ("calendar", "edtf", "locale", "text"),
    [(calendar, *case) for calendar, cases in TABLE["calendars"].items() for case in cases],
)
def test_other_calendars(calendar: str, edtf: str, locale: str, text: str) -> None:
    assert show(edtf, locale=locale, calendar=calendar) == text


@pytest.mark.parametrize("calendar", calendars())
@pytest.mark.parametrize(
    "edtf", ["1960-08-29", "1966-10", "1966", "196X", "1966-21", "2023~", "1985/..", "-0043-03-15"]
)
@pytest.mark.parametrize("locale", ["en", "ko", "ar-EG", "fa", "zh-Hant-TW", "th", "am", "eu"])
def test_every_calendar_takes_every_precision(calendar: str, edtf: str, locale: str) -> None:
    text = show(edtf, locale=locale, calendar=calendar)
    assert text.strip() == text != ""
    assert not {"{", "}", "X"} & set(text)


@pytest.mark.parametrize(
    ("edtf", "locale", "calendar", "named"),
    [
        ("1960-08-29", "xx", "gregorian", "unknown locale 'xx'"),
        ("1960-08-29", "", "gregorian", "unknown locale ''"),
        ("1960-08-29", "en", "mayan", "unknown calendar 'mayan'; there are .*juche"),
        ("29 August", "en", "gregorian", "'29 August' is not a date"),
    ],
)
def test_wrong_use_is_named(edtf: str, locale: str, calendar: str, named: str) -> None:
    with pytest.raises(UsageError, match=named):
        show(edtf, locale=locale, calendar=calendar)


def test_the_months_of_one_language_do_not_leak_into_another() -> None:
    assert show("XXXX-05", locale="zh") == "五月"
    assert show("XXXX-05", locale="he") == "מאי"
    assert show("XXXX-05", locale="es") == "mayo"
    assert show("XXXX-05", locale="fr") == "mai"


@pytest.mark.parametrize(
    "locale", ["en", "en-GB", "ko", "zh", "zh-Hant", "ja", "ru", "es", "fr", "de", "ar-EG"]
)
@pytest.mark.parametrize("calendar", ["gregorian", "juche"])
@settings(deadline=None, max_examples=12)
@given(day=st.dates(datetime.date(1000, 1, 1), datetime.date(2111, 12, 31)))
def test_a_day_shown_is_read_back(locale: str, calendar: str, day: datetime.date) -> None:
    text = show(day.isoformat(), locale=locale, calendar=calendar)
    date = parse(text, language=locale)
    assert date is not None
    assert date.edtf == day.isoformat()
    assert date.calendar == (calendar if day.year >= 1912 else "gregorian")


@pytest.mark.parametrize("locale", ["en", "ko", "zh", "ja", "ru", "es", "fr", "de"])
@pytest.mark.parametrize("edtf", ["1966-10", "1966-05", "196X", "1961-05-03/1961-05-05"])
def test_coarser_dates_are_read_back(locale: str, edtf: str) -> None:
    date = parse(show(edtf, locale=locale), language=locale)
    assert date is not None
    assert date.edtf == edtf
