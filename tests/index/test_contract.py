"""What every engine does, held to one suite; and random libraries on which all engines must agree."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archive import edtf
from archive.article import Article
from archive.index import Request, Result, entry
from archive.index.engines.protocol import Engine
from archive.index.engines.reference.engine import ReferenceEngine
from archive.index.engines.whoosh.engine import WhooshEngine
from archive.index.engines.whoosh.writer import WhooshWriter
from archive.index.searching import search
from tests.index.library import article

PERSONS = {"kim-jong-il": "q1", "김정일": "q1", "fidel": "q2"}


def persons(keys: Sequence[str]) -> Mapping[str, str]:
    return {key: PERSONS[key] for key in keys if key in PERSONS}


Batches = Iterable[Iterable[Article]]
Make = Callable[[Batches], Engine]


def make_reference(_: Path, batches: Batches) -> Engine:
    engine = ReferenceEngine(persons)
    for number, batch in enumerate(batches, 1):
        for item in batch:
            engine.add(entry(item))
        engine.commit(up_to=number)
    return engine


def make_whoosh(folder: Path, batches: Batches) -> Engine:
    WhooshEngine.create(folder)
    writer = WhooshWriter(folder)
    for number, batch in enumerate(batches, 1):
        for item in batch:
            writer.add(entry(item))
        writer.commit(up_to=number)
    return WhooshEngine(folder, persons)


@pytest.fixture(params=[make_reference, make_whoosh], ids=["reference", "whoosh"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    return lambda batches: request.param(tmp_path, batches)


def ids(found: Result) -> list[str]:
    return [hit.id for hit in found.hits]


def ask(engine: Engine, query: str = "", **asked: Any) -> Result:
    return search(engine, Request(query=query, **{"limit": None, **asked}), None)


def counts(found: Result, facet: str) -> dict[str, tuple[int, int]]:
    return {item.value: (item.count, item.possible) for item in found.facets[facet].values}


# -- what is there -------------------------------------------------------------------------------


def test_an_empty_index_finds_nothing(make: Make) -> None:
    engine = make([])
    found = ask(engine, "cuba", facets={"year": None, "person": 3})
    assert (found.total, found.hits, engine.count(), engine.up_to) == (0, (), 0, 0)
    assert counts(found, "year") == counts(found, "person") == {}
    assert found.unknown == ("cuba",)


def test_commits_add_up(make: Make) -> None:
    engine = make([[article("a", "cuba")], [], [article("b", "cuba")]])
    assert sorted(ids(ask(engine, "cuba"))) == ["a", "b"]
    assert (engine.count(), engine.up_to) == (2, 3)


def test_a_later_revision_takes_the_place_of_an_earlier(make: Make) -> None:
    engine = make([[article("a", "cuba"), article("b", "cuba")], [article("a", "korea", revision=2)]])
    assert ids(ask(engine, "cuba")) == ["b"]
    assert ids(ask(engine, "korea")) == ["a"]
    old = ask(engine, "cuba", revisions=True)
    assert sorted((hit.id, hit.revision) for hit in old.hits) == [("a", 1), ("b", 1)]
    assert (engine.count(), engine.count(revisions=True)) == (2, 3)


def test_an_entry_replaces_one_of_the_same_revision(make: Make) -> None:
    first = [article("a", "old", subjects=["x"]), article("a", "older", revision=2), article("b", "old")]
    engine = make(
        [first, [article("a", "new", subjects=["y"])], [article("b", "new"), article("b", "newest")]]
    )
    assert ids(ask(engine, "old", revisions=True)) == []
    assert ids(ask(engine, "new", revisions=True)) == ["a"]
    assert ids(ask(engine, "older")) == ["a"]
    assert ids(ask(engine, "newest")) == ["b"]
    assert counts(ask(engine, revisions=True, facets={"subject": None}), "subject") == {"y": (1, 0)}
    assert engine.count(revisions=True) == 3


def test_names_of_sources_and_persons(make: Make) -> None:
    engine = make([[article("a", persons=["Kim Jong Il"], source="rodong")]])
    assert engine.label("source", "rodong") == "RODONG"
    assert engine.label("person", "q1") == engine.label("person", "kim-jong-il") == "Kim Jong Il"
    assert engine.label("person", "nobody") is None
    assert list(engine.person_keys("q1")) == ["kim-jong-il"]
    assert list(engine.person_keys("nobody")) == []


# -- filters and facets --------------------------------------------------------------------------

LIBRARY = [
    article("a", "one", published="2011-12-01", persons=["Kim Jong Il", "김정일"], places=["Pyongyang"]),
    article(
        "b", "one two", published="2011", language="ko-KP", persons=["Fidel"], subjects=["trade", "visits"]
    ),
    article(
        "c", "two", published="196X", source="rodong", persons=["Kim Jong Il", "Fidel"], places=["HAVANA"]
    ),
    article("d", "three", published="2012-01", language="ko", authors=["Maria Pérez"], subjects=["trade"]),
    article("e", "three", mentions=["1960", "1960-08-29", "1955/1962"], duplicate_of="d"),
]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"person": ["q1"]}, "a c"),
        ({"person": ["q1", "q2"]}, "c"),
        ({"person": [("q1", "q2")]}, "a b c"),
        ({"person": ["kim-jong-il"]}, ""),
        ({"person": ["=kim-jong-il"]}, "a c"),
        ({"person": ["=김정일"]}, "a"),
        ({"author": ["maria perez"]}, "d"),
        ({"author": ["maria-pérez"]}, "d"),
        ({"source": ["rodong"]}, "c"),
        ({"source": ["rodong", "kcna"]}, "a b c d e"),
        ({"language": ["ko"]}, "b d"),
        ({"language": ["ko-KP"]}, "b"),
        ({"language": ["ko", "en"]}, "a b c d e"),
        ({"subject": ["trade"]}, "b d"),
        ({"subject": ["Trade", "visits"]}, "b"),
        ({"place": ["havana"]}, "c"),
        ({"place": ["nowhere"]}, ""),
        ({"year": ["2011"]}, "a b"),
        ({"year": ["2011", "2012"]}, "a b d"),
        ({"year": ["1965"]}, "c"),
        ({"decade": ["196X"]}, "c"),
        ({"month": ["2011-12"]}, "a b"),
        ({"mentions": ["1960"]}, "e"),
        ({"mentions": ["1957", "2020"]}, "e"),
        ({"mentions": ["1999"]}, ""),
        ({"mentions": ["29 August 1960"]}, "e"),
        ({"mentions": ["{1960-08,1956}"]}, "e"),
        ({"mentions": ["{1960-08,1963}"]}, ""),
        ({"mentions": ["[1960-08,1963]"]}, "e"),
        ({"mentions": ["1962/.."]}, "e"),
        ({"mentions": ["1963/.."]}, ""),
        ({"mentions": ["../1954"]}, ""),
        ({"year": ["2011"], "person": ["q2"]}, "b"),
    ],
)
def test_filters(make: Make, filters: dict[str, list[Any]], expected: str) -> None:
    engine = make([LIBRARY])
    assert sorted(ids(ask(engine, filters=filters))) == expected.split()
    others = [item.id for item in LIBRARY if item.id not in expected.split()]
    if sum(map(len, filters.values())) == 1:
        assert sorted(ids(ask(engine, excluded=filters))) == others


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"filters": {"year": ["2011"]}}, "a b"),
        ({"filters": {"month": ["2011-12"]}}, "a"),
        ({"filters": {"year": ["1965"]}}, ""),
        ({"filters": {"mentions": ["1957"]}}, ""),
        ({"filters": {"mentions": ["1960"]}}, "e"),
        ({"excluded": {"month": ["2011-12"]}}, "b c d e"),
        ({"query": "year:1965"}, ""),
    ],
)
def test_certain_takes_only_dates_that_lie_wholly_inside(
    make: Make, asked: dict[str, Any], expected: str
) -> None:
    assert sorted(ids(ask(make([LIBRARY]), **asked, certain=True))) == expected.split()


def test_from_and_to_include_their_days(make: Make) -> None:
    engine = make([LIBRARY])
    day = edtf.day_number(2011, 12, 1)
    assert sorted(ids(ask(engine, date_from=day))) == ["a", "b", "d"]
    assert sorted(ids(ask(engine, date_to=day))) == ["a", "b", "c"]
    assert sorted(ids(ask(engine, date_from=day + 1))) == ["b", "d"]
    assert sorted(ids(ask(engine, date_from=day, date_to=day))) == ["a", "b"]
    assert sorted(ids(ask(engine, date_from=day, date_to=day, certain=True))) == ["a"]


DATED = [
    article("all", published="{1960,1962}", mentions=["{1960,1962}"]),
    article("one", published="[1960,1962]", mentions=["[1960,1962]"]),
    article("near", published="[1960-03,1960-05]", mentions=["[1960-03,1960-05]"]),
    article("masked", published="1960-XX-12", mentions=["1960-XX-12"]),
    article("yearless", published="XXXX-07-14", mentions=["XXXX-07-14"]),
    article("later", published="1985/..", mentions=["1985/.."]),
]


@pytest.mark.parametrize(
    ("text", "possible", "certain"),
    [
        ("1960", "all masked near one", "all masked near"),
        ("1961", "", ""),
        ("1962", "all one", "all"),
        ("1960/1962", "all masked near one", "all masked near one"),
        ("[1960,1962]", "all masked near one", "all masked near one"),
        ("1960-03", "all masked near one", ""),
        ("1960-04", "all masked one", ""),
        ("[1960-03,1960-05]", "all masked near one", "near"),
        ("1960-03-12", "all masked near one", ""),
        ("1960-03-13", "all near one", ""),
        ("1960-XX-12", "all masked near one", "masked"),
        ("1986", "later", ""),
        ("1970/..", "later", "later"),
        ("../1984", "all masked near one", "all masked near one"),
    ],
)
@pytest.mark.parametrize("field", ["mentions", "date"])
def test_a_date_of_several(make: Make, field: str, text: str, possible: str, certain: str) -> None:
    engine = make([DATED[:3], DATED[3:]])
    for sure, expected in ((False, possible), (True, certain)):
        query = f'{field}:"{text}"'
        assert sorted(ids(ask(engine, query, certain=sure))) == expected.split()
        if field == "mentions":
            assert sorted(ids(ask(engine, filters={field: [text]}, certain=sure))) == expected.split()


def test_mentions_of_both_and_of_either(make: Make) -> None:
    library = [article("a", mentions=["1960"]), article("b", mentions=["1962", "1960-08"]), DATED[1]]
    engine = make([library])
    assert ids(ask(engine, filters={"mentions": ["{1960,1962}"]}, sort="added")) == ["b", "one"]
    assert ids(ask(engine, filters={"mentions": ["{1960,1962}"]}, certain=True)) == ["b"]
    assert ids(ask(engine, filters={"mentions": ["[1960,1962]"]}, certain=True, sort="added")) == [
        "a",
        "b",
        "one",
    ]
    assert ids(ask(engine, excluded={"mentions": ["{1960,1962}"]})) == ["a"]


def test_facets_count_articles_not_values(make: Make) -> None:
    facets = dict.fromkeys(("person", "language", "source", "author", "subject", "place"))
    found = ask(make([LIBRARY]), facets=facets)
    assert counts(found, "person") == {"q1": (2, 0), "q2": (2, 0), "maria-pérez": (1, 0)} or counts(
        found, "person"
    ) == {"q1": (2, 0), "q2": (2, 0)}
    assert counts(found, "language") == {"en": (3, 0), "ko": (1, 0), "ko-KP": (1, 0)}
    assert counts(found, "source") == {"kcna": (4, 0), "rodong": (1, 0)}
    assert counts(found, "author") == {"Maria Pérez": (1, 0)}
    assert counts(found, "subject") == {"trade": (2, 0), "visits": (1, 0)}
    assert counts(found, "place") == {"HAVANA": (1, 0), "Pyongyang": (1, 0)}
    assert found.facets["person"].articles == 5


def test_dates_count_certain_articles_apart_from_possible_ones(make: Make) -> None:
    library = [
        article("a", published="1966-10"),
        article("b", published="196X"),
        article("c", published="1966~"),
        article("d", published="1965/1966"),
        article("e", published="../1966-05"),
        article("f"),
    ]
    found = ask(make([library]), facets={"year": None, "decade": None, "month": None})
    years = {str(year): (0, 1) for year in range(1960, 1970)}
    assert counts(found, "year") == {
        **years,
        **{str(year): (0, 2) for year in range(1960, 1965)},
        "1965": (0, 3),
        "1966": (2, 3),
    }
    assert counts(found, "decade") == {"196X": (4, 1)}
    months = counts(found, "month")
    assert months["1966-10"] == (1, 3)
    assert months["1966-01"] == (0, 4)
    assert "1965-01" not in months, "the months of a span of two years are not listed"


def test_mentioned_years_count_an_article_once(make: Make) -> None:
    library = [
        article("a", mentions=["1960-08-29", "1960", "1959/1961"]),
        article("b", mentions=["1960", "196X", "1955/1962"]),
    ]
    found = ask(make([library]), facets={"mentioned-year": None})
    assert counts(found, "mentioned-year") == {
        "1960": (2, 0),
        "1959": (0, 2),
        "1961": (0, 2),
        **{str(year): (0, 1) for year in (*range(1955, 1959), *range(1962, 1970))},
    }


@pytest.mark.parametrize("column", ["", "mentioned-"])
def test_members_of_a_set_are_counted(make: Make, column: str) -> None:
    engine = make([DATED[:2], DATED[2:]])
    facets = dict.fromkeys((f"{column}year", f"{column}decade", f"{column}month"))
    found = ask(engine, facets=facets)
    assert counts(found, f"{column}year") == {"1960": (3, 1), "1962": (1, 1)}
    assert counts(found, f"{column}decade") == {"196X": (4, 0)}
    months = {f"{year}-{month:02}": (0, 2) for year in (1960, 1962) for month in range(1, 13)}
    possible = {f"1960-{month:02}": (0, 4 if month in {3, 5} else 3) for month in range(1, 13)}
    assert counts(found, f"{column}month") == months | possible
    listed = ask(make([[*DATED, article("sure", published="1999", mentions=["1999"])]]), facets=facets)
    assert counts(listed, f"{column}year")["1999"] == (1, 1), (
        "an open end is possible where others are listed"
    )


def test_a_year_and_its_decade_are_one_article(make: Make) -> None:
    found = ask(make([[article("a", mentions=["1960-08", "196X"])]]), facets={"mentioned-year": None})
    years = {str(year): (0, 1) for year in range(1961, 1970)}
    assert counts(found, "mentioned-year") == {"1960": (1, 0), **years}


def test_a_date_that_is_one_of_very_many_lists_none(make: Make) -> None:
    library = [article("a", mentions=["19XX-12-25"]), article("b", mentions=["1950-12", "1950-11"])]
    found = ask(make([library]), facets={"mentioned-month": None, "mentioned-year": None})
    assert counts(found, "mentioned-month") == {"1950-12": (1, 1), "1950-11": (1, 0)}
    assert counts(found, "mentioned-year") == {"1950": (1, 1)}


def test_mentioned_dates_are_counted_within_all_filters(make: Make) -> None:
    library = [
        article("a", published="2011", mentions=["1960-08", "1974"]),
        article("b", published="2012", mentions=["1960-09", "1965"]),
        article("c", published="2011", mentions=["1965"]),
    ]
    engine = make([library])

    def asked(**given: Any) -> dict[str, dict[str, tuple[int, int]]]:
        found = ask(engine, facets={"mentioned-year": None, "mentioned-month": 2, "year": None}, **given)
        return {name: counts(found, name) for name in found.facets}

    found = asked(filters={"mentions": ["1960"]})
    assert found["mentioned-year"] == {"1960": (2, 0), "1965": (1, 0), "1974": (1, 0)}
    assert {"1960-08", "1960-09"} <= set(found["mentioned-month"])
    assert found["year"] == {"2011": (1, 0), "2012": (1, 0)}
    assert asked(filters={"year": ["2011"]})["mentioned-year"] == {
        "1960": (1, 0),
        "1965": (1, 0),
        "1974": (1, 0),
    }
    both = asked(filters={"year": ["2011"], "mentions": ["1960", "1974"]})
    assert both["mentioned-year"] == {"1960": (1, 0), "1974": (1, 0)}
    assert both["year"] == {"2011": (1, 0), "2012": (1, 0)}, "published years ignore their own filter alone"
    assert asked(excluded={"mentions": ["1960"]})["mentioned-year"] == {"1965": (1, 0)}


def test_alternatives_are_counted_without_their_own_filter(make: Make) -> None:
    engine = make([LIBRARY])
    filters = {"year": ["2011"], "person": ["q1"]}
    found = ask(engine, filters=filters, facets={"year": None, "person": None, "decade": None})
    assert ids(found) == ["a"]
    assert counts(found, "year")["2011"] == (1, 0)
    assert counts(found, "year")["1960"] == (0, 1)
    assert counts(found, "person") == {"q1": (1, 0)}
    assert counts(found, "decade") == {"201X": (1, 0)}


def test_a_limited_facet_keeps_ties(make: Make) -> None:
    facets = {"subject": 1, "language": 2, "year": 0}
    found = ask(make([LIBRARY]), facets=facets)
    assert list(counts(found, "subject")) == ["trade"]
    assert list(counts(found, "language")) == ["en", "ko", "ko-KP"]
    assert (counts(found, "year"), found.facets["year"].total) == ({}, 12)


# -- order ---------------------------------------------------------------------------------------


def test_dates_in_order(make: Make) -> None:
    library = [
        article("e", published="2011-12-01", time="10:00:00"),
        article("c", published="2011-12-01", time="09:00:00+09:00"),
        article("d", published="2011-12"),
        article("b", published="../2011-11-01"),
        article("z"),
        article("a"),
        article("f", published="2012"),
    ]
    engine = make([library])
    assert ids(ask(engine, sort="date")) == ["b", "d", "c", "e", "f", "a", "z"]
    assert ids(ask(engine)) == ids(ask(engine, sort="-date")) == ["f", "e", "c", "d", "b", "a", "z"]
    assert ids(ask(engine, sort="-date", offset=2, limit=3)) == ["c", "d", "b"]
    assert ids(ask(engine, offset=7)) == ids(ask(engine, limit=0)) == []


def test_ties_go_by_the_order_of_writing_and_those_of_dates_by_id(make: Make) -> None:
    engine = make([[article(name, "cuba") for name in "da"], [article(name, "cuba") for name in "cb"]])
    assert ids(ask(engine, "cuba", limit=3)) == ["d", "a", "c"]
    assert ids(ask(engine, "cuba", sort="-date", limit=3)) == ["a", "b", "c"]


def test_other_orders(make: Make) -> None:
    given = [("a", "rodong", "ko"), ("b", "kcna", "en"), ("c", "minju", "fr")]
    engine = make([[article(name, source=source, language=tag) for name, source, tag in given]])
    assert ids(ask(engine, sort="source")) == ids(ask(engine, sort="-source"))[::-1] == ["b", "c", "a"]
    assert ids(ask(engine, sort="language")) == ids(ask(engine, sort="-language"))[::-1] == ["b", "c", "a"]
    # Nothing says here when they were added.
    assert ids(ask(engine, sort="added", limit=2)) == ids(ask(engine, sort="-added", limit=2)) == ["a", "b"]


def test_articles_like_another(make: Make) -> None:
    articles = [
        article("a", "cuba ships sail from the harbour", persons=["Fidel"]),
        article("b", "ships left a harbour of cuba"),
        article("c", "the harbour was closed", published="2011"),
        article("d", "the weather was fine"),
        article("e", "the talks on trade"),
        article("f", "the talks on peace"),
    ]
    engine = make([articles[:3], articles[3:]])
    assert ids(ask(engine, like=entry(articles[0]))) == ["b", "c"]
    assert ids(ask(engine, like=entry(articles[0]), filters={"year": ["2011"]})) == ["c"]
    assert ids(ask(engine, "closed", like=entry(articles[0]))) == ["c"]
    assert ids(ask(engine, like=entry(article("z", "nothing in common")))) == []
    assert ids(ask(engine, like=entry(article("z")))) == []


def test_a_headline_weighs_more(make: Make) -> None:
    engine = make([[article("a", "cuba korea"), article("b", "korea", title="cuba"), article("c", "x")]])
    assert ids(ask(engine, "cuba")) == ["b", "a"]


def test_unique_folds_articles_of_one_content(make: Make) -> None:
    library = [
        article("b", "x", duplicate_of="a"),
        article("a", "x"),
        article("d", "x", duplicate_of="gone"),
        article("c", "x", duplicate_of="gone"),
        article("a", "x", revision=2),
    ]
    engine = make([library])
    found = ask(engine, "x", unique=True, facets={"source": None})
    assert (sorted(ids(found)), counts(found, "source")) == (["a", "d"], {"kcna": (2, 0)})
    assert sorted(ids(ask(engine, "x", unique=True, revisions=True))) == ["a", "a", "d"]


# -- words ---------------------------------------------------------------------------------------


def test_relaxed_when_no_article_has_all_words(make: Make) -> None:
    engine = make([[article("a", "cuba"), article("b", "korea")]])
    found = ask(engine, "cuba korea")
    assert (sorted(ids(found)), found.relaxed) == (["a", "b"], True)
    assert not ask(engine, "cuba AND korea").relaxed
    assert ask(engine, "cuba AND korea").total == 0
    assert ask(engine, "cuba nothing", filters={"source": ["none"]}).relaxed is False


def test_unknown_words(make: Make) -> None:
    engine = make([[article("a", "The delegations")]])
    assert ask(engine, 'delegation Atlantis NOT Lemuria "the moon"').unknown == ("Atlantis", "the moon")


def test_the_vocabulary_is_one_term_a_line(make: Make) -> None:
    batches = [
        [article("a", "cuba korea"), article("b", "평양 cuba")],
        [],
        [article("c", "москва cuba")],
    ]
    texts = make(batches).vocabulary("exact")
    assert all(text.endswith("\n") for text in texts if text)
    assert set("".join(texts).split("\n")) == {"cuba", "korea", "평양", "москва", ""}
    assert "".join(make([]).vocabulary("exact")) == ""


# -- all engines agree ---------------------------------------------------------------------------

WORDS = ["cuba", "cubans", "korea", "東京都", "京", "김정일동지", "정일", "Fidel", "the"]
DATES = [
    "2011",
    "2011-12",
    "2011-12-05",
    "196X",
    "1966-10",
    "../1970",
    "2005/2012",
    "1961/..",
    "20XX",
    "-0044",
    "{1960,1962}",
    "{1960-11..1961-02,1966}",
    "[1960,1966-10]",
    "[1960-03,1960-05]",
    "[1965,1970..]",
    "1960-XX-12",
    "196X-12",
    "1966-21",
    "XXXX-07-14",
]
NAMES = ["Kim Jong Il", "김정일", "Fidel", "Kim"]

some_text = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
some_articles = st.builds(
    article,
    st.sampled_from("abcdefgh"),
    some_text,
    revision=st.integers(1, 3),
    title=some_text,
    language=st.sampled_from(["en", "ko", "ko-KP", "ja"]),
    published=st.none() | st.sampled_from(DATES),
    mentions=st.lists(st.sampled_from(DATES), max_size=4),
    persons=st.lists(st.sampled_from(NAMES), max_size=3, unique=True),
    authors=st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
    subjects=st.lists(st.sampled_from(["trade", "Trade", "visits"]), max_size=2, unique=True),
    places=st.lists(st.sampled_from(["Pyongyang", "Havana"]), max_size=2, unique=True),
    source=st.sampled_from(["kcna", "rodong"]),
    duplicate_of=st.none() | st.sampled_from("abc"),
)
some_query = st.lists(
    st.sampled_from(
        [
            *WORDS,
            "AND",
            "OR",
            "NOT",
            "(",
            ")",
            '"cuba korea"',
            '"정일 동지"',
            "「京都」",
            "cub*",
            "?ore?",
            "*a",
            "koera~",
            "title:cuba",
            "exact:cubans",
            "source:kcna",
            "year:2011",
            "date:[2000 TO 2012}",
            "京",
            "person:q1",
            "mentions:196X",
            "cuba^2",
            "ANDNOT",
            "ANDMAYBE",
            '"cuba korea"~3',
            "language:ko",
            "*",
        ]
    ),
    max_size=7,
).map(" ".join)
some_values: dict[str, list[Any]] = {
    "person": ["q1", ("q1", "q2"), "=kim", "nobody"],
    "author": ["fidel", "q1", "Kim"],
    "source": ["kcna", "rodong"],
    "language": ["ko", "en"],
    "subject": ["trade", "TRADE"],
    "place": ["havana"],
    "year": ["2011", "1966", "2005"],
    "decade": ["196X", "201X"],
    "month": ["2011-12"],
    "mentions": ["196X", "2011-12", "1900/2000", "{1960,1966}", "[1960-03,1966-10-11]", "1960-XX-12"],
}
some_filters = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.sampled_from(values), min_size=1, max_size=2)
        for name, values in some_values.items()
    },
)
FACETS = (
    "person",
    "year",
    "decade",
    "month",
    "source",
    "language",
    "author",
    "subject",
    "place",
    "mentioned-year",
    "mentioned-decade",
    "mentioned-month",
)
some_requests = st.builds(
    Request,
    query=some_query,
    filters=st.just({}) | some_filters,
    excluded=st.just({}) | st.just({}) | some_filters,
    date_from=st.none() | st.just(edtf.day_number(2000, 1, 1)),
    date_to=st.none() | st.just(edtf.day_number(2011, 6, 1)),
    certain=st.booleans(),
    unique=st.booleans(),
    revisions=st.booleans(),
    facets=st.dictionaries(st.sampled_from(FACETS), st.none() | st.integers(0, 3), max_size=4),
    sort=st.sampled_from(["date", "-date"]),
    limit=st.none() | st.integers(0, 5),
    offset=st.integers(0, 2),
)


@settings(
    deadline=None,
    max_examples=30,
    database=None,
    phases=[Phase.generate],  # making a failure smaller would write thousands of indexes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    batches=st.lists(st.lists(some_articles, max_size=8), max_size=4),
    requests=st.lists(some_requests, min_size=4, max_size=12),
)
def test_engines_agree(batches: list[list[Article]], requests: list[Request]) -> None:
    with TemporaryDirectory() as folder:
        whoosh = make_whoosh(Path(folder), batches)
        reference = make_reference(Path(folder), batches)
        for request in requests:
            found, expected = (search(engine, request, None) for engine in (whoosh, reference))
            assert plain(found) == plain(expected), request
        whoosh.close()


def plain(result: Result) -> Result:
    """A result without scores, which count replaced entries in one engine and not in the other."""
    return replace(result, hits=tuple(hit._replace(score=0.0) for hit in result.hits), unknown=())
