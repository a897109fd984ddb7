"""Korean spellings of the North and of the South as one."""

import re
from functools import cache

from archive.languages.tables import table

__all__ = ["southern_head", "southern_spans", "southern_spelling"]

_FIRST = 0xAC00
_NIEUN, _RIEUL, _IEUNG = 2, 5, 11  # places among the 19 initial consonants
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = 28


def southern_spelling(word: str) -> str:
    """``word`` with the spellings of the table in their southern form, wherever they stand in it.

    >>> southern_spelling("조선로동당의")
    '조선노동당의'
    """
    spellings, pattern = _spellings()
    return pattern.sub(lambda found: spellings[found[0]], word)


def southern_spans(word: str) -> list[tuple[str, int, int]]:
    """Characters of :func:`southern_spelling`, each with its place in ``word``.

    Every character of a changed spelling stands for all of it.
    """
    spellings, pattern = _spellings()
    spans: list[tuple[str, int, int]] = []
    last = 0
    for found in pattern.finditer(word):
        spans += ((word[place], place, place + 1) for place in range(last, found.start()))
        spans += ((char, found.start(), found.end()) for char in spellings[found[0]])
        last = found.end()
    spans += ((word[place], place, place + 1) for place in range(last, len(word)))
    return spans


def southern_head(word: str) -> str:
    """``word`` with the initial sound rule at its head: a Hangul syllable loses ㄹ or ㄴ.

    >>> [southern_head(word) for word in ("리명박", "녀인", "론문", "노인")]
    ['이명박', '여인', '논문', '노인']
    """
    place = ord(word[0]) - _FIRST if word else -1
    if not 0 <= place < 19 * 21 * _FINALS:
        return word
    initial, rest = divmod(place, 21 * _FINALS)
    palatal = _VOWELS[rest // _FINALS] in table("hangul")["initial"]["palatal"]
    if initial in (_NIEUN, _RIEUL) and palatal:
        initial = _IEUNG
    elif initial == _RIEUL:
        initial = _NIEUN
    return chr(_FIRST + initial * 21 * _FINALS + rest) + word[1:]


@cache
def _spellings() -> tuple[dict[str, str], re.Pattern[str]]:
    spellings: dict[str, str] = table("hangul")["spellings"]
    by_head: dict[str, list[str]] = {}
    for word in sorted(spellings, key=len, reverse=True):
        by_head.setdefault(word[0], []).append(re.escape(word[1:]))
    # A set of heads first: most characters are passed over without trying a single word.
    heads = "".join(by_head)
    words = "|".join(f"{head}(?:{'|'.join(tails)})" for head, tails in by_head.items())
    return spellings, re.compile(f"(?=[{heads}])(?:{words})")
