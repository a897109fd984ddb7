"""Which rows stand for an article, and in what order rows are given."""

from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import numbered
from archive.index.columns.layout import OPEN_FIRST, OPEN_LAST
from archive.index.columns.reader import Columns
from archive.index.request import Sort

__all__ = ["folded", "latest", "ranked"]

Mask: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.int64]

_UNDATED: Final = 2**62
"""After every day, whichever way days are ordered."""


def latest(columns: Columns, live: Mask) -> Mask:
    """Of the rows in ``live`` those of the highest revision of each article."""
    rows = np.flatnonzero(live)
    revisions = columns.column("revision")[rows]
    if len(rows) and revisions.max() > 1:
        rows = rows[np.argsort(revisions, kind="stable")]
    newest = np.full(len(columns.vocabularies["article"]), -1, np.int64)
    newest[columns.column("article")[rows]] = rows  # the last of several assignments counts
    found = np.zeros(len(columns), bool)
    found[newest[newest >= 0]] = True
    return found


def folded(columns: Columns, rows: Rows) -> Mask:
    """Of ``rows`` those that stay when articles of the same content count as one.

    The article that said it first stands for them, or the first one written where it is not among
    the rows; all its revisions stay.
    """
    articles, groups = columns.column("article")[rows], columns.column("group")[rows]
    order = np.lexsort((rows, groups != articles, groups))
    first = np.ones(len(rows), bool)
    first[1:] = np.diff(groups[order]) != 0
    chosen = np.full(len(columns.vocabularies["article"]), -1, np.int64)
    chosen[groups[order[first]]] = articles[order[first]]
    keep: Mask = chosen[groups] == articles
    return keep


def ranked(
    columns: Columns, rows: Rows, scores: NDArray[np.float64], sort: Sort, *, offset: int, limit: int | None
) -> Rows:
    """The places in ``rows`` of the hits from ``offset`` on, best first.

    Dates go by their first day and then by the time; an open start goes by its end, and what has no
    date comes last. Ties go by article id, then by revision.
    """
    end = len(rows) if limit is None else min(len(rows), offset + limit)
    if end <= offset:
        return np.zeros(0, np.int64)
    keys = [-scores] if sort == "relevance" else _dates(columns, rows, sort)
    places = np.arange(len(rows))
    if end < len(rows):
        places = np.flatnonzero(keys[0] <= np.partition(keys[0], end - 1)[end - 1])
    ids = _alphabetical(columns, rows[places])
    revisions = columns.column("revision")[rows[places]]
    order = np.lexsort((revisions, ids, *(key[places] for key in reversed(keys))))
    return places[order[offset:end]]


def _dates(columns: Columns, rows: Rows, sort: Sort) -> list[NDArray[Any]]:
    first, last = columns.column("first")[rows], columns.column("last")[rows]
    days = np.where(first > OPEN_FIRST, first, last)
    times = columns.column("time")[rows]
    dated = (first <= last) & (days < OPEN_LAST)
    if sort == "-date":
        days, times = -days, -times
    return [np.where(dated, days, _UNDATED), times]


def _alphabetical(columns: Columns, rows: Rows) -> Rows:
    """The place of each row's article id in the order of the ids."""
    ids = columns.vocabularies["article"].sortable(columns.column("article")[rows])
    return numbered(ids)[1]
