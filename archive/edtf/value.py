"""What an EDTF expression means: its first and last day, and how well it is known."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["Edtf", "Precision"]

Precision: TypeAlias = Literal[
    "day", "month", "season", "year", "decade", "century", "millennium", "interval", "set"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """A date as EDTF says it.

    ``first`` and ``last`` are the day numbers of the earliest and the latest day that it may mean,
    ``None`` where that end is open or unknown. ``precision`` is the unit that is known: ``1985-04-XX``
    is a month and ``156X-12-25`` a decade; ``XXXX-07-14``, a day of an unknown year, is a day without
    bounds. Whatever spans a time that has no unit is an interval. ``approximate`` and ``uncertain``
    hold if any part is marked so.
    """

    text: str
    first: int | None
    last: int | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    def __str__(self) -> str:
        return self.text
