"""Counts and filters of dates on every engine, against the days that each date may be."""

from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archive import edtf
from archive.index import Request
from archive.index.searching import search
from tests.index.library import article
from tests.index.test_contract import counts, make_reference, make_whoosh

YEARS: Final = range(1950, 1980)
"""All dates that are drawn lie in these years, or are open."""

START, END = edtf.day_number(YEARS[0], 1, 1), edtf.day_number(YEARS[-1], 12, 31)
AFTER, BEFORE = END + 1, START - 1
"""Stand for every day after and before: no bucket of these years holds them."""

UNITS: Final = ("year", "decade", "month")


class Drawn(NamedTuple):
    """An EDTF expression, and of each date that it means the days on which that may be."""

    text: str
    dates: tuple[frozenset[int], ...]

    def __repr__(self) -> str:
        return self.text


def month_days(year: int, month: int) -> range:
    return range(
        edtf.day_number(year, month, 1), edtf.day_number(year, month, edtf.days_in_month(year, month)) + 1
    )


def year_days(year: int) -> range:
    return range(edtf.day_number(year, 1, 1), edtf.day_number(year, 12, 31) + 1)


def one(text: str, days: Iterable[int]) -> Drawn:
    return Drawn(text, (frozenset(days),))


def masked_days(month: int | None, years: Sequence[int], day: int) -> list[int]:
    months = range(1, 13) if month is None else [month]
    return [edtf.day_number(year, number, day) for year, number in product(years, months)]


some_years = st.sampled_from([1958, 1959, 1960, 1961, 1962, 1970, 1979])
some_months = st.sampled_from([1, 2, 8, 12])
marks = st.sampled_from(["", "~", "?"])
years = st.builds(lambda year, mark: one(f"{year}{mark}", year_days(year)), some_years, marks)
months = st.builds(
    lambda year, month, mark: one(f"{year}-{month:02}{mark}", month_days(year, month)),
    some_years,
    some_months,
    marks,
)
days = st.builds(
    lambda year, month, day: one(f"{year}-{month:02}-{day:02}", [edtf.day_number(year, month, day)]),
    some_years,
    some_months,
    st.sampled_from([1, 12, 28]),
)
units = years | months | days
seasons = st.builds(
    lambda year, season: one(
        f"{year}-{21 + season}",
        [day for month in range(3) for day in month_days(year, 3 + 3 * season + month)],
    ),
    some_years,
    st.integers(0, 2),
)
decades = st.sampled_from([195, 196, 197]).map(
    lambda number: one(
        f"{number}X", (day for year in range(number * 10, number * 10 + 10) for day in year_days(year))
    )
)
centuries = st.just(one("19XX", range(BEFORE, AFTER + 1)))
masked = st.builds(
    lambda year, day: one(f"{year}-XX-{day}", masked_days(None, [year], day)),
    some_years,
    st.sampled_from([12, 28]),
) | st.builds(
    lambda month: one(f"196X-{month:02}-12", masked_days(month, range(1960, 1970), 12)), some_months
)


def interval(first: Drawn, last: Drawn) -> Drawn:
    first, last = sorted((first, last), key=lambda item: min(item.dates[0]))
    return one(f"{first.text}/{last.text}", range(min(first.dates[0]), max(last.dates[0]) + 1))


def every(drawn: Sequence[Drawn]) -> Drawn:
    return Drawn(
        f"{{{','.join(item.text for item in drawn)}}}", tuple(date for item in drawn for date in item.dates)
    )


def either(drawn: Sequence[Drawn]) -> Drawn:
    return one(f"[{','.join(item.text for item in drawn)}]", (day for item in drawn for day in item.dates[0]))


open_ends = units.map(lambda item: one(f"{item.text}/..", range(min(item.dates[0]), AFTER + 1))) | units.map(
    lambda item: one(f"../{item.text}", range(BEFORE, max(item.dates[0]) + 1))
)
members = st.lists(units, min_size=1, max_size=3)
filters = st.one_of(
    units, seasons, decades, masked, st.builds(interval, units, units), open_ends, members.map(either)
)
some_dates = filters | centuries | members.map(every) | st.just(Drawn("XXXX-07-14", ()))
some_articles = st.lists(
    st.tuples(st.none() | some_dates, st.lists(some_dates, max_size=4)), min_size=1, max_size=7
)


def bucket(day: int, unit: str) -> str:
    year, month, _ = edtf.from_day_number(day)
    return {"year": f"{year}", "decade": f"{year // 10}X", "month": f"{year}-{month:02}"}[unit]


KNOWN: Final = {unit: {bucket(day, unit) for day in range(START, END + 1)} for unit in UNITS}
BUCKETS: Final = {unit: {day: bucket(day, unit) for day in range(BEFORE, AFTER + 1)} for unit in UNITS}


def counted(articles: Sequence[Sequence[frozenset[int]]], unit: str) -> dict[str, tuple[int, int]]:
    """Certain and possible articles of each bucket, by definition."""
    names = BUCKETS[unit]
    found: dict[str, list[int]] = {}
    for dates in articles:
        held = [{names[day] for day in date} for date in dates]
        certain = {name for one in held if len(one) == 1 for name in one}
        for name in set().union(*held):
            found.setdefault(name, [0, 0])[name not in certain] += 1
    return {name: (certain, possible) for name, (certain, possible) in found.items() if name in KNOWN[unit]}


def few(articles: Sequence[Sequence[frozenset[int]]], unit: str) -> set[str]:
    """The buckets of dates that may be in ten at most, all of them within the known years."""
    names = BUCKETS[unit]
    held = [{names[day] for day in date} for dates in articles for date in dates]
    return set().union(*(one for one in held if len(one) <= 10 and one <= KNOWN[unit]))


@settings(
    deadline=None,
    max_examples=40,
    database=None,
    phases=[Phase.generate],  # making a failure smaller would write thousands of indexes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(drawn=some_articles, wanted=st.lists(filters, min_size=1, max_size=3), every_one=members)
def test_counts_and_filters_are_those_of_the_days(
    drawn: list[tuple[Drawn | None, list[Drawn]]], wanted: list[Drawn], every_one: list[Drawn]
) -> None:
    library = [
        article(
            f"a{number}", published=published and published.text, mentions=[item.text for item in mentions]
        )
        for number, (published, mentions) in enumerate(drawn)
    ]
    dates: dict[str, list[Sequence[frozenset[int]]]] = {
        "": [published.dates if published else () for published, _ in drawn],
        "mentioned-": [[date for item in mentions for date in item.dates] for _, mentions in drawn],
    }
    with TemporaryDirectory() as folder:
        for make in (make_reference, make_whoosh):
            engine = make(Path(folder), [library[:3], library[3:]])
            asked = Request(facets={f"{kind}{unit}": None for kind in dates for unit in UNITS}, limit=0)
            result = search(engine, asked, None)
            for kind, unit in product(dates, UNITS):
                expected = counted(dates[kind], unit)
                listed = {
                    name: value
                    for name, value in counts(result, f"{kind}{unit}").items()
                    if name in KNOWN[unit]
                }
                assert listed == {name: expected.get(name) for name in listed}, (kind, unit)
                # What is possible may be left out, where only dates say so that are too vague.
                assert {name for name, (sure, _) in expected.items() if sure} <= set(listed)
                assert few(dates[kind], unit) <= set(listed)
            for item, certain in product([*wanted, every(every_one)], (True, False)):
                expected_ids = [
                    f"a{number}"
                    for number, mine in enumerate(dates["mentioned-"])
                    if meets(mine, item, certain)
                ]
                asked = Request(filters={"mentions": [item.text]}, certain=certain, limit=None)
                assert sorted(hit.id for hit in search(engine, asked, None).hits) == expected_ids, item.text
                query = f'mentions:"{item.text}"'
                hits = search(engine, Request(query=query, certain=certain, limit=None), None).hits
                assert sorted(hit.id for hit in hits) == expected_ids, query
            engine.close()


def meets(mine: Sequence[frozenset[int]], wanted: Drawn, certain: bool) -> bool:
    """Whether for each of the dates that are wanted one lies in it, or may."""
    return all(any(date <= other if certain else date & other for date in mine) for other in wanted.dates)
