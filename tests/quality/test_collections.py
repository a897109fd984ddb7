"""Whole collections through the facade, held against a plain count over the file.

What would leak the truth (the ``lang`` field) is removed before a language is measured.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import archive
from archive.press import Press

from .scores import Scores


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def counts(press: Press, field: str, **filters: Any) -> dict[str, int]:
    return {item.value: item.count for item in press.facet(field, limit=None, **filters).values}


class TestKcna:
    """KCNA 2011: 11,997 articles, identified by id, their languages to be told."""

    @pytest.fixture(scope="class")
    def truth(self, data: Path) -> list[dict[str, Any]]:
        return list(rows(data / "kcna" / "articles-2011.jsonl.gz"))

    @pytest.fixture(scope="class")
    def file(self, truth: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Path:
        path = tmp_path_factory.mktemp("kcna") / "kcna.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            for row in truth:
                lines.write(json.dumps({k: v for k, v in row.items() if k != "lang"}) + "\n")
        return path

    @pytest.fixture(scope="class")
    def press(self, file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
        with archive.create(tmp_path_factory.mktemp("home")) as press:
            report = press.ingest([file], jobs=2)
            assert (report.failed, report.revised, report.unchanged) == (0, 0, 0)
            yield press

    def test_language(self, press: Press, truth: list[dict[str, Any]], scores: Scores) -> None:
        told = {article.identifiers[0]: article.language for article in press.articles()}
        right = sum(told[row["id"]] == row["lang"] for row in truth)
        scores.check("kcna language", right / len(truth))

    def test_duplicates(self, press: Press, truth: list[dict[str, Any]]) -> None:
        expected = len(truth) - len({(row["title"], row["text"]) for row in truth})
        linked = [article for article in press.articles() if article.duplicate_of]
        assert len(linked) == expected == 53
        for article in linked:
            first = press.article(article.duplicate_of or "")
            assert (first.title, first.body) == (article.title, article.body)

    def test_second_ingest_changes_nothing(
        self, press: Press, file: Path, truth: list[dict[str, Any]]
    ) -> None:
        again = press.ingest([file], jobs=2)
        assert (again.unchanged, again.failed, again.added) == (len(truth), 0, 0)

    def test_months_and_days(self, press: Press, truth: list[dict[str, Any]]) -> None:
        months = Counter(row["date"][:7] for row in truth)
        assert counts(press, "month") == dict(months)
        for month, number in months.items():
            assert press.search(month=[month], limit=1).total == number
        for day, number in Counter(row["date"] for row in truth).items():
            assert press.search(date_from=day, date_to=day, limit=1).total == number

    def test_persons(self, press: Press) -> None:
        counted: Counter[str] = Counter()
        for article in press.articles():
            counted.update({person.id for person in article.persons})
        assert counts(press, "person") == dict(counted)
        for person, number in counted.most_common(50):
            assert press.search(person=[person], limit=1).total == number

    def test_word(self, press: Press) -> None:
        found = press.search("exact:cuba", limit=None)
        plain = {
            article.id for article in press.articles() if "cuba" in _words(f"{article.title} {article.text}")
        }
        assert {hit.id for hit in found.hits} == plain

    def test_verify(self, press: Press) -> None:
        assert press.verify().damages == ()


class TestReuters:
    """Reuters-21578 through its profile; the counts of its own facet file."""

    @pytest.fixture(scope="class")
    def press(self, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
        with archive.create(tmp_path_factory.mktemp("home")) as press:
            report = press.ingest(
                [data / "reuters" / "reuters21578.jsonl.gz"], source="reuters-21578", jobs=2
            )
            # One record of the collection has neither a title nor a text.
            assert [item.reason for item in report.failures] == ["it has neither a title nor a text"]
            yield press

    @pytest.fixture(scope="class")
    def truth(self, data: Path) -> dict[str, dict[str, int]]:
        loaded: dict[str, dict[str, int]] = json.loads((data / "reuters" / "facets.json").read_text("utf-8"))
        return loaded

    @pytest.mark.parametrize(
        ("field", "kind"), [("subject", "TOPICS"), ("place", "PLACES"), ("person", "PEOPLE")]
    )
    def test_facets(self, press: Press, truth: dict[str, dict[str, int]], field: str, kind: str) -> None:
        assert counts(press, field) == truth[kind]

    def test_days(self, press: Press, data: Path, truth: dict[str, dict[str, int]]) -> None:
        empty = Counter(
            row["date"]
            for row in rows(data / "reuters" / "reuters21578.jsonl.gz")
            if not row["title"] and not row["body"]
        )
        for day, number in truth["DATE"].items():
            assert press.search(date_from=day, date_to=day, limit=1).total == number - empty[day], day

    def test_times(self, press: Press, data: Path) -> None:
        days = {row["id"]: row["date"] for row in rows(data / "reuters" / "reuters21578.jsonl.gz")}
        for article in press.articles():
            assert article.published is not None
            assert article.published.edtf == days[article.identifiers[0]]


def _words(text: str) -> set[str]:
    """Words by a rule of their own, so that the analysis is not held against itself."""
    letters = (letter if letter.isalnum() else " " for letter in text.casefold())
    return set("".join(letters).split())
