"""The cases of ``tests/cases`` that belong to this room."""

import tomllib
from pathlib import Path
from typing import Any


def cases(name: str) -> dict[str, Any]:
    """A table of cases by the end of its file name."""
    path = Path(__file__).parent.parent / "cases" / f"languages-{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))
