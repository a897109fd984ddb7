"""The terms of a field: found, in order, by prefix and by pattern, whatever letters they have."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.index.engines.whoosh.dictionary import Dictionary, decoded, encoded
from archive.index.packs import Pack, PackWriter
from archive.index.spelling import lines

LETTERS = "ab.é한\U0001f600\udc80\uffff\U0010ffff"


def dictionary(folder: Path, words: set[str]) -> Dictionary:
    """Each term has one posting more than the term before."""
    ordered = sorted(words)
    with PackWriter(folder / "a.pack") as pack:
        text = b"".join(encoded(f"{word}\n") for word in ordered)
        pack.add("f.text", text)
        pack.add("f.ends", np.cumsum([len(encoded(word)) + 1 for word in ordered]), "u4")
        pack.add("f.starts", np.cumsum(np.arange(len(ordered) + 1)), "u4")
        pack.close({})
    return Dictionary(Pack(folder / "a.pack"), "f")


some_words = st.sets(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=30)
some_patterns = st.lists(st.text(LETTERS + "**??", min_size=1, max_size=5), min_size=1, max_size=20)


@settings(deadline=None, max_examples=80)
@given(words=some_words, patterns=some_patterns)
def test_terms_are_found_as_in_a_list(words: set[str], patterns: list[str]) -> None:
    ordered = sorted(words)
    with TemporaryDirectory() as name:
        held = dictionary(Path(name), words)
        assert len(held) == len(ordered)
        assert [decoded(term) for term in held.some(np.arange(len(held)))] == ordered
        assert decoded(held.lines()) == lines(ordered)
        assert [decoded(term) for term in held.some(np.arange(0, len(held), 2))] == ordered[::2]
        assert [decoded(held[number]) for number in range(len(held))] == ordered
        assert [held.find(encoded(word)) for word in ordered] == list(range(len(ordered)))
        for pattern in patterns:
            assert held.find(encoded(pattern)) == (ordered.index(pattern) if pattern in words else -1)
            assert held.lower(encoded(pattern)) == sum(word < pattern for word in ordered)
            low, high = held.with_prefix(encoded(pattern))
            beginning = [word for word in ordered if word.startswith(pattern)]
            assert ordered[low:high] == beginning
            assert decoded(held.lines(encoded(pattern))) == lines(beginning)
            text = "".join({"*": ".*", "?": "."}.get(letter) or re.escape(letter) for letter in pattern)
            expected = [word for word in ordered if re.fullmatch(text, word, re.DOTALL)]
            for limit in (1, 2, 1000):
                found = [ordered[number] for number in held.matching(pattern, limit).tolist()]
                assert found == expected[:limit]


def test_stars_alone_stand_for_every_term(tmp_path: Path) -> None:
    held = dictionary(tmp_path, {"a", "ba", "bb"})
    assert held.matching("**", 9).tolist() == held.matching("*", 9).tolist() == [0, 1, 2]
    assert held.matching("b**", 9).tolist() == [1, 2]
    assert held.matching("c?*", 9).tolist() == []


def test_one_mark_is_one_letter(tmp_path: Path) -> None:
    held = dictionary(tmp_path, {"a", "é", "한", "\U0001f600", "éa", "한한", "\udc80"})
    assert [decoded(held[number]) for number in held.matching("?", 99).tolist()] == sorted(
        {"a", "é", "한", "\U0001f600", "\udc80"}
    )
    assert [decoded(held[number]) for number in held.matching("??", 99).tolist()] == ["éa", "한한"]


@pytest.mark.parametrize("pattern", ["[ab]", "a.c", "a|b", "^a", "a$", "a\\b", "(a)"])
def test_marks_of_other_patterns_stand_for_themselves(tmp_path: Path, pattern: str) -> None:
    held = dictionary(tmp_path, {"a", "abc", "b", pattern})
    for text in (pattern, f"{pattern}*", f"*{pattern}"):
        assert [decoded(held[number]) for number in held.matching(text, 99).tolist()] == [pattern]


def test_the_end_of_the_range(tmp_path: Path) -> None:
    held = dictionary(tmp_path, {"a", "zz", "\U0010ffff", "\U0010ffffz"})
    assert held.with_prefix(encoded("\U0010ffff")) == (2, 4)
    assert held.with_prefix(b"") == (0, 4)
    assert held.with_prefix(encoded("zzz")) == (2, 2)
    assert held.matching("zzz*", 99).tolist() == held.matching("b*c", 99).tolist() == []


def test_postings_of_a_term_lie_between_those_of_its_neighbours(tmp_path: Path) -> None:
    held = dictionary(tmp_path, {"a", "b", "c"})
    assert [held.postings(number) for number in range(3)] == [(0, 1), (1, 3), (3, 6)]
