"""The tables of this room, as they stand in the package."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["table"]


@cache
def table(name: str) -> dict[str, Any]:
    """``patterns/NAME.toml``."""
    return tomllib.loads((files("archive.sources") / "patterns" / f"{name}.toml").read_text("utf-8"))
