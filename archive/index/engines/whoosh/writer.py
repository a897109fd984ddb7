"""The writer of a generation: gathers entries, and commits them all in one step."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.layout import AWAITED
from archive.index.columns.writer import Words
from archive.index.engines.whoosh.dictionary import encoded
from archive.index.engines.whoosh.gathering import Batch
from archive.index.engines.whoosh.manifest import Manifest
from archive.index.engines.whoosh.merging import merge, write_marks
from archive.index.engines.whoosh.policy import LARGEST, due
from archive.index.engines.whoosh.segment import Mask, Segment, SegmentInfo
from archive.index.entry import Entry
from archive.index.files import storage_errors, sync_folder

__all__ = ["WhooshWriter"]

MOST_DOCUMENTS: Final = LARGEST
"""So many are gathered; more are written to a segment before the commit."""


class WhooshWriter:
    """Writes to one generation. The caller holds the lock; after an error the writer is of no more use.

    Nothing counts before :meth:`commit`, and then everything at once. An entry replaces an earlier
    one of the same article and revision.
    """

    def __init__(self, generation: Path) -> None:
        self._folder = generation
        manifest = Manifest.read(generation)
        self.up_to = manifest.up_to
        """The place in the archive's order up to which everything is indexed."""
        self._sweep(manifest)
        self._parts = [_Part(Segment(generation, info)) for info in manifest.segments]
        packs = [part.segment.pack for part in self._parts]
        self._words = Words(packs)
        self._awaited = {
            self._words.text("article", number): number
            for pack in packs
            for number in pack.section(AWAITED).array.tolist()
        }
        self._start()

    def _start(self) -> None:
        self._batch = Batch(self._folder, self._words)
        self._deleted: set[int] = set()
        self._superseded: set[int] = set()
        self._numbers: dict[str, int] = {}
        self._documents: dict[str, list[tuple[int, int]]] = {}

    # -- adding ----------------------------------------------------------------------------------

    def add(self, entry: Entry) -> None:
        """Take in an entry."""
        with storage_errors(self._folder):
            committed = list(self._committed(entry.id))
            article = self._number(entry.id, committed)
            group = article
            if entry.duplicate_of is not None:
                group = self._number(
                    entry.duplicate_of, list(self._committed(entry.duplicate_of)), come=False
                )
            document = self._batch.add(entry, article, group)
            self._replace(entry, document, committed)
            if len(self._batch) >= MOST_DOCUMENTS:
                self._flush()

    def _committed(self, article: str) -> Iterator[tuple["_Part", int]]:
        """The documents of an article in segments, deleted ones too."""
        term = encoded(article)
        for part in self._parts:
            dictionary = part.segment.dictionary("id")
            number = -1 if dictionary is None else dictionary.find(term)
            if dictionary is not None and number >= 0:
                for document in part.segment.docs("id", *dictionary.postings(number)).tolist():
                    yield part, document

    def _number(self, article: str, committed: list[tuple["_Part", int]], *, come: bool = True) -> int:
        """The number of an article. One that is named before it has ``come`` is awaited under its number."""
        if committed:
            part, document = committed[0]
            return part.value("article", document)
        number = self._numbers.get(article, self._awaited.get(article))
        if number is None:
            number = self._words.add("article", article)
            if not come:
                self._awaited[article] = number
                self._batch.columns.awaited.append(number)
        self._numbers[article] = number
        return number

    def _replace(self, entry: Entry, document: int, committed: list[tuple["_Part", int]]) -> None:
        """Mark the documents whose place an entry takes, or the entry, where a later revision is there."""
        newest = True
        for part, other in committed:
            revision = part.value("revision", other)
            if revision == entry.revision:
                part.mark(part.deleted, other)
            elif revision < entry.revision:
                part.mark(part.superseded, other)
            elif not part.deleted[other]:
                newest = False
        here = self._documents.setdefault(entry.id, [])
        for revision, other in here:
            if revision == entry.revision:
                self._deleted.add(other)
            elif revision < entry.revision:
                self._superseded.add(other)
            elif other not in self._deleted:
                newest = False
        if not newest:
            self._superseded.add(document)
        here.append((entry.revision, document))

    def _flush(self) -> None:
        """Write what is gathered as a segment; it does not count yet."""
        if not len(self._batch):
            return
        info = self._batch.write(token_hex(8))
        part = _Part(Segment(self._folder, info))
        for mask, documents in ((part.deleted, self._deleted), (part.superseded, self._superseded)):
            for document in documents:
                part.mark(mask, document)
        self._parts.append(part)
        self._start()

    # -- committing ------------------------------------------------------------------------------

    def commit(self, up_to: int) -> None:
        """Make all that was added count, and say that the index holds everything up to ``up_to``."""
        with storage_errors(self._folder):
            self._flush()
            self._merge()
            for part in self._parts:
                part.write_marks(self._folder)
            sync_folder(self._folder)
            manifest = Manifest(up_to=up_to, segments=tuple(part.info for part in self._parts))
            manifest.write(self._folder)
        self.up_to = up_to
        self._sweep(manifest)

    def _merge(self) -> None:
        while found := due([part.sizes for part in self._parts]):
            first, last = found
            merging = self._parts[first:last]
            info = merge(self._folder, token_hex(8), [(part.segment, ~part.deleted) for part in merging])
            merged = _Part(Segment(self._folder, info))
            superseded = np.concatenate([part.superseded[~part.deleted] for part in merging])
            merged.superseded |= superseded
            merged.changed = bool(superseded.any())
            self._parts[first:last] = [merged]

    def _sweep(self, manifest: Manifest) -> None:
        """Remove packs that do not count: of merged segments, and of a writer that did not finish."""
        keep = manifest.packs()
        for path in self._folder.glob("*.pack"):
            if path.stem not in keep:
                path.unlink(missing_ok=True)


class _Part:
    """A segment with its marks as they will be after the next commit."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.info = segment.info
        self.deleted = self._mask(segment.deleted)
        self.superseded = self._mask(segment.superseded)
        self.changed = False

    def _mask(self, documents: NDArray[np.uint32]) -> Mask:
        mask = np.zeros(self.segment.size, bool)
        mask[documents] = True
        return mask

    def value(self, column: str, document: int) -> int:
        return int(self.segment.pack.section(f"column.{column}").part(document, document + 1)[0])

    def mark(self, mask: Mask, document: int) -> None:
        """Set one of the marks of a document."""
        self.changed = self.changed or not mask[document]
        mask[document] = True

    @property
    def sizes(self) -> tuple[int, int]:
        """The number of documents, and how many of them are deleted."""
        return self.segment.size, int(np.count_nonzero(self.deleted))

    def write_marks(self, folder: Path) -> None:
        """Put the marks on the disk, if they have changed."""
        if not self.changed:
            return
        marks = write_marks(
            folder, token_hex(8), np.flatnonzero(self.deleted), np.flatnonzero(self.superseded)
        )
        self.info = SegmentInfo(
            pack=self.info.pack, documents=self.info.documents, deleted=self.sizes[1], marks=marks
        )
        self.changed = False
