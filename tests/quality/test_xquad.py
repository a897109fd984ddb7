"""XQuAD: questions over paragraphs in twelve languages, each alone and all in one archive.

The score is nDCG@10: one paragraph of all is the right one for a question. References are those of an
independent BM25 with stemmers, pairs of Chinese characters and ICU's Thai words.
"""

import json
from collections.abc import Iterator, Sequence
from math import log2
from pathlib import Path
from typing import Any, Final

import pytest

import archive
from archive.index import Index, Request

from .collections_data import rows
from .scores import Scores

LANGUAGES: Final = ("ar", "de", "el", "en", "es", "hi", "ro", "ru", "th", "tr", "vi", "zh")


def paragraphs(data: Path, language: str) -> list[dict[str, Any]]:
    return list(rows(data / "xquad" / f"{language}.jsonl.gz"))


class Archive:
    """Paragraphs taken in, without their questions and with no word on their language."""

    def __init__(self, folder: Path, given: Sequence[dict[str, Any]]) -> None:
        file = folder / "paragraphs.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            for row in given:
                lines.write(json.dumps({"id": row["id"], "title": "", "text": row["text"]}) + "\n")
        home = folder / "home"
        with archive.create(home) as press:
            report = press.ingest([file], jobs=2)
            assert (report.added + report.duplicate, report.failed) == (len(given), 0)
            self.names = {item.id: item.identifiers[0] for item in press.articles()}
        self.index = Index.open(home / "index")

    def gain(self, question: str, right: str) -> float:
        hits = self.index.search(Request(query=question, limit=10)).hits
        found = [self.names[hit.id] for hit in hits]
        return 1 / log2(found.index(right) + 2) if right in found else 0.0

    def score(self, given: Sequence[dict[str, Any]]) -> float:
        gains = [self.gain(question, row["id"]) for row in given for question in row["questions"]]
        return sum(gains) / len(gains)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_language(data: Path, tmp_path: Path, scores: Scores, language: str) -> None:
    given = paragraphs(data, language)
    made = Archive(tmp_path, given)
    scores.check(f"xquad {language}", made.score(given))
    made.index.close()


@pytest.fixture(scope="module")
def pool(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    given = [row for language in LANGUAGES for row in paragraphs(data, language)]
    made = Archive(tmp_path_factory.mktemp("pool"), given)
    yield made
    made.index.close()


def test_all_languages_in_one_archive(data: Path, pool: Archive, scores: Scores) -> None:
    found = {language: pool.score(paragraphs(data, language)) for language in LANGUAGES}
    print(*(f"{language} {score:.3f}" for language, score in found.items()))
    scores.check("xquad, all in one archive", sum(found.values()) / len(found))
