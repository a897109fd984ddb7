"""Near spellings."""

from collections.abc import Iterator
from functools import partial
from itertools import product
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.index import Index
from archive.index.spelling import Spellings, distance, has_hangul, lines, near
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


LETTERS = "abé\u0301ぱ평펴야가각\U0001f600\udc80"


def some_text(letters: str) -> st.SearchStrategy[str]:
    """A short one, composed as words are when they have been folded."""
    return st.text(letters, max_size=5).map(partial(normalize, "NFC"))


def plain_distance(word: str, other: str) -> int:
    """The table of distances in full, one cell at a time."""
    if has_hangul(word) or has_hangul(other):
        word, other = normalize("NFD", word), normalize("NFD", other)
    table = {(0, column): column for column in range(len(other) + 1)}
    for row, column in product(range(1, len(word) + 1), range(len(other) + 1)):
        if not column:
            table[row, 0] = row
            continue
        best = [
            table[row - 1, column] + 1,
            table[row, column - 1] + 1,
            table[row - 1, column - 1] + (word[row - 1] != other[column - 1]),
        ]
        if row > 1 < column and word[row - 2 : row] == other[column - 2 : column][::-1]:
            best.append(table[row - 2, column - 2] + 1)
        table[row, column] = min(best)
    return table[len(word), len(other)]


@settings(deadline=None, max_examples=300)
@given(
    some_text(LETTERS),
    st.lists(st.lists(some_text(f"{LETTERS}\u1100\u11a8"), max_size=6), max_size=3),
    st.integers(0, 3),
)
def test_all_words_at_once_and_each_by_itself(word: str, texts: list[list[str]], limit: int) -> None:
    alone = [(other, plain_distance(word, other)) for words in texts for other in words]
    held = Spellings(map(lines, texts))
    assert held.near(word, limit) == [item for item in alone if item[1] <= limit]
    assert [distance(word, other, limit) for other, _ in alone] == [
        min(edits, limit + 1) for _, edits in alone
    ]


def test_words_by_their_first_letter() -> None:
    held = Spellings([lines(["", "a", "b", "가b"]), lines(["ba", "c", "a"])])
    assert held.beginning("a", "b") == ["a", "b", "ba", "a"]
    assert held.beginning("가", "각") == ["가b"]
    assert Spellings([]).beginning("a", "b") == []


SUGGESTED = {
    "freindship": ("friendship", "friendships"),
    "Friendship": ("friendships",),
    "평앙에서": ("평양에서",),
    "Пхенян": ("пхеньян",),
    "κουβα": ("κουβασ",),
    "cubs": ("cuba",),
    "northkorea": ("north korea",),
    "koreanorth": (),
    "2012": (),
    "mig28": (),
    "migg29": ("mig29",),
    "zzz": (),
    "a": (),
    "": (),
    "コンビューダ": ("コンピュータ",),
    "ハイオリン": ("バイオリン",),
    "ゔぁいおりん": (),
    "カッターナイフ": ("カツタナイフ",),
    "壌平": ("平壤",),
    "平和": (),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("words")
    common = [article(f"a{number}", "friendship 조선중앙통신 cuba") for number in range(3)]
    texts = [
        "friendships freindly 평양에서 пхеньян κουβας cubaine mig29 2011 dub north korea",
        "コンピューター バイオリン カツタナイフ 平壌",
    ]
    write(folder, [*common, *(article(f"b{number}", text) for number, text in enumerate(texts))])
    with Index.open(folder) as index:
        yield index


@pytest.mark.parametrize("word", SUGGESTED)
def test_suggestions(index: Index, word: str) -> None:
    assert index.suggest(word) == SUGGESTED[word]


def test_several_words_at_once(index: Index) -> None:
    assert index.suggestions([*SUGGESTED]) == SUGGESTED
    assert index.suggest("freindship", limit=1) == ("friendship",)
    assert index.suggestions([]) == {}


def test_words_with_a_space_too_much(index: Index) -> None:
    assert index.joined("friend", "Ship") == "friendship"
    assert index.joined("ship", "friend") is None
