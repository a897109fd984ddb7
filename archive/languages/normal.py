"""The text that words are looked for in: compatibility form, with the way back to the original.

Compatibility form (NFKC) makes full-width letters, ligatures and half-width kana ordinary ones. It
also joins what must stay apart, so a few characters get a space first: footnote figures, fractions,
the trademark sign.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import combining, is_normalized, normalize

__all__ = ["Aligned", "align", "prepare"]

_APART = {ord(char): " " for char in "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉™℠№"} | {
    ord(char): " " + char for char in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉"
}
_HAS_APART = re.compile(f"[{''.join(map(chr, _APART))}]")
_CHUNK = re.compile("[^ \n]+|[ \n]+")

# Starters that join the character before them: vowels and finals of Hangul, two-part vowel signs of Brahmic
# scripts. They have combining class 0 but the property NFC_Quick_Check=Maybe.
_JOINING = frozenset(
    [chr(point) for point in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))]
    + list("\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35")
    + list("\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930")
)


def prepare(text: str) -> str:
    """The text that words are looked for in. Lone surrogates stay and belong to no word."""
    if text.isascii():
        return text
    text = text.replace("\u02bc", "'")  # the letter apostrophe of Ukrainian and of typists
    if _HAS_APART.search(text):
        text = text.translate(_APART)
    return text if is_normalized("NFKC", text) else normalize("NFKC", text)


class Aligned(NamedTuple):
    """A prepared text; character ``i`` of it came from ``starts[i]`` to ``ends[i]`` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def align(text: str) -> Aligned:
    """:func:`prepare` with the place in the original of every character."""
    prepared = prepare(text)
    # The first character that becomes several, or joins the one before it, shows in this comparison.
    if len(prepared) == len(text) and all(
        a == b or prepare(a) == b for a, b in zip(text, prepared, strict=True)
    ):
        return Aligned(text=prepared, starts=range(len(text)), ends=range(1, len(text) + 1))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, part in _parts(text):
        parts.append(part)
        if len(part) == end - start:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:
            starts += [start] * len(part)
            ends += [end] * len(part)
    return Aligned(text="".join(parts), starts=starts, ends=ends)


def _parts(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of ``text`` that can be prepared apart from each other, with what they become."""
    for chunk in _CHUNK.finditer(text):
        part = prepare(chunk[0])
        if part == chunk[0]:
            yield chunk.start(), chunk.end(), part
            continue
        start = chunk.start()
        for end in range(start + 1, chunk.end() + 1):
            if end == chunk.end() or not _joins(text[end]):
                yield start, end, prepare(text[start:end])
                start = end


def _becomes(char: str, other: str) -> bool:
    return char == other or prepare(char) == other


@cache
def _joins(char: str) -> bool:
    first = normalize("NFKC", char)[:1]
    return bool(first) and (combining(first) > 0 or first in _JOINING)
