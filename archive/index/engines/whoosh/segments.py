"""Segments on the disk: where their files lie, and how they are read as arrays.

The postings are those of Whoosh's codec with one block a term, so Whoosh's own readers read them too.
Beside them lie the row of each document and the terms of each field, one a line.
"""

# mypy: allow-untyped-calls
# Whoosh has no types.

import pickle
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.filedb.structfile import StructFile
from whoosh.system import pack_ushort
from whoosh.util.numeric import byte_to_length

from archive.index.engines.whoosh.postings import Ids, Mask, Places, Weights
from archive.index.engines.whoosh.schema import INDEX_NAME
from archive.index.fields import TEXT_FIELDS
from archive.index.files import map_file

__all__ = ["FIELDS", "POSITIONAL", "ROWS", "Segment", "SegmentInfo"]

FIELDS: Final = tuple(sorted(field.name for field in TEXT_FIELDS))
POSITIONAL: Final = frozenset(field.name for field in TEXT_FIELDS if field.positions)

TERMS: Final = ".trm"
POSTINGS: Final = ".pst"
ROWS: Final = ".rows"

TERM_INFO: Final = struct.Struct("!BfIBBfIIqi")
"""What Whoosh keeps of a term: inlined, weight, documents, least and most length, most weight, first
and last document, place and size of its postings."""

BLOCK: Final = struct.Struct("!4si")
"""Before a block: the mark of the codec, and the size of the block, negative for the last of a term."""


@cache
def length_of_byte() -> NDArray[np.float64]:
    """What each byte of a stored length stands for."""
    return np.array([byte_to_length(byte) for byte in range(256)], np.float64)


def words_file(field: str) -> str:
    return f".{field}.words"


def lengths_file(field: str) -> str:
    return f"._{field}_len.col"


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentInfo:
    """What the manifest says of a segment.

    ``lengths`` are the sums of the true lengths of each field. ``files`` maps endings of file names to
    sizes in bytes. ``gone`` is the ending of the file of deleted documents, where there are any.
    """

    name: str
    documents: int
    deleted: int = 0
    gone: str | None = None
    lengths: Mapping[str, int]
    files: Mapping[str, int]

    def path(self, folder: Path, ending: str) -> Path:
        """Files have the names that Whoosh gives them."""
        return folder / f"{INDEX_NAME}_{self.name}{ending}"

    def paths(self, folder: Path) -> set[Path]:
        return {self.path(folder, ending) for ending in self.files}


class _Mapped(StructFile):
    """A mapped file as Whoosh reads one. Places are read from the map, so that threads may share it."""

    def __init__(self, data: memoryview) -> None:
        super().__init__(data.obj)
        self._data = data

    def get(self, position: int, length: int) -> bytes:
        return bytes(self._data[position : position + length])


class Segment:
    """A :class:`~archive.index.engines.whoosh.postings.PostingsSource` over the files of a segment.

    Every file is opened here, so that the segment goes on when the files are removed. Raises
    :class:`ValueError` where a file is too short.
    """

    def __init__(self, folder: Path, info: SegmentInfo) -> None:
        self.info = info
        self.size = info.documents
        self._maps = {
            ending: map_file(info.path(folder, ending), size) for ending, size in info.files.items()
        }
        self._terms = OrderedHashReader(_Mapped(self._maps[TERMS]), info.files[TERMS])
        self._fields: dict[str, int] = self._terms.extras["fieldmap"]
        self.rows: NDArray[np.uint32] = np.frombuffer(self._maps[ROWS], "<u4")
        self._lengths: dict[str, NDArray[np.float64]] = {}
        self._words: dict[str, str] = {}

    @cached_property
    def live(self) -> Mask | None:
        if self.info.gone is None:
            return None
        mask = np.ones(self.size, bool)
        mask[np.frombuffer(self._maps[self.info.gone], "<u4")] = False
        return mask

    # -- terms -----------------------------------------------------------------------------------

    def _found(self, field: str, term: str) -> tuple[Any, ...] | None:
        number = self._fields.get(field)
        if number is None:
            return None
        try:
            place, size = self._terms.range_for_key(
                pack_ushort(number) + term.encode("utf-8", "surrogatepass")
            )
        except KeyError:
            return None
        return TERM_INFO.unpack(self._maps[TERMS][place : place + size])

    def frequency(self, field: str, term: str) -> int:
        found = self._found(field, term)
        return found[2] if found else 0

    def vocabulary(self, field: str) -> Sequence[str]:
        return self._text(field).split("\n")[:-1]

    def terms(self, field: str, pattern: str, limit: int) -> Sequence[str]:
        parts = [
            {"*": "[^\n]*", "?": "[^\n]"}.get(part) or re.escape(part)
            for part in re.split(r"([*?])", pattern)
        ]
        found = []
        for match in re.finditer(f"^{''.join(parts)}$", self._text(field), re.MULTILINE):
            found.append(match[0])
            if len(found) == limit:
                break
        return found

    def _text(self, field: str) -> str:
        ending = words_file(field)
        if ending not in self._maps:
            return ""
        if field not in self._words:
            self._words[field] = bytes(self._maps[ending]).decode("utf-8", "surrogatepass")
        return self._words[field]

    # -- postings --------------------------------------------------------------------------------

    def _block(self, field: str, term: str) -> tuple[Any, Any, Any] | None:
        found = self._found(field, term)
        return self._read(found) if found else None

    def _read(self, info: tuple[Any, ...]) -> tuple[Any, Any, Any]:
        start, size = info[8] + BLOCK.size, info[9] - BLOCK.size
        stream = BytesIO(self._maps[POSTINGS][start : start + size])
        pickle.load(stream)  # noqa: S301  # Whoosh's postings are pickles; this one is for skipping blocks
        steps, weights, values = pickle.load(stream)  # noqa: S301  # the same
        return steps, weights, values

    def postings(self, field: str, term: str) -> tuple[Ids, Weights] | None:
        block = self._block(field, term)
        if block is None:
            return None
        steps, weights, _ = block
        ids = np.cumsum(np.array(steps, np.int32), dtype=np.int32)
        if weights is None or isinstance(weights, float):
            return ids, np.full(len(ids), weights or 1.0, np.float32)
        return ids, np.array(weights, np.float32)

    def positions(self, field: str, term: str, which: NDArray[np.int64]) -> Places:
        block = self._block(field, term)
        values = [block[2][place] for place in which.tolist()] if block else []
        counts = np.array([len(value) // 4 for value in values], np.int64)
        return counts, np.frombuffer(b"".join(values), "<u4").astype(np.int64)

    def walk(self, field: str) -> Iterator[tuple[str, list[int], list[float], Sequence[bytes | None]]]:
        """All terms of a field in order, each with its documents, their weights and packed positions."""
        if field not in self._fields:
            return
        prefix = pack_ushort(self._fields[field])
        for key, data in self._terms.items_from(prefix):
            if not key.startswith(prefix):
                return
            info = TERM_INFO.unpack(data)
            steps, weights, values = self._read(info)
            if not isinstance(weights, tuple):
                weights = [weights or 1.0] * len(steps)
            yield (
                key[2:].decode("utf-8", "surrogatepass"),
                list(accumulate(steps)),
                list(weights),
                values or [None] * len(steps),
            )

    # -- lengths ---------------------------------------------------------------------------------

    def lengths(self, field: str) -> NDArray[np.float64]:
        if field not in self._lengths:
            self._lengths[field] = length_of_byte()[self.stored_lengths(field)]
        return self._lengths[field]

    def stored_lengths(self, field: str) -> NDArray[np.uint8]:
        """The lengths as Whoosh stores them, a byte each."""
        stored = self._maps.get(lengths_file(field))
        return np.zeros(self.size, np.uint8) if stored is None else np.frombuffer(stored, np.uint8)

    def total_length(self, field: str) -> int:
        return self.info.lengths.get(field, 0)
