"""The TOML files of this room."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

__all__ = ["names_of", "table"]

_ROOM: Final = Path(__file__).parent


@cache
def names_of(folder: str) -> tuple[str, ...]:
    """The names of the TOML files in a folder of this room, without their ending, sorted."""
    return tuple(sorted(file.stem for file in (_ROOM / folder).glob("*.toml")))


def table(folder: str, name: str) -> dict[str, Any]:
    """What one file says. ``name`` must be one of :func:`names_of`."""
    return tomllib.loads((_ROOM / folder / f"{name}.toml").read_text("utf-8"))
