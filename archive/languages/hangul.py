"""Korean spellings of the North and of the South as one."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from archive.languages.tables import table

__all__ = ["southern_head", "southern_spans", "southern_spelling"]

_FIRST = 0xAC00
_NIEUN, _RIEUL, _IEUNG = 2, 5, 11  # places among the 19 initial consonants
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = 28
_FINAL_N = 4  # the place of ㄴ among them


def southern_spelling(word: str) -> str:
    """``word`` with the spellings of the table in their southern form, wherever they stand in it.

    >>> southern_spelling("조선로동당의"), southern_spelling("대통령도")
    ('조선노동당의', '대통령도')
    """
    if _spellings().sizes.keys().isdisjoint(word):
        return word
    return "".join(southern for southern, _, _ in _pieces(word))


def southern_spans(word: str) -> list[tuple[str, int, int]]:
    """Characters of :func:`southern_spelling`, each with its place in ``word``.

    Every character of a spelling that changes its length stands for all of it.
    """
    return [
        (char, start, end)
        for southern, first, last in _pieces(word)
        for char, start, end in (
            zip(southern, range(first, last), range(first + 1, last + 1), strict=True)
            if len(southern) == last - first
            else ((char, first, last) for char in southern)
        )
    ]


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


class _Spellings(NamedTuple):
    """Southern forms by spelling, and by first character the lengths of those that begin with it."""

    southern: dict[str, str]
    sizes: dict[str, list[int]]
    after_open: dict[str, str]


@cache
def _spellings() -> _Spellings:
    data = table("hangul")
    southern: dict[str, str] = data["spellings"] | {word: word for word in data["whole"]["words"]}
    after_open: dict[str, str] = data["after_vowel_or_nieun"]
    sizes: dict[str, set[int]] = {char: set() for char in after_open}
    for word in southern:
        sizes.setdefault(word[0], set()).add(len(word))
    return _Spellings(southern, {head: sorted(of, reverse=True) for head, of in sizes.items()}, after_open)


def _pieces(word: str) -> Iterator[tuple[str, int, int]]:
    """``word`` in pieces: what each becomes, and its bounds. The longest spelling of the table wins."""
    southern, sizes, after_open = _spellings()
    place = 0
    while place < len(word):
        char = word[place]
        found, size = char, 1
        for length in sizes.get(char, ()):
            part = word[place : place + length]
            if (other := southern.get(part)) is not None:
                found, size = other, len(part)
                break
        else:
            if char in after_open and place and _is_open(word[place - 1]):
                found = after_open[char]
        yield found, place, place + size
        place += size


def _is_open(char: str) -> bool:
    """Whether a syllable ends in a vowel or ㄴ."""
    place = ord(char) - _FIRST
    return 0 <= place < 19 * 21 * _FINALS and place % _FINALS in (0, _FINAL_N)
