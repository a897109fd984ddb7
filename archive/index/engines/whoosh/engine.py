"""The embedded engine: Whoosh query trees executed over arrays."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.errors import IndexDamagedError
from archive.index.columns.order import folded, latest, ranked
from archive.index.columns.reader import Columns
from archive.index.columns.table import Mask, Persons, Table
from archive.index.columns.writer import ColumnWriter
from archive.index.engines.protocol import Found, Search
from archive.index.engines.whoosh.executor import Executor
from archive.index.engines.whoosh.manifest import Manifest
from archive.index.engines.whoosh.segments import Segment
from archive.index.fields import ALTERNATIVES, facet
from archive.index.request import FacetCounts, Hit

__all__ = ["WhooshEngine"]

_TRIES: Final = 5
"""A writer may replace the manifest, and remove files that it named, while they are being opened."""


class WhooshEngine:
    """A generation of the index as it was when it was opened."""

    def __init__(self, generation: Path, persons: Persons | None = None) -> None:
        for left in reversed(range(_TRIES)):
            try:
                self._open(generation)
                break
            except (OSError, ValueError, KeyError) as error:
                if left and isinstance(error, FileNotFoundError):
                    continue
                raise IndexDamagedError(
                    f"the index in {generation} is damaged ({error}); make it anew with 'pressmark reindex'"
                ) from error
        self._table = Table(self._columns, persons)
        self._executor = Executor(self._segments)

    @staticmethod
    def create(generation: Path) -> None:
        """Make an empty index in a new folder."""
        Manifest(columns=ColumnWriter(generation, {}).flush()).write(generation)

    def _open(self, generation: Path) -> None:
        manifest = Manifest.read(generation)
        self.up_to = manifest.up_to
        self._columns = Columns(generation, manifest.columns)
        self._segments = [Segment(generation, info) for info in manifest.segments]

    def close(self) -> None:
        # Maps go when nothing refers to them.
        self._segments.clear()

    # -- what is there ---------------------------------------------------------------------------

    @cached_property
    def _live(self) -> Mask:
        """The rows that some segment has and has not deleted."""
        found = np.zeros(len(self._columns), bool)
        for segment in self._segments:
            found[segment.rows if segment.live is None else segment.rows[segment.live]] = True
        return found

    @cached_property
    def _latest(self) -> Mask:
        return latest(self._columns, self._live)

    def count(self, *, revisions: bool = False) -> int:
        return int(np.count_nonzero(self._live if revisions else self._latest))

    def languages(self) -> Sequence[str]:
        there = np.flatnonzero(np.bincount(self._columns.column("language")[self._live]))
        return sorted(self._columns.vocabularies["language"][int(number)] for number in there)

    def frequency(self, field: str, term: str) -> int:
        return self._executor.frequency(field, term)

    def vocabulary(self, field: str) -> Iterable[str]:
        return {term for segment in self._segments for term in segment.vocabulary(field)}

    def terms(self, field: str, pattern: str, limit: int) -> Sequence[str]:
        found = {term for segment in self._segments for term in segment.terms(field, pattern, limit)}
        return sorted(found)[:limit]

    def label(self, field: str, value: str) -> str | None:
        return self._table.label(field, value)

    def person_keys(self, person: str) -> list[str]:
        return self._table.person_keys(person)

    # -- searching -------------------------------------------------------------------------------

    def search(self, search: Search) -> Found:
        certain = search.filters.certain
        matched, scores, cut = self._executor.run(
            search.tree, lambda condition: self._table.mask(condition, certain=certain)
        )
        here = (self._live if search.revisions else self._latest)[matched]
        masks = {name: mask[matched] for name, mask in self._table.masks(search.filters).items()}
        keep = self._kept(matched, [here, *masks.values()], unique=search.unique)
        rows, scores = matched[keep], scores[keep]
        places = ranked(self._columns, rows, scores, search.sort, offset=search.offset, limit=search.limit)
        facets = {}
        for name, limit in search.facets.items():
            own = facet(name).filter
            if own in masks and own in ALTERNATIVES:
                others = [mask for field, mask in masks.items() if field != own]
                counted = matched[self._kept(matched, [here, *others], unique=search.unique)]
            else:
                counted = rows
            facets[name] = self._counts(name, counted, limit)
        hits = tuple(self._hit(int(rows[place]), float(scores[place])) for place in places)
        return Found(total=len(rows), hits=hits, facets=facets, cut=tuple(cut))

    def _kept(self, rows: NDArray[np.int64], masks: Sequence[Mask], *, unique: bool) -> NDArray[np.int64]:
        """The places of the rows that all masks let in, one an article's content if they are to be unique."""
        keep = np.flatnonzero(np.logical_and.reduce(masks))
        return keep[folded(self._columns, rows[keep])] if unique else keep

    def _counts(self, name: str, rows: NDArray[np.int64], limit: int | None) -> FacetCounts:
        mask = np.zeros(len(self._columns), bool)
        mask[rows] = True
        return self._table.counter(facet(name)).count(mask, limit)

    def _hit(self, row: int, score: float) -> Hit:
        revision = int(self._columns.column("revision")[row])
        return Hit(id=self._columns.id(row), revision=revision, score=score)
