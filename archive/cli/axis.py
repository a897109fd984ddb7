"""The dates of an article drawn on an axis of time."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.cli.terminal import Terminal
from archive.cli.text import clip, measure, one_line

if TYPE_CHECKING:
    from archive.press import Mark, Tick, Timeline

__all__ = ["axis"]

_PIPED: Final = 60
"""Columns of the axis where there is no terminal."""

_NARROWEST: Final = 10
_GAP: Final = "  "
_STEPS: Final = {"month": (1, 3, 6, 12, 24), "day": (1, 2, 7, 14, 28)}
_DECIMAL: Final = (1, 2, 5, 10, 20, 50, 100)


class _Signs(NamedTuple):
    day: str
    span: str
    own_day: str
    own_span: str
    before: str
    after: str
    rule: str
    tick: str


_DRAWN: Final = _Signs("●", "━", "◆", "═", "◀", "▶", "─", "┬")
_PLAIN: Final = _Signs("*", "=", "@", "#", "<", ">", "-", "+")


def axis(line: "Timeline", screen: Terminal) -> Iterator[str]:
    """A scale and one line a date, the earliest first: a sign for a day, a bar for what is longer.

    On a terminal it is as wide as that, else no date is cut.
    """
    if not line.marks and not line.undated:
        yield "no dates"
        return
    signs = _PLAIN if screen.plain else _DRAWN
    labels = [one_line(mark.display) for mark in (*line.marks, *line.undated)]
    margin = max(map(measure, labels))
    if screen.width is not None:
        margin = min(margin, max(screen.width * 2 // 5, _NARROWEST))
    room = _PIPED if screen.width is None else max(screen.width - margin - len(_GAP), _NARROWEST)
    if line.marks:
        yield from _scale(line, margin, room, signs, screen)
    for mark, label in zip((*line.marks, *line.undated), labels, strict=True):
        shown = clip(label, margin)
        head = screen.isolated(shown) + " " * (margin - measure(shown))
        yield f"{head}{_GAP}{_drawn(mark, room, signs, screen)}".rstrip()
    if any(mark.published for mark in line.marks):
        yield ""
        yield from screen.paragraph(f"{signs.own_day} {signs.own_span} the date of the article itself")


def _drawn(mark: "Mark", room: int, signs: _Signs, screen: Terminal) -> str:
    if mark.start is None and mark.end is None:
        return screen.faint("no place in time")
    start = 0 if mark.start is None else min(int(mark.start * room), room - 1)
    end = room if mark.end is None else min(max(round(mark.end * room), start + 1), room)
    is_day = mark.edtf.count("-") == 2 and "/" not in mark.edtf and end - start == 1
    day, span = (signs.own_day, signs.own_span) if mark.published else (signs.day, signs.span)
    drawn = day if is_day else span * (end - start)
    if mark.start is None:
        drawn = signs.before + drawn[1:]
    if mark.end is None:
        drawn = drawn[:-1] + signs.after
    return " " * start + (screen.match(drawn) if mark.published else screen.strong(drawn))


def _scale(line: "Timeline", margin: int, room: int, signs: _Signs, screen: Terminal) -> Iterator[str]:
    """The names of the units, and under them the rule with a tick for each that is named."""
    rule = [signs.rule] * room
    names, used = "", 0
    for tick in _named(line, room):
        column = min(int(tick.at * room), room - 1)
        rule[column] = signs.tick
        label = clip(one_line(tick.display), room)
        if not names:  # one is always named, if need be a little before its place
            column = min(column, room - measure(label))
        if used <= column <= room - measure(label):
            names += " " * (column - used) + screen.isolated(label) + " "
            used = column + measure(label) + 1
    indent = " " * (margin + len(_GAP))
    yield (indent + screen.faint(names.rstrip())).rstrip()
    yield indent + screen.faint("".join(rule))


def _named(line: "Timeline", room: int) -> Sequence["Tick"]:
    """The ticks that leave each other room for their names: the round ones."""
    widest = max(measure(one_line(tick.display)) for tick in line.ticks) + len(_GAP)
    steps = _STEPS.get(line.scale, _DECIMAL)
    step = next((step for step in steps if step * room / len(line.ticks) >= widest), steps[-1])
    if line.scale == "day":
        return line.ticks[::step]
    return [tick for tick in line.ticks if tick.number % step == 0] or line.ticks[:1]
