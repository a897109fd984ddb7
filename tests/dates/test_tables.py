"""The tables of calendars and languages: whole, sourced, and sound."""

import re

import pytest

from archive.dates import calendar as calendars
from archive.dates import language as languages
from archive.dates.grammar import grammar
from archive.dates.tables import names_of, table
from archive.edtf import parse

LANGUAGE_KEYS = {
    "after", "and", "before", "day_suffix", "decades", "first_year", "forms", "language", "locales", "months",
    "not_after", "order", "show", "sources", "spaced", "span_before", "to", "year_word", "yearless",
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
    for text in data.get("show", {}).values():
        assert all(item.count("{}") == 1 for item in ([text] if isinstance(text, str) else text))
    assert len(data.get("show", {}).get("seasons", "1234")) == 4
    for loose in (False, True):
        assert isinstance(grammar(name, loose=loose).regex, re.Pattern)


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
    for era in found.eras:
        assert era.first <= era.last
        assert era.year((era.first - era.offset) * era.sign) == era.first
        assert era.year(0) is None


def test_a_spelling_names_one_era() -> None:
    for name in (*names_of("languages"), "sw"):
        spellings = [(spelling, before) for spelling, before, _ in calendars.eras(name)]
        assert len(spellings) == len(set(spellings)), name
