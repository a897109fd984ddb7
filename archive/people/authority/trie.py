"""The trie of name forms: made with the register, mapped into memory where it is needed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import marisa_trie

__all__ = ["beside", "built", "digest", "mapped"]


def beside(register: Path) -> Path:
    """Where the trie of a register lies."""
    return register.with_suffix(".trie")


def built(keys: Iterable[str]) -> "marisa_trie.Trie":
    import marisa_trie

    return marisa_trie.Trie(keys)


def mapped(path: Path, expected: str) -> "marisa_trie.Trie | None":
    """The trie in a file, shared by all processes; ``None`` where it is not the one that is expected.

    ``expected`` is its :func:`digest`: a damaged file must not be read, for that would end the process.
    """
    import marisa_trie

    try:
        if digest(path) != expected:
            return None
        return marisa_trie.Trie().mmap(str(path))
    except (OSError, RuntimeError):
        return None


def digest(path: Path) -> str:
    """SHA-256 of a file. Raises ``OSError``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
