"""The cases of ``tests/cases/sources.toml``, by kind."""

import tomllib
from pathlib import Path
from typing import Any

__all__ = ["cases"]

_FILE = Path(__file__).parents[1] / "cases" / "sources.toml"


def cases(kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(_FILE.read_text("utf-8"))[kind]
    return found
