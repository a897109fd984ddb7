"""Dates in order of time: of an article on an axis, of a search in buckets."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

import archive
from archive.edtf import parse
from archive.press import Press

ROWS = {
    "long": (
        "1961-05-01",
        "In October 1966, on 29 August 1960 and in 1986; also 29 August 1960. In the 1970s too.",
    ),
    "days": ("2023-09-06", "It began on 1 September 2023 and ended on 5 September 2023."),
    "none": (None, "Nothing is dated here."),
    "vague": ("1960", "It was in 1960."),
}


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    folder = tmp_path_factory.mktemp("timeline")
    rows = folder / "rows.jsonl"
    lines = [{"id": name, "date": date, "title": name, "text": text} for name, (date, text) in ROWS.items()]
    rows.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    with archive.create(folder / "home") as press:
        assert press.ingest([rows], language="en").added == len(ROWS)
        yield press


@pytest.fixture(scope="module")
def ids(press: Press) -> dict[str, str]:
    return {article.title: article.id for article in press.articles()}


def test_each_date_stands_once_in_the_order_of_time(press: Press, ids: dict[str, str]) -> None:
    line = press.timeline(ids["long"], locale="en-GB")
    assert [mark.edtf for mark in line.marks] == ["1960-08-29", "1961-05-01", "1966-10", "197X", "1986"]
    assert [mark.edtf for mark in line.marks if mark.published] == ["1961-05-01"]
    assert line.marks[0].verbatims == ("29 August 1960",)
    assert (line.scale, line.first, line.last, line.undated) == ("year", "1960-01-01", "1986-12-31", ())
    assert [tick.number for tick in line.ticks] == list(range(1960, 1987))
    assert line.ticks[0].at == 0.0
    assert line.marks[-1].end == 1.0


@pytest.mark.parametrize("name", ["long", "days", "vague"])
@pytest.mark.parametrize(
    "calendar", ["gregorian", "juche", "islamic-umalqura", "hebrew", "julian", "french-republican"]
)
def test_places_are_in_proportion_to_days(
    press: Press, ids: dict[str, str], name: str, calendar: str
) -> None:
    line = press.timeline(ids[name], locale="en", calendar=calendar)
    assert line.first is not None
    assert line.last is not None
    first, last = parse(line.first).first, parse(line.last).last
    assert first is not None
    assert last is not None
    length = last + 1 - first
    for mark in line.marks:
        value = parse(mark.edtf)
        assert (mark.start, mark.end) == (
            None if value.first is None else (value.first - first) / length,
            None if value.last is None else (value.last + 1 - first) / length,
        )
        assert mark.display == press.show_date(mark.edtf, locale="en", calendar=calendar)
    places = [tick.at for tick in line.ticks]
    assert places == sorted(set(places))
    assert [tick.at * length for tick in line.ticks] == pytest.approx(
        [(parse(tick.edtf).first or 0) - first for tick in line.ticks]
    )


def test_ticks_are_of_the_calendar(press: Press, ids: dict[str, str]) -> None:
    line = press.timeline(ids["long"], locale="en", calendar="islamic-umalqura")
    assert [line.ticks[0].display, line.ticks[-1].display] == ["1380 AH", "1407 AH"]
    assert press.timeline(ids["days"], locale="ar-EG").ticks[0].display == "١ سبتمبر ٢٠٢٣"


def test_an_article_without_dates(press: Press, ids: dict[str, str]) -> None:
    line = press.timeline(ids["none"])
    assert (line.first, line.ticks, line.marks, line.undated) == (None, (), (), ())


def counts(press: Press, **asked: Any) -> dict[str, tuple[int, int]]:
    found = press.chronology(locale="en", **asked)
    return {
        value.value: (value.count, value.possible) for value in found.buckets if value.count or value.possible
    }


def test_what_articles_mention_is_counted(press: Press) -> None:
    assert counts(press, by="decade") == {"196X": (2, 0), "197X": (1, 0), "198X": (1, 0), "202X": (1, 0)}
    by_year = press.chronology(by="year")
    assert by_year.field == "mentioned-year"
    years = [int(value.value) for value in by_year.buckets]
    assert years == list(range(1960, 2024))
    assert dict(zip(years, by_year.buckets, strict=True))[1970].possible == 1


def test_what_to_count_by_suits_the_span(press: Press) -> None:
    assert press.chronology().by == "decade"
    assert press.chronology(year=["1961"]).by == "year"
    assert press.chronology(year=["2023"]).by == "month"
    assert press.chronology("nothing").buckets == ()


def test_articles_are_counted_by_their_own_dates(press: Press) -> None:
    assert counts(press, by="year", published=True) == {"1960": (1, 0), "1961": (1, 0), "2023": (1, 0)}
    assert press.chronology(by="month", published=True, year=["1960"]).buckets[0].possible == 1


def test_labels_are_in_the_calendar(press: Press) -> None:
    found = press.chronology(by="year", locale="ko", calendar="juche", year=["1961"])
    assert found.buckets[0].label == "주체49(1960)년"
    assert found.buckets[1].label == "주체50(1961)년"
