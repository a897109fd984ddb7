"""Kinds of one language that differ by country, told by spelling and words: Korean of North and South."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from archive.languages.tables import table

__all__ = ["variant"]

_PARTS: Final = 400, 3000
"""Characters that are looked at: a few first, more where those do not decide."""

_LEAST: Final = 1.5
"""Evidence that a kind must have: a word that only it has and one more, or as much."""

_RATIO: Final = 2.0
"""How many times as much it must have as the other."""

_QUOTED: Final = re.compile(
    "|".join(f"{first}[^{last}]{{1,400}}{last}" for first, last in ("“”", "‘’", '""', "《》", "〈〉", "「」"))
)


class _Side(NamedTuple):
    """Words, each with its characters: most are ruled out by those, which is quick."""

    tag: str
    strong: tuple[tuple[str, frozenset[str]], ...]
    weak: tuple[tuple[str, frozenset[str]], ...]


def variant(text: str, code: str) -> str:
    """The tag of the kind of a language that ``text`` is written in, or ``code`` where it does not show.

    >>> variant("로동계급은 력사적인 승리를 이룩하였다.", "ko"), variant("평양의 봄", "ko")
    ('ko-KP', 'ko')
    """
    name = table("identify")["variants"].get(code)
    if name is None:
        return code
    for most in _PARTS:
        if found := _decided(_plain(text, most), _sides(name)):
            return found
        if len(text) <= most:
            break
    return code


def _plain(text: str, most: int) -> str:
    """The beginning and the middle of a text, without what it quotes, each line after a space."""
    if len(text) > most:
        middle = max(most // 2, len(text) // 2)
        text = f"{text[: most // 2]} {text[middle : middle + most // 2]}"
    # The marks stay: which ones a text uses tells as well.
    return " " + " ".join(_QUOTED.sub(lambda found: f"{found[0][0]} ", text).split())


def _decided(text: str, sides: Sequence[_Side]) -> str | None:
    chars = set(text)
    weights = [(*_weights(text, chars, side), side.tag) for side in sides]
    (most, strong, tag), (second, *_) = sorted(weights, reverse=True)[:2]
    return tag if strong and most >= max(_LEAST, _RATIO * second) else None


def _weights(text: str, chars: set[str], side: _Side) -> tuple[float, int]:
    """All the evidence for a side, and the strong evidence alone."""
    strong = sum(min(2, text.count(word)) for word, needed in side.strong if needed <= chars)
    return strong + sum(word in text for word, needed in side.weak if needed <= chars) / 2, strong


@cache
def _sides(name: str) -> tuple[_Side, ...]:
    return tuple(
        _Side(side["tag"], _words(side["strong"]), _words(side["weak"])) for side in table(name)["side"]
    )


def _words(words: Sequence[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((word, frozenset(word)) for word in words)
