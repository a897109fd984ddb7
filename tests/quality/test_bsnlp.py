"""BSNLP, one news topic in six Slavic languages: every person is found by one name in all of them.

The persons of each article were marked by the collection's annotators, with ids that hold across languages
and base forms. What they marked is removed before the articles are ingested. Only ids of persons count that
stand in articles of two languages or more.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import archive
from archive.press import Press

from .collections_data import rows
from .scores import Scores


class Wanted(NamedTuple):
    """A person as annotated: the name in the id, base forms by language, articles."""

    name: str
    bases: dict[str, str]
    articles: frozenset[str]


@pytest.fixture(scope="module")
def truth(data: Path) -> list[dict[str, Any]]:
    return list(rows(data / "bsnlp" / "brexit.jsonl.gz"))


@pytest.fixture(scope="module")
def wanted(truth: list[dict[str, Any]]) -> list[Wanted]:
    languages: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, set[str]] = defaultdict(set)
    bases: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for row in truth:
        for person in row["persons"]:
            languages[person["id"]].add(row["lang"])
            articles[person["id"]].add(row["id"])
            if " " in person["base"].strip():
                bases[person["id"]][row["lang"]][person["base"]] += 1
    return [
        Wanted(
            name=name.removeprefix("PER-").replace("-", " "),
            bases={language: found.most_common(1)[0][0] for language, found in bases[name].items()},
            articles=frozenset(articles[name]),
        )
        for name in sorted(articles)
        if name.startswith("PER-") and len(languages[name]) > 1
    ]


@pytest.fixture(scope="module")
def press(truth: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    path = tmp_path_factory.mktemp("bsnlp") / "brexit.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for row in truth:
            lines.write(
                json.dumps({k: v for k, v in row.items() if k not in ("persons", "annotated")}) + "\n"
            )
    with archive.create(tmp_path_factory.mktemp("home")) as press:
        assert press.ingest([path], jobs=2).failed == 0
        yield press


def found(press: Press, name: str) -> set[str]:
    """The collection's ids of the articles that a filter by this name leaves."""
    hits = press.search(person=[name], limit=None).hits
    return {hit.identifiers[0] for hit in hits}


def measured(press: Press, asked: list[tuple[str, frozenset[str]]], shown: str = "") -> tuple[float, float]:
    """Macro precision and recall over (name, articles); a name without a hit has precision 1."""
    precisions, recalls = [], []
    for name, articles in asked:
        hits = found(press, name)
        right = len(hits & articles)
        precisions.append(right / len(hits) if hits else 1.0)
        recalls.append(right / len(articles))
        if shown:
            print(f"{shown} {name}: {right} of {len(hits)} right, {len(articles)} wanted")
    return sum(precisions) / len(precisions), sum(recalls) / len(recalls)


def test_persons_by_their_english_name(press: Press, wanted: list[Wanted], scores: Scores) -> None:
    asked = [(person.name, person.articles) for person in wanted]
    precision, recall = measured(press, asked, "english")
    scores.check("persons, bsnlp by English name, precision", precision)
    scores.check("persons, bsnlp by English name, recall", recall)


def test_persons_by_a_base_form(press: Press, wanted: list[Wanted], scores: Scores) -> None:
    """By every full base form of every language the articles of all languages are wanted."""
    asked = [(base, person.articles) for person in wanted for base in person.bases.values()]
    precision, recall = measured(press, asked)
    scores.check("persons, bsnlp by base form, precision", precision)
    scores.check("persons, bsnlp by base form, recall", recall)
