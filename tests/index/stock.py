"""Whoosh's own searcher over the segments of our index, to compare the executor with."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.reading import MultiReader, SegmentReader
from whoosh.searching import Searcher

from archive.index.engines.whoosh.manifest import Manifest
from archive.index.engines.whoosh.schema import schema, whoosh_segment
from archive.index.engines.whoosh.segments import Segment

__all__ = ["searcher"]


def searcher(generation: Path) -> Searcher:
    """A stock searcher; its documents are those of the segments, one after the other."""
    storage = FileStorage(str(generation))
    readers = []
    for info in Manifest.read(generation).segments:
        live = Segment(generation, info).live
        gone = set() if live is None else set((~live).nonzero()[0].tolist())
        segment = whoosh_segment(info.name, info.documents, gone, dict(info.lengths))
        readers.append(SegmentReader(storage, schema(), segment))
    return Searcher(MultiReader(readers))


def rows(generation: Path) -> list[int]:
    """The row of each document of :func:`searcher`."""
    return [
        row for info in Manifest.read(generation).segments for row in Segment(generation, info).rows.tolist()
    ]


def scores(stock: Searcher, tree: Any) -> dict[int, float]:
    """Score by document, of all that match."""
    found = {}
    for leaf, offset in stock.leaf_searchers():
        matcher = tree.matcher(leaf, leaf.context() if hasattr(leaf, "context") else None)
        while matcher.is_active():
            found[offset + matcher.id()] = matcher.score()
            matcher.next()
    return found
