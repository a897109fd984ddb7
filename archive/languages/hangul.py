"""Korean spellings of the North and of the South as one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from archive.languages.tables import table

__all__ = ["southern_head", "southern_spans", "southern_spelling"]

_FIRST = 0xAC00
_NIEUN, _IEUNG = 2, 11  # places among the 19 initial consonants
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = 28
_FINAL_N = 4  # the place of ㄴ among them
_GROUP = 200  # spellings that are looked for together


def southern_spelling(word: str) -> str:
    """``word`` with the spellings of the table in their southern form, wherever they stand in it.

    >>> southern_spelling("조선로동당의"), southern_spelling("대통령도")
    ('조선노동당의', '대통령도')
    """
    parts: list[str] = []
    place = 0
    for southern, first, last in _exchanges(word):
        parts += (word[place:first], southern)
        place = last
    return "".join([*parts, word[place:]]) if parts else word


def southern_spans(word: str) -> list[tuple[str, int, int]]:
    """Characters of :func:`southern_spelling`, each with its place in ``word``.

    Every character of a spelling that changes its length stands for all of it.
    """
    spans: list[tuple[str, int, int]] = []
    place = 0
    for southern, first, last in _exchanges(word):
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


def _exchanges(word: str) -> Iterator[tuple[str, int, int]]:
    """Southern forms of the spellings in ``word``, with their bounds. The longest that fits wins."""
    southern, sizes, not_last = _spellings()
    place = 0
    for found in _heads_of_spellings().finditer(word):
        first = found.start()
        if first < place:
            continue
        for size in sizes[found[0]]:
            part = word[first : first + size]
            other = southern.get(part)
            if other is None or len(part) < size or (part in not_last and _is_last(word, first, size)):
                continue
            if size == 1 and not found.lastindex:
                continue
            place = first + size
            yield other, first, place
            break


def _is_last(word: str, first: int, size: int) -> bool:
    """Whether a part stands at the end of an eojeol, behind something else of it."""
    return word[:first][-1:].isalpha() and not word[first + size :][:1].isalpha()


class _Spellings(NamedTuple):
    """Southern forms by spelling, and by first character the lengths of those that begin with it."""

    southern: dict[str, str]
    sizes: dict[str, list[int]]
    not_last: frozenset[str]


@cache
def _spellings() -> _Spellings:
    data = table("hangul")
    # A word in which a spelling stands by accident is its own southern form.
    whole = {word: word for word in data["whole"]["words"]}
    southern: dict[str, str] = data["spellings"] | whole | data["after_vowel_or_nieun"]
    sizes: dict[str, set[int]] = {}
    for word in southern:
        sizes.setdefault(word[0], set()).add(len(word))
    by_length = {head: sorted(of, reverse=True) for head, of in sizes.items()}
    return _Spellings(southern, by_length, frozenset(data["not_last"]["words"]))


@cache
def _heads_of_spellings() -> re.Pattern[str]:
    """First characters of spellings before one that may be the second; few others are met so.

    The group has those that are spellings alone, which they are behind an open syllable.
    """
    either = "".join(table("hangul")["after_vowel_or_nieun"])
    words = sorted(word for word in _spellings().southern if len(word) > 1)
    groups = [words[start : start + _GROUP] for start in range(0, len(words), _GROUP)]
    pairs = (
        f"[{''.join({word[0] for word in of})}](?=[{''.join({word[1] for word in of})}])" for of in groups
    )
    return re.compile("|".join([f"((?<=[{_open_syllables()}])[{either}])", *pairs]))


def _open_syllables() -> str:
    """Syllables that end in a vowel or ㄴ."""
    finals = range(_FIRST, _FIRST + 19 * 21 * _FINALS, _FINALS)
    return "".join(chr(place + final) for place in finals for final in (0, _FINAL_N))
