"""Packages whose parts are imported on first use, so that a command starts with only what it needs."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__all__ = ["lazily"]


def lazily(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """A ``__getattr__`` for ``package``: ``homes`` maps its modules to the names that they give it.

    A name that was asked for once is then found without coming here. Raises :class:`AttributeError`
    for a name that has no home.
    """

    def find(name: str) -> Any:
        for module, names in homes.items():
            if name in names:
                found = getattr(import_module(f"{package}.{module}"), name)
                setattr(import_module(package), name, found)
                return found
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return find
