"""Near spellings."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.index import Index
from archive.index.spelling import distance, near
from tests.index.library import article, write


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("cuba", "cuba", 0),
        ("cuba", "cubo", 1),
        ("cuba", "cub", 1),
        ("cuba", "ucba", 1),
        ("cuba", "ubca", 2),
        ("pyongyang", "phyonyang", 2),
        ("평양", "평앙", 1),
        ("평양", "펴양", 1),
        ("cuba", "korea", 3),
        ("", "ab", 2),
    ],
)
def test_distance(word: str, other: str, expected: int) -> None:
    assert distance(word, other, 2) == distance(other, word, 2) == expected


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 3))
def test_a_limit_changes_nothing_below_it(word: str, other: str, limit: int) -> None:
    assert distance(word, other, limit) == min(distance(word, other, 9), limit + 1)


def test_near_words_share_their_beginning() -> None:
    assert near("cuba", ["cuba", "cubo", "kuba", "c", "cubism"], distance=1, prefix=1) == ["cuba", "cubo"]
    assert near("cuba", ["kuba"], distance=1) == ["kuba"]


def test_suggestions(tmp_path: Path) -> None:
    common = [article(f"a{number}", "friendship 조선중앙통신") for number in range(3)]
    write(tmp_path, [*common, article("b", "friendships freindly 평양에서")])
    with Index.open(tmp_path) as index:
        assert index.suggest("freindship") == ("friendship", "friendships")
        assert index.suggest("Friendship") == ("friendships",)
        assert index.suggest("평앙에서") == ("평양에서",)
        assert index.suggest("zzz") == index.suggest("a") == index.suggest("") == ()
        assert index.suggest("freindship", limit=1) == ("friendship",)
