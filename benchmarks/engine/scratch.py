"""The folder of a run: articles, questions, entries, and an index an engine."""

import json
from pathlib import Path
from typing import Any, Final

__all__ = ["PROCESSES", "Scratch"]

PROCESSES: Final = 2
"""Processes that analyse, each into a file of its own."""


class Scratch:
    """Names of the files; ``collection.json`` is written when articles and questions are there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles = folder / "articles.jsonl"
        self.queries = folder / "queries.json"
        self.analysis = folder / "analysis.json"
        self._collection = folder / "collection.json"

    def entries(self, part: int) -> Path:
        return self.folder / f"entries-{part}.pickle"

    def index(self, engine: str) -> Path:
        return self.folder / engine / "index"

    def built(self, engine: str) -> Path:
        """The figures of an index that is complete."""
        return self.folder / engine / "build.json"

    def collection(self) -> dict[str, Any]:
        """What the articles and questions were made from; empty where they are not there yet."""
        return load(self._collection)

    def complete(self, collection: dict[str, Any]) -> None:
        """Say that articles and questions are there."""
        save(self._collection, collection)


def load(path: Path) -> dict[str, Any]:
    """A JSON object, empty where there is no file."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def save(path: Path, data: dict[str, Any]) -> None:
    """Write a JSON object, in place of what was there."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
