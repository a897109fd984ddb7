"""The manifest of a generation: the one file that says what counts.

It is replaced in one step at each commit. Files that it does not name were left behind by a crash and
are ignored. Its last line is the CRC-32 of all before it.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self
from zlib import crc32

from archive.errors import IndexDamagedError
from archive.index.engines.whoosh.segment import Files, SegmentInfo
from archive.index.files import replace_file

__all__ = ["FORMAT", "Manifest"]

FORMAT: Final = 3
_FILE: Final = "manifest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``up_to`` is the place in the archive's order up to which everything is indexed; segments come in
    the order of their rows."""

    up_to: int = 0
    segments: tuple[SegmentInfo, ...] = ()

    @classmethod
    def read(cls, generation: Path) -> Self:
        """Raises :class:`IndexDamagedError` where it is not there, not whole, or not of this version."""
        try:
            text, total = (generation / _FILE).read_bytes().rstrip(b"\n").rsplit(b"\n", 1)
            data: dict[str, Any] = json.loads(text)
            if data["format"] != FORMAT:
                raise IndexDamagedError(
                    f"the index in {generation} is of another version; make it anew with 'pressmark reindex'"
                )
            segments = tuple(map(_segment, data["segments"]))
            manifest = cls(up_to=data["up_to"], segments=segments)
        except FileNotFoundError as error:
            raise IndexDamagedError(
                f"the index in {generation} is of another version or not whole; make it anew with"
                " 'pressmark reindex'"
            ) from error
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise _damaged(generation, str(error)) from error
        if total != _total(text):
            raise _damaged(generation, "the sum of its manifest is another")
        return manifest

    def write(self, generation: Path) -> None:
        text = json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode("utf-8")
        replace_file(generation / _FILE, text + b"\n" + _total(text) + b"\n")

    def packs(self) -> set[str]:
        """The names of all packs that count."""
        packs = (pack for info in self.segments for pack in (info.pack, info.marks) if pack)
        return {pack.name for pack in packs}


def _damaged(generation: Path, reason: str) -> IndexDamagedError:
    return IndexDamagedError(
        f"the index in {generation} is damaged ({reason}); make it anew with 'pressmark reindex'"
    )


def _total(text: bytes) -> bytes:
    return b"%08x" % crc32(text)


def _segment(item: dict[str, Any]) -> SegmentInfo:
    marks = item.pop("marks")
    return SegmentInfo(pack=Files(**item.pop("pack")), marks=Files(**marks) if marks else None, **item)
