"""The TOML files of this room."""

from functools import cache
from typing import Any

__all__ = ["names_of", "table", "tables_of"]


@cache
def names_of(folder: str) -> tuple[str, ...]:
    """The names of the TOML files in a folder of this room, without their ending, sorted."""
    from importlib.resources import files  # costs more than the rest of the room together

    found = (files("archive.dates") / folder).iterdir()
    return tuple(sorted(file.name[:-5] for file in found if file.name.endswith(".toml")))


def table(folder: str, name: str) -> dict[str, Any]:
    """What one file says. ``name`` must be one of :func:`names_of`."""
    import tomllib
    from importlib.resources import files

    return tomllib.loads((files("archive.dates") / folder / f"{name}.toml").read_text("utf-8"))


def tables_of(folder: str) -> dict[str, dict[str, Any]]:
    """What every file says, by its name."""
    return {name: table(folder, name) for name in names_of(folder)}
