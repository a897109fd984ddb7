"""The date value: an expression of the Extended Date/Time Format with its first and last day.

EDTF is ISO 8601-2:2019, annex A, levels 0 to 2; https://www.loc.gov/standards/datetime/ has the text.
Days are counted in the proleptic Gregorian calendar as :meth:`datetime.date.toordinal` counts them
(0001-01-01 is day 1), and on below 1 for earlier years; year 0 is 1 BC, as in ISO 8601.

>>> value = parse("1966-10")
>>> value.precision, from_day_number(value.first), from_day_number(value.last)
('month', (1966, 10, 1), (1966, 10, 31))

What compares, moves and measures values is imported on first use: a search only reads them.
"""

from typing import TYPE_CHECKING

from archive.edtf.components import Part
from archive.edtf.days import MAX_YEAR, day_number, days_in_month, format_date, from_day_number, is_leap
from archive.edtf.expressions import parse
from archive.edtf.value import Choice, Edtf, End, Level, Precision
from archive.lazy import lazily

if TYPE_CHECKING:
    from archive.edtf.arithmetic import Unit, shift, truncate
    from archive.edtf.contents import ends, members
    from archive.edtf.relations import Answer, SortKey, after, before, equal, overlaps, sort_key, within
    from archive.edtf.spans import Days, difference, duration, intersection, span

__all__ = [
    "MAX_YEAR",
    "Answer",
    "Choice",
    "Days",
    "Edtf",
    "End",
    "Level",
    "Part",
    "Precision",
    "SortKey",
    "Unit",
    "after",
    "before",
    "day_number",
    "days_in_month",
    "difference",
    "duration",
    "ends",
    "equal",
    "format_date",
    "from_day_number",
    "intersection",
    "is_leap",
    "members",
    "overlaps",
    "parse",
    "shift",
    "sort_key",
    "span",
    "truncate",
    "within",
]

__getattr__ = lazily(
    __name__,
    {
        "arithmetic": ("Unit", "shift", "truncate"),
        "contents": ("ends", "members"),
        "relations": ("Answer", "SortKey", "after", "before", "equal", "overlaps", "sort_key", "within"),
        "spans": ("Days", "difference", "duration", "intersection", "span"),
    },
)
