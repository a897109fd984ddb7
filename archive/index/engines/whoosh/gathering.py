"""Gathering entries into a segment.

What costs most is to look up each term of each text. It is done some documents at a time in processes of
its own, where there is more than one processor: each is a copy of this one, made by ``fork``, which has the
texts already, writes them to a pack, and is gone. The packs are merged into the segment.
"""

# mypy: allow-untyped-calls
# Whoosh has no types.

import os
from array import array
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from secrets import token_hex
from typing import Final

import numpy as np
from whoosh.util.numeric import length_to_byte

from archive.errors import StorageError
from archive.index.columns.reader import author_text
from archive.index.columns.writer import ColumnBatch, Words
from archive.index.engines.whoosh.inverting import Postings
from archive.index.engines.whoosh.layout import POSITIONAL, VALUES, WORDS
from archive.index.engines.whoosh.merging import merge_words
from archive.index.engines.whoosh.segment import Files, Segment, SegmentInfo
from archive.index.entry import Entry, TermVector
from archive.index.packs import PackWriter

__all__ = ["Batch"]

CHUNK: Final = 2_048
"""Documents whose texts are inverted by one process."""

MOST_TERMS: Final = 4_000_000
"""Terms of documents that wait in memory at most."""

PROCESSES: Final = 2
"""So many do it at a time, beside this one; none where there is only one processor."""

Texts = Sequence[Mapping[str, TermVector]]


class Batch:
    """Documents on their way to a segment in ``folder``."""

    def __init__(self, folder: Path, words: Words) -> None:
        self._folder = folder
        self.columns = ColumnBatch(words)
        self._values = {name: Postings(positions=False) for name in VALUES}
        self._lengths = {name: array("I") for name in WORDS}
        self._texts: list[Mapping[str, TermVector]] = []
        self._terms = 0
        self._chunks: list[_Chunk] = []

    def __len__(self) -> int:
        return len(self.columns)

    def add(self, entry: Entry, article: int, group: int) -> int:
        """Take in an entry and give the number of its document."""
        document = len(self.columns)
        self.columns.add(entry, article, group)
        for name, lengths in self._lengths.items():
            vector = entry.texts.get(name)
            lengths.append(vector.length if vector else 0)
        for name, values in _values(entry).items():
            self._values[name].add(document, values)
        self._texts.append(entry.texts)
        self._terms += sum(len(vector.terms) for vector in entry.texts.values())
        # With one processor, chunks would only have to be merged again.
        if self._terms > MOST_TERMS or (len(self._texts) >= CHUNK and _processors() > 1):
            self._start()
        return document

    def _start(self) -> None:
        """Have what waits inverted."""
        running = [chunk for chunk in self._chunks if chunk.process]
        if len(running) >= PROCESSES:
            running[0].wait()
        self._chunks.append(_Chunk(self._folder, self._texts))
        self._texts, self._terms = [], 0

    def write(self, name: str) -> SegmentInfo:
        """Write the documents as a segment of that name, whole and on the disk."""
        with ExitStack() as stack, PackWriter(Files(name=name, bytes=0).path(self._folder)) as pack:
            for field, stored in self._lengths.items():
                if any(stored):
                    lengths = np.array([length_to_byte(length) for length in stored], np.uint8)
                    pack.add(f"{field}.lengths", lengths)
            if not self._chunks:
                _write_words(pack, self._texts)
            else:
                if self._texts:
                    self._start()
                merge_words(pack, [stack.enter_context(chunk) for chunk in self._chunks])
            for field, postings in self._values.items():
                postings.write(pack, field)
            self.columns.write(pack)
            totals = {field: sum(stored) for field, stored in self._lengths.items()}
            size = pack.close({"documents": len(self), "lengths": totals})
        return SegmentInfo(pack=Files(name=name, bytes=size), documents=len(self))


class _Chunk:
    """The texts of some documents, inverted in a pack that goes away again; a context manager."""

    def __init__(self, folder: Path, texts: Texts) -> None:
        self._folder, self._documents = folder, len(texts)
        self._file = Files(name=f"part-{token_hex(8)}", bytes=0)
        self._path = self._file.path(folder)
        self.process = 0
        if _processors() > 1:
            parent = os.getpid()
            self.process = os.fork()
            if not self.process:
                _invert_and_exit(self._path, texts, parent)
        else:
            _invert(self._path, texts)

    def wait(self) -> None:
        """Return when the pack is there. Raises :class:`OSError` or :class:`StorageError` where it is not."""
        if self.process:
            _, status = os.waitpid(self.process, 0)
            self.process = 0
            code = os.waitstatus_to_exitcode(status)
            if code > 0:
                raise OSError(code, os.strerror(code))
            if code < 0:
                raise StorageError(
                    f"the index in {self._folder} cannot be written: signal {-code} ended the process that"
                    " wrote it; it may need more memory than there is"
                )

    def __enter__(self) -> Segment:
        self.wait()
        file = Files(name=self._file.name, bytes=self._path.stat().st_size)
        return Segment(self._folder, SegmentInfo(pack=file, documents=self._documents))

    def __exit__(self, *_: object) -> None:
        self._path.unlink(missing_ok=True)


def _processors() -> int:
    return len(os.sched_getaffinity(0))


def _invert_and_exit(path: Path, texts: Texts, parent: int) -> None:
    """What a forked process does: nothing that was open before, locks among it, is for it to hold.

    Where the process that wants the pack is gone, it leaves none.
    """
    code = 255
    try:
        os.closerange(3, 1 << 16)
        _invert(path, texts)
        if os.getppid() != parent:
            path.unlink(missing_ok=True)
        code = 0
    except OSError as error:
        code = error.errno or code
    finally:
        os._exit(code)


def _invert(path: Path, texts: Texts) -> None:
    with PackWriter(path, durable=False) as pack:
        _write_words(pack, texts)
        pack.close({})


def _write_words(pack: PackWriter, texts: Texts) -> None:
    for name in WORDS:
        postings = Postings(positions=name in POSITIONAL)
        for document, vectors in enumerate(texts):
            vector = vectors.get(name)
            if vector:
                postings.add(document, vector.terms)
                postings.weights.extend(vector.weights)
                postings.counts.extend(vector.counts)
                postings.places.extend(vector.places)
        postings.write(pack, name)


def _values(entry: Entry) -> dict[str, Iterable[str]]:
    return {
        "id": (entry.id,),
        "persons": dict.fromkeys(key for key, _ in entry.persons),
        "authors": dict.fromkeys(author_text(*author) for author in entry.authors),
        "subjects": dict.fromkeys(entry.subjects),
        "places": dict.fromkeys(entry.places),
    }
