"""Counting articles by date, one at a time."""

from collections.abc import Sequence
from typing import Final

from archive import edtf
from archive.index.entry import Entry
from archive.index.fields import Bucket
from archive.index.request import FacetValue
from archive.index.spans import Span, When

__all__ = ["by_date", "dates_of"]

_FEW: Final = {"year": 10, "decade": 10, "month": 12}


def dates_of(entry: Entry, column: str) -> Sequence[When]:
    """The dates of a column: those mentioned, or those of publication."""
    return entry.mentions if column == "mentions" else entry.published


def by_date(articles: Sequence[Sequence[When]], kind: Bucket) -> list[FacetValue]:
    certain = [{_bucket(when[0][0], kind) for when in dates if _whole(when, kind)} for dates in articles]
    wide = [[when for when in dates if not _whole(when, kind)] for dates in articles]
    listed = set().union(*certain)
    for when in (when for dates in wide for when in dates):
        for first, last in when if len(when) <= _FEW[kind] else ():
            if first is not None and last is not None:
                start, end = _bucket(first, kind), _bucket(last, kind)
                if end - start < _FEW[kind]:
                    listed |= set(range(start, end + 1))
    values = []
    for bucket in listed:
        count = sum(bucket in mine for mine in certain)
        possible = sum(
            bucket not in mine and any(_overlaps(span, bucket, kind) for when in dates for span in when)
            for mine, dates in zip(certain, wide, strict=True)
        )
        values.append(FacetValue(value=_named(bucket, kind), count=count, possible=possible))
    return values


def _bucket(day: int | None, kind: Bucket) -> int:
    year, month, _ = edtf.from_day_number(day or 0)
    if kind == "month":
        return year * 12 + month - 1
    if kind == "decade":
        return year // 10 if year >= 0 else -(-year // 10) - 1
    return year


def _whole(when: When, kind: Bucket) -> bool:
    days = {day for span in when for day in span}
    return None not in days and len({_bucket(day, kind) for day in days}) == 1


def _overlaps(span: Span, bucket: int, kind: Bucket) -> bool:
    first, last = span
    return (first is None or _bucket(first, kind) <= bucket) and (
        last is None or _bucket(last, kind) >= bucket
    )


def _named(bucket: int, kind: Bucket) -> str:
    if kind == "month":
        return edtf.format_date(bucket // 12, bucket % 12 + 1)
    if kind == "decade":
        return f"{bucket:03}X" if bucket >= 0 else f"-{-bucket - 1:03}X"
    return edtf.format_date(bucket)
