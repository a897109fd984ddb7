"""Gathering columns: the rows of one segment in memory, the vocabularies of all."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from archive.index.columns.layout import (
    AWAITED,
    CLEARED,
    DATES,
    LISTS,
    OPEN_FIRST,
    OPEN_LAST,
    SCALARS,
    SPANS,
    VOCABULARIES,
)
from archive.index.columns.reader import Vocabulary, author_text
from archive.index.entry import Entry
from archive.index.packs import Pack, PackWriter, smallest
from archive.index.spans import Span, When, envelope

__all__ = ["ColumnBatch", "Words"]

_CODES: Final = {"u8": "Q", "i8": "q", "u4": "I", "i4": "i", "u1": "B"}
"""The codes of :mod:`array` for the types of columns."""


class Words:
    """The vocabularies, which grow: text → number. A vocabulary is read when it is first needed."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._there = {name: Vocabulary(packs, name) for name in VOCABULARIES}
        self._counts = {name: len(words) for name, words in self._there.items()}
        self._numbers: dict[str, dict[str, int]] = {}
        self._fresh: dict[str, list[str]] = {name: [] for name in VOCABULARIES}

    def number(self, name: str, text: str) -> int:
        """The number of a text, a new one if it is not there yet."""
        numbers = self._numbers.get(name)
        if numbers is None:
            there = self._there[name].texts
            numbers = self._numbers[name] = {word: number for number, word in enumerate(there)}
        number = numbers.get(text)
        if number is None:
            number = numbers[text] = self.add(name, text)
        return number

    def labelled(self, name: str, key: str, label: str) -> int:
        """The number of a key. The first label of a key is kept."""
        number = self.number(name, key)
        if self._counts[f"{name}_label"] <= number:
            self.add(f"{name}_label", label)
        return number

    def add(self, name: str, text: str) -> int:
        """Add a text, even one that is there already, and give its number."""
        self._fresh[name].append(text)
        self._counts[name] += 1
        return self._counts[name] - 1

    def text(self, name: str, number: int) -> str:
        """The text of a number that was given before this object was made."""
        return self._there[name][number]

    def write(self, pack: PackWriter) -> None:
        """Write the texts that are new since the last call."""
        for name, fresh in self._fresh.items():
            lines = [text.encode("utf-8", "surrogatepass") + b"\n" for text in fresh]
            pack.add(f"{name}.strings", b"".join(lines))
            pack.add(f"{name}.breaks", np.cumsum([len(line) for line in lines], dtype=np.uint32), "u4")
            fresh.clear()


class ColumnBatch:
    """The rows of a segment on their way to the disk."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._scalars = {name: array(_CODES[kind]) for name, kind in SCALARS.items()}
        self._counts = {name: array("I") for name in (*LISTS, *DATES)}
        self._values = {name: array("I") for name in LISTS}
        self._spans = {(name, part): array(_CODES[kind]) for name in DATES for part, kind in SPANS.items()}
        self.awaited = array("I")

    def __len__(self) -> int:
        return len(self._scalars["seq"])

    def add(self, entry: Entry, article: int, group: int) -> None:
        """Append an entry; ``article`` and ``group`` are numbers of the article and of its group."""
        words = self._words
        whole = envelope(entry.published)
        first, last = CLEARED if whole is None else _days(whole)
        row = {
            "seq": entry.seq,
            "first": first,
            "last": last,
            "article": article,
            "group": group,
            "revision": entry.revision,
            "source": words.labelled("source", *entry.source),
            "language": words.number("language", entry.language),
            "time": -1 if entry.time is None else entry.time,
        }
        for name, value in row.items():
            self._scalars[name].append(value)
        self._append("persons", [words.labelled("person", *person) for person in entry.persons])
        self._append("authors", (words.number("author", author_text(*author)) for author in entry.authors))
        self._append("subjects", (words.number("subject", text) for text in entry.subjects))
        self._append("places", (words.number("place", text) for text in entry.places))
        self._append_dates("mentions", entry.mentions)
        self._append_dates("published", () if entry.published == ((whole,),) else entry.published)

    def _append(self, name: str, numbers: Iterable[int]) -> None:
        values = self._values[name]
        before = len(values)
        values.extend(numbers)
        self._counts[name].append(len(values) - before)

    def _append_dates(self, name: str, dates: Sequence[When]) -> None:
        first, last, same = (self._spans[name, part] for part in SPANS)
        for when in dates:
            for place, span in enumerate(when):
                start, end = _days(span)
                first.append(start)
                last.append(end)
                same.append(place > 0)
        self._counts[name].append(sum(map(len, dates)))

    def write(self, pack: PackWriter) -> None:
        """Write the rows, and the words that are new."""
        for name, kind in SCALARS.items():
            _add(pack, f"column.{name}", self._scalars[name], kind)
        for name, counts in self._counts.items():
            _add(pack, f"column.{name}.counts", counts)
        for name, values in self._values.items():
            _add(pack, f"column.{name}.values", values)
        for (name, part), numbers in self._spans.items():
            _add(pack, f"column.{name}.{part}", numbers, SPANS[part])
        _add(pack, AWAITED, self.awaited)
        self._words.write(pack)


def _add(pack: PackWriter, name: str, numbers: "array[int]", kind: str = "u4") -> None:
    values = np.array(numbers)
    if kind.startswith("u") and len(values):
        kind = smallest(int(values.max()))
    pack.add(name, values, kind)


def _days(span: Span) -> tuple[int, int]:
    first, last = span
    return OPEN_FIRST if first is None else first, OPEN_LAST if last is None else last
