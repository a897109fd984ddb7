"""Text for a screen: made safe, measured in columns, cut and wrapped.

Widths are columns of a terminal with a fixed pitch: a Han, Kana or Hangul character takes two, a
combining mark none (Unicode Standard Annex 11, through wcwidth). Where terminals differ the widest counts, so
that no line is ever too long: a family of emoji as its members, a vowel sign beside its letter as one.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final
from unicodedata import bidirectional, category, combining

__all__ = [
    "LEFT_TO_RIGHT_MARK",
    "POP_ISOLATE",
    "clip",
    "clip_start",
    "count",
    "isolate",
    "measure",
    "one_line",
    "pad",
    "wrap",
]

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What moves the cursor, starts an escape sequence or turns the direction of the rest of a line."""

_SINGLE: Final = re.compile("[ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e]*")
"""Characters known to take one column each: for them wcwidth need not be loaded."""

_WIDE: Final = "\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60\U00020000-\U0003fffd"
_OPENING: Final = "「『（【〈《〔［｛“‘"
_CLOSING: Final = (
    "、。，．」』）】〉》〕］｝！？：；ー…”’・々ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
"""What no line begins with: closing marks, small kana (JIS X 4051), marks on the character before."""

_PIECE: Final = rf"[{_OPENING}]*[{_WIDE}][{_CLOSING}]*\s*|[^\s{_WIDE}]+[{_CLOSING}]*\s*|\s+"
"""What a line may be broken after: a word with its spaces, or a single Han or Kana character.

Not compiled here, because that takes long and only a terminal needs it.
"""

_WITHOUT_SPACES: Final = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
"""Thai, Lao, Burmese, Khmer: where their lines may be broken a dictionary knows."""

_RIGHT_TO_LEFT: Final = (
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

LEFT_TO_RIGHT_MARK: Final = "\u200e"
POP_ISOLATE: Final = "\u2069"


def one_line(text: str) -> str:
    """Every control character made a space, one for one, so that offsets into the text stay true."""
    return _CONTROLS.sub(" ", text)


def count(number: int, noun: str, nouns: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def isolate(text: str) -> str:
    """The character that must open ``text`` within other text, to be closed by :data:`POP_ISOLATE`.

    Empty where all of it runs from left to right. A line of a longer text takes the direction of the whole,
    which its first letter decides, whatever the line begins with (Unicode Standard Annex 9, P2 and P3).
    """
    if text.isascii() or not re.search(_RIGHT_TO_LEFT, text):
        return ""
    first = next(filter({"L", "R", "AL"}.__contains__, map(bidirectional, text)), "L")
    return "\u2066" if first == "L" else "\u2067"


def measure(text: str) -> int:
    """The columns that ``text``, without control characters, takes."""
    if _SINGLE.fullmatch(text):
        return len(text)
    return sum(_widths(text))


def _widths(text: str) -> Iterator[int]:
    """The columns of each character of ``text``."""
    columns = 0
    for character in text:
        # The selector of the picture form makes a narrow sign a wide picture.
        columns = int(columns == 1) if character == "\ufe0f" else _columns(character)
        yield columns


@cache
def _columns(character: str) -> int:
    if _SINGLE.fullmatch(character):
        return 1
    if category(character) == "Mc":
        return 1
    from wcwidth import wcwidth  # here, because it takes longer to load than most commands to run

    return max(wcwidth(character), 0)


def _fit(text: str, width: int) -> int:
    """How many code points of ``text``, no character of it split, take at most ``width`` columns."""
    used = 0
    for position, columns in enumerate(_widths(text)):
        used += columns
        if used > width:
            while position and _goes_on(text, position):
                position -= 1
            return position
    return len(text)


def _goes_on(text: str, position: int) -> bool:
    """Whether the code point there belongs to the character before it."""
    here, before = text[position], text[position - 1]
    if here < "\u0300":
        return False
    if "\U0001f1e6" <= here <= "\U0001f1ff":  # the letters of flags go in pairs
        flags = re.search("[\U0001f1e6-\U0001f1ff]*$", text[:position])
        return flags is not None and len(flags[0]) % 2 == 1
    return (
        category(here)[0] == "M"
        or _columns(here) == 0
        or before == "\u200d"
        or combining(before) == _VIRAMA
        or "\U0001f3fb" <= here <= "\U0001f3ff"
    )


_VIRAMA: Final = 9


def _first(text: str) -> int:
    """The code points of the first character."""
    return next((size for size in range(1, len(text)) if not _goes_on(text, size)), len(text))


def clip(text: str, width: int) -> str:
    """``text``, with an ellipsis for what goes beyond ``width`` columns."""
    if measure(text) <= width:
        return text
    return text[: _fit(text, width - 1)].rstrip() + "…"


def clip_start(text: str, width: int) -> str:
    """The end of ``text``, with an ellipsis for what is before: the telling part of a path."""
    if measure(text) <= width:
        return text
    if width <= 0:
        return ""
    used, start = 1, len(text)
    for place in range(len(text) - 1, -1, -1):
        if place and _goes_on(text, place):
            continue
        used += measure(text[place:start])
        if used > width:
            break
        start = place
    return "…" + text[start:]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """``text`` filled with spaces to ``width`` columns; ``right`` sets it flush right."""
    space = " " * (width - measure(text))
    return space + text if right else text + space


def wrap(text: str, width: int | None) -> Iterator[tuple[int, int]]:
    """The lines of ``text`` as (start, end) offsets, none wider than ``width`` columns where it is given.

    A line is broken at spaces, between Han or Kana characters and between the words of Thai and its like;
    a longer word is broken between any two characters, but one of ASCII never, so that a URL can be copied.
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
    for start, after in _breakable(text):
        end = start + len(text[start:after].rstrip())
        while measure(text[start:end]) > width and not text[start:end].isascii():
            part = start + (_fit(text[start:end], width) or _first(text[start:end]))
            yield start, part, part
            start = part
        if start < end:
            yield start, end, after


def _breakable(text: str) -> Iterator[tuple[int, int]]:
    """Between which places a line stays together if it can."""
    without_spaces = re.compile(_WITHOUT_SPACES)
    for piece in re.finditer(_PIECE, text):
        start, end = piece.span()
        if without_spaces.search(text, start, end):
            from icu4py.breakers import LineBreaker

            for part in LineBreaker(piece[0], "und"):
                yield start, start + len(part)
                start += len(part)
        else:
            yield start, end
