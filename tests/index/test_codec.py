"""Whoosh's own searcher over our segments."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh import query as nodes
from whoosh.query import spans
from whoosh.reading import TermNotFound
from whoosh.searching import Searcher

from archive.index.engines.whoosh import codec
from tests.index.library import article
from tests.index.test_executor import Built


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    """Rows 0 to 2 in one segment, 3 and 4 in another; row 1 is deleted."""
    first = [
        article("a", "the ship left cuba", title="Ships"),
        article("b", "cuba"),
        article("c", "한국 ship", subjects=["trade"]),
    ]
    second = [article("b", "korea cuba ship ship"), article("d", "cubans shipped ships")]
    with codec.searcher(Built(tmp_path, [first, second], few=99).segments) as opened:
        yield opened


def found(searcher: Searcher, tree: Any) -> list[int]:
    return list(codec.matches(searcher, tree).rows)


@pytest.mark.parametrize(
    ("tree", "rows"),
    [
        (nodes.Term("exact", "cuba"), [0, 3]),
        (nodes.Term("title_exact", "ships"), [0]),
        (nodes.Term("nowhere", "ships"), []),
        (nodes.Term("id", "b"), [3]),
        (nodes.Or([nodes.Term("subjects", "trade"), nodes.Term("id", "d")]), [2, 4]),
        (nodes.Every(), [0, 2, 3, 4]),
        (nodes.Variations("exact", "ship"), [0, 2, 3, 4]),
        (nodes.Prefix("exact", "한"), [2]),
        (nodes.FuzzyTerm("exact", "shop", prefixlength=2), [0, 2, 3]),
        (nodes.TermRange("exact", "ships", None), [0, 2, 4]),
        (spans.SpanFirst(nodes.Term("exact", "cuba"), limit=1000), [0, 3]),
        (spans.SpanNear2([nodes.Term("exact", "cuba"), nodes.Term("exact", "ship")]), [3]),
        (
            spans.SpanNear(nodes.Term("exact", "cuba"), nodes.Term("exact", "ship"), slop=2, ordered=False),
            [0, 3],
        ),
        (spans.SpanBefore(nodes.Term("exact", "cuba"), nodes.Term("exact", "ship")), [3]),
        (nodes.Ordered([nodes.Term("exact", "ship"), nodes.Term("exact", "cuba")]), [0]),
    ],
)
def test_queries(searcher: Searcher, tree: Any, rows: list[int]) -> None:
    assert found(searcher, tree) == rows


def test_statistics(searcher: Searcher) -> None:
    assert (searcher.doc_count_all(), searcher.doc_count()) == (5, 4)
    info = searcher.reader().term_info("exact", "ship")
    assert (info.doc_frequency(), info.weight(), info.max_weight()) == (3, 4, 2)
    assert (info.min_id(), info.max_id(), info.min_length(), info.max_length()) == (0, 3, 2, 5)
    assert searcher.reader().doc_frequency("exact", "nothing") == 0
    assert [searcher.reader().doc_field_length(row, "title_exact") for row in (0, 2)] == [1, 0]
    with pytest.raises(TermNotFound):
        searcher.reader().term_info("exact", "nothing")


def test_its_terms_are_ours(searcher: Searcher) -> None:
    reader = searcher.reader()
    assert set(reader.indexed_field_names()) == {
        *("exact", "gram", "stem", "title_exact", "title_stem"),
        *("id", "subjects"),
    }
    assert list(reader.field_terms("title_exact")) == ["ships"]
    assert b"ships" in set(reader.lexicon("exact"))
    assert list(reader.all_terms()) == sorted(reader.all_terms())
    cursor = searcher.leaf_searchers()[0][0].reader().cursor("exact")
    assert (cursor.first(), cursor.next(), cursor.find("s"), cursor.find(b"t")) == (
        "cuba",
        "left",
        "ship",
        "the",
    )
    assert (cursor.find("\uffff"), cursor.next(), cursor.is_valid()) == (None, None, False)


def test_a_search_of_whoosh(searcher: Searcher) -> None:
    hits = searcher.search(nodes.Or([nodes.Term("exact", "ship"), nodes.Term("exact", "cuba")]), limit=2)
    assert [hit.docnum for hit in hits] == [3, 0]
