"""Packs: files of named arrays, written once, mapped when they are read, and checked as they are read.

A pack begins with a mark and the version. Its *sections*, plain little-endian arrays, begin at
multiples of 64 bytes. A table of CRC-32 sums follows, one a block of 16 KiB of everything before it,
then the directory of the sections as JSON, and last the *foot*: where table and directory lie, their
sum, version and mark. Opening reads foot, table and directory; a block is held against its sum when
it is first read. So nothing is read that was not checked, and nothing is checked that is not read.
"""

import json
import mmap
import os
import struct
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from archive.errors import IndexDamagedError

__all__ = ["Pack", "PackWriter", "Room", "Section", "smallest", "widest"]

VERSION: Final = 1
BLOCK: Final = 1 << 14
SMALL: Final = 1 << 20
"""Sections of no more bytes are checked whole when any of them is read, which takes well under 1 ms."""

_ALIGN: Final = 64
_MARK: Final = b"PRESSPCK"
_HEAD: Final = struct.Struct("<8sII")  # mark, version, nothing
_FOOT: Final = struct.Struct("<QQIIII8s")  # table, directory, its length, their sum, version, nothing, mark
_TYPES: Final = {name: np.dtype(f"<{name}") for name in ("u1", "u2", "u4", "u8", "i4", "i8")}


def smallest(most: int) -> str:
    """The name of the smallest type of unsigned numbers up to ``most``."""
    return "u1" if most < 1 << 8 else "u2" if most < 1 << 16 else "u4" if most < 1 << 32 else "u8"


def widest(arrays: Sequence[NDArray[Any]]) -> str:
    """The name of the type of unsigned numbers that holds those of all arrays."""
    return f"u{max((array.itemsize for array in arrays if len(array)), default=1)}"


class Section:
    """One array of a pack. Its blocks are checked before they are handed out."""

    __slots__ = ("_array", "_checked", "_pack", "_size", "_start")

    def __init__(self, pack: "Pack", start: int, array: NDArray[Any]) -> None:
        self._pack, self._start, self._array = pack, start, array
        self._size = array.itemsize
        self._checked = not len(array)

    def __len__(self) -> int:
        return len(self._array)

    @property
    def array(self) -> NDArray[Any]:
        """The whole of it."""
        if not self._checked:
            self._pack.check(self._start, self._start + self._array.nbytes)
            self._checked = True
        return self._array

    @property
    def start(self) -> int:
        """Where the array begins in the file, in bytes."""
        return self._start

    def part(self, start: int, stop: int) -> NDArray[Any]:
        """``array[start:stop]``, with only that checked."""
        if not self._checked:
            if self._array.nbytes <= SMALL:
                return self.array[start:stop]
            self._pack.check(self._start + start * self._size, self._start + stop * self._size)
        return self._array[start:stop]

    def bytes(self, start: int, stop: int) -> bytes:
        """The same of an array of bytes, as :class:`bytes`."""
        if not self._checked:
            self._pack.check(self._start + start, self._start + stop)
        return self._pack.map[self._start + start : self._start + stop]


class Pack:
    """A pack opened for reading; it goes on when the file is removed.

    ``meta`` is what the writer gave with it. Opening and reading raise :class:`IndexDamagedError`
    where the file is not there, is none of ours, or is not as it was written.
    """

    def __init__(self, path: Path, size: int | None = None) -> None:
        """``size`` is what the file must measure, in bytes."""
        self._name = path.name
        try:
            with path.open("rb") as file:
                there = os.fstat(file.fileno()).st_size
                if size not in (None, there) or there < _HEAD.size + _FOOT.size:
                    raise self._damaged(f"has {there} bytes, not {size or 'those of a pack'}")
                self.map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise self._damaged(f"cannot be read: {error.strerror}") from error
        self._sections: dict[str, Section] = {}
        self._read_directory()

    def _damaged(self, what: str) -> IndexDamagedError:
        return IndexDamagedError(f"{self._name} of the index {what}; make it anew with 'pressmark reindex'")

    def _read_directory(self) -> None:
        end = len(self.map) - _FOOT.size
        table, directory, length, total, version, _, mark = _FOOT.unpack(self.map[end:])
        head = _HEAD.unpack(self.map[: _HEAD.size])
        if mark != _MARK or head[0] != _MARK:
            raise self._damaged("is no file of ours")
        if version != VERSION or head[1] != VERSION:
            raise self._damaged("is of another version")
        if not (_HEAD.size <= table <= directory and directory + length == end):
            raise self._damaged("is damaged at its end")
        if crc32(self.map[table:end]) != total:
            raise self._damaged("is damaged in its directory")
        self._sums = np.frombuffer(self.map, "<u4", (directory - table) // 4, table)
        self._limit = table
        self._unchecked = bytearray(b"\1") * len(self._sums)
        try:
            found: dict[str, Any] = json.loads(self.map[directory:end])
            self.meta: Mapping[str, Any] = found["meta"]
            self._directory: dict[str, tuple[int, int, str]] = found["sections"]
            ends = [start + count * _TYPES[kind].itemsize for start, count, kind in self._directory.values()]
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise self._damaged("is damaged in its directory") from error
        if max(ends, default=0) > table or len(self._sums) * BLOCK < table:
            raise self._damaged("is damaged in its directory")

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def section(self, name: str) -> Section:
        """The section of that name; an empty one where there is none."""
        section = self._sections.get(name)
        if section is None:
            start, count, kind = self._directory.get(name, (0, 0, "u1"))
            array = np.frombuffer(self.map, _TYPES[kind], count, start)
            section = self._sections[name] = Section(self, start, array)
        return section

    def check(self, start: int, stop: int) -> None:
        """Hold the blocks of bytes ``start`` to ``stop`` against their sums, if that was not done yet."""
        first, last = start // BLOCK, -(-stop // BLOCK)
        place = self._unchecked.find(1, first, last)
        while place >= 0:
            end = min((place + 1) * BLOCK, self._limit)
            if crc32(self.map[place * BLOCK : end]) != self._sums[place]:
                raise self._damaged(f"is damaged near byte {place * BLOCK}")
            self._unchecked[place] = 0
            place = self._unchecked.find(1, place + 1, last)

    def release(self) -> None:
        """Let the system take back the memory of what was read; it is read again when it is needed."""
        with suppress(OSError):
            self.map.madvise(mmap.MADV_DONTNEED)


class Room:
    """A place kept in a pack for a section that comes in pieces."""

    def __init__(self, file: int, start: int, kind: str, most: int) -> None:
        self._file, self._start, self.kind, self._most = file, start, kind, most
        self.count = 0

    def append(self, values: NDArray[Any]) -> None:
        """Write the next values. Raises :class:`ValueError` where the place is full."""
        if self.count + len(values) > self._most:
            raise ValueError("more values than there is room for")
        data = np.ascontiguousarray(values, _TYPES[self.kind]).view(np.uint8).data
        place = self._start + self.count * _TYPES[self.kind].itemsize
        while data:
            written = os.pwrite(self._file, data, place)
            place, data = place + written, data[written:]
        self.count += len(values)

    @property
    def entry(self) -> tuple[int, int, str]:
        return self._start, self.count, self.kind


class PackWriter:
    """Writes a pack: a context manager, whose file is whole and on the disk after :meth:`close`.

    A block that ends with an error leaves no file. A file that need not be ``durable`` may not
    outlast a loss of power.
    """

    def __init__(self, path: Path, *, durable: bool = True) -> None:
        self._path = path
        self._durable = durable
        self._file = path.open("w+b")
        self._rooms: dict[str, Room] = {}
        self._end = _HEAD.size

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is not None:
            self._path.unlink(missing_ok=True)

    def add(self, name: str, values: NDArray[Any] | bytes, kind: str = "u1") -> None:
        """Write a section whole."""
        array = np.frombuffer(values, np.uint8) if isinstance(values, bytes) else values
        self.reserve(name, kind, len(array)).append(array)

    def reserve(self, name: str, kind: str, most: int) -> Room:
        """Keep room for a section of at most so many values."""
        start = -(-self._end // _ALIGN) * _ALIGN
        self._end = start + most * _TYPES[kind].itemsize
        room = self._rooms[name] = Room(self._file.fileno(), start, kind, most)
        return room

    def close(self, meta: Mapping[str, Any]) -> int:
        """Put the sums, the directory and the file on the disk, and give its size in bytes."""
        file = self._file
        os.pwrite(file.fileno(), _HEAD.pack(_MARK, VERSION, 0), 0)
        table = -(-self._end // _ALIGN) * _ALIGN
        file.truncate(table)
        file.seek(0)
        sums = np.array([crc32(file.read(BLOCK)) for _ in range(-(-table // BLOCK))], "<u4").tobytes()
        entries = {name: room.entry for name, room in self._rooms.items() if room.count}
        directory = json.dumps({"meta": meta, "sections": entries}).encode("utf-8")
        total = crc32(sums + directory)
        foot = _FOOT.pack(table, table + len(sums), len(directory), total, VERSION, 0, _MARK)
        file.seek(table)
        file.write(sums + directory + foot)
        file.flush()
        if self._durable:
            os.fsync(file.fileno())
        return table + len(sums) + len(directory) + len(foot)
