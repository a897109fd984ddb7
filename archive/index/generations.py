"""The folder of the index: generations ``gen-0001``, ``gen-0002`` and the file ``CURRENT`` that names one.

A generation is a whole index. A new one is built beside the old, which keeps answering; one rename
of ``CURRENT`` puts it in its place.
"""

import re
from pathlib import Path
from typing import Final

from archive.errors import IndexDamagedError
from archive.index.files import replace_file, sync_folder

__all__ = ["CURRENT_FILE", "LOCK_FILE", "create", "current", "publish", "remove", "sweep"]

CURRENT_FILE: Final = "CURRENT"
LOCK_FILE: Final = "lock"
_NAME: Final = re.compile(r"gen-(\d{4,18})", re.ASCII)


def current(folder: Path) -> Path | None:
    """The generation in use, ``None`` where there is no index."""
    try:
        text = (folder / CURRENT_FILE).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    name = text.decode("ascii", "replace").strip()
    if not _NAME.fullmatch(name):
        raise IndexDamagedError(
            f"{folder / CURRENT_FILE} names no index; make the index anew with 'pressmark reindex'"
        )
    return folder / name


def create(folder: Path) -> Path:
    """Make the folder of a new generation; nothing refers to it yet."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = [int(match[1]) for item in folder.iterdir() if (match := _NAME.fullmatch(item.name))]
    generation = folder / f"gen-{max(numbers, default=0) + 1:04}"
    generation.mkdir()
    sync_folder(folder)
    return generation


def publish(generation: Path) -> None:
    """Put a generation in use."""
    replace_file(generation.parent / CURRENT_FILE, f"{generation.name}\n".encode("ascii"))


def sweep(folder: Path) -> None:
    """Remove every generation but the one in use: old ones, and those that a crash left half made."""
    keep = current(folder)
    for item in folder.iterdir():
        if item != keep and _NAME.fullmatch(item.name):
            remove(item)


def remove(generation: Path) -> None:
    """Remove a generation."""
    import shutil

    shutil.rmtree(generation, ignore_errors=True)
