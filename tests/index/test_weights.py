"""Rare words count more than frequent ones, as the usual inverse document frequency has it."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Callable
from math import log
from pathlib import Path

import pytest
from whoosh import query as nodes

from archive.index import Index, Request
from archive.index.query.parser import Parsed, parse
from archive.index.query.weights import Rareness, Weights, rarity
from tests.index.library import article, write


@pytest.mark.parametrize(("documents", "frequency"), [(1000, 1), (1000, 500), (1000, 1000), (1, 1)])
def test_rarity_makes_one_idf_of_the_other(documents: int, frequency: int) -> None:
    whoosh = log(documents / (frequency + 1)) + 1
    usual = log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
    assert rarity(documents, frequency, Rareness(documents, frequency)) * whoosh == pytest.approx(usual)


def test_rarity_of_what_is_not_there_or_counted_twice() -> None:
    assert rarity(10, 0, Rareness(10, 0)) == 1.0
    assert 0 < rarity(10, 12, Rareness(10, 12)) < 0.1


def frequencies(counts: dict[str, int]) -> Callable[[str, str], int]:
    return lambda field, term: counts.get(f"{field} {term}", 0)


def test_every_term_of_a_tree_is_weighed() -> None:
    parsed = parse('cuba "one two" 東京都', archive_languages=["en"])
    asked = []

    def frequency(field: str, term: str) -> int:
        asked.append((field, term))
        return 500

    weights = Weights({"en": 1000}, frequency)
    phrase = next(branch.tree for branch in parsed.words if branch.text == "one two")
    for branch in parsed.words:
        weights.weigh(branch.tree)
    assert phrase.boost == pytest.approx(rarity(1000, 500, Rareness(1000, 500)))
    assert {("exact", "cuba"), ("stem", "en:cuba"), ("exact", "one"), ("gram", "东京")} <= set(asked)


def test_a_word_is_as_rare_as_among_the_articles_of_its_language() -> None:
    counts = {"stem en:the": 100, "stem es:the": 0, "exact the": 100}
    weights = Weights({"en": 100, "es": 300, "ko-KP": 600}, frequencies(counts))
    the = query("the", ["en", "es"]).words[0].words[0]
    assert weights.rareness(the, "exact", weights.likely([the])).idf < 0.1
    assert Rareness(1000, 100).idf > 2


def test_a_script_of_one_language_is_counted_by_itself() -> None:
    weights = Weights({"en": 900, "ko": 100}, frequencies({"exact 것": 100, "stem ko:것": 100}))
    word = query("것", ["en", "ko"]).words[0].words[0]
    assert weights.rareness(word, "exact", weights.likely([word])) == Rareness(100, 100)


def test_stems_of_a_language_of_few_articles_are_not_rare_for_that() -> None:
    stems = nodes.Or([nodes.Term("stem", "en:cocoa"), nodes.Term("stem", "it:coco")])
    weights = Weights({"en": 998, "it": 2}, frequencies({"stem en:cocoa": 90, "stem it:coco": 2}))
    weights.weigh(stems)
    english, italian = (
        term.boost * (log(1000 / (count + 1)) + 1)
        for term, count in zip(stems.subqueries, (90, 2), strict=True)
    )
    assert italian < english


def query(text: str, tags: list[str]) -> Parsed:
    return parse(text, archive_languages=tags)


def test_the_languages_of_a_query_are_told_by_the_archive() -> None:
    counts = {"stem en:the": 90, "stem es:the": 3, "stem en:cuba": 30, "stem es:cub": 40}
    weights = Weights({"en": 100, "es": 100}, frequencies(counts))

    def likely(text: str) -> float:
        words = [word for branch in query(text, ["en", "es"]).words for word in branch.words]
        return weights.likely(words)["Latn", "en"]

    assert likely("the cuba") > 0.9
    assert 0.3 < likely("cuba") < 0.6, "a name says little"
    assert likely("nowhere") == 0.5, "and a word that no article has nothing"


def test_a_language_of_one_article_is_not_likely_for_having_few_words() -> None:
    counts = {"stem en:the": 900, "stem en:ship": 30, "stem en:left": 20}
    weights = Weights({"en": 1000, "de": 1}, frequencies(counts))
    words = [word for branch in query("the ship left", ["en", "de"]).words for word in branch.words]
    likely = weights.likely(words)
    assert likely["Latn", "en"] > likely["Latn", "de"]
    assert sum(likely.values()) == pytest.approx(1)


def test_a_frequent_word_of_a_question_counts_for_little(tmp_path: Path) -> None:
    filler = [article(f"f{number}", "the the the the the and so on it is") for number in range(30)]
    write(tmp_path, [*filler, article("a", "cocoa of the harbour")])
    with Index.open(tmp_path) as index:
        hits = index.search(Request(query="the the and the so it is cocoa", limit=2)).hits
        assert hits[0].id == "a"
        assert index.search(Request(query="the")).hits[0].score > 0
