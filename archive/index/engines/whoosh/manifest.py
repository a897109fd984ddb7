"""The manifest of a generation: the one file that says what counts.

It is replaced in one step at each commit. Files that it does not name, and bytes beyond the sizes it
gives, were left behind by a crash and are ignored.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from archive.errors import IndexDamagedError
from archive.index.engines.whoosh.segments import SegmentInfo
from archive.index.files import replace_file

__all__ = ["FORMAT", "Manifest"]

FORMAT: Final = 1
_FILE: Final = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``up_to`` is the place in the archive's order up to which everything is indexed; ``columns`` maps
    files of the columns to their sizes."""

    up_to: int = 0
    columns: Mapping[str, int]
    segments: tuple[SegmentInfo, ...] = ()

    @classmethod
    def read(cls, generation: Path) -> "Manifest":
        """Raises :class:`IndexDamagedError` where it is not there, or not of this version."""
        try:
            data: dict[str, Any] = json.loads((generation / _FILE).read_bytes())
            if data.pop("format") != FORMAT:
                raise IndexDamagedError(
                    f"the index in {generation} is of another version; make it anew with 'pressmark reindex'"
                )
            segments = tuple(SegmentInfo(**item) for item in data.pop("segments"))
            return cls(segments=segments, **data)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise IndexDamagedError(
                f"the index in {generation} is damaged ({error}); make it anew with 'pressmark reindex'"
            ) from error

    def write(self, generation: Path) -> None:
        data = {"format": FORMAT, **asdict(self)}
        replace_file(generation / _FILE, json.dumps(data, indent=1).encode("utf-8"))
