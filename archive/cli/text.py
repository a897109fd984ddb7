"""Text for a screen: made safe, measured in columns, cut and wrapped.

Widths are columns of a terminal with a fixed pitch: a Han, Kana or Hangul character takes two, a
combining mark none (Unicode Standard Annex 11, through wcwidth).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

__all__ = ["clip", "clip_start", "count", "measure", "one_line", "pad", "wrap"]

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What moves the cursor, starts an escape sequence or turns the direction of the rest of a line."""

_SINGLE: Final = re.compile("[ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e]*")
"""Characters known to take one column each: for them wcwidth need not be loaded."""

_WIDE: Final = "\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60\U00020000-\U0003fffd"
_OPENING: Final = "「『（【〈《〔［｛“‘"
_CLOSING: Final = "、。，．」』）】〉》〕］｝！？：；ー…”’"
_PIECE: Final = rf"[{_OPENING}]*[{_WIDE}][{_CLOSING}]*\s*|[^\s{_WIDE}]+[{_CLOSING}]*\s*|\s+"
"""What a line may be broken after: a word with its spaces, or a single Han or Kana character.

Not compiled here, because that takes long and only a terminal needs it.
"""


def one_line(text: str) -> str:
    """Every control character made a space, one for one, so that offsets into the text stay true."""
    return _CONTROLS.sub(" ", text)


def count(number: int, noun: str, nouns: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def measure(text: str) -> int:
    """The columns that ``text``, without control characters, takes."""
    if _SINGLE.fullmatch(text):
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    from wcwidth import wcwidth  # here, because it takes longer to load than most commands to run

    return max(wcwidth(character), 0)


def _fit(text: str, width: int) -> int:
    """How many characters of ``text`` take at most ``width`` columns."""
    used = 0
    for position, character in enumerate(text):
        used += _columns(character)
        if used > width:
            return position
    return len(text)


def clip(text: str, width: int) -> str:
    """``text``, with an ellipsis for what goes beyond ``width`` columns."""
    if measure(text) <= width:
        return text
    return text[: _fit(text, width - 1)].rstrip() + "…"


def clip_start(text: str, width: int) -> str:
    """The end of ``text``, with an ellipsis for what is before: the telling part of a path."""
    if measure(text) <= width:
        return text
    return "…" + text[len(text) - _fit(text[::-1], width - 1) :] if width > 0 else ""


def pad(text: str, width: int, *, right: bool = False) -> str:
    """``text`` filled with spaces to ``width`` columns; ``right`` sets it flush right."""
    space = " " * (width - measure(text))
    return space + text if right else text + space


def wrap(text: str, width: int | None) -> Iterator[tuple[int, int]]:
    """The lines of ``text`` as (start, end) offsets, none wider than ``width`` columns where it is given.

    A line is broken at spaces and between Han or Kana characters; a longer word is broken anywhere,
    but one of ASCII never, so that a URL can be copied.
    """
    if width is None:
        yield 0, len(text)
        return
    start = end = used = 0
    for first, last, after in _pieces(text, width):
        if end > start and used + measure(text[first:last]) > width:
            yield start, end
            start, used = first, 0
        elif end == start:
            start = first
        end = last
        used += measure(text[first:after])
    if end > start:
        yield start, end


def _pieces(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Pieces that stay together: start, end without the spaces after it, end with them."""
    for piece in re.finditer(_PIECE, text):
        start, after = piece.span()
        end = start + len(piece.group().rstrip())
        while measure(text[start:end]) > width and not text[start:end].isascii():
            part = start + max(1, _fit(text[start:end], width))
            yield start, part, part
            start = part
        if start < end:
            yield start, end, after
