"""Showing dates against the table of cases, and reading back what is shown."""

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import calendars, parse, show
from archive.dates.showing.words import words
from archive.dates.tables import names_of, table
from archive.errors import UsageError
from archive.languages.tables import known_languages
from tests.dates.icu import CALENDARS, differences

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


@pytest.mark.parametrize("calendar", CALENDARS)
def test_days_are_written_as_icu_writes_them(calendar: str) -> None:
    assert list(differences(calendar, days=200)) == []


@pytest.mark.parametrize("calendar", calendars())
@pytest.mark.parametrize(
    "locale", ["en", "ko", "ar-EG", "fa", "zh-Hant", "th", "he", "my", "vi", "hu", "lt", "sw"]
)
def test_no_two_spans_look_alike(calendar: str, locale: str) -> None:
    ends = ["1960-08-03", "1960-08-13", "1960-09-03", "1960-09-13", "1961-08-03", "1961-12-13", "1989-08-03"]
    spans = [f"{first}/{last}" for place, first in enumerate(ends) for last in ends[place + 1 :]]
    spans += ["1960-08/1960-09", "1960-08/1961-08", "1960-08/1989-08", "1960/1961", "1960/1989", "1961/1989"]
    assert len({show(edtf, locale=locale, calendar=calendar) for edtf in spans}) == len(spans)


WORD_KEYS = {
    "approximate", "century", "decade", "from_unknown", "halves", "inflected", "seasons", "since",
    "to_unknown", "uncertain", "until",
}  # fmt: skip


@pytest.mark.parametrize("name", names_of("words"))
def test_words(name: str) -> None:
    data = table("words", name)
    assert data.pop("language") == name
    assert all(data.pop("sources"))
    scripts = {key for key in data if key[0].isupper()}
    for script in (None, *scripts):
        said = {**data, **data.get(script or "", {})}
        assert set(said) - scripts <= WORD_KEYS
        found = words(name, script)
        assert {unit for texts in found.phrases.values() for unit in texts} <= {
            "",
            "day",
            "month",
            "year",
            "other",
        }
        assert set(found.inflected) <= set(found.phrases)
        assert len(found.seasons) in {0, 4}
        assert len(found.halves) in {0, 2}
        phrases = [text for texts in found.phrases.values() for text in texts.values()]
        assert all(text.count("{}") == 1 for text in (*phrases, *found.seasons, *found.halves))
        assert len({*found.seasons, *found.halves}) == len(found.seasons) + len(found.halves)
        assert all(text.format(1960, tens=60, n=20, roman="XX") != text for text in found.decade.values())
        numbers = {text.format(n=20, roman="XX", year=1900) for text in found.century.values()}
        assert not any("{" in text for text in numbers)


@pytest.mark.parametrize("language", sorted(known_languages()))
def test_every_language_has_words_or_signs_for_every_precision(language: str) -> None:
    """No two kinds of dates look alike, and none says more or less than it knows."""
    kinds = [
        "1966",
        "1966~",
        "1966?",
        "1966%",
        "1966/..",
        "../1966",
        "1966/",
        "/1966",
        "196X",
        "19XX",
        "1966-10",
    ]
    shown = [show(edtf, locale=language) for edtf in (*kinds, "1966-33", "1966-34", "1966-40", "1966-41")]
    assert len(set(shown)) == len(shown)
    assert not any({"{", "}", "X"} & set(text.replace("XX", "")) for text in shown)
