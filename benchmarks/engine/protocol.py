"""What the benchmark asks of every engine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from benchmarks.engine.articles import Article
from benchmarks.engine.queries import Query

__all__ = ["Adapter", "Answer", "Searcher"]


@dataclass(frozen=True, slots=True)
class Answer:
    """``total`` articles match, -1 where the engine was not asked how many; ``numbers`` are the best ten.

    ``facets`` holds the counted values of each facet.
    """

    total: int
    numbers: Sequence[int] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Searcher(Protocol):
    """An index that is open."""

    def run(self, query: Query) -> Answer:
        """Answer a question."""

    def close(self) -> None:
        """Let go of the files."""


class Adapter(Protocol):
    """An engine: how it is built, asked, changed."""

    title: str
    """As the tables call it."""

    install: str
    """What to do where it cannot be imported."""

    notes: str
    """How it is set up, in one sentence."""

    modes: Mapping[str, str]
    """The ways to ask it and their titles, the one of the main table first."""

    entries: bool
    """Whether it is built from analysed articles, and not from articles."""

    threads: bool
    """Whether it works on in other threads or processes while the next article is being read."""

    once: str
    """A program that imports the engine, opens the index ``argv[1]`` and finds the word ``argv[2]`` once."""

    def load(self) -> str:
        """Import everything that searching needs, and say which version it is. Raises ImportError."""

    def build(self, items: Iterable[Any], folder: Path, step: int) -> None:
        """Index articles (or entries) into an empty folder, with a commit after each ``step`` of them."""

    def open(self, folder: Path, mode: str, /) -> Searcher:
        """Open an index to be asked in one of the modes."""

    def prepare(self, article: Article) -> Any:
        """What :meth:`update` takes: the work on an article that is no part of a timed update."""

    def update(self, folder: Path, old: Article, new: Any, /) -> None:
        """Replace one article by another of the same number, and commit."""
