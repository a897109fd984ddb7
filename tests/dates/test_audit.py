"""The auditor of dates against its table of cases: what it finds, and above all what it does not."""

import datetime
import doctest
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from archive.article import Article, Mention, Original, Person, Published, Source
from archive.dates import find
from archive.dates.auditing import weekdays
from archive.dates.auditing.audit import Finding, audit
from archive.dates.auditing.bounds import bounds
from archive.dates.language import load
from archive.dates.tables import names_of, table

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "dates-audit.toml").read_text("utf-8"))[
    "case"
]


def article(case: dict[str, Any], *, relative: bool = False) -> Article:
    """The article of a case, with the dates that are found in it."""
    published, text = case.get("published"), case["text"]
    return Article(
        id="x",
        revision=1,
        language=case["language"],
        title="x",
        body=tuple(text.split("\n\n")),
        source=Source(id="x", name="x"),
        published=Published(edtf=published, verbatim=case.get("printed", published), evidence="x")
        if published
        else None,
        dates=tuple(find(text, case["language"], reference=published, relative=relative)),
        persons=tuple(
            Person(
                id=name,
                name=name,
                mentions=tuple(
                    Mention(verbatim=name, start=found.start(), end=found.end())
                    for found in re.finditer(name, text)
                ),
            )
            for name in case.get("persons", ())
        ),
        original=Original(sha256="0" * 64, media_type="text/plain", bytes=1, name="x"),
        ingested=case.get("ingested", "2026-11-24T23:00:00Z"),
        pipeline="x",
    )


@pytest.mark.parametrize("relative", [False, True])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:24]}")
def test_findings(case: dict[str, Any], relative: bool) -> None:
    """The same ones, whether words that mean a day only from the article's date are dates of it or not."""
    made = article(case, relative=relative)
    found = list(audit(made))
    expected = sorted(case["findings"])
    assert sorted((item.kind, item.verbatim) for item in found) == [
        (kind, words) for kind, words, _ in expected
    ]
    for item, (_, _, reason) in zip(
        sorted(found, key=lambda one: (one.kind, one.verbatim)), expected, strict=True
    ):
        assert reason in item.why
        assert item.severity == ("implied" if item.kind == "bounds" else "contradiction")
        if item.start is not None:
            assert " ".join(made.text[item.start : item.end].split()) == item.verbatim


def test_dates_in_the_reasons_are_shown_as_asked() -> None:
    case = {"language": "en", "text": "On Monday, 29 August 1961, it rained.", "published": "1961-08-30"}
    found: list[Finding] = list(audit(article(case), lambda edtf: f"<{edtf}>"))
    assert [item.why for item in found] == ["<1961-08-29> is a Tuesday, not a Monday"]


def test_what_is_implied_is_an_interval() -> None:
    """From the latest announcement to the latest day on which the article can have been dated."""
    made = article({"language": "en", "text": "In Juche 49 (1960), and in Reiwa 2."})
    assert [item.edtf for item in audit(made)] == ["2019-04-01/2026-11-25"]
    first, last = bounds(made)
    assert first is not None
    assert (first.calendar, first.era, first.edtf) == ("japanese", "reiwa", "2019-04-01")
    assert last == datetime.date(2026, 11, 25).toordinal()


@pytest.mark.parametrize("tag", ["und", "", "tlh", "x-private", "zxx"])
def test_a_language_without_names_has_no_weekdays(tag: str) -> None:
    assert weekdays.beside("Monday, 29 August 1961", (8, 22), tag, (0, 22)) is None
    assert weekdays.within("Monday, 29 August 1961", tag) is None


@pytest.mark.parametrize("name", names_of("weekdays"))
def test_tables_of_weekdays(name: str) -> None:
    data = table("weekdays", name)
    assert data["language"] == name
    assert all(data["sources"])
    keys = {"between", "elsewhere", "language", "locales", "names", "not_after", "short", "sources", "suffix"}
    assert set(data) <= keys
    for key in ("names", "short"):
        assert len(data.get(key, [()] * 7)) == 7
        spellings = [spelling for day in data.get(key, ()) for spelling in day]
        assert len(spellings) == len(set(spellings))
    for day in range(7):  # each further name is read, and as that day
        for spelling in data.get("names", [()] * 7)[day]:
            assert weekdays.within(spelling, name) == day
    assert load(name).months


def test_days_of_the_week() -> None:
    for day in (datetime.date(1961, 8, 29), datetime.date(1, 1, 1), datetime.date(2026, 11, 24)):
        assert weekdays.weekday_of(day.toordinal()) == day.weekday()


def test_examples() -> None:
    assert doctest.testmod(weekdays).failed == 0
