"""What an EDTF expression means: its first and last day, and how well it is known."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from archive.edtf.components import Part, parts

__all__ = ["Choice", "Edtf", "End", "Level", "Precision"]

Precision: TypeAlias = Literal[
    "day", "month", "season", "year", "decade", "century", "millennium", "interval", "set"
]
Level: TypeAlias = Literal[0, 1, 2]
End: TypeAlias = Literal["given", "open", "unknown"]
Choice: TypeAlias = Literal["all", "one"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """A date as EDTF says it.

    ``first`` and ``last`` are the day numbers of the earliest and the latest day that it may mean,
    ``None`` where that end is open or unknown. ``precision`` is the unit that is known: ``1985-04-XX``
    is a month and ``156X-12-25`` a decade; ``XXXX-07-14``, a day of an unknown year, is a day without
    bounds. Whatever spans a time that has no unit is an interval. ``approximate`` and ``uncertain``
    hold if any part is marked so; ``level`` is the lowest level of EDTF that has the expression.

    ``start`` and ``end`` tell why a day is missing: ``open`` is an end written ``..``, where there is
    none, and ``unknown`` one that is left empty, or whose year is not known.
    """

    text: str
    first: int | None
    last: int | None
    precision: Precision
    level: Level
    approximate: bool = False
    uncertain: bool = False
    start: End = "given"
    end: End = "given"

    def __str__(self) -> str:
        return self.text

    @property
    def approximate_parts(self) -> tuple[Part, ...]:
        """Which of year, month (or season) and day are approximate, in any date of the expression.

        >>> from archive.edtf import parse
        >>> parse("2004-06~-11").approximate_parts, parse("?2004-06-~11").approximate_parts
        (('year', 'month'), ('day',))
        """
        return parts(self.text, "~%") if self.approximate else ()

    @property
    def uncertain_parts(self) -> tuple[Part, ...]:
        """Which of year, month (or season) and day are uncertain, in any date of the expression."""
        return parts(self.text, "?%") if self.uncertain else ()

    @property
    def choice(self) -> Choice | None:
        """Whether ``all`` members of a set are meant, ``{…}``, or ``one`` of them, ``[…]``; else ``None``."""
        if self.precision != "set":
            return None
        return "all" if self.text[0] == "{" else "one"
