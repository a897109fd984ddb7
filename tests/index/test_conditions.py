"""Values of filters, from words to conditions."""

from typing import Any

import pytest

from archive import edtf
from archive.errors import UsageError
from archive.index import Index, Request
from archive.index.conditions import During, OneOf, condition, days, filters
from archive.index.values import matching
from tests.index.library import article, write


def span(text: str) -> tuple[int | None, int | None]:
    value = edtf.parse(text)
    return value.first, value.last


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("year", "2011", "2011"),
        ("year", " 960 ", "0960"),
        ("year", "-44", "-0044"),
        ("year", "Y12011", "Y12011"),
        ("year", "２０１１", "2011"),
        ("decade", "1960", "196X"),
        ("decade", "1960s", "196X"),
        ("decade", "1967", "196X"),
        ("decade", "196x", "196X"),
        ("month", "2011-12", "2011-12"),
        ("month", "2011/2", "2011-02"),
        ("mentions", "1960", "1960"),
        ("mentions", "1960s", "196X"),
        ("mentions", "1955/1962", "1955/1962"),
        ("date", "1966-10~", "1966-10~"),
    ],
)
def test_dates_as_people_write_them(name: str, text: str, expected: str) -> None:
    assert days(name, text) == span(expected)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("year", "soon"),
        ("year", "2011-12"),
        ("year", ""),
        ("decade", "60s"),
        ("month", "2011-13"),
        ("month", "2011"),
        ("mentions", "never"),
        ("decade", "19X6"),
        ("year", "196X"),
    ],
)
def test_what_is_no_date_is_wrong_use(name: str, text: str) -> None:
    with pytest.raises(UsageError, match="write it like"):
        condition(name, text)


def test_the_filters_of_a_request() -> None:
    request = Request(
        filters={"person": ["a", ("b", "c")], "year": ["2011"], "place": []},
        excluded={"source": ["kcna"]},
        date_to=7,
        certain=True,
    )
    made = filters(request)
    first, last = span("2011")
    assert made.required == {
        "person": (OneOf(field="person", values=("a",)), OneOf(field="person", values=("b", "c"))),
        "year": (During(field="published", first=first, last=last),),
        "date": (During(field="published", first=None, last=7),),
    }
    assert made.excluded == (OneOf(field="source", values=("kcna",)),)
    assert made.certain


@pytest.mark.parametrize(
    "asked",
    [{"filters": {"colour": ["red"]}}, {"excluded": {"mentioned-year": ["1"]}}, {"facets": {"title": 3}}],
)
def test_unknown_names_are_wrong_use(tmp_path: Any, asked: dict[str, Any]) -> None:
    write(tmp_path, [article("a")])
    with Index.open(tmp_path) as index, pytest.raises(UsageError, match="there is no"):
        index.search(Request(**asked))


@pytest.mark.parametrize(
    ("field", "wanted", "texts", "expected"),
    [
        ("language", ["zh-Hant"], ["zh", "zh-Hant", "zh-TW", "en"], {1, 2}),
        ("subject", ["Trade"], ["trade", "Trade", "TRADE"], {1}),
        ("subject", ["tRade"], ["trade", "Trade", "war"], {0, 1}),
        ("author", ["raul-castro"], ["Raúl Castro", "Raul"], {0}),
        ("place", ["nowhere"], ["Pyongyang"], set()),
        ("person", ["Kim"], ["kim"], set()),
        ("source", ["kcna", "x"], ["kcna", "rodong"], {0}),
    ],
)
def test_which_values_are_meant(field: str, wanted: list[str], texts: list[str], expected: set[int]) -> None:
    assert matching(field, wanted, texts) == expected
