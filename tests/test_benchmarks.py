"""The benchmark of engines: the same articles from the same seed, and the same hits from every engine."""

from dataclasses import replace
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

import pytest

from benchmarks import analysis
from benchmarks.engine.articles import Article, from_file, generate, read, write
from benchmarks.engine.engines import ENGINES
from benchmarks.engine.ours import analysed
from benchmarks.engine.queries import FACETS, Query, Statistics, classes, from_json, to_json

# Stock Whoosh leaves files open.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)

ARTICLES = 300


@cache
def library() -> list[Article]:
    return list(generate(ARTICLES, 7))


@cache
def questions() -> dict[str, list[Query]]:
    return classes(Statistics.of(library(), 7), 5, 7)


def test_a_seed_makes_the_same_articles_every_time() -> None:
    assert list(generate(40, 7)) == library()[:40]
    assert list(generate(40, 8)) != library()[:40]


def test_the_articles_are_of_many_languages_and_repeat_pairs_of_words() -> None:
    assert {item.language for item in library()} == {"en", "es", "fr", "de", "ru", "ko", "zh", "ja", "ar"}
    words = " ".join(item.body.lower() for item in library() if item.language == "en").split()
    pairs = list(pairwise(words))
    # Of words that are independent of each other, many more pairs would be different ones.
    assert len(set(pairs)) < 0.85 * len(pairs)


def test_articles_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    assert write(islice(library(), 20), path) == 20
    assert list(read(path)) == library()[:20]


def test_a_file_of_json_lines_gives_articles(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    path.write_text(
        '{"title": "Port", "text": "Ships.", "language": "es", "published": "2011-12-01T10:00",'
        ' "source": "A B"}\n'
        '{"title": "No text", "text": ""}\n'
        '{"text": "More ships.", "lang": "fr", "persons": ["x", "y"]}\n'
    )
    first, second = from_file(path, 10, 1)
    assert (first.language, first.year, first.source, first.number) == ("es", 2011, "a-b", 0)
    assert (second.language, second.persons, second.number) == ("fr", ("x", "y"), 1)


def test_questions_are_drawn_of_every_class_and_kept_as_json() -> None:
    asked = questions()
    assert set(asked) >= {"rare term", "phrase", "prefix", "term + person + 15 years", "all three facets"}
    assert from_json(to_json(asked)) == asked


def expected(query: Query) -> int:
    """Articles that match, found by reading them all."""
    return sum(_matches(item, query) for item in library())


def _matches(item: Article, query: Query) -> bool:
    if item.language != "en" or (query.person and query.person not in item.persons):
        return False
    parts = [[word.strip(".,") for word in text.lower().split()] for text in (item.title, item.body)]
    words = {word for part in parts for word in part}
    if query.kind == "phrase":
        return any(pair == query.words for part in parts for pair in pairwise(part))
    if query.kind == "prefix":
        return any(word.startswith(query.words[0]) for word in words)
    found = [word in words for word in query.words]
    return any(found) if query.kind == "or" else all(found)


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_finds_the_same(name: str, tmp_path: Path) -> None:
    adapter = ENGINES[name]()
    try:
        adapter.load()
    except ImportError:
        pytest.skip(f"not installed: {adapter.install}")
    adapter.build([analysed(item) for item in library()] if adapter.entries else library(), tmp_path, 200)
    for mode in adapter.modes:
        searcher = adapter.open(tmp_path, mode)
        for query in (query for asked in questions().values() for query in asked):
            answer = searcher.run(query)
            if query.kind != "all" and answer.total >= 0:
                assert answer.total == expected(query), (mode, query)
                assert len(answer.numbers) == min(10, answer.total)
            for facet in query.facets:
                matching = [item for item in library() if query.kind == "all" or _matches(item, query)]
                values = [value for item in matching for value in _values(item, facet)]
                wanted = sorted((values.count(value) for value in set(values)), reverse=True)
                counted = sorted(answer.facets[facet].values(), reverse=True)
                assert counted == wanted[: FACETS[facet]], (mode, query)
        searcher.close()


def _values(item: Article, facet: str) -> tuple[str, ...]:
    return item.persons if facet == "person" else (str(item.year) if facet == "year" else item.source,)


@pytest.mark.parametrize("name", ENGINES)
def test_an_article_that_was_replaced_is_found_by_its_new_word_alone(name: str, tmp_path: Path) -> None:
    adapter = ENGINES[name]()
    try:
        adapter.load()
    except ImportError:
        pytest.skip(f"not installed: {adapter.install}")
    some = library()[:20]
    adapter.build([analysed(item) for item in some] if adapter.entries else some, tmp_path, 20)
    old = next(item for item in some if item.language == "en")
    word = old.title.split()[0].lower()
    new = replace(old, title="Qqqq", body="Qqqq")
    adapter.update(tmp_path, old, adapter.prepare(new))
    searcher = adapter.open(tmp_path, next(iter(adapter.modes)))
    assert searcher.run(Query("term", ("qqqq",))).numbers == [old.number]
    assert old.number not in searcher.run(Query("term", (word,))).numbers
    searcher.close()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_figure_of_the_analysis_is_measured(language: str) -> None:
    articles = analysis.made(language, size=8_000)
    assert articles == analysis.made(language, size=8_000)
    row = analysis.measured(language, articles)
    assert row.language == language
    assert row.megabytes == sum(len(text.encode()) for text in articles) / 1e6
    assert all(figure > 0 for figure in row[2:])
