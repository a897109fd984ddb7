"""Foreign names of one word in Han characters or Kana: 奥巴马总统, 默克尔说, オバマ大統領.

They are spelled in characters of transliterations, as names of places are; so it is what stands
beside them that tells.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, Final

from archive.people.finding.eastern.neighbours import TITLE, TRADE, neighbours
from archive.people.finding.sightings import Sighting
from archive.people.tables import table

__all__ = ["han", "kana"]

ENOUGH: Final = 5.0
_SURE, _MOST, _OTHER = 0.8, 2.4, 0.1
"""A character of transliterations, all of them at most, another character that they have too."""
_FEWEST: Final = 2
"""A name has more characters of transliterations than others, and two characters or more."""
_UNKNOWN: Final = 0.8
"""No word of the dictionaries: they have more places than persons."""
_TITLED: Final = 0.2
"""With a title before, two characters are enough: 主席鮑爾."""
_PLACE: Final = -2.0
"""A word before that stands before places."""


@cache
def _chinese() -> dict[str, Any]:
    data = table("languages", "zh")
    names = ("transliteration", "sounding", "countries", "never_first", "never_last", "not_persons")
    return {name: frozenset(data[name]) for name in names}


@cache
def _place_endings() -> tuple[str, ...]:
    return tuple(table("languages", "zh")["place_endings"])


def han(text: str, edges: dict[int, int], taken: Collection[int]) -> Iterator[Sighting]:
    """Names of two to seven characters of transliterations, between two edges of words."""
    sounds = _chinese()["sounding"]
    for run in _runs().finditer(text):
        if sum(map(sounds.__contains__, run.group())) < _FEWEST:
            continue
        first, last = run.span()
        while first < last and first not in edges:
            first += 1
        while last > first and last not in edges:
            last -= 1
        found = _best(text, first, last, edges) if last - first > 1 and first not in taken else None
        if found is not None:
            yield found


@cache
def _runs() -> re.Pattern[str]:
    letters = _chinese()["transliteration"] | _chinese()["sounding"]
    return re.compile(f"[{''.join(sorted(letters))}]{{2,12}}")


def _best(text: str, first: int, last: int, edges: dict[int, int]) -> Sighting | None:
    """The reading of a run that has most evidence: small words at its ends may be no part of it."""
    sets = _chinese()
    best, score = (0, 0), 0.0
    places = [place for place in range(first, last + 1) if place in edges]
    ends = [end for end in places[-3:] if end > first and text[end - 1] not in sets["never_last"]]
    for start in places[:3] if ends else ():
        if text[start : start + 1] in sets["never_first"]:
            continue
        for end in ends:
            size = end - start
            if not 2 <= size <= 7:
                continue
            found = _evidence(text, start, end, edges) - 0.3 * (last - first - size)
            if found > score:
                best, score = (start, end), found
    if score < ENOUGH:
        return None
    name = text[slice(*best)]
    return Sighting(start=best[0], end=best[1], name=name, words=(name,), full=False, titled=True)


def _evidence(text: str, start: int, end: int, edges: dict[int, int]) -> float:
    sets, beside = _chinese(), neighbours("zh")
    name = text[start:end]
    sure = sum(char in sets["sounding"] for char in name)
    if name in sets["countries"] or name in sets["not_persons"] or sure * 2 <= len(name):
        return 0.0
    if text.startswith(_place_endings(), end) and not beside.title_after(text, end):
        return 0.0
    before, after = beside.before(text, start, edges), beside.after(text, end, edges)
    if before < TITLE and text.endswith(beside.places, 0, start):
        before = _PLACE
    score = min(_MOST, sure * _SURE) + (len(name) - sure) * _OTHER + before + after
    if edges[start] == end:
        return score - _UNKNOWN if max(before, after) >= TRADE else 0.0
    return score + _UNKNOWN + (_TITLED if before >= TITLE else 0.0)


_KANA: Final = re.compile(
    r"(?<![\u30a1-\u30fa\u30fc・＝=])[\u30a1-\u30fa\u30fc]{2,12}(?![\u30a1-\u30fa\u30fc・＝=])"
)


@cache
def _japanese() -> dict[str, frozenset[str]]:
    data = table("languages", "ja")
    found = {name: frozenset(data[name]) for name in ("countries", "personal_titles")}
    return found | {"loanwords": frozenset(table("names", "kana")["loanwords"])}


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(table("names", "kana")[name])


def kana(text: str, taken: Collection[int]) -> Iterator[Sighting]:
    """Words of Katakana before a title that only persons have, or that end as surnames do: オバマ大統領."""
    sets, beside = _japanese(), neighbours("ja")
    for match in _KANA.finditer(text):
        name, (start, end) = match.group(), match.span()
        if start in taken or name in sets["countries"] or name in sets["loanwords"]:
            continue
        if name.endswith(_endings("loan_endings")):
            continue
        size = beside.title_after(text, end)
        titled = size > 0 and text[end : end + size] in sets["personal_titles"]
        ended = len(name) > 4 and name.endswith(_endings("surname_endings")) and text[end : end + 1] in _AFTER
        if titled or ended:
            yield Sighting(start=start, end=end, name=name, words=(name,), full=False, titled=titled)
        elif text[end : end + 1] in _AFTER:
            yield Sighting(start=start, end=end, name=name, words=(name,), full=False)


_AFTER: Final = frozenset("はがもをにのと、。")
