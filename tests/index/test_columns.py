"""Counting and putting in order, against plain Python."""

from collections import Counter
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.index import Index, Request
from archive.index.columns import arrays
from archive.index.columns.pairs import Pairs
from archive.index.columns.reader import Vocabulary, author_parts, author_text
from archive.index.packs import Pack, PackWriter
from archive.index.request import SORTS, Sort
from tests.index.library import article, write

# -- arrays --------------------------------------------------------------------------------------

some_numbers = st.lists(st.integers(-5, 5), max_size=12)
far = st.lists(st.sampled_from([-(2**40), -7, 0, 3, 2**40]), max_size=12)


@given(values=some_numbers | far, shift=st.sampled_from([0, 1000, -1000]))
def test_distinct_and_numbered(values: list[int], shift: int) -> None:
    shifted = np.array(values, np.int64) + shift
    there, places = arrays.numbered(shifted)
    assert there.tolist() == arrays.distinct(shifted).tolist() == sorted(set(shifted.tolist()))
    assert there[places].tolist() == shifted.tolist()


@given(spans=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 4)), max_size=9))
def test_ranges(spans: list[tuple[int, int]]) -> None:
    starts, counts = np.array([*spans, (0, 0)], np.int64).T
    expected = [number for start, count in spans for number in range(start, start + count)]
    assert arrays.ranges(starts, counts).tolist() == expected


# -- pairs ---------------------------------------------------------------------------------------

several = st.lists(st.sets(st.integers(0, 6)).map(sorted), min_size=1, max_size=30)
single = st.lists(st.integers(0, 6).map(lambda number: [number]), min_size=1, max_size=30)


@settings(deadline=None)
@given(held=several | single, data=st.data())
def test_pairs_are_counted(held: list[list[int]], data: st.DataObject) -> None:
    counts = np.array(list(map(len, held)))
    numbers = np.array([number for row in held for number in row], np.int64)
    rows = np.repeat(np.arange(len(held)), counts)
    everything = list(range(len(held)))
    few = data.draw(st.sets(st.sampled_from(everything), max_size=max(1, len(held) // 3)))
    for pairs in (Pairs(counts, numbers, 9), Pairs.of(rows, numbers, among=len(held), size=9)):
        for chosen in (few, set(everything) - few, set(everything), set()):
            expected = Counter(number for row in chosen for number in held[row])
            found = pairs.count(np.array(sorted(chosen), np.int64))
            assert found.tolist() == [expected[number] for number in range(9)]


# -- vocabularies --------------------------------------------------------------------------------

lines = st.lists(st.text(st.sampled_from("ab한\udc80\0\x85\u2028"), max_size=4), max_size=9)


@settings(deadline=None, max_examples=60)
@given(parts=st.lists(lines, max_size=3))
def test_a_vocabulary_goes_through_its_packs(
    tmp_path_factory: pytest.TempPathFactory, parts: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("words")
    packs = []
    for number, part in enumerate(parts):
        encoded = [text.encode("utf-8", "surrogatepass") + b"\n" for text in part]
        with PackWriter(folder / str(number)) as pack:
            pack.add("word.strings", b"".join(encoded))
            pack.add("word.breaks", np.cumsum([len(line) for line in encoded]), "u4")
            pack.close({})
        packs.append(Pack(folder / str(number)))
    texts = [text for part in parts for text in part]
    for read_before in (False, True):
        words = Vocabulary(packs, "word")
        if read_before:
            assert words.texts == texts
        assert len(words) == len(texts)
        assert [words[number] for number in range(len(words))] == texts
        for text in [*texts, "nothing", "b\na"]:
            assert words.find(text) == (texts.index(text) if text in texts else None)


@pytest.mark.parametrize(("name", "key"), [("Kim", "kim"), ("Kim", None), ("", "kim"), ("A\x1fB", "b")])
def test_authors(name: str, key: str | None) -> None:
    assert author_parts(author_text(name, key)) == (name, key)


# -- order ---------------------------------------------------------------------------------------


def many(number: int) -> Article:
    """Every third of 700 is without a date, the others have one of three; sources and languages tie too."""
    return article(
        f"n{number * 37 % 700:03}",
        "cuba",
        published=[None, "1966", "1966-05", "../1967"][number % 3 and number % 4],
        source=f"s{number % 2}",
        language=["en", "de", "ko"][number % 3],
        subjects=["x"] if number % 5 else [],
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """700 articles in three segments; some of the first are written again in the others."""
    folder = tmp_path_factory.mktemp("order")
    for start, end in ((0, 600), (550, 650), (640, 700)):
        write(folder, map(many, range(start, end)))
    return folder


@pytest.mark.parametrize("sort", SORTS)
def test_pages_are_parts_of_the_whole(folder: Path, sort: Sort) -> None:
    with Index.open(folder) as index:
        for query in ("", "cuba", "subject:x"):
            whole = index.search(Request(query=query, sort=sort, limit=None)).hits
            assert len({hit.id for hit in whole}) == len(whole) >= 550
            for limit, offset in product((1, 7, 250), (0, 1, 90, 340, 5000)):
                page = index.search(Request(query=query, sort=sort, limit=limit, offset=offset)).hits
                assert page == whole[offset : offset + limit], (query, limit, offset)


@pytest.mark.parametrize("name", ["source", "language", "date"])
def test_ties_go_by_id(folder: Path, name: Sort) -> None:
    written = {item.id: item for item in map(many, range(700))}

    def key(item: Article) -> str:
        return {"source": item.source.id, "language": item.language}.get(name, "")

    with Index.open(folder) as index:
        hits = [written[hit.id] for hit in index.search(Request(sort=name, limit=None)).hits]
    if name == "date":
        dated = [item for item in hits if item.published]
        assert hits[: len(dated)] == dated
        for group in ("1966", "1966-05", "../1967"):
            same = [item.id for item in dated if item.published and item.published.edtf == group]
            assert same == sorted(same)
    else:
        assert hits == sorted(hits, key=lambda item: (key(item), item.id))


@pytest.mark.parametrize("revisions", [(1, 2), (2, 1)])
def test_revisions_of_an_article_tie_in_their_order(tmp_path: Path, revisions: tuple[int, int]) -> None:
    articles = [
        article(f"n{number:03}", revision=revision) for number in range(200) for revision in revisions
    ]
    write(tmp_path, articles)
    with Index.open(tmp_path) as index:
        hits = index.search(Request(sort="date", revisions=True, limit=3)).hits
    assert [hit[:2] for hit in hits] == [("n000", 1), ("n000", 2), ("n001", 1)]
