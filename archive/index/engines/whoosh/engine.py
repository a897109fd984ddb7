"""The embedded engine: Whoosh query trees executed over arrays."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from archive.errors import IndexDamagedError
from archive.index.columns.order import best, folded, ranked
from archive.index.columns.reader import Columns, Rows
from archive.index.columns.table import HELD, Mask, Persons, Table
from archive.index.conditions import Condition, OneOf
from archive.index.engines.protocol import REFINED, Found, Search
from archive.index.engines.whoosh.executor import Executor, Restrict
from archive.index.engines.whoosh.hot import Hot
from archive.index.engines.whoosh.manifest import Manifest
from archive.index.engines.whoosh.segment import Segment
from archive.index.engines.whoosh.sets import Matches, common
from archive.index.engines.whoosh.snapshot import Snapshot
from archive.index.fields import ALTERNATIVES, facet
from archive.index.request import FacetCounts, Hit

__all__ = ["WhooshEngine"]

HELD_BYTES: Final = 4 << 20
"""So much is kept of which rows hold a value."""

_TRIES: Final = 5
"""A writer may replace the manifest, and remove files that it named, while they are being opened."""


class WhooshEngine:
    """A generation of the index as it was when it was opened.

    Threads may share it. What is damaged is noticed when it is opened or when it is read, and raises
    :class:`~archive.errors.IndexDamagedError`.
    """

    def __init__(self, generation: Path, persons: Persons | None = None) -> None:
        manifest, segments = _opened(generation)
        self.up_to = manifest.up_to
        self._rows = Snapshot(segments)
        self._columns = Columns([segment.pack for segment in segments], self._rows.size)
        self._table = Table(self._columns, self._holders, persons)
        self._held: Hot[Rows] = Hot(HELD_BYTES)
        self._executor = Executor(self._rows, self._by_whoosh)

    @staticmethod
    def create(generation: Path) -> None:
        """Make an empty index in a new folder."""
        Manifest().write(generation)

    def close(self) -> None:
        # Maps go when nothing refers to them.
        self._rows.segments = ()

    def _holders(self, field: str, value: str) -> Rows:
        """The rows that have a value."""
        found = self._held.get((field, value))
        if found is None:
            found = self._rows.rows(field, value)
            self._held.put((field, value), found, found.nbytes)
        return found

    def _by_whoosh(self, tree: Any) -> Matches:
        """What Whoosh's own matchers find, for nodes that the executor does not know."""
        from archive.index.engines.whoosh.codec import matches, searcher

        # A searcher of Whoosh is not for several threads.
        return matches(searcher(self._rows.segments), tree)

    # -- what is there ---------------------------------------------------------------------------

    @cached_property
    def _live(self) -> Mask | None:
        """The rows that are not deleted; ``None`` where none is."""
        return self._without(self._rows.deleted)

    @cached_property
    def _latest(self) -> Mask | None:
        """Of the rows that are not deleted those of the latest revisions; ``None`` where that is all."""
        return self._without(np.concatenate([self._rows.deleted, self._rows.superseded]))

    def _without(self, rows: Rows) -> Mask | None:
        if not len(rows):
            return None
        mask = np.ones(len(self._columns), bool)
        mask[rows] = False
        return mask

    def count(self, *, revisions: bool = False) -> int:
        mask = self._live if revisions else self._latest
        return len(self._columns) if mask is None else int(np.count_nonzero(mask))

    def languages(self) -> Mapping[str, int]:
        return self._languages

    @cached_property
    def _languages(self) -> Mapping[str, int]:
        there = self._executor.everything.rows if self._live is None else np.flatnonzero(self._live)
        return {item.value: item.count for item in self._counts("language", there, None).values}

    def frequency(self, field: str, term: str) -> int:
        return self._rows.frequency(field, term)

    def vocabulary(self, field: str) -> Sequence[str]:
        return self._rows.vocabulary(field)

    def label(self, field: str, value: str) -> str | None:
        return self._table.label(field, value)

    def person_keys(self, person: str) -> list[str]:
        return self._table.person_keys(person)

    # -- searching -------------------------------------------------------------------------------

    def search(self, search: Search) -> Found:
        filters, certain = search.filters, search.filters.certain
        # What must be held is looked up and goes into the execution; the rest is asked of what matched.
        held, asked = self._parted(filters.required)
        found, cut = self._executor.run(search.tree, self._restrict(certain=certain), held)
        rows = found.rows
        here = self._live if search.revisions else self._latest
        masks = {
            name: join.reduce([self._table.meets(item, rows, certain=certain) for item in conditions])
            for name, join, conditions in asked
        }
        others = [] if here is None else [here[rows]]
        others += [~self._table.meets(item, rows, certain=certain) for item in filters.excluded]
        kept = self._kept(found, [*masks.values(), *others], unique=search.unique)
        shown = kept
        if search.refine is not None and search.sort == "relevance" and search.limit != 0:
            shown = self._refined(kept, search.refine, certain=certain)
        hits = ranked(
            self._columns,
            shown.rows,
            shown.scores,
            search.sort,
            offset=search.offset,
            limit=search.limit,
            first_by_id=self._rows.first_by_id,
        )
        facets = {}
        for name, limit in search.facets.items():
            own = facet(name).ignored
            counted = kept
            if own in masks:
                but = [mask for field, mask in masks.items() if field != own]
                counted = self._kept(found, [*but, *others], unique=search.unique)
            facets[name] = self._counts(name, counted.rows, limit)
        return Found(total=len(kept), hits=self._hits(hits), facets=facets, cut=tuple(cut))

    def _parted(
        self, required: Mapping[str, Sequence[Condition]]
    ) -> tuple[Rows | None, list[tuple[str, np.ufunc, Sequence[Condition]]]]:
        """The rows that hold the values of every filter that is no alternative, and the other filters."""
        held: Rows | None = None
        asked: list[tuple[str, np.ufunc, Sequence[Condition]]] = []
        for name, conditions in required.items():
            if name not in HELD:
                asked.append((name, np.logical_or if name in ALTERNATIVES else np.logical_and, conditions))
                continue
            for condition in conditions:
                assert isinstance(condition, OneOf)  # noqa: S101  # filters on names are nothing else
                rows = self._table.rows(condition)
                held = rows if held is None else held[common(held, rows, len(self._columns))[0]]
        return held, asked

    def _restrict(self, *, certain: bool) -> Restrict:
        def restrict(condition: Condition, within: Rows | None) -> Rows:
            if within is None and isinstance(condition, OneOf) and condition.field in HELD:
                return self._table.rows(condition)
            rows = self._executor.everything.rows if within is None else within
            return rows[self._table.meets(condition, rows, certain=certain)]

        return restrict

    def _kept(self, found: Matches, masks: Sequence[Mask], *, unique: bool) -> Matches:
        """The matches that all masks let in, one an article's content if they are to be unique."""
        if not all(mask.all() for mask in masks):
            found = found.only(np.logical_and.reduce(masks))
        return found.only(folded(self._columns, found.rows)) if unique else found

    def _refined(self, found: Matches, tree: Any, *, certain: bool) -> Matches:
        """The matches, the best of them with what another tree adds to their scores."""
        rows = found.rows[best(found.scores, REFINED)]
        more, _ = self._executor.run(tree, self._restrict(certain=certain), rows)
        here, there = common(found.rows, more.rows, len(self._columns))
        scores = found.scores.copy()
        scores[here] += more.scores[there]
        return Matches(found.rows, scores)

    def _counts(self, name: str, rows: Rows, limit: int | None) -> FacetCounts:
        return self._table.counter(facet(name)).count(rows, limit)

    def _hits(self, ranked: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
        articles, revisions = self._columns.column("article").item, self._columns.column("revision").item
        ids = self._columns.vocabularies["article"]
        return tuple(Hit(ids[articles(row)], revisions(row), score) for row, score in ranked)


def _opened(generation: Path) -> tuple[Manifest, list[Segment]]:
    for left in reversed(range(_TRIES)):
        manifest = Manifest.read(generation)
        try:
            return manifest, [Segment(generation, info) for info in manifest.segments]
        except IndexDamagedError:
            if not left or Manifest.read(generation) == manifest:
                raise
    raise AssertionError  # the last try returns or raises
