"""One short article in each language, from file to hit: told apart, and found by other forms of its words."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import archive
from archive.press import Press

CASES = Path(__file__).parents[1] / "cases" / "languages-search.toml"
ARTICLES: list[dict[str, Any]] = tomllib.loads(CASES.read_text("utf-8"))["article"]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    folder = tmp_path_factory.mktemp("languages")
    rows = [{"id": item["name"], "title": item["title"], "text": item["text"]} for item in ARTICLES]
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with archive.create(folder / "home") as press:
        assert press.ingest([file], jobs=1).added == len(rows)
        yield press


def found(press: Press, query: str) -> list[str]:
    answer = press.search(query)
    assert not answer.relaxed
    return sorted(hit.identifiers[0] for hit in answer.hits)


def each(what: str) -> list[Any]:
    """The name of an article with one of its values, for each that it has."""
    return [
        pytest.param(item["name"], value, id=f"{item['name']}-{value}")
        for item in ARTICLES
        for value in ([item[what]] if isinstance(item.get(what), str) else item.get(what, ()))
    ]


@pytest.mark.parametrize(("name", "tag"), each("language"))
def test_the_language_is_told(press: Press, name: str, tag: str) -> None:
    assert [item.language for item in press.articles() if item.identifiers == (name,)] == [tag]


@pytest.mark.parametrize(("name", "query"), each("queries"))
def test_other_forms_find_the_article_alone(press: Press, name: str, query: str) -> None:
    assert found(press, query) == [name]


@pytest.mark.parametrize(("name", "phrase"), each("phrase"))
def test_a_phrase_finds_the_article_alone(press: Press, name: str, phrase: str) -> None:
    assert found(press, f'"{phrase}"') == [name]


@pytest.mark.parametrize(("name", "title"), each("title"))
def test_a_headline_leads_to_its_article(press: Press, name: str, title: str) -> None:
    assert press.search(title).hits[0].identifiers == (name,)
