"""Years, decades and months as numbers, worked out for many days at once."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive import edtf
from archive.index.columns.layout import OPEN_FIRST, OPEN_LAST
from archive.index.fields import Bucket

__all__ = ["NEVER_AFTER", "NEVER_BEFORE", "buckets", "label"]

NEVER_BEFORE: Final = -(2**60)
NEVER_AFTER: Final = 2**60
"""The buckets of an open start and of an open end."""

_EPOCH: Final = 719163
"""1970-01-01 as a day number."""


def buckets(days: NDArray[np.int64], kind: Bucket) -> NDArray[np.int64]:
    """The bucket of each day: rising with time, one apart for neighbours.

    A year is its own number; a month is 12 times its year plus 0 to 11; a decade is its year over
    ten, and -1 is the decade ``-000X`` that ends before year 0.
    """
    known = (days > OPEN_FIRST) & (days < OPEN_LAST)
    dates = (np.where(known, days, _EPOCH) - _EPOCH).astype("datetime64[D]")
    found = dates.astype("datetime64[M]").astype(np.int64) + 1970 * 12
    if kind != "month":
        found //= 12
    if kind == "decade":
        found = np.where(found < 0, -(-found // 10) - 1, found // 10)
    found[days <= OPEN_FIRST] = NEVER_BEFORE
    found[days >= OPEN_LAST] = NEVER_AFTER
    return found


def label(bucket: int, kind: Bucket) -> str:
    """A bucket as EDTF: ``2011``, ``2011-12``, ``201X``; beyond four digits the year alone, ``Y12011``."""
    if kind == "year":
        return edtf.format_date(bucket)
    if kind == "month":
        year, month = divmod(bucket, 12)
        return edtf.format_date(year, month + 1) if abs(year) <= 9999 else edtf.format_date(year)
    if abs(bucket) > 999:
        return edtf.format_date(bucket * 10)
    return f"{bucket:03}X" if bucket >= 0 else f"-{-bucket - 1:03}X"
