"""The text that words are looked for in: compatibility form, with the way back to the original.

Compatibility form (NFKC) makes full-width letters, ligatures and half-width kana ordinary ones. It
also joins what must stay apart, so a few characters get a space first: footnote figures, fractions,
the trademark sign. And it takes Thai and Lao letters apart that the dictionaries have whole: these are
joined again.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import combining, is_normalized, normalize

from archive.languages.tables import table

__all__ = ["Aligned", "align", "prepare"]

_APART = {ord(char): " " for char in "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉™℠№"} | {
    ord(char): " " + char for char in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉"
}
_HAS_APART = re.compile(f"[{''.join(map(chr, _APART))}]")
_CHUNK = re.compile("[^ \n]+|[ \n]+")

_AM = "\u0e4d([\u0e48-\u0e4b]?)\u0e32|\u0ecd([\u0ec8-\u0ecb]?)\u0eb2"
"""Sara am of Thai and Lao in two parts, with a tone mark that was typed between them."""

_ITERATED = "([ぁ-ゖァ-ヺ])([ゝゞヽヾ]+)"
# These are compiled when a text first needs them: a search must start fast.

# Starters that join the character before them: vowels and finals of Hangul, two-part vowel signs of Brahmic
# scripts, which have combining class 0 but the property NFC_Quick_Check=Maybe; and what _compatible joins.
_JOINING = frozenset(
    [chr(point) for point in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))]
    + list("\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35")
    + list("\u0e32\u0e99\u0ea1\u0eb2")
    + list("\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930")
)


def prepare(text: str) -> str:
    """The text that words are looked for in. Lone surrogates stay and belong to no word."""
    return text if text.isascii() else _respelled(_compatible(text))


def _compatible(text: str) -> str:
    """Compatibility form; what it is can be told from a stretch of a few characters alone."""
    text = text.replace("\u02bc", "'")  # the letter apostrophe of Ukrainian and of typists
    if _HAS_APART.search(text):
        text = text.translate(_APART)
    if not is_normalized("NFKC", text):
        text = normalize("NFKC", text)
    if "\u0e4d" in text or "\u0ecd" in text:
        text = re.sub(_AM, _joined_am, text)
    if "\u0eab" in text:
        text = text.replace("\u0eab\u0e99", "\u0edc").replace("\u0eab\u0ea1", "\u0edd")
    return text


def _joined_am(found: re.Match[str]) -> str:
    """The letter, with the tone mark before it: it is typed before or behind the ring."""
    thai, lao = found.groups()
    return f"{lao}\u0eb3" if thai is None else f"{thai}\u0e33"


def _respelled(text: str) -> str:
    """A text of as many characters, with the spellings of Kana that depend on what stands before as one."""
    if any(map(text.__contains__, "ゝゞヽヾ")):
        text = re.sub(_ITERATED, _spelled_out, text)
    if any(map(text.__contains__, "ヶケヵカか")):
        text = _counter().sub("カ", text).replace("ヶ", "ケ").replace("ヵ", "カ")
    return text


@cache
def _counter() -> re.Pattern[str]:
    """The sound "ka" between a number and what is counted: 3ヶ月, 3カ月, 3か月. 何か is another word."""
    data = table("words")["counters"]
    number, asked, counted = (data[name] for name in ("number", "asked", "counted"))
    return re.compile(f"(?:(?<=[\\d{number}])か|(?<=[\\d{number}{asked}])[ヶケヵカ])(?=[{counted}])")


def _spelled_out(found: re.Match[str]) -> str:
    """A Kana and marks of repetition as Kana: ゝ is said without the voice, ゞ with it."""
    plain = normalize("NFD", found[1])[0]
    voiced = normalize("NFC", f"{plain}\u3099")
    if len(voiced) > 1:
        voiced = plain
    return found[1] + "".join(voiced if mark in "ゞヾ" else plain for mark in found[2])


class Aligned(NamedTuple):
    """A prepared text; character ``i`` of it came from ``starts[i]`` to ``ends[i]`` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def align(text: str) -> Aligned:
    """:func:`prepare` with the place in the original of every character."""
    prepared = _compatible(text)
    # The first character that becomes several, or joins the one before it, shows in this comparison.
    if len(prepared) == len(text) and all(
        a == b or _compatible(a) == b for a, b in zip(text, prepared, strict=True)
    ):
        return Aligned(text=_respelled(prepared), starts=range(len(text)), ends=range(1, len(text) + 1))
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
    return Aligned(text=_respelled("".join(parts)), starts=starts, ends=ends)


def _parts(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of ``text`` that can be prepared apart from each other, with what they become."""
    for chunk in _CHUNK.finditer(text):
        part = _compatible(chunk[0])
        if part == chunk[0]:
            yield chunk.start(), chunk.end(), part
            continue
        start = chunk.start()
        for end in range(start + 1, chunk.end() + 1):
            if end == chunk.end() or not _joins(text[end]):
                yield start, end, _compatible(text[start:end])
                start = end


@cache
def _joins(char: str) -> bool:
    first = normalize("NFKC", char)[:1]
    return bool(first) and (combining(first) > 0 or first in _JOINING)
