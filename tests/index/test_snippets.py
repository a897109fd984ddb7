"""Passages: the best place, whole words, marks that fit."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import languages
from archive.index import QueryWords, Snippet, snippet
from archive.index.query.parser import parse
from tests.index.library import article

FILLER = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. " * 12


def words(query: str) -> QueryWords:
    return parse(query, archive_languages=["en", "ko"]).marked


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def test_the_place_with_most_words() -> None:
    text = f"{FILLER}A ship. {FILLER}The delegations came by ship (from Havana). {FILLER}"
    found = snippet(article("a", text), words("ship delegation Havana"))
    assert marked(found) == ["delegations", "ship", "Havana"]
    assert "The delegations came by ship (from Havana)." in found.text
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert 150 < len(found.text) <= 210


def test_a_short_body_is_whole() -> None:
    found = snippet(article("a", "Cuba,\n\n\tagain  Cuba.\n\nEnd "), words("cuba"))
    assert found == Snippet(text="Cuba, again Cuba. End", marks=((0, 4), (12, 16)))


@pytest.mark.parametrize("query", ["", "nothing", "title:nothing"])
def test_without_a_hit_the_beginning(query: str) -> None:
    found = snippet(article("a", FILLER), words(query))
    assert found.text.startswith("Lorem ipsum")
    assert found.text.endswith("…")
    assert found.marks == ()


def test_no_body() -> None:
    assert snippet(article("a", title="Cuba"), words("cuba")) == Snippet(text="")


def test_patterns_are_marked() -> None:
    assert marked(snippet(article("a", "Ships, shipping and a hip."), words("ship* h?p"))) == [
        "Ships",
        "shipping",
        "hip",
    ]


def test_scripts_without_spaces() -> None:
    text = (
        "東京都知事は新しい法案を発表した。" * 20
        + "金正日同志は平壌で演説した。"
        + "東京都知事は新しい法案を発表した。" * 20
    )
    found = snippet(article("a", text, language="ja"), words("平壌"))
    assert marked(found) == ["平壌"]
    assert len(found.text) <= 210


def test_the_language_of_the_article_decides_on_stems() -> None:
    assert marked(snippet(article("a", "Ships", language="en"), words("ship"))) == ["Ships"]
    assert marked(snippet(article("a", "Ships", language="de"), words("ship"))) == []


def test_telling_words_choose_the_passage() -> None:
    text = (
        "Of the people in the hall the most had come for the talk on the history of the town. "
        f"{FILLER}The first steam ferry was built by Ada Holm. {FILLER}"
    )
    found = snippet(article("a", text), words("who was the builder of the first ferry in the town"))
    assert "The first steam ferry was built by Ada Holm." in found.text
    assert marked(found) == ["first", "ferry"]


def test_words_in_order_choose_the_passage() -> None:
    text = f"The study of a house. {FILLER}They met at the Study House. {FILLER}House and study."
    assert marked(snippet(article("a", text), words("study house"))) == ["Study", "House"]


def test_particles_are_marked_between_telling_words() -> None:
    text = "In the end the Bank of Japan was of no help to the town."
    found = snippet(article("a", text), words("what is the role of the Bank of Japan"))
    assert marked(found) == ["Bank", "of", "Japan"]
    assert marked(snippet(article("a", text), words("of the"))) == ["the", "the", "of", "of", "the"]


def test_a_phrase_is_marked_where_it_is_whole() -> None:
    text = "The house is new. Its study is small. They met at the Study House, a house of books."
    assert marked(snippet(article("a", text), words('"study house"'))) == ["Study", "House"]
    assert marked(snippet(article("a", text), words('"study house" new'))) == ["new", "Study", "House"]
    assert marked(snippet(article("a", text), words('"study house" OR house'))) == [
        "house",
        "Study",
        "House",
        "house",
    ]
    assert marked(snippet(article("a", text), words('"small house"'))) == ["house", "small", "House", "house"]


def test_it_begins_and_ends_with_a_sentence() -> None:
    text = f"{FILLER}The harbour of the town was opened in May by Ana Lind. {FILLER}"
    found = snippet(article("a", text), words("Lind"))
    assert found.text.startswith("…The harbour of the town was opened in May by Ana Lind. Lorem")
    assert found.text.endswith("elit.…")


def test_it_begins_after_a_comma_where_the_sentence_is_long() -> None:
    text = f"{FILLER}{'many words ' * 30}, and so at last the ferry {'many words ' * 30}"
    assert snippet(article("a", text), words("ferry")).text.startswith("…and so at last the ferry")


def test_it_stays_in_a_paragraph() -> None:
    long = FILLER.strip()[:150]
    text = f"{long} ship\n\nHavana ship {long}\n\n{FILLER}"
    found = snippet(article("a", text), words("ship Havana"))
    assert found.text.startswith("…Havana ship Lorem")
    short = "A ferry.\n\nIt is new.\n\n" + FILLER
    assert snippet(article("a", short), words("ferry")).text.startswith("A ferry. It is new. Lorem")


def test_no_word_is_cut() -> None:
    korean = "조선로동당중앙위원회는 평양에서 회의를 열었다고 발표하였다 " * 30
    found = snippet(article("a", korean, language="ko"), words("중앙위원회"))
    assert set(found.text.strip("…").split()) <= set(korean.split())
    assert set(marked(found)) == {"중앙위원회"}
    persian = "کتاب‌های بسیاری می‌شود " * 30
    found = snippet(article("a", persian, language="fa"), words("بسیاری"))
    assert set(found.text.strip("…").split()) == set(persian.split())


@pytest.mark.parametrize(
    ("language", "text", "query", "expected"),
    [
        ("ko-KP", "평양에서 로동신문이", "평양 노동", ["평양", "로동"]),
        ("ko", unicodedata.normalize("NFD", "평양에서"), "평양", [unicodedata.normalize("NFD", "평양")]),
        ("zh-Hans", "美国大学的学生", "美國 大學", ["美国大学"]),
        ("ja", "ＫＣＮＡとﾁｭﾁｪ思想", "kcna チュチェ", ["ＫＣＮＡ", "ﾁｭﾁｪ"]),
        ("zh-Hans", "朝鲜朝古友好", "朝古友好协会", ["朝古友好"]),
        ("ja", "朝鮮半島と人の平和の道", "朝鮮半島の平和", ["朝鮮半島", "平和"]),
        ("th", "ที่มหาวิทยาลัยแห่งนี้", "มหาวิทยาลัย", ["มหาวิทยาลัย"]),
        ("hi", "नये पुस्तकालय में", "पुस्तकालय", ["पुस्तकालय"]),
        ("fr", "au Cafe\u0301 Cuba", "café", ["Cafe\u0301"]),
        ("he", "בנמל \u200fחיפה 2011", "חיפה", ["חיפה"]),
        ("en", "the 1\ufe0f\u20e3 of", "1", ["1\ufe0f\u20e3"]),
    ],
)
def test_what_is_marked_is_whole(language: str, text: str, query: str, expected: list[str]) -> None:
    assert marked(snippet(article("a", text, language=language), words(query))) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u200fא\u200e b\u061c", "\u200fא\u200e b\u061c"),
        ("א \u2067b \u2066c\u2069\u2069 \u202ad\u202c", "א \u2067b \u2066c\u2069\u2069 \u202ad\u202c"),
        ("א \u2067b \u202ac\u2069 d\u202c\u2069", "א \u2067b c\u2069 d"),
        ("\u202ea\u202ab\u202c c\u202c", "a\u202ab\u202c c"),
        ("\ufeffa\u2066", "a"),
    ],
)
def test_direction_is_kept_where_it_ends_in_the_passage(text: str, shown: str) -> None:
    assert snippet(article("a", text), words("")).text == shown


def test_controls_are_not_shown() -> None:
    found = snippet(article("a", "a\x00b \u202ecuba\u202c\x1b[31m"), words("cuba"))
    assert (found.text, marked(found)) == ("ab cuba[31m", ["cuba"])


def test_no_character_is_cut() -> None:
    family = "👨‍👩‍👧"
    found = snippet(article("a", family * 300), words(""))
    assert set(found.text.strip("…").split(family)) == {""}
    found = snippet(article("a", "é" * 900), words(""))
    assert unicodedata.normalize("NFC", found.text.strip("…")).strip("é") == ""


def test_long_bodies_are_not_read_to_the_end() -> None:
    far = snippet(article("a", FILLER * 60 + "cuba"), words("cuba"))
    assert far.marks == ()
    assert far.text.startswith("Lorem")


letters = st.sampled_from(
    [
        *(
            "ab",
            "cuba",
            "ship",
            "The ",
            "東京",
            "김정일",
            "ไทย",
            "किताब",
            "شعب",
            "می\u200cشود",
            "ｃｕｂａ",
            "U.S.",
        ),
        *(". ", "。", "(", ")", " ", "\n", "\n\n", "\u2028", "\t", "\x00", "\x1b", "\ud800", "\ufeff"),
        *("\u0301", "\u094d", "\u200d", "\u200c", "\ufe0f", "\u1112\u1161", "\u11ab", "\u0e35", "🇰🇵", "👍🏽"),
        *("\u200f", "\u202a", "\u202b", "\u202c", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"),
        "👨\u200d👩\u200d👧",
    ]
)


@settings(deadline=None, max_examples=150, database=None)
@given(
    text=st.lists(letters, max_size=120).map("".join),
    query=st.sampled_from(
        [
            "cuba ship",
            "김정일",
            "東*",
            "",
            '"cuba ship" 東京',
            "the ship in the ไทย of 東京 किताब شعب",
            "하 می‌شود",
        ]
    ),
)
def test_a_snippet_holds_what_it_promises(text: str, query: str) -> None:
    of = article("a", text)
    found = snippet(of, words(query), length=40)
    assert found == snippet(of, words(query), length=40)
    places = [0, *(place for mark in found.marks for place in mark), len(found.text)]
    assert places == sorted(places)
    assert all(start < end for start, end in found.marks)
    # Of two marks that touch one would be enough.
    assert all(before[1] < mark[0] for before, mark in pairwise(found.marks))
    assert {languages.safe_cut(found.text, place) for place in places} == set(places)
    assert not re.search("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u202d\u202e\ufeff]|  ", found.text)
    assert balanced(found.text)
    assert len(found.text) <= 100


def balanced(text: str) -> bool:
    """Whether every embedding and isolate in ``text`` is closed in it, and nothing else is."""
    opened: list[str] = []
    for char in text:
        if char in "\u2066\u2067\u2068":
            opened.append("\u2069")
        elif char in "\u202a\u202b":
            opened.append("\u202c")
        elif char in "\u202c\u2069" and (not opened or opened.pop() != char):
            return False
    return not opened
