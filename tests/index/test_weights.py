"""Rare words count more than frequent ones, as the usual inverse document frequency has it."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from math import log
from pathlib import Path

import pytest
from whoosh import query as nodes

from archive.index import Index, Request
from archive.index.query.parser import parse
from archive.index.query.weights import rarity, weigh
from tests.index.library import article, write


@pytest.mark.parametrize(("documents", "frequency"), [(1000, 1), (1000, 500), (1000, 1000), (1, 1)])
def test_rarity_makes_one_idf_of_the_other(documents: int, frequency: int) -> None:
    whoosh = log(documents / (frequency + 1)) + 1
    usual = log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
    assert rarity(documents, frequency, frequency) * whoosh == pytest.approx(usual)


def test_rarity_of_what_is_not_there_or_counted_twice() -> None:
    assert rarity(10, 0, 0) == 1.0
    assert 0 < rarity(10, 12, 12) < 0.1


def test_every_term_of_a_tree_is_weighed() -> None:
    parsed = parse('cuba "one two" 東京都', archive_languages=["en"])
    asked = []

    def frequency(field: str, term: str) -> int:
        asked.append((field, term))
        return 500

    phrase = next(branch.tree for branch in parsed.words if branch.text == "one two")
    for branch in parsed.words:
        weigh(branch.tree, 1000, frequency)
    assert phrase.boost == pytest.approx(rarity(1000, 500, 500))
    assert {("exact", "cuba"), ("stem", "en:cuba"), ("exact", "one"), ("gram", "东京")} <= set(asked)


def test_stems_of_several_languages_count_as_one_word() -> None:
    stems = nodes.Or([nodes.Term("stem", "en:cocoa"), nodes.Term("stem", "it:coco")])
    weigh(stems, 1000, lambda _, term: {"en:cocoa": 90, "it:coco": 2}[term])
    english, italian = (term.boost for term in stems.subqueries)
    assert english * (log(1000 / 91) + 1) == pytest.approx(italian * (log(1000 / 3) + 1))


def test_a_frequent_word_of_a_question_counts_for_little(tmp_path: Path) -> None:
    filler = [article(f"f{number}", "the the the the the and so on it is") for number in range(30)]
    write(tmp_path, [*filler, article("a", "cocoa of the harbour")])
    with Index.open(tmp_path) as index:
        hits = index.search(Request(query="the the and the so it is cocoa", limit=2)).hits
        assert hits[0].id == "a"
        assert index.search(Request(query="the")).hits[0].score > 0
