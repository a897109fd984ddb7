"""Pressmark: a multilingual archive and search engine for press articles.

>>> import archive
>>> with archive.open("home") as press:  # doctest: +SKIP
...     press.search("cuba", year=["2011"]).total
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.article import Article
    from archive.errors import (
        BusyError,
        DamagedError,
        DocumentError,
        HomeError,
        NotFoundError,
        PressmarkError,
        StorageError,
        UsageError,
    )
    from archive.press import Found, Hit, Outcome, Press, Report, create, open  # noqa: A004  # as in gzip.open

__all__ = [
    "Article",
    "BusyError",
    "DamagedError",
    "DocumentError",
    "Found",
    "Hit",
    "HomeError",
    "NotFoundError",
    "Outcome",
    "Press",
    "PressmarkError",
    "Report",
    "StorageError",
    "UsageError",
    "create",
    "open",
]

_ROOMS = {
    "archive.article": {"Article"},
    "archive.press": {"Found", "Hit", "Outcome", "Press", "Report", "create", "open"},
}


def __getattr__(name: str) -> Any:
    # Loaded on first use: `import archive` is part of every start of the command line.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    room = next((room for room, names in _ROOMS.items() if name in names), "archive.errors")
    return getattr(import_module(room), name)
