"""Counting articles by date, one at a time."""

from collections.abc import Sequence
from typing import Final

from archive import edtf
from archive.index.entry import Entry, Span
from archive.index.fields import Bucket
from archive.index.request import FacetValue

__all__ = ["by_date", "spans"]

_FEW: Final = {"year": 10, "decade": 10, "month": 12}


def spans(entry: Entry, column: str) -> list[Span]:
    if column == "mentions":
        return list(entry.mentions)
    return [entry.published] if entry.published else []


def by_date(articles: Sequence[Sequence[Span]], kind: Bucket) -> list[FacetValue]:
    certain = [
        {_bucket(first, kind) for first, last in spans if _whole(first, last, kind)} for spans in articles
    ]
    wide = [[span for span in spans if not _whole(*span, kind)] for spans in articles]
    listed = set().union(*certain)
    for first, last in (span for spans in wide for span in spans):
        if first is not None and last is not None:
            start, end = _bucket(first, kind), _bucket(last, kind)
            if end - start < _FEW[kind]:
                listed |= set(range(start, end + 1))
    values = []
    for bucket in listed:
        count = sum(bucket in mine for mine in certain)
        possible = sum(
            bucket not in mine and any(_overlaps(span, bucket, kind) for span in spans)
            for mine, spans in zip(certain, wide, strict=True)
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


def _whole(first: int | None, last: int | None, kind: Bucket) -> bool:
    return first is not None and last is not None and _bucket(first, kind) == _bucket(last, kind)


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
