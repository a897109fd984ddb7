"""Packs: what is read is what was written, or an error."""

import struct
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from archive.errors import IndexDamagedError
from archive.index.packs import BLOCK, SMALL, Pack, PackWriter, smallest

MANY = np.arange(SMALL, dtype=np.uint32)
"""A section that is checked block by block."""


def pack(path: Path, sections: Mapping[str, tuple[NDArray[Any] | bytes, str]], **meta: Any) -> int:
    with PackWriter(path) as writer:
        for name, (values, kind) in sections.items():
            writer.add(name, values, kind)
        return writer.close(meta)


def flip(path: Path, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(bit // 8)
        (byte,) = file.read(1)
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def contents(path: Path) -> dict[str, Any]:
    opened = Pack(path)
    names = ["bytes", "days", "none", "other"]
    return {"meta": dict(opened.meta), **{name: opened.section(name).array.tolist() for name in names}}


# -- what is written is read ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["u1", "u2", "u4", "u8", "i4", "i8"])
def test_every_type_keeps_its_bounds(tmp_path: Path, kind: str) -> None:
    bounds = np.iinfo(np.dtype(kind))
    values = np.array([bounds.min, 0, bounds.max], kind)
    size = pack(tmp_path / "a", {"first": (b"x", "u1"), "values": (values, kind)}, name="한")
    opened = Pack(tmp_path / "a", size)
    assert opened.meta == {"name": "한"}
    assert opened.section("values").array.tolist() == values.tolist()
    assert opened.section("values").array.dtype == np.dtype(f"<{kind}")
    assert opened.section("values").start % 64 == 0
    assert opened.section("first").bytes(0, 1) == b"x"


def test_the_smallest_type_holds_the_number() -> None:
    for bits, kind in ((8, "u1"), (16, "u2"), (32, "u4"), (64, "u8")):
        assert smallest(2**bits - 1) == kind
    assert (smallest(0), smallest(2**8), smallest(2**16), smallest(2**32)) == ("u1", "u2", "u4", "u8")


def test_a_section_that_is_not_there_is_empty(tmp_path: Path) -> None:
    pack(tmp_path / "a", {"empty": (b"", "u1"), "some": (b"x", "u1")})
    opened = Pack(tmp_path / "a")
    assert ("some" in opened, "empty" in opened, "other" in opened) == (True, False, False)
    assert len(opened.section("other")) == len(opened.section("other").array) == 0
    assert opened.section("other").part(0, 0).tolist() == []


def test_a_pack_of_nothing(tmp_path: Path) -> None:
    pack(tmp_path / "a", {})
    assert Pack(tmp_path / "a").meta == {}


def test_values_of_another_type_are_converted(tmp_path: Path) -> None:
    pack(tmp_path / "a", {"a": (np.array([1, 2, 3])[::2], "u2"), "b": (np.array([2**40]), "u8")})
    opened = Pack(tmp_path / "a")
    assert (opened.section("a").array.tolist(), opened.section("b").array.tolist()) == ([1, 3], [2**40])


def test_parts_are_parts_of_the_whole(tmp_path: Path) -> None:
    pack(tmp_path / "a", {"small": (b"abcdef", "u1"), "many": (MANY, "u4")})
    for start, stop in ((0, 0), (0, 1), (4095, 4097), (len(MANY) - 1, len(MANY)), (0, len(MANY))):
        assert Pack(tmp_path / "a").section("many").part(start, stop).tolist() == list(range(start, stop))
    assert Pack(tmp_path / "a").section("small").part(2, 4).tobytes() == b"cd"


def test_a_section_that_comes_in_pieces(tmp_path: Path) -> None:
    with PackWriter(tmp_path / "a") as writer:
        rooms = [writer.reserve(name, "u2", 5) for name in ("a", "b")]
        for values in ([1], [], [2, 3]):
            for room in rooms:
                room.append(np.array(values, np.int64))
        writer.close({})
    opened = Pack(tmp_path / "a")
    assert [opened.section(name).array.tolist() for name in ("a", "b")] == [[1, 2, 3]] * 2


def test_a_room_takes_no_more_than_there_is_place_for(tmp_path: Path) -> None:
    with PackWriter(tmp_path / "a") as writer:
        room = writer.reserve("a", "u1", 2)
        writer.add("b", b"next")
        room.append(np.array([1, 2]))
        with pytest.raises(ValueError, match="room"):
            room.append(np.array([3]))
        writer.close({})
    opened = Pack(tmp_path / "a")
    assert (opened.section("a").array.tolist(), opened.section("b").bytes(0, 4)) == ([1, 2], b"next")


def test_an_error_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyError), PackWriter(tmp_path / "a") as writer:
        writer.add("a", b"x", kind="none of ours")
    assert list(tmp_path.iterdir()) == []


def test_a_pack_goes_on_when_its_file_is_removed(tmp_path: Path) -> None:
    pack(tmp_path / "a", {"many": (MANY, "u4")})
    opened = Pack(tmp_path / "a")
    (tmp_path / "a").unlink()
    assert np.array_equal(opened.section("many").array, MANY)
    opened.release()
    assert np.array_equal(opened.section("many").array, MANY)


# -- or it is an error ---------------------------------------------------------------------------


@pytest.mark.parametrize("data", [None, b"", b"x", b"\0" * 47, b"\0" * 500, b"PRESSPCK" * 50])
def test_what_is_no_pack(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "a").write_bytes(data)
    with pytest.raises(IndexDamagedError, match=r"^a of the index .* 'pressmark reindex'$"):
        Pack(tmp_path / "a")
    with pytest.raises(IndexDamagedError):
        Pack(tmp_path)


@pytest.mark.parametrize("at", [8, -16])
def test_another_version(tmp_path: Path, at: int) -> None:
    size = pack(tmp_path / "a", {"a": (b"x", "u1")})
    data = bytearray((tmp_path / "a").read_bytes())
    struct.pack_into("<I", data, at % size, 99)
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(IndexDamagedError, match="another version"):
        Pack(tmp_path / "a")


def test_any_other_length_is_noticed(tmp_path: Path) -> None:
    size = pack(tmp_path / "a", {"bytes": (bytes(range(200)), "u1")})
    data = (tmp_path / "a").read_bytes()
    for length in range(size):
        (tmp_path / "a").write_bytes(data[:length])
        with pytest.raises(IndexDamagedError):
            Pack(tmp_path / "a")
    (tmp_path / "a").write_bytes(data + b"\0")
    with pytest.raises(IndexDamagedError, match=f"has {size + 1} bytes, not {size}"):
        Pack(tmp_path / "a", size)


def test_each_bit_that_flips_is_noticed_or_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a"
    days = np.array([-(2**62), 5, 2**62])
    size = pack(
        path, {"bytes": (b"some words", "u1"), "days": (days, "i8"), "none": (b"", "u1")}, documents=3
    )
    sound, harmless = contents(path), 0
    for bit in range(8 * size):
        flip(path, bit)
        try:
            assert contents(path) == sound
            harmless += 1
        except IndexDamagedError:
            pass
        flip(path, bit)
    assert contents(path) == sound
    assert harmless <= 64  # there are two fields of 32 bits that say nothing


def test_only_what_is_read_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "a"
    pack(path, {"many": (MANY, "u4"), "other": (b"x", "u1")})
    flip(path, 8 * (5 * BLOCK + 77))
    opened = Pack(path)
    many = opened.section("many")
    step = BLOCK // 4
    assert opened.section("other").array.tolist() == [ord("x")]
    assert len(many.part(0, 4 * step)) == 4 * step
    assert len(many.part(6 * step, len(MANY))) == len(MANY) - 6 * step
    for _ in range(2):
        with pytest.raises(IndexDamagedError, match=f"near byte {5 * BLOCK}"):
            many.part(5 * step, 5 * step + 1)
        with pytest.raises(IndexDamagedError):
            _ = many.array


def test_threads_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a"
    pack(path, {"many": (MANY, "u4"), "small": (b"abc", "u1")})
    places = np.random.default_rng(1).integers(0, len(MANY) - 9000, (8, 200))

    def read(opened: Pack, starts: NDArray[np.int64]) -> bool:
        many = opened.section("many")
        return all(many.part(start, start + 9000)[-1] == start + 8999 for start in starts.tolist())

    with ThreadPoolExecutor(8) as threads:
        for _ in range(3):
            opened = Pack(path)
            assert all(threads.map(read, [opened] * 8, places))
        flip(path, 8 * 3 * BLOCK)
        opened = Pack(path)
        damaged = list(threads.map(lambda _: _damaged(opened), range(8)))
    assert all(damaged)


def _damaged(opened: Pack) -> bool:
    try:
        return not len(opened.section("many").array)
    except IndexDamagedError:
        return True
