"""Counts in order of time as a chart of bars."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from archive.cli.terminal import Terminal
from archive.cli.text import clip, count, measure, one_line

if TYPE_CHECKING:
    from archive.press import Chronology, FacetValue

__all__ = ["bars"]

_PIPED: Final = 40
"""Columns of the longest bar where there is no terminal."""

_NARROWEST: Final = 10
_GAP: Final = "  "
_DRAWN: Final = ("█", "░")
_PLAIN: Final = ("#", ".")


def bars(found: "Chronology", screen: Terminal) -> Iterator[str]:
    """One line a bucket: its label, the articles that are certain, the possible ones, and both as a bar."""
    what = "published" if found.field == found.by else "dates mentioned"
    yield f"{what} by {found.by}: {count(found.articles, 'article')}"
    if not found.buckets:
        return
    yield ""
    labels = [one_line(value.label) for value in found.buckets]
    margin = max(map(measure, labels))
    numbers = [_numbers(value) for value in found.buckets]
    wide = max(map(len, numbers))
    room = _PIPED
    if screen.width is not None:
        margin = min(margin, max(screen.width // 2, _NARROWEST))
        room = max(screen.width - margin - wide - 2 * len(_GAP), _NARROWEST)
    most = max(value.count + value.possible for value in found.buckets) or 1
    for value, label, number in zip(found.buckets, labels, numbers, strict=True):
        shown = clip(label, margin)
        head = screen.isolated(shown) + " " * (margin - measure(shown))
        yield f"{head}{_GAP}{number.rjust(wide)}{_GAP}{_bar(value, most, room, screen)}".rstrip()
    if any(value.possible for value in found.buckets):
        yield ""
        certain, possible = _PLAIN if screen.plain else _DRAWN
        yield screen.faint(f"{certain} certain  {possible} possible: the date is too vague to tell")


def _numbers(value: "FacetValue") -> str:
    return f"{value.count} + {value.possible}" if value.possible else str(value.count)


def _bar(value: "FacetValue", most: int, room: int, screen: Terminal) -> str:
    """What is not nothing has one column at least."""
    certain, possible = _PLAIN if screen.plain else _DRAWN
    both = value.count + value.possible
    length = max(round(both * room / most), (value.count > 0) + (value.possible > 0))
    sure = round(length * value.count / both) if both else 0
    if value.count and value.possible:
        sure = min(max(sure, 1), length - 1)
    return screen.strong(certain * sure) + screen.faint(possible * (length - sure))
