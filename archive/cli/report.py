"""What came of taking documents in: counts, a sentence, the failures."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from archive.cli.errors import say

if TYPE_CHECKING:
    from archive.ingest import Outcome, Report

__all__ = ["KINDS", "Tally"]

KINDS: Final = ("added", "revised", "unchanged", "duplicate", "failed")

_NAMED: Final = 20
"""How many failures are named one by one."""


class Tally:
    """Counts outcomes as they pass, and keeps the first failures."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(KINDS, 0)
        self._failures: list[Outcome] = []

    @classmethod
    def of(cls, report: "Report") -> "Tally":
        """The tally of what is done already."""
        made = cls()
        made.counts = {kind: getattr(report, kind) for kind in KINDS}
        made._failures = list(report.failures[:_NAMED])
        return made

    def passing(self, outcomes: Iterable["Outcome"]) -> Iterator["Outcome"]:
        for outcome in outcomes:
            self.counts[outcome.kind] += 1
            if outcome.kind == "failed" and len(self._failures) < _NAMED:
                self._failures.append(outcome)
            yield outcome

    def document(self) -> Mapping[str, Any]:
        """The JSON form."""
        return {"schema": 1, **self.counts}

    def sentence(self, *, planned: bool = False) -> str:
        """``9 added, 1 revised``: what is not zero, in words."""
        said = ", ".join(f"{number} {kind}" for kind, number in self.counts.items() if number)
        return ("dry run: " if planned else "") + (said or "nothing to take in")

    def finish(self) -> int:
        """Name the failures on standard error, and give the exit code."""
        for outcome in self._failures:
            say(f"{outcome.name}: {outcome.reason}")
        more = self.counts["failed"] - len(self._failures)
        if more:
            say(f"… and {more} more: see 'pressmark failures'")
        return 1 if self.counts["failed"] else 0
