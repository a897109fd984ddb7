"""``pressmark status``: what the archive holds."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Final

import click

from archive.cli.home import home_option, open_press
from archive.cli.options import locale_options, shown_in
from archive.cli.output import formats, write_json
from archive.cli.table import pairs
from archive.cli.terminal import terminal
from archive.cli.text import count

if TYPE_CHECKING:
    from archive.press import Status

__all__ = ["command"]

_UNITS: Final = ("bytes", "kB", "MB", "GB", "TB")


@click.command("status")
@locale_options
@formats("table", "json")
@home_option
def command(locale: str | None, calendar: str | None, form: str) -> None:
    """Say what the archive holds.

    \b
    Example:
      pressmark status
    """
    with open_press() as press:
        status = press.status()
        show_date = partial(press.show_date, **shown_in(locale, calendar))
        if form == "json":
            write_json({"schema": 1, **_document(status, show_date)})
            return
        for line in pairs(list(_facts(status, show_date)), terminal()):
            print(line)


def _document(status: "Status", show_date: Callable[[str], str]) -> dict[str, object]:
    return {
        **asdict(status),
        "languages": dict(status.languages),
        "sources": dict(status.sources),
        "display": {
            "first": show_date(status.first) if status.first else None,
            "last": show_date(status.last) if status.last else None,
        },
    }


def _facts(status: "Status", show_date: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    yield "home", status.home
    yield "articles", f"{status.articles} ({_parts(status)})"
    if status.first and status.last:
        yield "published", f"{show_date(status.first)} to {show_date(status.last)}"
    yield "languages", _ranked(status.languages)
    yield "sources", _ranked(status.sources)
    yield "persons", str(status.persons)
    yield "originals", _size(status.originals_bytes)
    if status.failures:
        yield "failures", f"{status.failures}: see 'pressmark failures'"
    yield "index", _index(status)
    yield "version", status.version


def _parts(status: "Status") -> str:
    return f"{count(status.revisions, 'revision')}, {count(status.duplicates, 'duplicate')}"


def _ranked(counts: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts) or "none"


def _index(status: "Status") -> str:
    held = count(status.index_articles, "article")
    return held if status.index_current else f"{held}, out of date: run 'pressmark reindex'"


def _size(size: float) -> str:
    """Bytes in the decimal unit that gives the shortest number."""
    unit = 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.0f} {_UNITS[unit]}" if unit == 0 else f"{size:.1f} {_UNITS[unit]}"
