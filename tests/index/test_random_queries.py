"""No query is an error, whatever it is made of.

``RANDOM_QUERIES`` in the environment says how many are tried, and ``EXPLORE`` draws others than in the last
run. A query that fails is printed as it would be typed in Python.
"""

import json
import math
import os
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import archive
from archive.index import Index, Request
from archive.languages import field_names
from archive.press import Press
from tests.index.library import little_archive, write

RANDOM_QUERIES = int(os.environ.get("RANDOM_QUERIES", "300"))
SEED = os.environ.get("EXPLORE", "")

SOME_WORDS = r"""
cuba delegation Raúl peoples visit friendship 1959 2011 196X 2011-12-05 1960s 3.14 1,234 U.S. l'Humanité
don't 東京 東京都 知事 党 北京 北京市人民大会堂 朝鮮勞動黨 経済 ﾋﾟｮﾝﾔﾝ ピョンヤン が か゛ ー 々 김정일
평양에서 로동당 노동당 ᄀ KCNA통신 AI時代 iPhone用户 Москва май Ёлка їжа Београд Αθήνα λόγος كتاب كِتَاب
أُمّة می‌رود ۱۴۰۲ צה"ל שָׁלוֹם दिल्ली ज़मीन กรุงเทพ น้ำ ประชุม Đà Nẵng İstanbul ıı ẞ ß ﬁ Æ ქართული հայ አማርኛ 𠀋 𝕬
ᠮᠣᠩᠭᠣᠯ ພາສາລາວ မြန်မာ ភាសាខ្មែរ தமிழ்
"""
WORDS = [*SOME_WORDS.split(), "\u1100\u1161"]
SOME_SIGNS = r"""
( ) [ ] { } " “ ” „ « » 「 」 『 』 《 》 〈 〉 ' ’ ` AND OR NOT ANDNOT ANDMAYBE and or TO ~ ~2 ~99999 ^
^2.5 ^-1 ^1e999 ^nan * ? ** *? + - -- & | && || ! : :: / \ \" = < > , . ; # % @ $ ， 。 ： （ ） ？ ＊
・ · …
"""
SIGNS = SOME_SIGNS.split()
ODD = [
    *(" ", "  ", "\t", "\n", "\r\n", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029"),
    *("\u3000", "\xa0", "\xad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e"),
    *("\u2066", "\u2069", "\ufeff", "\ufffd", "\uffff", "\ufdd0", "\ud800", "\udfff", "\udc80", "\ud83d"),
    *("\u0300", "\u0301" * 40, "\u064b", "\u3099", "\ufe0f", "\U000e0100", "\U000e0041", "\U0010ffff"),
    *("\U0001f600", "\U0001f1f0\U0001f1f5", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "☭", "№", "½", "²"),
]
FIELDS = [
    *(f"{name}:" for name in ("title", "text", "exact", "person", "author", "source", "language", "subject")),
    *(f"{name}:" for name in ("place", "date", "published", "year", "month", "decade", "mentions")),
    *(f"{name}:" for name in ("identifier", "gram", "stem", "id", "seq", "nosuch", "http", "", "_")),
    *(f"{name}{colon}" for name in list(field_names())[::5] for colon in (":", "：")),
]
RANGES = ["[", "{", "]", "}", " TO ", "TO", "1959", "2011-12", "", "a", "9999999", "-0044", "soon", "..", "/"]

BLOCKS = (0, 0x80, 0x300, 0x590, 0x900, 0xE00, 0x2000, 0x3000, 0xAC00, 0xD800, 0xFE00, 0x1F300)
"""Where blocks of letters, marks, signs, surrogates and emoji begin."""


def characters(chance: random.Random) -> str:
    """A few characters of one block of Unicode, whatever lies there."""
    first = chance.choice(BLOCKS)
    return "".join(chr(first + chance.randrange(0x200)) for _ in range(chance.randrange(1, 6)))


def some_query(chance: random.Random) -> str:
    """Pieces of the language in any order, one in fifty of them very often."""
    pieces: list[str] = []
    for _ in range(chance.choice((1, 2, 3, 4, 6, 9, 14))):
        piece = chance.choice(
            (
                chance.choice(WORDS),
                chance.choice(WORDS),
                chance.choice(SIGNS),
                chance.choice(SIGNS),
                chance.choice(ODD),
                chance.choice(FIELDS) + chance.choice(("", chance.choice(WORDS), chance.choice(SIGNS))),
                chance.choice(FIELDS) + "".join(chance.choices(RANGES, k=4)),
                characters(chance),
            )
        )
        if chance.random() < 0.02:
            piece *= chance.choice((9, 120, 3000))
        pieces.append(piece + chance.choice((" ", " ", "")))
    return "".join(pieces)


def some_queries(number: int, purpose: str) -> Iterator[str]:
    chance = random.Random(f"{purpose} {SEED}")  # noqa: S311
    for _ in range(number):
        yield some_query(chance)


def answered(ask: Callable[[str], Any], query: str) -> Any:
    """The answer; a failure names the query."""
    try:
        return ask(query)
    except Exception as error:  # whatever error it is, it is one too many
        pytest.fail(f"{type(error).__name__} for {query!a}: {error}")


def check(index: Index, query: str) -> None:
    found = answered(lambda text: index.search(Request(query=text)), query)
    assert len(found.hits) == min(found.total, 10), ascii(query)
    assert len({hit.id for hit in found.hits}) == len(found.hits), ascii(query)
    assert all(math.isfinite(hit.score) for hit in found.hits), ascii(query)
    assert all(note == note.strip() != "" for note in found.notes), ascii(query)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("random") / "index"
    write(folder, little_archive())
    return Index.open(folder)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    folder = tmp_path_factory.mktemp("random")
    rows = [
        {
            "id": item.id,
            "title": item.title,
            "text": item.text,
            "date": item.published and item.published.edtf,
        }
        for item in little_archive()
    ]
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with archive.create(folder / "home") as press:
        assert press.ingest([file], jobs=1).added == len(rows)
        yield press


pieces = (
    st.sampled_from(WORDS)
    | st.sampled_from(SIGNS)
    | st.sampled_from(ODD)
    | st.sampled_from(FIELDS)
    | st.sampled_from(RANGES)
    | st.text(st.characters(exclude_categories=()), max_size=4)
)


@settings(deadline=None, max_examples=100, database=None)
@given(st.lists(pieces | pieces.map(lambda piece: f"{piece} "), max_size=12).map("".join))
def test_any_pieces_are_a_query(index: Index, query: str) -> None:
    check(index, query)


def test_many_queries(index: Index) -> None:
    for query in some_queries(RANDOM_QUERIES, "index"):
        check(index, query)


def test_snippets_of_many_queries(press: Press) -> None:
    bodies = {item.id: f"{item.title}\n{item.text}" for item in press.articles()}
    seen = 0
    for query in some_queries(RANDOM_QUERIES // 3, "press"):
        found = answered(press.search, query)
        assert found.query == query or not query.isprintable(), ascii(query)
        for hit in found.hits:
            end = 0
            for start, stop in hit.snippet.marks:
                assert end <= start < stop <= len(hit.snippet.text), ascii(query)
                end = stop
                assert hit.snippet.text[start:stop] in bodies[hit.id], ascii(query)
                seen += 1
    assert seen
