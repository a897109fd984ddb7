"""The room's tables: TOML files inside the package, read once when first needed."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

__all__ = ["fingerprint", "folder", "names", "table"]

FORMAT: Final = 4
"""Version of the compiled table and of the rules that fill it; part of the fingerprint."""

_DATA: Final = Path(__file__).parent / "data"


def folder(name: str) -> Path:
    """A folder of tables."""
    return _DATA / name


def names(name: str) -> list[str]:
    """Names of the tables in a folder, without their ending, sorted."""
    return sorted(item.stem for item in folder(name).glob("*.toml"))


@cache
def table(name: str, stem: str) -> dict[str, Any]:
    """One table. Raises ``FileNotFoundError`` where there is none."""
    return tomllib.loads((folder(name) / f"{stem}.toml").read_text("utf-8"))


@cache
def fingerprint() -> str:
    """SHA-256 over the shipped tables that a compiled register depends on; they are not parsed."""
    digest = hashlib.sha256(f"register {FORMAT}\n".encode())
    for part in ("persons", "scripts", "inflection"):
        for name in names(part):
            data = (folder(part) / f"{name}.toml").read_bytes()
            digest.update(f"{part}/{name} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()
