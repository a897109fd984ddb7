"""Which rows stand for an article, and in what order rows are given."""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.layout import OPEN_FIRST, OPEN_LAST
from archive.index.columns.reader import Columns, Rows
from archive.index.request import Sort

__all__ = ["FirstById", "best", "folded", "ranked"]

FirstById: TypeAlias = Callable[[Rows, int], Rows]
"""Rows and a number → so many of the rows, those first in the order of article ids and revisions."""

_FAR: Final = 2**44
"""Farther off than any day that is told from another here."""

_SECONDS: Final = 2**17
"""More than a day has, and one for a time that is not known."""

_MANY: Final = 10_000
"""So many keys are worth a look whether they are all the same before they are parted."""

_MANY_IDS: Final = 200
"""Looking up so many ids takes as long as finding the first ones in the list of all."""


def folded(columns: Columns, rows: Rows) -> NDArray[np.bool_]:
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
    keep: NDArray[np.bool_] = chosen[groups] == articles
    return keep


def best(scores: NDArray[Any], count: int) -> Rows:
    """The places of the best scores in rising order; of equal ones the first."""
    if len(scores) <= count:
        return np.arange(len(scores))
    places = _foremost(-scores, count)
    return np.sort(places[(-scores[places]).argsort(kind="stable")][:count])


def ranked(
    columns: Columns,
    rows: Rows,
    scores: NDArray[Any],
    sort: Sort,
    *,
    offset: int,
    limit: int | None,
    first_by_id: FirstById,
) -> list[tuple[int, float]]:
    """The rows from ``offset`` on in their order, best first, each with its score.

    Dates go by their first day and then by the time; an open start goes by its end, and what has no
    date comes last. Ties go by article id, then by revision; ties of relevance by the order of writing.
    """
    end = len(rows) if limit is None else min(len(rows), offset + limit)
    if end <= offset:
        return []
    keys = -scores if sort == "relevance" else _keys(columns, rows, sort)
    places = _foremost(keys, end)
    if sort != "relevance" and len(places) > end + _MANY_IDS:
        # Far more tie with the last one than there is room for: only those first by id get in.
        bound = keys[places].max()
        better = (keys < bound).nonzero()[0]
        tied = first_by_id(rows[keys == bound], end - len(better))
        places = np.concatenate([better, rows.searchsorted(tied)])
    order = places[keys[places].argsort(kind="stable")]
    if sort != "relevance":
        _settle_ties(columns, rows, keys, order, end)
    order = order[offset:end]
    return list(zip(rows[order].tolist(), scores[order].tolist(), strict=True))


def _foremost(keys: NDArray[Any], end: int) -> Rows:
    """The places of the ``end`` lowest keys and of all that tie with the last of them, in rising order."""
    if end >= len(keys) or (len(keys) > _MANY and keys[0] == keys[-1] and keys.min() == keys.max()):
        return np.arange(len(keys))
    places: Rows = (keys <= np.partition(keys, end - 1)[end - 1]).nonzero()[0]
    return places


def _settle_ties(columns: Columns, rows: Rows, keys: NDArray[Any], order: Rows, end: int) -> None:
    """Put places of equal keys into the order of ids and revisions, as far as the first ``end`` matter."""
    ordered = keys[order]
    same = (ordered[1:] == ordered[:-1]).nonzero()[0].tolist()
    revisions = columns.column("revision")
    start = 0
    while start < len(same) and same[start] < end:
        stop = start + 1
        while stop < len(same) and same[stop] == same[stop - 1] + 1:
            stop += 1
        first, last = same[start], same[stop - 1] + 2
        tied = order[first:last].tolist()
        tied.sort(key=lambda place: (columns.id(rows.item(place)), revisions.item(rows.item(place))))
        order[first:last] = tied
        start = stop


def _keys(columns: Columns, rows: Rows, sort: Sort) -> NDArray[np.int64]:
    """A number for each row, the lower the earlier the row comes."""
    name = sort.removeprefix("-")
    if name == "added":
        keys = columns.column("seq")[rows].astype(np.int64)
    elif name == "date":
        return _dates(columns, rows, falling=sort != name)
    else:
        texts = columns.vocabularies[name].texts
        places = np.zeros(len(texts), np.int64)
        places[sorted(range(len(texts)), key=texts.__getitem__)] = np.arange(len(texts))
        keys = places[columns.column(name)[rows]]
    return np.negative(keys) if sort != name else keys


def _dates(columns: Columns, rows: Rows, *, falling: bool) -> NDArray[np.int64]:
    first, last = columns.column("first")[rows], columns.column("last")[rows]
    days = np.where(first > OPEN_FIRST, first, last)
    keys: NDArray[np.int64] = np.clip(days, -_FAR, _FAR) * _SECONDS + columns.column("time")[rows] + 1
    keys = np.negative(keys) if falling else keys
    keys[(first > last) | (days >= OPEN_LAST)] = 2**62
    return keys
