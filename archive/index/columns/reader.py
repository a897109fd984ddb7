"""Reading columns: those of all segments side by side, nothing done an article."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.layout import SPANS, VOCABULARIES
from archive.index.packs import Pack

__all__ = ["Columns", "Rows", "Spans", "ValueList", "Vocabulary", "author_parts", "author_text"]

Rows: TypeAlias = NDArray[np.int64]

_BETWEEN = "\x1f"  # a separator that entries, whose white space is collapsed, never hold


def author_text(name: str, key: str | None) -> str:
    """An author as the vocabulary holds one: name as printed and person key."""
    return f"{name}{_BETWEEN}{key or ''}"


def author_parts(text: str) -> tuple[str, str | None]:
    """The inverse of :func:`author_text`."""
    name, _, key = text.rpartition(_BETWEEN)
    return name, key or None


class Vocabulary:
    """Strings by number, those of one segment after those of another."""

    def __init__(self, packs: Sequence[Pack], name: str) -> None:
        packs = [pack for pack in packs if f"{name}.breaks" in pack]
        self._parts = [(pack.section(f"{name}.breaks"), pack.section(f"{name}.strings")) for pack in packs]
        self._starts = list(accumulate((len(breaks) for breaks, _ in self._parts), initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    def __getitem__(self, number: int) -> str:
        which = bisect_right(self._starts, number) - 1
        breaks, strings = self._parts[which]
        place, ends = number - self._starts[which], breaks.array
        start = ends.item(place - 1) if place else 0
        text = strings.bytes(start, ends.item(place) - 1)
        try:
            return text.decode()
        except UnicodeDecodeError:
            return text.decode("utf-8", "surrogatepass")

    @cached_property
    def texts(self) -> list[str]:
        """All of them, in order."""
        parts = (strings.array.tobytes() for _, strings in self._parts)
        return list(
            chain.from_iterable(part.decode("utf-8", "surrogatepass").split("\n")[:-1] for part in parts)
        )

    def find(self, text: str) -> int | None:
        """The number of a string. The others are read only if they have been asked for before."""
        if "texts" in self.__dict__:
            return self._numbers.get(text)
        wanted = b"\n" + text.encode("utf-8", "surrogatepass") + b"\n"
        for start, (breaks, strings) in zip(self._starts, self._parts, strict=False):
            place = (b"\n" + strings.array.tobytes()).find(wanted)
            if place >= 0:
                return start + int(breaks.array.searchsorted(place, side="right"))
        return None

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {text: number for number, text in reversed(list(enumerate(self.texts)))}


class ValueList:
    """Several values a row: row ``r`` has ``counts[r]``, from ``starts[r]`` on."""

    def __init__(self, counts: NDArray[Any], values: NDArray[Any]) -> None:
        self.counts = counts.astype(np.int64)
        self.starts = np.cumsum(self.counts) - self.counts
        self.values = values

    @cached_property
    def owners(self) -> Rows:
        """The row of each value."""
        return np.repeat(np.arange(len(self.counts)), self.counts)


class Spans(ValueList):
    """Several spans of days a row; ``values`` holds their first days, ``last`` their last ones.

    ``same`` is true where a span is another possibility for the date of the span before it; ``None``
    where every date is one span.
    """

    def __init__(
        self,
        counts: NDArray[Any],
        first: NDArray[np.int64],
        last: NDArray[np.int64],
        same: NDArray[Any],
    ) -> None:
        super().__init__(counts, first)
        self.last = last
        self.same = same.astype(bool) if same.any() else None


class Columns:
    """All columns over some packs, whose rows are numbered through from the first pack to the last."""

    def __init__(self, packs: Sequence[Pack], size: int) -> None:
        self._packs = packs
        self._size = size
        self.vocabularies = {name: Vocabulary(packs, name) for name in VOCABULARIES}
        self._columns: dict[str, NDArray[Any]] = {}
        self._lists: dict[str, ValueList] = {}
        self._spans: dict[str, Spans] = {}

    def __len__(self) -> int:
        return self._size

    def column(self, name: str) -> NDArray[Any]:
        """One number of every row, side by side."""
        if name not in self._columns:
            self._columns[name] = self._joined(f"column.{name}")
        return self._columns[name]

    def values(self, name: str) -> ValueList:
        """A field of several values, as numbers of its vocabulary."""
        if name not in self._lists:
            values = self._joined(f"column.{name}.values")
            self._lists[name] = ValueList(self._joined(f"column.{name}.counts"), values)
        return self._lists[name]

    def spans(self, name: str) -> Spans:
        """A field of several dates."""
        if name not in self._spans:
            first, last, same = (self._joined(f"column.{name}.{part}").astype(np.int64) for part in SPANS)
            self._spans[name] = Spans(self._joined(f"column.{name}.counts"), first, last, same)
        return self._spans[name]

    def _joined(self, section: str) -> NDArray[Any]:
        arrays = [array for pack in self._packs if len(array := pack.section(section).array)]
        if len(arrays) == 1:
            return arrays[0]
        return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)

    def id(self, row: int) -> str:
        """The article id of a row."""
        return self.vocabularies["article"][self.column("article").item(row)]
