"""A text in one script, word by word, and what stands between the words."""

import re
from functools import cache, lru_cache
from typing import Final

from archive.people.finding.uncased.lexicon import Is, Lexicon, Word, lexicon

__all__ = ["Text", "pattern", "words_of"]

_ARABIC: Final = "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5"
_HEBREW: Final = "\u05d0-\u05ea\u05b0-\u05bd\u05bf-\u05c7"
_WORD: Final = {
    "Arab": f"[{_ARABIC}](?:\u200c?[{_ARABIC}\u0640\u064b-\u065f\u0670])*",
    "Hebr": f"[\u05d0-\u05ea][{_HEBREW}]*(?:['\"\u05f3\u05f4\u2019][{_HEBREW}]+)*['\u05f3\u2019]?",
    "Deva": "[\u0900-\u0963\u0966-\u097f\u200c\u200d]+",
}
_SPACE: Final = " \u00a0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c"

NEAR: Final = 0
"""Nothing but a space stands before the word."""
HYPHEN: Final = 1
FAR: Final = 2


@cache
def pattern(script: str) -> re.Pattern[str]:
    """A word of a script."""
    return re.compile(_WORD[script])


class Text:
    """Words with their places. Indexes count words; ``spans`` are offsets in the text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.spans: list[tuple[int, int]] = []
        self.words: list[Word] = []
        word = lexicon.word
        for match in pattern(lexicon.script).finditer(text):
            self.spans.append(match.span())
            self.words.append(word(match.group()))

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> int:
        """What stands between the word and the one before: a space, a hyphen, or more."""
        if not 0 < index < len(self.spans):
            return FAR
        between = self.text[self.spans[index - 1][1] : self.spans[index][0]]
        if between == " ":
            return NEAR
        between = between.strip(_SPACE)
        if not between:
            return NEAR if self.spans[index - 1][1] < self.spans[index][0] else FAR
        if between in "-‐‑–־" and len(between) == 1:
            return HYPHEN
        if between == "." and self.words[index - 1].bits & (Is.INITIAL | Is.TITLE):
            return NEAR
        return FAR

    def bits(self, index: int) -> int:
        """What a word may be; nothing where it has particles or there is none."""
        if not 0 <= index < len(self.words):
            return 0
        word = self.words[index]
        return 0 if word.cut else word.bits

    def said(self, index: int) -> str:
        """A folded word with nothing cut off; empty where there is none."""
        if not 0 <= index < len(self.words) or self.words[index].cut:
            return ""
        return self.words[index].text

    def printed(self, start: int, size: int, cut: int) -> tuple[int, int, str]:
        """Offsets of words and how they stand in print."""
        first, last = self.spans[start][0] + cut, self.spans[start + size - 1][1]
        return first, last, " ".join(self.text[first:last].split())


@lru_cache(maxsize=2)
def words_of(text: str, script: str, language: str) -> Text:
    """The words of a text in one script; kept for the second look at the same text."""
    return Text(text, lexicon(script, language))
