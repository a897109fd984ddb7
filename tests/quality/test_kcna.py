"""KCNA 2011: 11,997 articles, identified by id, their languages to be told.

Everything is held against a plain count over the file. What would leak the truth is removed first.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import archive
from archive.press import Press

from .collections_data import counts, rows
from .scores import Scores


@pytest.fixture(scope="module")
def truth(data: Path) -> list[dict[str, Any]]:
    return list(rows(data / "kcna" / "articles-2011.jsonl.gz"))


@pytest.fixture(scope="module")
def file(truth: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kcna") / "kcna.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for row in truth:
            lines.write(json.dumps({k: v for k, v in row.items() if k != "lang"}) + "\n")
    return path


@pytest.fixture(scope="module")
def press(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    with archive.create(tmp_path_factory.mktemp("home")) as press:
        report = press.ingest([file], jobs=2)
        assert (report.failed, report.revised, report.unchanged) == (0, 0, 0)
        yield press


def test_language(press: Press, truth: list[dict[str, Any]], scores: Scores) -> None:
    """Against the labels as they came, 835 of which call Spanish articles English, and against words."""
    told = {article.identifiers[0]: article.language for article in press.articles()}
    labelled = sum(told[row["id"]] == row["lang"] for row in truth)
    scores.check("kcna language, labels as they came", labelled / len(truth))
    worded = sum(told[row["id"]] == _language(row) for row in truth)
    scores.check("kcna language", worded / len(truth))


def test_duplicates(press: Press, truth: list[dict[str, Any]]) -> None:
    expected = len(truth) - len({(row["title"], row["text"]) for row in truth})
    linked = [article for article in press.articles() if article.duplicate_of]
    assert len(linked) == expected == 53
    for article in linked:
        first = press.article(article.duplicate_of or "")
        assert (first.title, first.body) == (article.title, article.body)


def test_second_ingest_changes_nothing(press: Press, file: Path, truth: list[dict[str, Any]]) -> None:
    again = press.ingest([file], jobs=2)
    assert (again.unchanged, again.failed, again.added) == (len(truth), 0, 0)


def test_months_and_days(press: Press, truth: list[dict[str, Any]]) -> None:
    months = Counter(row["date"][:7] for row in truth)
    assert counts(press, "month") == dict(months)
    for month, number in months.items():
        assert press.search(month=[month], limit=1).total == number
    for day, number in Counter(row["date"] for row in truth).items():
        assert press.search(date_from=day, date_to=day, limit=1).total == number


def test_persons(press: Press) -> None:
    counted: Counter[str] = Counter()
    for article in press.articles():
        counted.update({person.id for person in article.persons})
    assert counts(press, "person") == dict(counted)
    for person, number in counted.most_common(50):
        assert press.search(person=[person], limit=1).total == number


def test_word(press: Press) -> None:
    found = press.search("exact:cuba", limit=None)
    plain = {
        article.id for article in press.articles() if "cuba" in _words(f"{article.title} {article.text}")
    }
    assert {hit.id for hit in found.hits} == plain


def test_verify(press: Press) -> None:
    assert press.verify().damages == ()


def _language(row: dict[str, Any]) -> str:
    """English or Spanish by the commonest words of each: a rule that the archive does not use."""
    words = Counter(f"{row['title'] or ''} {row['text']}".casefold().split())
    english = sum(words[word] for word in ("the", "of", "and", "to", "in", "was", "for", "on", "it", "that"))
    spanish = sum(
        words[word] for word in ("el", "la", "de", "en", "y", "los", "del", "que", "se", "las", "un")
    )
    return "es" if spanish > english else "en"


def _words(text: str) -> set[str]:
    """Words by a rule of their own, so that the analysis is not held against itself."""
    letters = (letter if letter.isalnum() else " " for letter in text.casefold())
    return set("".join(letters).split())
