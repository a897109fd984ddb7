"""Values of filters, from words to conditions."""

from typing import Any

import pytest

from archive import edtf
from archive.errors import UsageError
from archive.index import Index, Request
from archive.index.conditions import During, OneOf, condition, during, filters
from archive.index.values import matching
from tests.index.library import article, write


def span(text: str) -> tuple[int | None, int | None]:
    value = edtf.parse(text)
    return value.first, value.last


YEAR, NEXT = span("1960"), span("1962")


@pytest.mark.parametrize(
    ("name", "text", "field", "times"),
    [
        ("year", "1960", "published", ((YEAR,),)),
        ("year", "29 August 1960", "published", ((YEAR,),)),
        ("decade", "1967", "published", ((span("196X"),),)),
        ("date", "1960", "published", ((YEAR,),)),
        # An article appears once, and mentions many dates.
        ("date", "{1960,1962}", "published", ((YEAR, NEXT),)),
        ("date", "[1960,1962]", "published", ((YEAR, NEXT),)),
        ("mentions", "{1960,1962}", "mentions", ((YEAR,), (NEXT,))),
        ("mentions", "[1960,1962]", "mentions", ((YEAR, NEXT),)),
        ("mentions", "../1962", "mentions", (((None, NEXT[1]),),)),
    ],
)
def test_dates(name: str, text: str, field: Any, times: Any) -> None:
    assert condition(name, text) == During(field=field, times=times)


@pytest.mark.parametrize(
    ("name", "text"), [("year", "soon"), ("year", "1960s"), ("month", "2011-13"), ("mentions", "29 August")]
)
def test_what_is_no_date_is_wrong_use(name: str, text: str) -> None:
    with pytest.raises(UsageError, match=f"'{text}'"):
        condition(name, text)


def test_the_reader_settles_the_order_of_numbers() -> None:
    assert condition("mentions", "03/04/1960", "en-GB") == condition("mentions", "1960-04-03")
    assert condition("mentions", "03/04/1960", "en-US") == condition("mentions", "1960-03-04")


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
        "year": (during("published", first, last),),
        "date": (during("published", None, 7),),
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
