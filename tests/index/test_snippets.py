"""Passages: the best place, whole words, marks that fit."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        "ab",
        "cuba",
        "ship",
        "東京",
        "김정일",
        "\n\n",
        ".",
        "(",
        ")",
        "́",
        "👨\u200d👩\u200d👧",
        "\x00",
        "ไทย",
        " ",
        "\n",
    ]
)


@settings(deadline=None, max_examples=60, database=None)
@given(
    text=st.lists(letters, max_size=120).map("".join),
    query=st.sampled_from(["cuba ship", "김정일", "東*", ""]),
)
def test_marks_lie_in_the_passage(text: str, query: str) -> None:
    found = snippet(article("a", text), words(query), length=40)
    places = [0, *(place for mark in found.marks for place in mark), len(found.text)]
    assert places == sorted(places)
    assert all(start < end for start, end in found.marks)
    assert "\n" not in found.text
    assert "  " not in found.text
