"""What stands beside a name in text without word breaks, as evidence for or against it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from archive.people.tables import table

__all__ = ["Neighbours", "by_first", "neighbours"]

TITLE: Final = 2.5
"""A title or an office: the strongest evidence there is beside a name."""

TRADE: Final = 1.5
"""A word that ends as words for persons do (…员, …家), or what only persons do (said, met)."""

EDGE: Final = 0.8
"""A place where any word may begin or end: a mark, a small word."""

NEVER: Final = -9.0

_MARKS: Final = frozenset("，。、；：！？,.;:!?\n\r\t 　「」『』“”\"‘’'《》〈〉【】[]（）()—–-…/｜|＝=※◆●○▽△")
_DOTS: Final = frozenset("·•‧・＝")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Words of a language beside names, as sets that are looked up by length."""

    titles: dict[str, tuple[str, ...]]
    """Here, and where words are looked up at a place: first character → words, the longest first."""
    titles_by_end: dict[str, tuple[str, ...]]
    trades: frozenset[str]
    """Characters that words for persons end in."""
    small_before: frozenset[str]
    small_after: frozenset[str]
    follow: dict[str, tuple[str, ...]]
    """Words that begin with a character that names have, and are none."""
    speech: dict[str, tuple[str, ...]]
    things: dict[str, tuple[str, ...]]
    thing_words: frozenset[str]
    places: tuple[str, ...]
    """Words before places: in, from, to."""

    def title_after(self, text: str, end: int) -> int:
        """Length of the title that begins here, 0 where none does."""
        return _starting(text, end, self.titles)

    def thing_after(self, text: str, end: int, edges: dict[int, int]) -> bool:
        """True where a word begins that makes a name the name of a thing: 大学, 广场."""
        if _starting(text, end, self.things) > 1:
            return True
        if end not in edges:
            # 胡志明市 is one word of the dictionaries.
            return end + 1 in edges and text[end] in self.thing_words
        return text[end : edges[end]] in self.thing_words

    def before(self, text: str, start: int, edges: dict[int, int]) -> float:
        """Evidence of what stands before a name."""
        if not start:
            return EDGE
        char = text[start - 1]
        if char in _MARKS:
            # 主席 金正恩, 记者：王强
            titled = char in " 　：:" and self.title_before(text, start - 1)
            return TITLE if titled else EDGE
        if char in _DOTS:
            return NEVER
        if self.title_before(text, start):
            return TITLE
        if char in self.trades and start - 1 not in edges:
            return TRADE
        if char in self.small_before:
            return EDGE
        return 0.0

    def title_before(self, text: str, start: int) -> bool:
        """True where a title ends here."""
        return start > 0 and text.endswith(self.titles_by_end.get(text[start - 1], ()), 0, start)

    def after(self, text: str, end: int, edges: dict[int, int]) -> float:
        """Evidence of what stands after a name."""
        char = text[end : end + 1]
        if not char:
            return EDGE
        if char in _DOTS:
            return NEVER
        word = text[end : edges[end]] if end in edges else ""
        at = end + (char in " 　")
        if self.title_after(text, at):
            return TITLE
        if self.thing_after(text, end, edges):
            return NEVER
        if char in _MARKS:
            return EDGE
        if _starting(text, end, self.speech):
            return TRADE
        if _starting(text, end, self.follow) or word in self.small_after:
            return EDGE
        return 0.0


def by_first(found: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """First character → words, the longest first."""
    by: dict[str, list[str]] = defaultdict(list)
    for word in found:
        by[word[0]].append(word)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in by.items()}


def _starting(text: str, at: int, found: dict[str, tuple[str, ...]]) -> int:
    """Length of the longest of the words that begins here."""
    for word in found.get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return len(word)
    return 0


@cache
def neighbours(code: str) -> Neighbours:
    """Those of a language that has a file with such lists: Chinese or Japanese."""
    data = table("languages", code)

    def words(name: str) -> frozenset[str]:
        return frozenset(data.get(name, ()))

    by_end: dict[str, list[str]] = defaultdict(list)
    for title in words("titles"):
        by_end[title[-1]].append(title)
    return Neighbours(
        titles=by_first(words("titles")),
        titles_by_end={last: tuple(found) for last, found in by_end.items()},
        trades=words("title_endings"),
        small_before=words("precedes"),
        small_after=words("follows"),
        follow=by_first(words("follow_words")),
        speech=by_first(words("speech")),
        things=by_first(words("things")),
        thing_words=words("things"),
        places=tuple(words("before_places")),
    )
