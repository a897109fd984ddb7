"""Korean spellings of the North and of the South as one."""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from archive.languages.tables import table

__all__ = ["southern_head", "southern_spans", "southern_spelling"]

_FIRST = 0xAC00
_NIEUN, _IEUNG = 2, 11  # places among the 19 initial consonants
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = 28
_FINAL_N = 4  # the place of ㄴ among them
_GROUP = 24  # first characters of spellings that are looked at together


def southern_spelling(word: str) -> str:
    """``word`` with the spellings of the table in their southern form, wherever they stand in it.

    >>> southern_spelling("조선로동당의"), southern_spelling("대통령도")
    ('조선노동당의', '대통령도')
    """
    southern = _southern()
    return _spellings().sub(lambda found: southern[found[0]], word)


def southern_spans(word: str) -> list[tuple[str, int, int]]:
    """Characters of :func:`southern_spelling`, each with its place in ``word``.

    Every character of a spelling that changes its length stands for all of it.
    """
    spans: list[tuple[str, int, int]] = []
    place = 0
    for found in _spellings().finditer(word):
        first, last = found.span()
        southern = _southern()[found[0]]
        spans += _each(word[place:first], place)
        spans += _each(southern, first) if len(southern) == last - first else _all(southern, first, last)
        place = last
    return [*spans, *_each(word[place:], place)]


def _each(part: str, start: int) -> list[tuple[str, int, int]]:
    return [(char, place, place + 1) for place, char in enumerate(part, start)]


def _all(part: str, start: int, end: int) -> list[tuple[str, int, int]]:
    return [(char, start, end) for char in part]


def southern_head(word: str) -> str:
    """``word`` with the initial sound rule at its head: a Sino-Korean syllable loses ㄹ or ㄴ.

    >>> [southern_head(word) for word in ("리명박", "녀인", "론문", "노인", "리비아", "뉴욕")]
    ['이명박', '여인', '논문', '노인', '리비아', '뉴욕']
    """
    head = _heads().get(word[:1])
    if head is None or not word.startswith(head.words) or word.startswith(head.kept):
        return word
    return head.southern + word[1:]


class _Head(NamedTuple):
    """What becomes of the first syllable of the words that begin like ``words``, but not like ``kept``."""

    southern: str
    words: tuple[str, ...]
    kept: tuple[str, ...]


@cache
def _heads() -> dict[str, _Head]:
    rule = table("hangul")["initial"]
    words = [*rule["syllables"], *rule["words"]]
    return {
        syllable: _Head(
            _without_initial(syllable, rule["palatal"]),
            tuple(word for word in words if word[0] == syllable),
            tuple(word for word in rule["kept"] if word[0] == syllable),
        )
        for syllable in {word[0] for word in words}
    }


def _without_initial(syllable: str, palatal: str) -> str:
    rest = (ord(syllable) - _FIRST) % (21 * _FINALS)
    initial = _IEUNG if _VOWELS[rest // _FINALS] in palatal else _NIEUN
    return chr(_FIRST + initial * 21 * _FINALS + rest)


@cache
def _southern() -> dict[str, str]:
    """Southern forms by spelling; a word in which a spelling stands by accident is its own."""
    data = table("hangul")
    whole = {word: word for word in data["whole"]["words"]}
    southern: dict[str, str] = data["spellings"] | whole | data["after_vowel_or_nieun"]
    return southern


@cache
def _spellings() -> re.Pattern[str]:
    """Where a spelling stands: the longest one of those that begin at a character."""
    data = table("hangul")
    tails: dict[str, list[str]] = {}
    for word in sorted(_southern().keys() - data["after_vowel_or_nieun"].keys(), key=len, reverse=True):
        not_last = rf"(?:(?<=\b{word})|(?=\w))" if word in data["not_last"]["words"] else ""
        tails.setdefault(word[0], []).append(word[1:] + not_last)
    # Branches are tried one after the other, so they stand in groups that two characters open.
    heads, groups = iter(sorted(tails)), []
    while group := list(islice(heads, _GROUP)):
        seconds = {tail[0] for head in group for tail in tails[head]}
        branches = "|".join(f"{head}(?:{'|'.join(tails[head])})" for head in group)
        groups.append(f"(?=[{''.join(group)}][{''.join(sorted(seconds))}])(?:{branches})")
    either = "".join(data["after_vowel_or_nieun"])
    groups.append(f"(?<=[{_open_syllables()}])[{either}]")
    seconds = {tail[0] for of in tails.values() for tail in of}
    return re.compile(f"(?=[{''.join(tails)}][{''.join(seconds)}]|[{either}])(?:{'|'.join(groups)})")


def _open_syllables() -> str:
    """Syllables that end in a vowel or ㄴ."""
    finals = range(_FIRST, _FIRST + 19 * 21 * _FINALS, _FINALS)
    return "".join(chr(place + final) for place in finals for final in (0, _FINAL_N))
