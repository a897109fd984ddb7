"""The page about dates: every row of its tables is what the code does."""

from pathlib import Path

import pytest

from archive.dates import calendars, find, show
from archive.dates.tables import names_of
from archive.edtf import format_date, from_day_number, parse

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text("utf-8")

Row = list[str]


def rows(heading: str, first: str, size: int) -> list[Row]:
    """The rows of the table below a heading whose first column has this name: cells without their marks."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = section.split(f"| {first} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    found = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]
    assert found
    assert all(len(row) == size for row in found)
    return found


def found(text: str, language: str, reference: str | None = None, *, relative: bool = False) -> list[str]:
    return [date.edtf for date in find(text, language, reference=reference, relative=relative)]


def day(number: int | None) -> str:
    return "—" if number is None else format_date(*from_day_number(number))


def dates(cell: str) -> list[str]:
    return cell.replace("—", "").split()


@pytest.mark.parametrize(
    ("edtf", "precision", "first", "last", "_words"), rows("What a date is here", "EDTF", 5)
)
def test_value(edtf: str, precision: str, first: str, last: str, _words: str) -> None:
    value = parse(edtf)
    assert (value.precision, day(value.first), day(value.last)) == (precision, first, last)


@pytest.mark.parametrize(("text", "language", "edtf", "calendar"), rows("What is found", "text", 4))
def test_found(text: str, language: str, edtf: str, calendar: str) -> None:
    mentions = find(text, language)
    assert [date.edtf for date in mentions] == dates(edtf)
    assert {date.calendar for date in mentions} == {calendar}


def test_found_covers_languages_and_calendars() -> None:
    table = rows("What is found", "text", 4)
    assert len({language.split("-")[0] for _, language, *_ in table}) >= 15
    assert {row[3] for row in table} == set(calendars()) - {"islamic"}


@pytest.mark.parametrize(("text", "language", "_why"), rows("What is not taken for a date", "text", 3))
def test_not_found(text: str, language: str, _why: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("reference", "text", "language", "edtf"), rows("Dates without a year", "article's date", 4)
)
def test_without_a_year(reference: str, text: str, language: str, edtf: str) -> None:
    mentions = find(text, language, reference=reference)
    assert [date.edtf for date in mentions] == dates(edtf)
    assert all(date.reference == reference for date in mentions)


@pytest.mark.parametrize(
    ("reference", "text", "language", "edtf"), rows("Relative dates", "article's date", 4)
)
def test_relative(reference: str, text: str, language: str, edtf: str) -> None:
    assert found(text, language, reference, relative=True) == dates(edtf)
    assert found(text, language, reference) == []


@pytest.mark.parametrize(("edtf", "locale", "calendar", "shown"), rows("Display", "EDTF", 4))
def test_shown(edtf: str, locale: str, calendar: str, shown: str) -> None:
    assert show(edtf, locale=locale, calendar=calendar) == shown


def test_calendars() -> None:
    assert {row[0] for row in rows("Calendars", "calendar", 4)} == set(calendars()) - {"islamic"}


@pytest.mark.parametrize(
    ("folder", "words", "least"),
    [("languages", "More than fifty languages", 50), ("relative", "More than thirty languages", 30)],
)
def test_numbers_of_languages(folder: str, words: str, least: int) -> None:
    assert words in PAGE
    assert len(names_of(folder)) > least
