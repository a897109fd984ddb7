"""Writing columns: rows are appended, and count once the manifest says so."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from archive.index.columns.layout import (
    CLEARED,
    ENDS,
    LISTS,
    OPEN_FIRST,
    OPEN_LAST,
    ROW,
    SPAN,
    VALUE,
    VOCABULARIES,
)
from archive.index.columns.reader import Vocabulary, author_text
from archive.index.entry import Entry, Span

__all__ = ["ColumnWriter"]


class ColumnWriter:
    """Appends entries to the columns in ``folder``.

    ``sizes`` maps file names to the bytes of each that are valid; whatever a crash left behind them
    is cut off first.
    """

    def __init__(self, folder: Path, sizes: Mapping[str, int]) -> None:
        self._files = {name: _Appended(folder / name, sizes.get(name, 0)) for name in _file_names()}
        self._words = {name: _Words(folder, name, sizes) for name in VOCABULARIES}
        self.rows = sizes.get("rows", 0) // ROW.itemsize
        self._ends = dict.fromkeys(LISTS, 0)
        if self.rows:
            last = np.fromfile(folder / "rows", ROW, count=1, offset=(self.rows - 1) * ROW.itemsize)
            self._ends = {name: int(last[name][0]) for name in LISTS}

    @property
    def articles(self) -> int:
        """How many articles have a number."""
        return len(self._words["article"])

    def article(self, article_id: str) -> int:
        """The number of an article; a new one for one that is not there yet."""
        return self._words["article"].number(article_id)

    def add(self, entry: Entry) -> int:
        """Append an entry and give its row. Nothing is on the disk before :meth:`flush`."""
        first, last = _days(entry.published) if entry.published else CLEARED
        self._append("persons", [self._labelled("person", *person) for person in entry.persons], VALUE)
        authors = (author_text(name, key) for name, key in entry.authors)
        self._append("authors", self._numbers("author", authors), VALUE)
        self._append("subjects", self._numbers("subject", entry.subjects), VALUE)
        self._append("places", self._numbers("place", entry.places), VALUE)
        self._append("mentions", [_days(span) for span in entry.mentions], SPAN)
        record = (
            entry.seq,
            first,
            last,
            *self._ends.values(),
            self.article(entry.id),
            self.article(entry.duplicate_of or entry.id),
            entry.revision,
            self._labelled("source", *entry.source),
            self._words["language"].number(entry.language),
            -1 if entry.time is None else entry.time,
        )
        self._files["rows"].append(np.array([record], ROW).tobytes())
        self.rows += 1
        return self.rows - 1

    def _numbers(self, name: str, texts: Iterable[str]) -> list[int]:
        return list(map(self._words[name].number, texts))

    def _labelled(self, name: str, key: str, label: str) -> int:
        words = self._words[name]
        number = words.number(key)
        labels = self._words[f"{name}_label"]
        if len(labels) <= number:
            labels.add(label)
        return number

    def _append(self, name: str, values: list[int] | list[tuple[int, int]], dtype: np.dtype[Any]) -> None:
        if values:
            self._files[f"{name}.values"].append(np.array(values, dtype).tobytes())
            self._ends[name] += len(values)

    def flush(self) -> dict[str, int]:
        """Put all rows on the disk and give the size of each file."""
        for name, words in self._words.items():
            text, ends = words.taken()
            self._files[f"{name}.text"].append(text)
            self._files[f"{name}.ends"].append(ends)
        return {name: file.flush() for name, file in self._files.items()}


def _file_names() -> list[str]:
    lists = [f"{name}.values" for name in LISTS]
    return ["rows", *lists, *(f"{name}.{end}" for name in VOCABULARIES for end in ("text", "ends"))]


def _days(span: Span) -> tuple[int, int]:
    first, last = span
    return OPEN_FIRST if first is None else first, OPEN_LAST if last is None else last


class _Appended:
    """A file that grows; bytes wait in memory until they are flushed."""

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size
        self._waiting = bytearray()
        with path.open("ab") as file:
            file.truncate(size)

    def append(self, data: bytes) -> None:
        self._waiting += data

    def flush(self) -> int:
        if self._waiting:
            with self._path.open("r+b") as file:
                # A flush that failed half way may have left bytes here.
                file.seek(self._size)
                file.write(self._waiting)
                file.flush()
                os.fsync(file.fileno())
            self._size += len(self._waiting)
            self._waiting.clear()
        return self._size


class _Words:
    """A vocabulary that grows: text → number, read from the disk when it is first needed."""

    def __init__(self, folder: Path, name: str, sizes: Mapping[str, int]) -> None:
        self._folder, self._name, self._sizes = folder, name, sizes
        self._numbers: dict[str, int] | None = None
        self._fresh: list[str] = []
        self._end = sizes.get(f"{name}.text", 0)
        self._count = sizes.get(f"{name}.ends", 0) // ENDS.itemsize

    def number(self, text: str) -> int:
        if self._numbers is None:
            there = Vocabulary.open(self._folder, self._name, self._sizes)
            self._numbers = {word: number for number, word in enumerate(there.texts)}
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self._numbers)
            self.add(text)
        return number

    def __len__(self) -> int:
        return self._count

    def add(self, text: str) -> None:
        """Add a text, even one that is there already."""
        self._fresh.append(text)
        self._count += 1

    def taken(self) -> tuple[bytes, bytes]:
        """The bytes of the texts added since the last call, and of the places where they end."""
        lines = [text.encode("utf-8", "surrogatepass") + b"\n" for text in self._fresh]
        start = self._end
        ends = start + np.cumsum([len(line) for line in lines], dtype=ENDS)
        self._end += sum(map(len, lines))
        self._fresh.clear()
        return b"".join(lines), ends.astype(ENDS).tobytes()
