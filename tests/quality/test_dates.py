"""Dates on real data: EDTF literals, a wire's clock, the first document, and CLDR's own expectations."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import edtf
from archive.dates import find, parse, show
from tests.dates.icu import CALENDARS, differences

RESPELLED = {"bn": ("মহররম", "মুহররম")}
"""Names of months that CLDR 48 (ICU 78) spells otherwise than CLDR 46 (ICU 76), whose rows these are."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def test_edtf_literals(data: Path) -> None:
    literals = json.loads((data / "edtf" / "literals.json").read_text("utf-8"))
    wrong = []
    for kind, texts in literals.items():
        level = None if kind.startswith("invalid") else next(int(char) for char in kind if char.isdigit())
        for text in texts:
            try:
                read = edtf.parse(text).level
            except ValueError:
                read = None
            if read != level:
                wrong.append((kind, text, read))
    assert wrong == []


def test_the_clock_of_a_wire(data: Path) -> None:
    wrong = []
    for row in rows(data / "reuters" / "reuters21578.jsonl.gz"):
        date = parse(row["date_raw"])
        if date is None or date.edtf != row["date"]:
            wrong.append(row["date_raw"])
    assert wrong == []


def test_the_first_document(data: Path) -> None:
    text = next((data / "seed").iterdir()).read_text("utf-8")
    found = [(date.edtf, date.calendar, date.consistent) for date in find(text, "en")]
    assert found == [
        (date, "juche", True) for date in ("1960-08-29", "1966-10", "1986-03", "2015-09", "2018-11")
    ]


def test_korean_addresses(data: Path) -> None:
    for path in sorted((data / "korean").glob("*.txt")):
        years = Counter(date.edtf[:4] for date in find(path.read_text("utf-8"), "ko"))
        if years:
            assert abs(int(path.stem) - int(years.most_common(1)[0][0])) <= 1, path.name


@pytest.mark.parametrize("calendar", ["gregorian", "roc", "islamic"])
def test_shown_as_cldr_expects(data: Path, calendar: str) -> None:
    with gzip.open(data / "cldr" / "datetime-icu76.json.gz", "rt", encoding="utf-8") as file:
        expected = [
            row for row in json.load(file) if row["calendar"] == calendar and not row.get("timeLength")
        ]
    assert expected
    missed, respelled = [], []
    for row in expected:
        shown = show(row["input"][:10], locale=row["locale"], calendar=calendar)
        old, new = RESPELLED.get(row["locale"], ("", ""))
        if old and old in row["expected"]:
            respelled.append(row["expected"].replace(old, new) == shown != row["expected"])
        elif shown != row["expected"]:
            missed.append((row["locale"], row["input"], shown))
    assert missed == []
    assert respelled == [True] * (7 if calendar == "islamic" else 0)


@pytest.mark.parametrize("calendar", CALENDARS)
def test_shown_as_icu_shows(calendar: str) -> None:
    assert list(differences(calendar, days=2000)) == []
