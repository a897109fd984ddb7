"""What only the article's date makes clear, against the table of cases; and the tables behind it."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import find
from archive.dates.finding.relative_forms import UNITS, forms
from archive.dates.tables import names_of, table
from archive.edtf import parse

FILE = Path(__file__).parent.parent / "cases" / "dates-relative.toml"
CASES = [
    (language, *case)
    for language, cases in tomllib.loads(FILE.read_text("utf-8"))["cases"].items()
    for case in cases
]
MARKED = re.compile(r"⟦([^|⟧]*)\|([^|⟧]*)(?:\|([^|⟧]*))?⟧")

KEYS = {
    "ago", "ahead", "calendar", "count_not", "day", "day_last", "day_next", "day_not", "day_of_month",
    "from_now", "future", "language", "last", "links", "month_not", "month_number", "month_of_year", "next",
    "not", "numbers", "past", "prefixes", "quarter_not", "quarters", "seasons", "short_weekdays", "sources",
    "this", "units", "verb_last", "weekday_before", "weekday_not", "weekday_of_week", "weekday_parts",
    "weekdays", "words",
}  # fmt: skip

Expected = tuple[int, int, str, str, str]


def unmarked(marked: str) -> tuple[str, list[Expected]]:
    text, expected, last = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[last : match.start()]
        expected.append((len(text), len(text) + len(match[1]), match[1], match[2], match[3] or "gregorian"))
        text += match[1]
        last = match.end()
    return text + marked[last:], expected


@pytest.mark.parametrize(("language", "reference", "marked"), CASES)
def test_relative_dates(language: str, reference: str, marked: str) -> None:
    text, expected = unmarked(marked)
    found = find(text, language, reference=reference, relative=True)
    assert [(item.start, item.end, item.verbatim, item.edtf, item.calendar) for item in found] == expected
    stated = {item.start for item in find(text, language)}
    for item in found:
        assert item.reference == (None if item.start in stated else reference)


def test_off_unless_asked_for() -> None:
    assert find("yesterday and last year", "en", reference="2011-12-01") == []
    assert find("yesterday and last year", "en", relative=True) == []
    assert find("yesterday and last year", "xx", reference="2011-12-01", relative=True) == []


@pytest.mark.parametrize(
    "reference", ["2011-12-01/2011-12-03", "201X", "2011-XX", "2011-23", "1986-12?", "../2011"]
)
def test_a_vague_article_gives_no_days(reference: str) -> None:
    found = find("They met yesterday, on Friday, last week.", "en", reference=reference, relative=True)
    assert found == []


def test_doubt_of_the_article_is_doubt_of_the_day() -> None:
    text = "It rained yesterday and last week."
    found = find(text, "en", reference="2011-12-01?", relative=True)
    assert [item.edtf for item in found] == ["2011-11-30?", "2011-11-21?/2011-11-27?"]


def test_weeks_and_months_over_the_end_of_a_year() -> None:
    text = "last week, next week, last month, two months ago, in January next year"
    found = find(text, "en", reference="2012-01-01", relative=True)
    assert [item.edtf for item in found] == [
        "2011-12-19/2011-12-25", "2012-01-02/2012-01-08", "2011-12", "2011-11", "2013-01",
    ]  # fmt: skip


@pytest.mark.parametrize("name", names_of("relative"))
def test_tables(name: str) -> None:
    data = table("relative", name)
    assert data["language"] == name
    assert all(data["sources"])
    assert set(data) <= KEYS
    assert all(re.fullmatch(r"-?\d+ (?:day|week|month|year)", offset) for offset in data["words"])
    assert {"0 day", "0 year", "-1 year", "1 year"} <= set(data["words"])
    assert set(data.get("units", UNITS)) == set(UNITS)
    assert len(data.get("weekdays", [[]] * 7)) == 7
    found = forms(name)
    assert found is not None
    assert set(found.weekdays.values()) == set(range(7))
    assert data.get("units") is None or len(set(found.numbers.values())) >= 10


@pytest.mark.parametrize("language", names_of("relative"))
@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_any_text_gives_sound_dates(language: str, data: st.DataObject) -> None:
    words = [word for spelled in table("relative", language)["words"].values() for word in spelled]
    text = "".join(
        data.draw(st.lists(st.sampled_from([*words, " ", ", ", "3", "일", "日", "\n", "x"]), max_size=12))
    )
    last = 0
    for date in find(text, language, reference="2011-12-01", relative=True):
        assert last <= date.start < date.end
        assert text[date.start : date.end] == date.verbatim
        assert parse(date.edtf).text == date.edtf
        last = date.end
