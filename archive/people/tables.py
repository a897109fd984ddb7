"""The room's tables: TOML files inside the package, read once when first needed."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

__all__ = ["folder", "names", "table"]


def folder(name: str) -> Traversable:
    """A folder of tables, as a resource of the package."""
    return files("archive.people") / "data" / name


def _files(name: str) -> Iterator[Traversable]:
    return (item for item in folder(name).iterdir() if item.name.endswith(".toml"))


def names(name: str) -> list[str]:
    """Names of the tables in a folder, without their ending, sorted."""
    return sorted(item.name.removesuffix(".toml") for item in _files(name))


@cache
def table(name: str, stem: str) -> dict[str, Any]:
    """One table. Raises ``FileNotFoundError`` where there is none."""
    return tomllib.loads((folder(name) / f"{stem}.toml").read_text("utf-8"))
