"""The table of cases, and values of all kinds for the laws that hold for any."""

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from archive.edtf import Edtf, day_number, days_in_month, format_date, parse

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "edtf.toml").read_text("utf-8")
)

YEARS = st.integers(-9999, 9999)
MARKS = st.sampled_from(("", "", "", "?", "~", "%"))


def number(day: str | None) -> int | None:
    """The number of a day as the table writes it."""
    if day is None:
        return None
    sign, digits = (-1, day[1:]) if day.startswith("-") else (1, day)
    year, month, date = (int(part) for part in digits.split("-"))
    return day_number(sign * year, month, date)


@st.composite
def plain_dates(draw: st.DrawFn, years: st.SearchStrategy[int]) -> str:
    """A year, a month or a day."""
    year, month, parts = draw(years), draw(st.integers(1, 12)), draw(st.integers(1, 3))
    day = min(draw(st.integers(1, 31)), days_in_month(year, month))
    return format_date(*(year, month, day)[:parts])


@st.composite
def dates(draw: st.DrawFn, years: st.SearchStrategy[int] = YEARS) -> str:
    """A date with digits that may be unspecified, a season or a mark."""
    text = draw(plain_dates(years))
    if draw(st.integers(0, 4)) == 0:
        text = f"{format_date(draw(years))}-{draw(st.integers(21, 41))}"
    places = [place for place, char in enumerate(text) if char.isdigit()]
    masked = draw(st.one_of(st.just(()), st.lists(st.sampled_from(places), max_size=3)))
    text = "".join("X" if place in masked else char for place, char in enumerate(text)) + draw(MARKS)
    return text if is_read(text) else draw(plain_dates(years))


@st.composite
def values(draw: st.DrawFn, years: st.SearchStrategy[int] = YEARS) -> Edtf:
    """A date, a long year, an interval or a set."""
    kind = draw(st.sampled_from(("date", "date", "interval", "set", "long")))
    if kind == "long":
        text = draw(st.sampled_from(("Y12345", "Y-17E7", "Y171010000S3", "1950S2", "-0150S2")))
    elif kind == "interval":
        ends = st.one_of(st.sampled_from(("", "..")), dates(years), dates(years))
        text = f"{draw(ends)}/{draw(ends)}"
    elif kind == "set":
        items = draw(st.lists(dates(years), min_size=1, max_size=3))
        items += draw(st.sampled_from(([], [f"{items[0]}..{items[-1]}"], [f"{items[-1]}.."])))
        inside = draw(st.sampled_from(("", "..")))
        text = draw(st.sampled_from(("[{}]", "{{{}}}"))).format(inside + ",".join(items))
    else:
        text = draw(dates(years))
    return parse(text if is_read(text) else draw(dates(years)))


def is_read(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
