"""Tables of text in columns."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from archive.cli.terminal import Terminal
from archive.cli.text import clip, measure, one_line, pad

__all__ = ["Column", "lines", "pairs"]

_GAP: Final = "  "
_NARROWEST: Final = 12


class Column(NamedTuple):
    """``right``: set flush right, for numbers. ``cut``: may be cut where the terminal is too narrow."""

    name: str
    right: bool = False
    cut: bool = False


def lines(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], screen: Terminal, *, indent: int = 0
) -> Iterator[str]:
    """The table line by line, its header first where the columns have names."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    heads = [column.name.upper() for column in columns]
    named = any(heads)
    measured = [[measure(cell) for cell in row] for row in ([heads, *cells] if named else cells)]
    widths = [max(column) for column in zip(*measured, strict=True)] if measured else []
    if screen.width is not None:
        widths = _narrowed(columns, widths, screen.width - indent)
    if named:
        yield screen.faint(_line(columns, heads, widths, indent))
    for row in cells:
        yield _line(columns, row, widths, indent)


def pairs(rows: Sequence[tuple[str, str]], screen: Terminal, *, indent: int = 0) -> Iterator[str]:
    """Names and values, one pair a line; long values are wrapped on a terminal."""
    widest = max((measure(name) for name, _ in rows), default=0)
    for name, value in rows:
        margin = indent + widest + len(_GAP)
        head = " " * indent + screen.faint(pad(name, widest)) + _GAP
        for number, line in enumerate(screen.paragraph(one_line(value), indent=margin)):
            yield head + line[margin:] if number == 0 else line
        if not value:
            yield head.rstrip()


def _narrowed(columns: Sequence[Column], widths: list[int], room: int) -> list[int]:
    """Take from the widest column that may be cut until the row fits, or none can give more."""
    widths = list(widths)
    room -= len(_GAP) * (len(widths) - 1)
    givers = [place for place, column in enumerate(columns) if column.cut]
    while sum(widths) > room:
        widest = max(givers, key=widths.__getitem__, default=None)
        if widest is None or widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _line(columns: Sequence[Column], row: Sequence[str], widths: Sequence[int], indent: int) -> str:
    cells = [
        pad(clip(cell, width) if column.cut else cell, width, right=column.right)
        for column, cell, width in zip(columns, row, widths, strict=True)
    ]
    return (" " * indent + _GAP.join(cells)).rstrip()
