"""Plain text to paragraphs, by its layout alone.

Three layouts are told apart. Blank lines part paragraphs in all of them. In *wrapped* text the
lines end where the next word did not fit, and are joined again, but where a line is indented unlike
the others or where the next word would have fitted. Otherwise every line is a paragraph.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from archive.reading.clean import clean, collapse
from archive.reading.draft import Block, Hint

__all__ = ["blocks", "ends_sentence", "paragraphs"]

_WRAP: Final = 100
"""Columns; hard-wrapped text is narrower."""

_TITLE: Final = 250
"""Characters; a first line that is longer is no title."""

_BLANK: Final = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\u2029")
_SENTENCE_END: Final = frozenset(".!?:;…。．！？：；｡۔؟।॥")
_CLOSING: Final = "\"'”’»›)]}）］｝」』】》〉〕"
# Scripts that put no space between words: there a line break is none either.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uff9f]"
)
_RULE: Final = re.compile(r"([=\-_*~])\1{3,}")


@dataclass(frozen=True, slots=True)
class _Line:
    """``indent`` and ``width`` in columns; ``first`` the width of the first word."""

    text: str
    indent: int
    width: int
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Of wrapped text: the least indent, the widest line, whether indents show where paragraphs begin."""

    margin: int
    width: int
    indented: bool


def paragraphs(text: str) -> list[str]:
    """The paragraphs of plain text, white space collapsed, none empty.

    >>> paragraphs("A line that was\\nwrapped by hand\\nand ends here.\\n\\nAnother.")
    ['A line that was wrapped by hand and ends here.', 'Another.']
    """
    return [paragraph for part in _parts(text) for paragraph in part]


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of plain text with the hints that the layout gives: a title, a line with a date."""
    parts = _parts(text)
    found = [paragraph for part in parts for paragraph in part]
    hints: list[Hint | None] = [None] * len(found)
    if len(found) > 1 and _is_title(parts):
        hints[0] = "title"
        if _RULE.fullmatch(found[1]):
            # The line under a title is its underline.
            del found[1], hints[1]
    for place in range(min(4, len(found))):
        if hints[place] is None and _is_date(found[place]):
            hints[place] = "date"
            break
    return tuple(Block(text=item, hint=hint) for item, hint in zip(found, hints, strict=True))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, closing quotation marks aside."""
    line = line.rstrip().rstrip(_CLOSING)
    return bool(line) and line[-1] in _SENTENCE_END


def _parts(text: str) -> list[list[str]]:
    """Paragraphs by the blank lines between them."""
    found = (chunk.split("\n") for chunk in _BLANK.split(clean(text)))
    raw = [kept for chunk in found if (kept := [line for line in chunk if line and not line.isspace()])]
    if sum(len(line) > _WRAP for chunk in raw for line in chunk) * 10 > sum(map(len, raw)):
        # Too many lines are long; the text cannot be wrapped.
        return [[collapse(line) for line in chunk] for chunk in raw]
    chunks = [[_line(line) for line in chunk] for chunk in raw]
    if not _is_wrapped(chunks):
        return [[collapse(line.text) for line in chunk] for chunk in chunks]
    lines = [line for chunk in chunks for line in chunk]
    margin = min(line.indent for line in lines)
    width = max((end for line in lines if (end := line.indent + line.width) <= _WRAP), default=_WRAP)
    layout = _Layout(margin=margin, width=width, indented=any(line.indent > margin for line in lines))
    return [_joined(chunk, layout, at_start=place == 0) for place, chunk in enumerate(chunks)]


def _is_wrapped(chunks: list[list[_Line]]) -> bool:
    """Lines are short, and most that have a line below them end inside a sentence."""
    breaks = [pair for chunk in chunks for pair in pairwise(chunk)]
    lines = [line for chunk in chunks for line in chunk]
    if not breaks or sum(line.width <= _WRAP for line in lines) * 10 < len(lines) * 9:
        return False
    level = [above for above, below in breaks if below.indent <= above.indent]
    inside = sum(not ends_sentence(line.text) for line in level)
    return bool(level) and inside * 2 >= len(level)


def _joined(lines: list[_Line], layout: _Layout, *, at_start: bool) -> list[str]:
    found = [[lines[0].text]]
    for place, (above, below) in enumerate(pairwise(lines)):
        if _begins(above, below, layout, at_start=at_start and place == 0):
            found.append([below.text])
        else:
            found[-1].append(below.text)
    return [_one_line(paragraph) for paragraph in found]


def _begins(above: _Line, below: _Line, layout: _Layout, *, at_start: bool) -> bool:
    """Whether a paragraph begins with ``below``."""
    deeper = below.indent - above.indent
    if deeper > 1 or above.width > _WRAP or below.width > _WRAP:
        return True
    fits = above.indent + above.width + 1 + below.first <= layout.width
    if deeper == 1 or below.indent > layout.margin:
        # A step of one column may be chance, and a whole passage may be set in.
        return fits or (deeper == 1 and ends_sentence(above.text))
    if layout.indented or not fits:
        return False
    if at_start and not ends_sentence(above.text):
        # A first line is short where its dateline was taken away.
        return False
    return not below.text[:1].islower()


def _one_line(lines: list[str]) -> str:
    parts: list[str] = []
    for line in map(collapse, lines):
        if parts and parts[-1].endswith("\xad"):
            parts[-1] = parts[-1][:-1]
        elif parts and not _is_tight(parts[-1], line):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def _is_tight(text: str, line: str) -> bool:
    """Whether a line break stands for nothing: between unspaced letters, after the hyphen of a word."""
    if _UNSPACED.match(text[-1]) and _UNSPACED.match(line[0]):
        return True
    return text[-1] == "-" and text[-2:-1].isalpha() and line[0].isalpha()


def _line(text: str) -> _Line:
    bare = text.strip()
    indent = text[: text.index(bare)].expandtabs(8)
    word = bare[:_WRAP].split(maxsplit=1)[0]
    # Unspaced scripts break after any letter.
    first = 2 if _UNSPACED.match(word) else _columns(word)
    return _Line(bare, _columns(indent), _columns(bare), first)


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text[: 2 * _WRAP])


def _is_title(parts: list[list[str]]) -> bool:
    """The first line is short, ends like no sentence, and stands apart from what follows."""
    first, *others = parts[0]
    if len(first) > _TITLE or (ends_sentence(first) and first.rstrip(_CLOSING)[-1:] not in "?!…？！"):
        return False
    if not others:
        return True
    # Without a blank line below it, it must look unlike the lines that follow.
    return len(first) * 2 < len(others[0]) or (len(first) < len(others[0]) and ends_sentence(others[0]))


def _is_date(line: str) -> bool:
    """A short line of which a good part is digits, a year's worth at least."""
    digits = sum(char.isdecimal() for char in line)
    letters = sum(char.isalpha() for char in line)
    return len(line) <= 60 and digits >= 4 and digits * 2 >= letters and not ends_sentence(line)
