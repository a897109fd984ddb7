"""Writing a segment: postings are gathered by term in memory and written in one go."""

# mypy: allow-untyped-calls
# Whoosh has no types.

import pickle
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC
from whoosh.filedb.filetables import OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.system import pack_ushort
from whoosh.util.numeric import length_to_byte

from archive.index.engines.whoosh.segments import (
    BLOCK,
    FIELDS,
    POSITIONAL,
    POSTINGS,
    ROWS,
    TERM_INFO,
    TERMS,
    SegmentInfo,
    lengths_file,
    words_file,
)
from archive.index.entry import Entry
from archive.index.files import sync_file

__all__ = ["Gathered", "SegmentWriter"]

Flat: TypeAlias = list[Any]
"""Postings of a term: document, weight and positions, again and again."""


class Gathered:
    """Documents in memory on their way to a segment."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.postings = 0
        self._terms: dict[str, dict[str, Flat]] = {name: {} for name in FIELDS}
        self._lengths: dict[str, list[int]] = {name: [] for name in FIELDS}

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, entry: Entry, row: int) -> int:
        """Take in an entry and give the number of its document."""
        document = len(self.rows)
        self.rows.append(row)
        for field, lengths in self._lengths.items():
            vector = entry.texts.get(field)
            lengths.append(vector.length if vector else 0)
            if not vector:
                continue
            self.postings += len(vector.terms)
            table = self._terms[field]
            places: Sequence[bytes | None] = vector.positions or [None] * len(vector.terms)
            for term, weight, value in zip(vector.terms, vector.weights, places, strict=True):
                flat = table.get(term)
                if flat is None:
                    table[term] = [document, weight, value]
                else:
                    flat += (document, weight, value)
        return document

    def write(self, folder: Path, name: str) -> SegmentInfo:
        """Write the documents as a segment of that name, whole and on the disk."""
        writer = SegmentWriter(folder, name, self.rows)
        for field in FIELDS:
            table, lengths = self._terms[field], self._lengths[field]
            stored = np.array([length_to_byte(length) for length in lengths], np.uint8)
            writer.start_field(field, stored, sum(lengths))
            for term in sorted(table):
                flat = table[term]
                writer.add(term, flat[0::3], flat[1::3], flat[2::3])
        return writer.close()


class SegmentWriter:
    """Writes the files of a segment: field by field in the order of their names, term by term in order.

    ``rows`` are those of its documents.
    """

    def __init__(self, folder: Path, name: str, rows: Sequence[int]) -> None:
        self._info = SegmentInfo(name=name, documents=len(rows), lengths={}, files={})
        self._folder = folder
        self._totals: dict[str, int] = {}
        self._endings = [TERMS, POSTINGS]
        self._write(ROWS, np.array(rows, "<u4").tobytes())
        self._terms = OrderedHashWriter(StructFile(self._path(TERMS).open("wb")))
        self._numbers = self._terms.extras["fieldmap"] = {}
        self._postings = self._path(POSTINGS).open("wb")
        self._place = 0
        self._field = ""
        self._prefix = b""
        self._lengths = b""
        self._words: list[bytes] = []

    def _path(self, ending: str) -> Path:
        return self._info.path(self._folder, ending)

    def _write(self, ending: str, data: bytes) -> None:
        self._endings.append(ending)
        self._path(ending).write_bytes(data)

    def start_field(self, field: str, lengths: "np.ndarray[Any, np.dtype[np.uint8]]", total: int) -> None:
        """Begin a field. ``lengths`` are those of the documents as Whoosh stores them, a byte each."""
        self._end_field()
        number = len(self._numbers)
        self._field, self._prefix, self._lengths = field, pack_ushort(number), lengths.tobytes()
        if total:
            self._numbers[field] = number
            self._totals[field] = total
            self._write(lengths_file(field), self._lengths)

    def _end_field(self) -> None:
        if self._words:
            self._write(words_file(self._field), b"\n".join([*self._words, b""]))
            self._words = []

    def add(self, term: str, ids: Sequence[int], weights: Sequence[float], values: Sequence[bytes]) -> None:
        """Write a term of the field with its postings; ``values`` are the packed positions, if any."""
        text = term.encode("utf-8", "surrogatepass")
        self._words.append(text)
        steps = (ids[0], *(after - before for before, after in pairwise(ids)))
        # Whoosh's readers take one weight for all, but only as a float.
        heaviest = max(weights)
        stored = float(heaviest) if min(weights) == heaviest else tuple(weights)
        lengths = [self._lengths[number] for number in ids]
        shortest, longest = min(lengths), max(lengths)
        skip = pickle.dumps((len(ids), ids[-1], heaviest, 0, shortest, longest), 2)
        positions = tuple(values) if self._field in POSITIONAL else None
        block = skip + pickle.dumps((steps, stored, positions), 2)
        size = self._postings.write(BLOCK.pack(WHOOSH3_HEADER_MAGIC, -len(block)) + block)
        info = TERM_INFO.pack(
            0, sum(weights), len(ids), shortest, longest, heaviest, ids[0], ids[-1], self._place, size
        )
        self._terms.add(self._prefix + text, info)
        self._place += size

    def close(self) -> SegmentInfo:
        """Put the segment on the disk and give what the manifest needs to know of it."""
        self._end_field()
        self._terms.close()
        self._postings.close()
        for ending in self._endings:
            sync_file(self._path(ending))
        files = {ending: self._path(ending).stat().st_size for ending in sorted(self._endings)}
        return SegmentInfo(
            name=self._info.name, documents=self._info.documents, lengths=self._totals, files=files
        )
