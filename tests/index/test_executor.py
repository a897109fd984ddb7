"""The executor against Whoosh's own matchers, over the same segments: same hits, same scores."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from whoosh import query as nodes

from archive.article import Article
from archive.index import entry
from archive.index.conditions import Condition
from archive.index.engines.whoosh.engine import WhooshEngine
from archive.index.engines.whoosh.executor import Executor
from archive.index.engines.whoosh.manifest import Manifest
from archive.index.engines.whoosh.segments import Segment
from archive.index.engines.whoosh.writer import WhooshWriter
from tests.index import stock
from tests.index.library import article

WORDS = ["cuba", "korea", "the", "of", "ship"]


def build(folder: Path, batches: list[list[Article]]) -> Executor:
    WhooshEngine.create(folder)
    writer = WhooshWriter(folder)
    for batch in batches:
        for item in batch:
            writer.add(entry(item))
        writer.commit(up_to=1)
    return Executor([Segment(folder, info) for info in Manifest.read(folder).segments])


def nothing(_: Condition) -> NDArray[np.bool_]:
    return np.zeros(100, bool)


def ours(executor: Executor, tree: Any) -> dict[int, float]:
    rows, scores, _ = executor.run(tree, nothing)
    assert np.all(np.diff(rows) > 0)
    return dict(zip(rows.tolist(), scores.tolist(), strict=True))


def theirs(folder: Path, tree: Any) -> dict[int, float]:
    with stock.searcher(folder) as searcher:
        rows = stock.rows(folder)
        return {rows[document]: score for document, score in stock.scores(searcher, tree).items()}


some_articles = st.builds(
    article,
    st.sampled_from("abcdefghijk"),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join),
    title=st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
)
some_term = st.builds(
    nodes.Term,
    st.sampled_from(["exact", "title_exact"]),
    st.sampled_from([*WORDS, "nothing"]),
    boost=st.sampled_from([1.0, 0.5, 3.0]),
)
some_phrase = st.builds(
    nodes.Phrase,
    st.just("exact"),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=3),
    slop=st.integers(1, 3),
    boost=st.sampled_from([1.0, 2.0]),
)
some_stem = st.builds(nodes.Term, st.just("stem"), st.sampled_from(["en:cuba", "en:korea", "en:ship"]))


def branches(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(children, min_size=2, max_size=3)
    boost = st.sampled_from([1.0, 2.0])
    return (
        st.builds(nodes.And, several, boost=boost)
        | st.builds(nodes.Or, several, boost=boost)
        | st.builds(nodes.ConstantScoreQuery, children, st.just(1.5))
    )


some_part = st.recursive(some_term | some_phrase | some_stem, branches, max_leaves=6)
# Inside an And, Whoosh's own AndMaybe loses the score of its second part: a skip takes that part to the
# place asked for and not on to where the first part went.
some_tree = some_part | st.builds(nodes.AndMaybe, some_part, some_part)


some_batches = st.lists(st.lists(some_articles, min_size=1, max_size=12), min_size=2, max_size=3)
thorough = settings(
    deadline=None,
    max_examples=12,
    database=None,
    phases=[Phase.generate],  # making a failure smaller would write thousands of indexes
    suppress_health_check=[HealthCheck.too_slow],
)


@thorough
@given(batches=some_batches, trees=st.lists(some_tree, min_size=10, max_size=40))
def test_same_hits_and_scores(batches: list[list[Article]], trees: list[Any]) -> None:
    with TemporaryDirectory() as name:
        executor = build(Path(name), batches)
        for tree in trees:
            assert ours(executor, tree) == pytest.approx(theirs(Path(name), tree), abs=1e-4), tree


@thorough
@given(batches=some_batches, pairs=st.lists(st.tuples(some_tree, some_term | some_stem), min_size=5))
def test_same_hits_with_not_and_patterns(batches: list[list[Article]], pairs: list[tuple[Any, Any]]) -> None:
    """Whoosh adds 1 to the score of what a ``Not`` lets in, and scores patterns now so, now so."""
    with TemporaryDirectory() as name:
        executor = build(Path(name), batches)
        trees: list[Any] = [nodes.And([tree, nodes.Not(out)]) for tree, out in pairs]
        trees += [nodes.Wildcard("exact", text) for text in ("c*", "*a", "?hip", "*o*", "zz*", "korea*")]
        for tree in trees:
            assert ours(executor, tree).keys() == theirs(Path(name), tree).keys(), tree


def test_every_prefix_and_nothing(tmp_path: Path) -> None:
    executor = build(tmp_path, [[article("a", "cuba"), article("b", title="ship")], [article("c", "of")]])
    assert ours(executor, nodes.Every()) == {0: 1.0, 1: 1.0, 2: 1.0}
    assert ours(executor, nodes.Every("title_exact", boost=2.0)) == {1: 2.0}
    assert ours(executor, nodes.Prefix("exact", "sh")) == {1: 1.0}
    assert ours(executor, nodes.NullQuery) == {}


def test_the_best_branch_scores(tmp_path: Path) -> None:
    executor = build(tmp_path, [[article("a", "cuba korea"), article("b", "korea"), article("c", "ship")]])
    parts = [nodes.Term("exact", "cuba"), nodes.Term("exact", "korea", boost=0.5)]
    scores = [ours(executor, part) for part in parts]
    expected = {0: max(scores[0][0], scores[1][0]), 1: scores[1][1]}
    assert ours(executor, nodes.DisjunctionMax(parts)) == expected


def test_require_and_or_with_not(tmp_path: Path) -> None:
    executor = build(tmp_path, [[article("a", "cuba korea"), article("b", "korea"), article("c", "ship")]])
    korea = nodes.Term("exact", "korea")
    cuba = nodes.Term("exact", "cuba")
    assert ours(executor, nodes.Require(korea, cuba)) == {0: ours(executor, korea)[0]}
    assert ours(executor, nodes.Or([cuba, nodes.Not(korea)])).keys() == {0, 2}
    assert ours(executor, nodes.AndNot(korea, cuba)).keys() == {1}
    assert ours(executor, nodes.And([nodes.Not(cuba), nodes.Not(nodes.Term("exact", "ship"))])).keys() == {1}


def test_a_pattern_of_too_many_words_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.index.engines.whoosh.executor.MOST_TERMS", 2)
    executor = build(tmp_path, [[article("a", "aa ab ac")]])
    assert executor.run(nodes.Wildcard("exact", "a*"), nothing)[2] == ["a*"]
    assert executor.run(nodes.Wildcard("exact", "ab*"), nothing)[2] == []


def test_what_has_no_way_is_an_error(tmp_path: Path) -> None:
    executor = build(tmp_path, [[article("a", "cuba")]])
    with pytest.raises(TypeError, match="Variations"):
        executor.run(nodes.Variations("exact", "cuba"), nothing)
