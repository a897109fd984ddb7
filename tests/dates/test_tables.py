"""The tables of calendars and languages: whole, sourced, and sound."""

import re

import pytest

from archive.dates import calendar as calendars
from archive.dates import language as languages
from archive.dates.finding.grammar import grammar
from archive.dates.tables import names_of, table
from archive.edtf import parse

LANGUAGE_KEYS = {
    "about", "about_after", "after", "and", "attributive", "before", "beside", "calendars", "centuries",
    "coming", "counted", "day_suffix", "decade_words", "decades", "events", "first_year", "forms",
    "language", "last_year", "locales", "lunar", "month_before", "months", "next_year", "not_after",
    "not_before", "numerals", "order", "ordinals", "past", "period_forms", "periods", "prefixes",
    "relative", "sources", "spaced", "span_before", "standing", "standing_months", "this_year", "to",
    "year_word", "yearless", "yearless_periods",
}  # fmt: skip


@pytest.mark.parametrize("name", names_of("languages"))
def test_languages(name: str) -> None:
    data = table("languages", name)
    assert data["language"] == name
    assert all(data["sources"])
    assert set(data) <= LANGUAGE_KEYS
    assert not data.get("months") or len(data["months"]) == 12
    assert all("{year}" in form for form in data.get("forms", ()))
    assert not any("{year}" in form for form in data.get("yearless", ()))
    for loose in (False, True):
        assert isinstance(grammar(name, loose=loose).starts, re.Pattern)


@pytest.mark.parametrize("name", names_of("languages"))
def test_a_month_has_one_meaning(name: str) -> None:
    names = [spelling for month in table("languages", name).get("months", ()) for spelling in month]
    assert len(names) == len(set(names))
    months = languages.load(name).months
    assert set(months.values()) == set(range(1, 13))


@pytest.mark.parametrize("name", names_of("calendars"))
def test_calendars(name: str) -> None:
    data = table("calendars", name)
    assert data["id"] == name
    assert all(data["sources"])
    found = calendars.calendar(name)
    for day in (found.first_day, found.last_day):
        assert day is None or parse(day).precision == "day"
    assert parse(data["used"]).precision == "interval"
    for era in found.eras:
        assert parse(era.first_day).precision == parse(era.last_day).precision == "day"
        assert era.first_day < era.last_day
        assert era.first <= era.last
        assert era.year((era.first - era.offset) * era.sign) == era.first
        assert era.year(0) is None


@pytest.mark.parametrize("name", names_of("calendars"))
def test_months_of_a_calendar_of_its_own(name: str) -> None:
    data = table("calendars", name)
    found = calendars.calendar(name)
    if not found.own_months:
        assert not found.month_spellings
        assert found.own_era is None
        return
    assert not found.eras
    assert len({len(months) for months in found.month_spellings.values()}) == 1
    for months in found.month_spellings.values():
        assert len(months) in {12, 13}
        spellings = [spelling for month in months for spelling in month]
        assert len(spellings) == len(set(spellings))
    if "era" in data:
        assert found.own_era is not None
        written = {name for names in (found.own_era.before, found.own_era.after) for name in names.values()}
        assert found.own_era.needs_month <= {spelling for names in written for spelling in names}


def test_an_era_has_one_name() -> None:
    for name in names_of("calendars"):
        ids = [era.id for era in calendars.calendar(name).eras]
        assert len(ids) == len(set(ids)), name


def test_a_spelling_names_one_era() -> None:
    for name in (*names_of("languages"), "sw"):
        spellings = [(spelling, before) for spelling, before, _ in calendars.eras(name)]
        assert len(spellings) == len(set(spellings)), name
        own = [(spelling, before) for spelling, before, _ in calendars.own_eras(name)]
        assert len(own) == len(set(own)), name
        assert not set(own) & set(spellings), name
        marks = [mark for mark, _ in calendars.markers(name)]
        assert len(marks) == len(set(marks)), name
