"""The components of a date as they are written: sign, year, month, day, and the marks at them."""

import re
from typing import Final, Literal, NamedTuple, TypeAlias

__all__ = ["DATE", "Components", "Part", "components", "marked", "parts"]

Part: TypeAlias = Literal["year", "month", "day"]

DATE: Final = re.compile(
    r"([?~%]?)(-?)([0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
"""A date of up to four digits; the groups are those that :func:`components` sorts."""

_MARKS: Final = ("", "?", "~", "%")  # by two bits: uncertain, approximate
_BETWEEN: Final = r"[^][{},/.]+"


class Components(NamedTuple):
    """Digits, which may be ``X``, of each component that is written, and the marks before and behind them.

    A mark before a component is about it alone, a mark behind it about it and all to its left.
    """

    sign: str
    digits: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]

    def __str__(self) -> str:
        """The expression, as :func:`components` read it."""
        written = [*zip(self.before, self.digits, self.behind, strict=True)]
        before, year, behind = written[0]
        return "-".join([f"{before}{self.sign}{year}{behind}", *("".join(part) for part in written[1:])])

    def first(self, number: int) -> "Components":
        """The first one to three components; what was said of the whole date is still said of them."""
        mark = _joined(self.behind[number - 1 :])
        return Components(
            self.sign, self.digits[:number], self.before[:number], (*self.behind[: number - 1], mark)
        )


def components(text: str) -> Components:
    """The components of a date. Raises :class:`ValueError` for what has not the form of one.

    >>> components("?-2004-06~").digits, components("?-2004-06~").behind
    (('2004', '06'), ('', '~'))
    """
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    before_year, sign, *rest = match.groups()
    columns = [before_year, *rest]
    number = 1 + (match[6] is not None) + (match[9] is not None)
    return Components(
        sign,
        tuple(columns[1::3][:number]),
        tuple(columns[0::3][:number]),
        tuple(columns[2::3][:number]),
    )


def parts(text: str, marks: str) -> tuple[Part, ...]:
    """Which components of any date of an expression have one of the marks, ``~%`` or ``?%``.

    A season counts as the month in whose place it stands. A year of which only some digits are
    significant is approximate.

    >>> parts("2004-06~-11", "~%"), parts("?2004-06-~11", "~%")
    (('year', 'month'), ('day',))
    """
    found: set[Part] = set()
    names: tuple[Part, ...] = ("year", "month", "day")
    for date in re.findall(_BETWEEN, text):
        if "Y" in date or "S" in date:
            found.update({"year"} if "S" in date and "~" in marks else ())
        elif any(mark in date for mark in marks):
            read = components(date)
            for place, name in enumerate(names[: len(read.digits)]):
                if any(mark and mark in marks for mark in (read.before[place], *read.behind[place:])):
                    found.add(name)
    return tuple(name for name in names if name in found)


def marked(text: str, *, approximate: bool, uncertain: bool) -> str:
    """The expression with every date of it marked as a whole; a time of day falls away.

    Raises :class:`ValueError` for years of more than four digits, which EDTF does not mark.

    >>> marked("1960/1962?", approximate=True, uncertain=False)
    '1960~/1962%'
    """
    mark = _MARKS[uncertain + 2 * approximate]
    return re.sub(_BETWEEN, lambda match: _one_marked(match[0], mark), text) if mark else text


def _one_marked(date: str, mark: str) -> str:
    if "Y" in date or "S" in date:
        raise ValueError(f"EDTF has no mark for the year {date}")
    read = components(date.partition("T")[0])
    return str(read._replace(behind=(*read.behind[:-1], _joined((read.behind[-1], mark)))))


def _joined(marks: tuple[str, ...]) -> str:
    bits = 0
    for mark in marks:
        bits |= _MARKS.index(mark)
    return _MARKS[bits]
