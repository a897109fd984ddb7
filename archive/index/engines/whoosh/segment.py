"""One segment: documents numbered from 0, with the postings of their terms as arrays of a mapped file."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

from archive.index.engines.whoosh.dictionary import Dictionary
from archive.index.engines.whoosh.layout import DELETED, SUPERSEDED
from archive.index.packs import Pack

__all__ = ["Files", "Mask", "Segment", "SegmentInfo", "lengths_of_bytes"]

Mask: TypeAlias = NDArray[np.bool_]

_ENDING: Final = ".pack"


@cache
def lengths_of_bytes() -> NDArray[np.float32]:
    """What each byte of a stored length stands for, after Whoosh."""
    return np.array([byte_to_length(byte) for byte in range(256)], np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """A pack as the manifest names it: its name, without ending, and its size in bytes."""

    name: str
    bytes: int

    def path(self, folder: Path) -> Path:
        return folder / f"{self.name}{_ENDING}"

    def open(self, folder: Path) -> Pack:
        """Raises :class:`~archive.errors.IndexDamagedError` where it is not as it was written."""
        return Pack(self.path(folder), self.bytes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentInfo:
    """What the manifest says of a segment: its pack, its documents, and its marks, if it has any."""

    pack: Files
    documents: int
    deleted: int = 0
    marks: Files | None = None

    @property
    def name(self) -> str:
        return self.pack.name


class Segment:
    """A segment opened for reading."""

    def __init__(self, folder: Path, info: SegmentInfo) -> None:
        self.info = info
        self.size = info.documents
        self.pack = info.pack.open(folder)
        self._marks = info.marks.open(folder) if info.marks else None
        self._dictionaries: dict[str, Dictionary | None] = {}

    def dictionary(self, field: str) -> Dictionary | None:
        """The terms of a field, ``None`` where it has none."""
        if field not in self._dictionaries:
            there = f"{field}.text" in self.pack
            self._dictionaries[field] = Dictionary(self.pack, field) if there else None
        return self._dictionaries[field]

    # -- postings --------------------------------------------------------------------------------

    def docs(self, field: str, start: int, stop: int) -> NDArray[np.uint16]:
        return self.pack.section(f"{field}.docs").part(start, stop)

    def weights(self, field: str, start: int, stop: int) -> NDArray[Any]:
        """What a term weighs in its documents; a value weighs 1."""
        weights = self.pack.section(f"{field}.weights")
        return weights.part(start, stop) if len(weights) else np.ones(stop - start, np.uint8)

    def places(self, field: str, number: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """How many places a term has in each of its documents, and the places of all."""
        dictionary = self.dictionary(field)
        assert dictionary is not None  # noqa: S101  # the term was found in it
        counts = self.pack.section(f"{field}.counts").part(*dictionary.postings(number))
        offsets = self.pack.section(f"{field}.offsets").array
        start, stop = offsets.item(number), offsets.item(number + 1)
        return counts, self.pack.section(f"{field}.places").part(start, stop)

    def lengths(self, field: str) -> NDArray[np.uint8]:
        """The length of the field in each document as Whoosh stores it, a byte each."""
        stored = self.pack.section(f"{field}.lengths").array
        return stored if len(stored) else np.zeros(self.size, np.uint8)

    def total_length(self, field: str) -> int:
        """The sum of the true lengths."""
        return int(self.pack.meta["lengths"].get(field, 0))

    # -- marks -----------------------------------------------------------------------------------

    @cached_property
    def deleted(self) -> NDArray[np.uint32]:
        return self._marked(DELETED)

    @cached_property
    def superseded(self) -> NDArray[np.uint32]:
        """The documents that have been replaced by a later revision, in rising order."""
        return self._marked(SUPERSEDED)

    def _marked(self, name: str) -> NDArray[np.uint32]:
        return self._marks.section(name).array if self._marks else np.zeros(0, np.uint32)
