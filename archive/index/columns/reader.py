"""Reading columns: arrays over the files as they lie on the disk, nothing done an article."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.layout import ENDS, LISTS, ROW, SPAN, VALUE, VOCABULARIES
from archive.index.files import map_file

__all__ = ["Columns", "Numbers", "ValueList", "Vocabulary", "author_parts", "author_text"]

Numbers: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

_BETWEEN = "\x1f"  # a separator that entries, whose white space is collapsed, never hold


def author_text(name: str, key: str | None) -> str:
    """An author as the vocabulary holds one: name as printed and person key."""
    return f"{name}{_BETWEEN}{key or ''}"


def author_parts(text: str) -> tuple[str, str | None]:
    """The inverse of :func:`author_text`."""
    name, _, key = text.rpartition(_BETWEEN)
    return name, key or None


class Vocabulary:
    """Strings by number. ``text`` holds them one a line, ``ends`` the place after each line's break."""

    def __init__(self, text: memoryview, ends: memoryview) -> None:
        self._text = text
        self._ends = np.frombuffer(ends, ENDS)

    @classmethod
    def open(cls, folder: Path, name: str, sizes: Mapping[str, int]) -> "Vocabulary":
        return cls(
            *(map_file(folder / file, sizes.get(file, 0)) for file in (f"{name}.text", f"{name}.ends"))
        )

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> str:
        start = int(self._ends[number - 1]) if number else 0
        return bytes(self._text[start : int(self._ends[number]) - 1]).decode("utf-8", "surrogatepass")

    def sortable(self, numbers: NDArray[Any]) -> NDArray[np.bytes_]:
        """The strings of some numbers as bytes, in whose order UTF-8 has the order of code points."""
        ends = self._ends[numbers].astype(np.int64) - 1
        starts = np.where(numbers > 0, self._ends[numbers.astype(np.int64) - 1], 0).astype(np.int64)
        longest = int((ends - starts).max(initial=1))
        places = starts[:, None] + np.arange(longest)
        letters = np.frombuffer(self._text, np.uint8)[np.minimum(places, len(self._text) - 1)]
        return np.where(places < ends[:, None], letters, 0).astype(np.uint8).view(f"S{longest}").ravel()

    @cached_property
    def texts(self) -> list[str]:
        """All of them, in order."""
        return bytes(self._text).decode("utf-8", "surrogatepass").split("\n")[:-1]

    def find(self, text: str) -> int | None:
        """The number of a string. The others are read only if they have been asked for before."""
        if "texts" in self.__dict__:
            return self._numbers.get(text)
        wanted = text.encode("utf-8", "surrogatepass") + b"\n"
        data = self._data
        place = -1
        while (place := data.find(wanted, place + 1)) >= 0:
            if not place or data[place - 1 : place] == b"\n":
                return int(np.searchsorted(self._ends, place, side="right"))
        return None

    @cached_property
    def _data(self) -> bytes:
        return bytes(self._text)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {text: number for number, text in reversed(list(enumerate(self.texts)))}


class ValueList:
    """Several values a row: those of row ``r`` are ``values[ends[r-1]:ends[r]]``."""

    def __init__(self, ends: Numbers, values: NDArray[Any]) -> None:
        self.ends = ends
        self.values = values

    @cached_property
    def owners(self) -> NDArray[np.int32]:
        """The row of each value."""
        counts = np.diff(self.ends, prepend=0)
        return np.repeat(np.arange(len(self.ends), dtype=np.int32), counts)


class Columns:
    """All columns of one generation, as far as ``sizes`` (file name → bytes) says they are valid.

    Every file is opened here, so that the object goes on when the files are removed. Raises
    :class:`ValueError` where a file is too short.
    """

    def __init__(self, folder: Path, sizes: Mapping[str, int]) -> None:
        self._rows = np.frombuffer(map_file(folder / "rows", sizes["rows"]), ROW)
        self._values = {
            name: np.frombuffer(
                map_file(folder / f"{name}.values", sizes[f"{name}.values"]), VALUE if words else SPAN
            )
            for name, words in LISTS.items()
        }
        self.vocabularies = {name: Vocabulary.open(folder, name, sizes) for name in VOCABULARIES}
        self._columns: dict[str, NDArray[Any]] = {}
        self._lists: dict[str, ValueList] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def column(self, name: str) -> NDArray[Any]:
        """One field of every row, side by side."""
        if name not in self._columns:
            self._columns[name] = np.ascontiguousarray(self._rows[name])
        return self._columns[name]

    def values(self, name: str) -> ValueList:
        """A field of several values: numbers of its vocabulary, or the spans of ``mentions``."""
        if name not in self._lists:
            self._lists[name] = ValueList(self.column(name).astype(np.int64), self._values[name])
        return self._lists[name]

    def id(self, row: int) -> str:
        """The article id of a row."""
        return self.vocabularies["article"][int(self._rows["article"][row])]
