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
from whoosh import query as nodes

from archive.article import Article
from archive.index import entry
from archive.index.conditions import Condition, OneOf
from archive.index.engines.whoosh.engine import WhooshEngine
from archive.index.engines.whoosh.executor import Executor
from archive.index.engines.whoosh.manifest import Manifest
from archive.index.engines.whoosh.postings import Rows
from archive.index.engines.whoosh.segment import Segment
from archive.index.engines.whoosh.snapshot import Snapshot
from archive.index.engines.whoosh.writer import WhooshWriter
from archive.index.query.nodes import PlacedPhrase, Restriction
from tests.index import stock
from tests.index.library import article

WORDS = ["cuba", "korea", "the", "of", "ship", "shop", "korean", "été", "한국"]

Batches = list[list[Article]]


class Built:
    """An index of some batches, one commit each."""

    def __init__(self, folder: Path, batches: Batches, *, few: int = 4) -> None:
        """``few`` neighbouring segments are merged into one."""
        WhooshEngine.create(folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("archive.index.engines.whoosh.policy.FEW", few)
            writer = WhooshWriter(folder)
            for batch in batches:
                for item in batch:
                    writer.add(entry(item))
                writer.commit(up_to=1)
        self.segments = [Segment(folder, info) for info in Manifest.read(folder).segments]
        self.snapshot = Snapshot(self.segments)
        self.executor = Executor(self.snapshot)
        self.live = set(range(self.snapshot.size)) - set(self.snapshot.deleted.tolist())

    def run(self, tree: Any, within: Rows | None = None) -> dict[int, float]:
        """Score by row, deleted rows included."""
        found, _ = self.executor.run(tree, self.every_second, within)
        assert np.all(np.diff(found.rows) > 0)
        return dict(zip(found.rows.tolist(), found.scores.tolist(), strict=True))

    def every_second(self, condition: Condition, within: Rows | None) -> Rows:
        """Stands for the columns."""
        return np.arange(0, self.snapshot.size, 2) if within is None else within[within % 2 == 0]

    def ours(self, tree: Any) -> dict[int, float]:
        return {row: score for row, score in self.run(tree).items() if row in self.live}

    def theirs(self, tree: Any) -> dict[int, float]:
        return stock.scores(self.segments, tree)


some_articles = st.builds(
    article,
    st.sampled_from("abcdefghijk"),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join),
    title=st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
    revision=st.integers(1, 2),
)
some_batches = st.lists(st.lists(some_articles, min_size=1, max_size=12), min_size=1, max_size=7)
some_few = st.sampled_from([2, 3, 4, 99])
some_boost = st.sampled_from([1.0, 0.5, 3.0])
some_field = st.sampled_from(["exact", "title_exact"])
some_word = st.sampled_from([*WORDS, "nothing"])
some_term = st.builds(nodes.Term, some_field, some_word, boost=some_boost)
some_words = st.lists(st.sampled_from(WORDS), min_size=2, max_size=3)
some_phrase = st.builds(nodes.Phrase, some_field, some_words, slop=st.integers(1, 4), boost=some_boost)
some_stem = st.builds(nodes.Term, st.just("stem"), st.sampled_from(["en:cuba", "en:korea", "en:ship"]))
some_value = st.builds(nodes.Term, st.just("id"), st.sampled_from("abcxyz"), boost=some_boost)
some_bound = st.sampled_from([None, "a", "cuba", "korea", "korean", "ship", "the", "é", "한국", "\uffff"])
some_pattern = (
    st.builds(nodes.Prefix, some_field, st.sampled_from(["", "k", "ko", "korea", "korean", "é", "한", "z"]))
    | st.builds(
        nodes.Wildcard,
        some_field,
        st.sampled_from(
            ["c*", "*a", "?hip", "sh?p", "*o*", "zz*", "korea*", "k*a*", "??", "?t?", "한?", "*"]
        ),
    )
    | st.builds(
        nodes.FuzzyTerm,
        some_field,
        st.sampled_from(["shop", "chip", "kore", "koreas", "cubs", "ete", "sho", "xxxxxx"]),
        maxdist=st.integers(1, 2),
        prefixlength=st.integers(0, 2),
    )
    | st.builds(nodes.TermRange, some_field, some_bound, some_bound, st.booleans(), st.booleans())
)


def branches(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(children, min_size=2, max_size=4)
    return (
        st.builds(nodes.And, several, boost=some_boost)
        | st.builds(nodes.Or, several, boost=some_boost)
        | st.builds(nodes.DisjunctionMax, several, boost=some_boost)
        | st.builds(nodes.ConstantScoreQuery, children, st.just(1.5))
        | st.builds(nodes.AndNot, children, children)
        | st.builds(nodes.AndMaybe, children, children)
        | st.builds(nodes.Require, children, children)
    )


some_leaf = some_term | some_phrase | some_stem | some_value
some_tree = st.recursive(some_leaf, branches, max_leaves=8)
# With these only our own ways through a tree can be compared with each other.
some_restriction = st.just(Restriction(OneOf(field="subject", values=("x",))))
some_placed = some_words.flatmap(
    lambda words: st.builds(
        PlacedPhrase,
        some_field,
        st.just(words),
        st.sampled_from([[0, 1, 3], [0, 2, 3]]).map(lambda places: places[: len(words)]),
        slop=st.integers(1, 2),
    )
)
any_tree = st.recursive(
    some_leaf | some_pattern | some_restriction | some_placed | st.just(nodes.Every()),
    lambda children: branches(children) | st.builds(nodes.Not, children),
    max_leaves=8,
)

thorough = settings(
    deadline=None,
    max_examples=15,
    database=None,
    phases=[Phase.generate],  # making a failure smaller would write thousands of indexes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@thorough
@given(batches=some_batches, few=some_few, trees=st.lists(some_tree, min_size=10, max_size=30))
def test_same_hits_and_scores(batches: Batches, few: int, trees: list[Any]) -> None:
    with TemporaryDirectory() as name:
        built = Built(Path(name), batches, few=few)
        for tree in trees:
            assert built.ours(tree) == pytest.approx(built.theirs(tree), abs=1e-4), tree


@thorough
@given(
    batches=some_batches,
    few=some_few,
    pairs=st.lists(st.tuples(some_tree, some_leaf), min_size=5, max_size=15),
    patterns=st.lists(some_pattern, min_size=5, max_size=15),
)
def test_same_hits_with_not_and_patterns(
    batches: Batches, few: int, pairs: list[tuple[Any, Any]], patterns: list[Any]
) -> None:
    """Whoosh adds 1 to the score of what a ``Not`` lets in, and scores patterns now so, now so."""
    with TemporaryDirectory() as name:
        built = Built(Path(name), batches, few=few)
        trees = [nodes.And([tree, nodes.Not(out)]) for tree, out in pairs]
        for tree in [*trees, *patterns]:
            assert built.ours(tree).keys() == built.theirs(tree).keys(), tree


@thorough
@given(
    batches=some_batches,
    few=some_few,
    trees=st.lists(any_tree, min_size=10, max_size=30),
    chosen=st.lists(st.sets(st.integers(0, 83)), min_size=1, max_size=3),
)
def test_a_run_within_rows_finds_what_is_among_them(
    batches: Batches, few: int, trees: list[Any], chosen: list[set[int]]
) -> None:
    with TemporaryDirectory() as name:
        built = Built(Path(name), batches, few=few)
        for rows in chosen:
            within = np.array(sorted(row for row in rows if row < built.snapshot.size), np.int64)
            for tree in trees:
                found = built.run(tree)
                expected = {row: found[row] for row in within.tolist() if row in found}
                assert built.run(tree, within) == pytest.approx(expected, abs=1e-5), tree


def test_every_prefix_and_nothing(tmp_path: Path) -> None:
    built = Built(tmp_path, [[article("a", "cuba"), article("b", title="ship")], [article("c", "of")]])
    assert built.ours(nodes.Every()) == {0: 1.0, 1: 1.0, 2: 1.0}
    assert built.ours(nodes.Every("title_exact", boost=2.0)) == {1: 2.0}
    assert built.ours(nodes.Prefix("exact", "sh")) == {1: 1.0}
    assert built.ours(nodes.NullQuery) == {}


def test_the_best_branch_scores(tmp_path: Path) -> None:
    built = Built(tmp_path, [[article("a", "cuba korea"), article("b", "korea"), article("c", "ship")]])
    parts = [nodes.Term("exact", "cuba"), nodes.Term("exact", "korea", boost=0.5)]
    scores = [built.ours(part) for part in parts]
    expected = {0: max(scores[0][0], scores[1][0]), 1: scores[1][1]}
    assert built.ours(nodes.DisjunctionMax(parts)) == expected


def test_require_and_or_with_not(tmp_path: Path) -> None:
    built = Built(tmp_path, [[article("a", "cuba korea"), article("b", "korea"), article("c", "ship")]])
    korea, cuba = nodes.Term("exact", "korea"), nodes.Term("exact", "cuba")
    assert built.ours(nodes.Require(korea, cuba)) == {0: built.ours(korea)[0]}
    assert built.ours(nodes.Or([cuba, nodes.Not(korea)])).keys() == {0, 2}
    assert built.ours(nodes.AndNot(korea, cuba)).keys() == {1}
    assert built.ours(nodes.And([nodes.Not(cuba), nodes.Not(nodes.Term("exact", "ship"))])).keys() == {1}


def test_placed_phrases(tmp_path: Path) -> None:
    built = Built(tmp_path, [[article("a", "cuba the ship"), article("b", "cuba ship")]])
    assert built.ours(PlacedPhrase("exact", ["cuba", "ship"], [0, 2])).keys() == {0}
    assert built.ours(PlacedPhrase("exact", ["cuba", "ship"], [0, 1])).keys() == {1}
    assert built.ours(PlacedPhrase("exact", ["cuba", "ship"], [0, 1], slop=2)).keys() == {0, 1}


def test_a_pattern_of_too_many_words_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.index.engines.whoosh.executor.MOST_TERMS", 2)
    built = Built(tmp_path, [[article("a", "aa ab ac")]])
    cut = [built.executor.run(nodes.Wildcard("exact", text), built.every_second)[1] for text in ("a*", "ab*")]
    assert cut == [["a*"], []]


def test_an_index_of_nothing(tmp_path: Path) -> None:
    built = Built(tmp_path, [])
    for tree in (
        nodes.Term("exact", "a"),
        nodes.Prefix("exact", "a"),
        nodes.Every(),
        nodes.Not(nodes.Every()),
    ):
        assert built.ours(tree) == built.theirs(tree) == {}
