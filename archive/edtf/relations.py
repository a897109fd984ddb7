"""How two values lie to each other: a total order for sorting, and relations that may be only possible.

What a value means for a relation is the most cautious reading of it. A date of any precision, and a set in
square brackets, is **one day** of its days, not known which: an article of ``1966-10`` appeared on some day
of October. An interval **lasts** from a day of its start to a day of its end; an open end never comes, an
unknown one comes some day. A set in braces is all its members together.

A relation is ``yes`` if it holds whichever of their days the two mean, ``no`` if it holds for none of them,
and else ``possible``. The days are those that are written: how far off ``1960~`` may be EDTF does not say. So
where either value is approximate or uncertain, what its days alone would make a ``yes`` is ``possible``, and
a ``no`` is the answer of the days alone.
"""

from math import inf
from typing import Final, Literal, NamedTuple, TypeAlias

from archive.edtf.contents import Run, common_runs, ends, hull, members, runs
from archive.edtf.value import Edtf, Precision

__all__ = ["Answer", "SortKey", "after", "before", "equal", "overlaps", "sort_key", "within"]

Answer: TypeAlias = Literal["yes", "possible", "no"]
SortKey: TypeAlias = tuple[int, int, bool, int, int, bool, str]

_FINENESS: Final[tuple[Precision, ...]] = (
    "day", "month", "season", "year", "decade", "century", "millennium", "interval", "set"
)  # fmt: skip
_STARTS: Final = ("open", "unknown", "given")


def sort_key(value: Edtf) -> SortKey:
    """A key by which values sort in a total order, such as the dates of an article or of a timeline.

    By the earliest day, open starts first, then unknown ones; by the latest day, so that what is finer comes
    before the coarser that begins with it, and no end comes last; by the unit, finer first; what is neither
    approximate nor uncertain first; at last by the expression.

    >>> from archive.edtf import parse
    >>> texts = ["1960", "1960-01", "../1960", "1960-01-01~", "1960-01-01"]
    >>> sorted(texts, key=lambda text: sort_key(parse(text)))
    ['../1960', '1960-01-01', '1960-01-01~', '1960-01', '1960']
    """
    return (
        _STARTS.index(value.start),
        value.first or 0,
        value.last is None,
        value.last or 0,
        _FINENESS.index(value.precision),
        value.approximate or value.uncertain,
        value.text,
    )


def before(a: Edtf, b: Edtf) -> Answer:
    """Whether all of ``a`` is earlier than all of ``b``: did the visit come before the report of it?

    >>> from archive.edtf import parse
    >>> [before(parse("1966-10"), parse(text)) for text in ("1967", "1966", "1966-10-01", "1966-11~")]
    ['yes', 'possible', 'no', 'possible']
    """
    one, other = _bounds(a), _bounds(b)
    return _answer(a, b, always=one.end_last < other.start_first, never=one.end_first >= other.start_last)


def after(a: Edtf, b: Edtf) -> Answer:
    """Whether all of ``a`` is later than all of ``b``; :func:`before` the other way round.

    >>> from archive.edtf import parse
    >>> after(parse("1985/.."), parse("1984")), after(parse("1985/.."), parse("1990"))
    ('yes', 'no')
    """
    return before(b, a)


def within(a: Edtf, b: Edtf) -> Answer:
    """Whether ``a`` lies in the time that ``b`` names, as a filter or a facet counts it.

    ``b`` is taken as a whole here, with every day that it may mean. An interval that lies in it in part is
    ``possible``.

    >>> from archive.edtf import parse
    >>> [within(parse(text), parse("1966")) for text in ("1966-10", "196X", "1967", "1960/1970")]
    ['yes', 'possible', 'no', 'possible']
    """
    mine, others = _days(a, b)
    shared = common_runs(mine, others)
    first, last = hull(a)
    reaches = hull(b)[0] <= first and last <= hull(b)[1]  # else days of a were left out
    return _answer(a, b, always=reaches and shared == mine, never=not shared)


def overlaps(a: Edtf, b: Edtf) -> Answer:
    """Whether the two have a day in common: two events of a timeline, an office and a speech.

    >>> from archive.edtf import parse
    >>> office = parse("1960-05-17/1970")
    >>> [overlaps(office, parse(text)) for text in ("1966-10", "1960-05", "1971")]
    ['yes', 'possible', 'no']
    """
    return _answer(a, b, always=_surely_overlap(a, b), never=not common_runs(*_days(a, b)))


def equal(a: Edtf, b: Edtf) -> Answer:
    """Whether the two are the same time; two dates that are no single days are so only possibly.

    >>> from archive.edtf import parse
    >>> [equal(parse("1966-10-03"), parse(text)) for text in ("1966-10-03", "1966-10", "1966-XX-04")]
    ['yes', 'possible', 'no']
    """
    mine, others = _days(a, b)
    one, other = _bounds(a), _bounds(b)
    start = max(one.start_first, other.start_first), min(one.start_last, other.start_last)
    end = max(one.end_first, other.end_first), min(one.end_last, other.end_last)
    never = not common_runs(mine, others) or start[0] > start[1] or end[0] > end[1]
    if not never and (_is_one_day(a) or _is_one_day(b)):
        never = max(start[0], end[0]) > min(start[1], end[1])
    return _answer(a, b, always=one.fixed() and one == other and mine == others, never=never)


# -- bounds --------------------------------------------------------------------------------------


class _Bounds(NamedTuple):
    """Between which days the time that a value means starts, and between which it ends."""

    start_first: float
    start_last: float
    end_first: float
    end_last: float

    def fixed(self) -> bool:
        return self.start_first == self.start_last and self.end_first == self.end_last


def _bounds(value: Edtf) -> _Bounds:
    first, last = hull(value)
    if value.choice == "all":
        bounds = [_bounds(member) for member in members(value)]
        return _Bounds(
            min(each.start_first for each in bounds),
            min(each.start_last for each in bounds),
            max(each.end_first for each in bounds),
            max(each.end_last for each in bounds),
        )
    if _is_one_day(value):
        return _Bounds(first, last, first, last)
    start, end = ends(value)
    # It does not start after the last day of its end, nor end before the first of its start.
    start_last = -inf if value.start == "open" else last
    end_first = inf if value.end == "open" else first
    if start is not None:
        start_last = max(min(run[1], last) for run in runs(start) if run[0] <= last)
    if end is not None:
        end_first = min(max(run[0], first) for run in runs(end) if run[1] >= first)
    return _Bounds(first, start_last, end_first, last)


def _is_one_day(value: Edtf) -> bool:
    return value.choice != "all" and "/" not in value.text


def _surely_overlap(a: Edtf, b: Edtf) -> bool:
    if a.choice == "all":
        return any(_surely_overlap(member, b) for member in members(a))
    if b.choice == "all":
        return _surely_overlap(b, a)
    one, other = _bounds(a), _bounds(b)
    return one.start_last <= other.end_first and other.start_last <= one.end_first


def _answer(a: Edtf, b: Edtf, *, always: bool, never: bool) -> Answer:
    if never:
        return "no"
    qualified = a.approximate or a.uncertain or b.approximate or b.uncertain
    return "yes" if always and not qualified else "possible"


# -- days ----------------------------------------------------------------------------------------


def _days(a: Edtf, b: Edtf) -> tuple[list[Run], list[Run]]:
    """The days of both, without those that are far from the other."""
    return runs(a, *hull(b)), runs(b, *hull(a))
