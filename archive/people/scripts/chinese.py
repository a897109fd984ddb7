"""Chinese names in pinyin, Wade-Giles, Palladius' Cyrillic and Hangul.

================== ==========================================================================
system             source
================== ==========================================================================
``pinyin``         GB/T 28039-2011: surname, given name as one word
``wade-giles``     H. A. Giles 1912; given name with a hyphen and a small letter
``palladius``      P. I. Kafarov and P. S. Popov 1888; given name as one word
``hangul``         South Korean transcription of Chinese, ministry notice 85-11 (1986)
================== ==========================================================================

The readings of the characters are in ``han-pinyin.toml``, the syllables in ``chinese.toml``.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any, Final

from archive import languages
from archive.people.finding.eastern.surnames import split_eastern
from archive.people.keys import fold, is_han
from archive.people.tables import table

__all__ = ["SYSTEMS", "chinese_syllables", "pinyin", "pinyin_of", "read_syllables", "spell", "write"]

SYSTEMS: Final = ("pinyin", "wade-giles", "palladius", "hangul")

_FIRST: Final = 0xAC00
_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_PLAIN: Final = {2: 0, 3: 1, 6: 4, 7: 5, 12: 8, 17: 13}
"""Vowels with y → those without, for after ㅈ, ㅉ and ㅊ (loanword orthography, chapter 3, section 3)."""


@cache
def chinese_syllables() -> tuple[str, ...]:
    """Every syllable of pinyin without tones; ``lv`` is lü."""
    rows = table("scripts", "chinese")["syllables"]
    return tuple(initial + final for initial, finals in rows.items() for final in finals.split())


@cache
def _characters() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for syllable, chars in table("scripts", "han-pinyin")["readings"].items():
        for char in chars:
            found[char].append(syllable)
    return {char: tuple(all_of) for char, all_of in found.items()}


def readings(char: str, *, surname: bool = False) -> tuple[str, ...]:
    """Syllables of pinyin that one folded character is read as; empty for one that has none here."""
    if surname:
        special = table("scripts", "han-pinyin")["surnames"].get(char)
        if special:
            return (special,)
    return _characters().get(char, ())


@lru_cache(maxsize=8192)
def pinyin_of(name: str, *, most: int = 8) -> tuple[tuple[str, ...], ...]:
    """Readings of a name in Han characters as syllables, usually one; empty where one is not known.

    >>> pinyin_of("胡锦涛"), pinyin_of("曾慶紅")
    ((('hu', 'jin', 'tao'),), (('zeng', 'qing', 'hong'),))
    """
    chars = languages.fold(name)
    surname = len(split_eastern(chars)[0])
    choices = [readings(char, surname=place == 0 and surname == 1) for place, char in enumerate(chars)]
    return tuple(islice(product(*choices), most))


@cache
def _letters(system: str) -> Any:
    return table("scripts", "chinese")[system]


@lru_cache(maxsize=4096)
def spell(syllable: str, system: str) -> str:
    """One syllable of pinyin in a system, lower case.

    >>> spell("qing", "wade-giles"), spell("qing", "palladius"), spell("qing", "hangul")
    ('ch’ing', 'цин', '칭')
    """
    if system == "pinyin":
        return syllable.replace("v", "ü")
    letters = _letters(system)
    whole = letters["whole"].get(syllable)
    if whole is not None:
        return str(whole)
    initial, final = _split(syllable)
    if system == "hangul":
        return _hangul(letters["initials"].get(initial, "ㅇ"), letters["finals"][final])
    return str(letters["initials"].get(initial, initial) + letters["finals"].get(final, final))


def _split(syllable: str) -> tuple[str, str]:
    for size in (2, 1):
        if syllable[:size] in table("scripts", "chinese")["syllables"]:
            return syllable[:size], syllable[size:]
    return "", syllable


def _hangul(initial: str, final: str) -> str:
    place = _INITIALS.index(initial)
    vowel, rest = divmod((ord(final[0]) - _FIRST) % 588, 28)
    if initial in "ㅈㅉㅊ":
        vowel = _PLAIN.get(vowel, vowel)
    return chr(_FIRST + place * 588 + vowel * 28 + rest) + final[1:]


def write(syllables: tuple[str, ...], system: str, *, surname: int = 1) -> str:
    """A name of pinyin syllables in a system, as print has it.

    >>> [write(("mao", "ze", "dong"), system) for system in SYSTEMS]
    ['Mao Zedong', 'Mao Tse-tung', 'Мао Цзэдун', '마오쩌둥']
    """
    parts = [spell(one, system) for one in syllables]
    family, given = parts[:surname], parts[surname:]
    if system == "hangul":
        return "".join(parts)
    if system == "wade-giles":
        return " ".join(("-".join(family).capitalize(), "-".join(given).capitalize())).strip()
    joined = [("".join(family)).capitalize()]
    # A vowel that begins a syllable after another is kept apart (Xi'an); Russian hardens ань before one.
    text = ""
    for part in given:
        if system == "pinyin" and text and part[0] in "aeo":
            text += "’"
        if system == "palladius" and text.endswith("н") and part[0] in "аеёиоуыэюя":
            text += "ъ"
        text += part
    joined.append(text.capitalize())
    return " ".join(joined).strip()


def pinyin(name: str) -> str | None:
    """A name in Han characters in pinyin; ``None`` where a character is not known or has two readings.

    >>> pinyin("习近平"), pinyin("諸葛亮")
    ('Xi Jinping', 'Zhuge Liang')
    """
    found = pinyin_of(name)
    if len(found) != 1:
        return None
    return write(found[0], "pinyin", surname=len(split_eastern(languages.fold(name))[0]))


@cache
def _inverse(system: str) -> dict[str, tuple[str, ...]]:
    """Folded spelling → syllables of pinyin."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in chinese_syllables():
        for spelled in _shapes(one, system):
            if one not in found[spelled]:
                found[spelled].append(one)
    return {spelled: tuple(all_of) for spelled, all_of in found.items()}


def _shapes(syllable: str, system: str) -> Iterator[str]:
    spelled = fold(spell(syllable, system))
    yield spelled
    if system == "wade-giles":
        # Without its umlauts and apostrophes it was printed more often than with them.
        if syllable == "ze":
            yield "tse"
        if syllable == "si":
            yield "szu"
    if system == "palladius" and syllable == "hui":
        yield "хой"
        yield "хуй"


@lru_cache(maxsize=16384)
def read_syllables(word: str, system: str, *, most: int = 16) -> tuple[tuple[str, ...], ...]:
    """A folded word in a system → its readings as syllables of pinyin, at most ``most``.

    >>> read_syllables("jintao", "pinyin"), read_syllables("цзэдун", "palladius")
    ((('jin', 'tao'),), (('ze', 'dong'),))
    """
    inverse = _inverse(system)
    longest = 3 if system == "hangul" else 7
    found: list[tuple[str, ...]] = []

    def follow(place: int, before: tuple[str, ...]) -> None:
        if place == len(word):
            found.append(before)
        if len(found) >= most or len(before) > 3:
            return
        for end in range(min(len(word), place + longest), place, -1):
            # A syllable that begins with a vowel stands apart inside a word of pinyin.
            for one in inverse.get(word[place:end], ()):
                follow(end, (*before, one))

    if word:
        follow(0, ())
    return tuple(found[:most])


def is_name(name: str) -> bool:
    """True for two to four Han characters, folded or not."""
    return 2 <= len(name) <= 4 and all(map(is_han, name))
