"""The date value: an expression of the Extended Date/Time Format with its first and last day.

EDTF is ISO 8601-2:2019, annex A, levels 0 to 2; https://www.loc.gov/standards/datetime/ has the text.
Days are counted in the proleptic Gregorian calendar as :meth:`datetime.date.toordinal` counts them
(0001-01-01 is day 1), and on below 1 for earlier years; year 0 is 1 BC, as in ISO 8601.

>>> value = parse("1966-10")
>>> value.precision, from_day_number(value.first), from_day_number(value.last)
('month', (1966, 10, 1), (1966, 10, 31))
"""

from archive.edtf.days import MAX_YEAR, day_number, days_in_month, format_date, from_day_number, is_leap
from archive.edtf.expressions import parse
from archive.edtf.value import Choice, Edtf, End, Level, Precision

__all__ = [
    "MAX_YEAR",
    "Choice",
    "Edtf",
    "End",
    "Level",
    "Precision",
    "day_number",
    "days_in_month",
    "format_date",
    "from_day_number",
    "is_leap",
    "parse",
]
