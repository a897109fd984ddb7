"""What became of each document of an ingest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from archive.article import Article

__all__ = ["Kind", "Outcome", "Report", "report"]

Kind = Literal["added", "revised", "unchanged", "duplicate", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One record: ``name`` as the user gave it, ``reason`` if it failed, ``article`` in a dry run only."""

    kind: Kind
    name: str
    id: str | None = None
    revision: int | None = None
    reason: str | None = None
    article: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How many records met which fate, and those that failed."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    duplicate: int = 0
    failed: int = 0
    failures: tuple[Outcome, ...] = ()


def report(outcomes: Iterable[Outcome]) -> Report:
    """Count ``outcomes``, keeping only the failed ones."""
    counts: dict[Kind, int] = {"added": 0, "revised": 0, "unchanged": 0, "duplicate": 0, "failed": 0}
    failures = []
    for outcome in outcomes:
        counts[outcome.kind] += 1
        if outcome.kind == "failed":
            failures.append(outcome)
    return Report(**counts, failures=tuple(failures))
