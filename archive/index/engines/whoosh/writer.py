"""The writer of a generation: gathers entries, and commits them all in one step."""

from pathlib import Path
from secrets import token_hex
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.layout import ROW
from archive.index.columns.writer import ColumnWriter
from archive.index.engines.whoosh.manifest import Manifest
from archive.index.engines.whoosh.merging import due, merge
from archive.index.engines.whoosh.schema import INDEX_NAME
from archive.index.engines.whoosh.segment_writer import Gathered
from archive.index.engines.whoosh.segments import ROWS, SegmentInfo
from archive.index.entry import Entry
from archive.index.files import map_file, storage_errors, sync_file, sync_folder

__all__ = ["WhooshWriter"]

MOST_POSTINGS: Final = 1_500_000
"""Postings kept in memory, about 150 MB; more are written to a segment before the commit."""

Place = tuple[str, int]
"""A document: its segment's name and its number there."""


class WhooshWriter:
    """Writes to one generation. The caller holds the lock; after an error the writer is of no more use.

    Nothing counts before :meth:`commit`, and then everything at once. An entry replaces an earlier
    one of the same article and revision.
    """

    def __init__(self, generation: Path) -> None:
        self._folder = generation
        self._manifest = Manifest.read(generation)
        self._segments = {info.name: info for info in self._manifest.segments}
        self._sweep()
        self._columns = ColumnWriter(generation, self._manifest.columns)
        self._known = self._columns.articles
        self._committed: dict[tuple[int, int], Place] | None = None
        self._places: dict[tuple[int, int], Place] = {}
        self._gone: dict[str, set[int]] = {}
        self._start()

    @property
    def up_to(self) -> int:
        """The place in the archive's order up to which everything is indexed."""
        return self._manifest.up_to

    def _start(self) -> None:
        self._gathered, self._name = Gathered(), token_hex(8)

    def add(self, entry: Entry) -> None:
        """Take in an entry."""
        with storage_errors(self._folder):
            key = self._columns.article(entry.id), entry.revision
            if place := self._place(key):
                self._gone.setdefault(place[0], set()).add(place[1])
            document = self._gathered.add(entry, self._columns.add(entry))
            self._places[key] = self._name, document
            if self._gathered.postings >= MOST_POSTINGS:
                self._flush()

    def _place(self, key: tuple[int, int]) -> Place | None:
        """Where the index has an article and revision already."""
        if key in self._places:
            return self._places[key]
        if key[0] >= self._known:
            return None
        if self._committed is None:
            self._committed = self._find_all()
        return self._committed.get(key)

    def _find_all(self) -> dict[tuple[int, int], Place]:
        rows = np.fromfile(self._folder / "rows", ROW, count=self._manifest.columns["rows"] // ROW.itemsize)
        found: dict[tuple[int, int], Place] = {}
        for info in self._manifest.segments:
            here = rows[np.frombuffer(map_file(info.path(self._folder, ROWS)), "<u4")]
            keys = zip(here["article"].tolist(), here["revision"].tolist(), strict=True)
            gone = set(self._deleted(info).tolist())
            found |= {key: (info.name, place) for place, key in enumerate(keys) if place not in gone}
        return found

    def _deleted(self, info: SegmentInfo) -> NDArray[np.int64]:
        """The documents of a segment that are deleted, by earlier commits or by this one."""
        gone = set(self._gone.get(info.name, ()))
        if info.gone is not None:
            gone.update(np.frombuffer(map_file(info.path(self._folder, info.gone)), "<u4").tolist())
        return np.array(sorted(gone), np.int64)

    def _flush(self) -> None:
        """Write what is gathered as a segment; it does not count yet."""
        if len(self._gathered):
            self._segments[self._name] = self._gathered.write(self._folder, self._name)
        self._start()

    def commit(self, up_to: int) -> None:
        """Make all that was added count, and say that the index holds everything up to ``up_to``."""
        with storage_errors(self._folder):
            self._flush()
            self._merge()
            segments = [self._with_deletions(info) for info in self._segments.values()]
            columns = self._columns.flush()
            sync_folder(self._folder)
            manifest = Manifest(up_to=up_to, columns=columns, segments=tuple(segments))
            manifest.write(self._folder)
        self._manifest = manifest
        self._segments = {info.name: info for info in segments}
        self._known = self._columns.articles
        self._committed, self._places, self._gone = None, {}, {}
        self._sweep()

    def _merge(self) -> None:
        while names := due(
            {info.name: (info.documents, len(self._deleted(info))) for info in self._segments.values()}
        ):
            parts = [(self._segments[name], self._deleted(self._segments[name])) for name in names]
            for name in names:
                del self._segments[name]
            if any(info.documents > len(gone) for info, gone in parts):
                fresh = merge(self._folder, token_hex(8), parts)
                self._segments[fresh.name] = fresh

    def _with_deletions(self, info: SegmentInfo) -> SegmentInfo:
        """The segment with the documents deleted by this commit on the disk."""
        if not self._gone.get(info.name):
            return info
        deleted = self._deleted(info)
        ending = f".gone-{token_hex(4)}"
        path = info.path(self._folder, ending)
        path.write_bytes(deleted.astype("<u4").tobytes())
        sync_file(path)
        files = {name: size for name, size in info.files.items() if name != info.gone}
        return SegmentInfo(
            name=info.name,
            documents=info.documents,
            deleted=len(deleted),
            gone=ending,
            lengths=info.lengths,
            files=files | {ending: 4 * len(deleted)},
        )

    def _sweep(self) -> None:
        """Remove segment files that do not count: of merged segments, and of a writer that did not finish."""
        keep = set().union(*(info.paths(self._folder) for info in self._segments.values()))
        for path in self._folder.glob(f"{INDEX_NAME}_*"):
            if path not in keep:
                path.unlink(missing_ok=True)
