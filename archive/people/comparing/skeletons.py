"""Blocking keys: forms of one name share one in most scripts, those of other names seldom.

A key is made of classes of consonants (labials P, dentals T, velars K, sibilants S, nasals N, and R at
the head of a word), because these are what transcriptions
keep. Written for this project; the idea is that of Soundex
(R. C. Russell, 1918).
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Final

from archive.people.authority.persons import NameForm
from archive.people.comparing.feminine import without_ending
from archive.people.comparing.givennames import spelled
from archive.people.comparing.named import Named, named
from archive.people.scripts.arabic import is_article, without_article
from archive.people.scripts.chinese import pinyin_of, read_syllables
from archive.people.scripts.hanja import hangul_of
from archive.people.scripts.phones import sounds, sounds_of_syllables

__all__ = ["skeletons"]

_CLASSES: Final = str.maketrans(
    {**dict.fromkeys("pbfv", "P"), **dict.fromkeys("tdT", "T"), **dict.fromkeys("kg", "K")}
    | {**dict.fromkeys("szSZCJc", "S"), **dict.fromkeys("nN", "N"), "m": "M", **dict.fromkeys("lr", "R")}
    | dict.fromkeys("aeiouA@yjhwáíú", " ")
)
# Names of short words, which are written without breaks in some script: affricates C are kept from sibilants,
# and h is kept. They have no v.
_WHOLE_CLASSES: Final = _CLASSES | str.maketrans({**dict.fromkeys("zZCJc", "C"), "h": "H", "v": " "})
_ASPIRATES: Final = (("kh", "k"), ("th", "t"), ("ph", "p"))
_SILENT: Final = re.compile("(?<=[aeiouA@])r(?=[^aeiouA@yjw])")
_DOUBLED: Final = re.compile(r"(.)\1+")
_READINGS: Final = 6
"""Readings of a word at most: Latin letters have many that give one class."""

_WORD: Final = 4
_WHOLE: Final = 6
_FEWEST: Final = 3
"""Classes that a pair of words must have; names of fewer are found by the whole."""

_LONGEST: Final = 22
_LONGEST_WORD: Final = 10


@lru_cache(maxsize=65536)
def _classes(phones: str) -> str:
    code = phones.translate(_CLASSES)
    head = code[:1].strip()
    rest = code[len(head) :].replace("R", "").replace(" ", "").replace("M", "N")
    return _runs(head + rest)[:_WORD]


def _whole_classes(phones: str) -> str:
    code = _runs(phones.translate(_WHOLE_CLASSES).replace(" ", ""))
    # The head of a Korean surname: 李 is Ri, Yi, Lee and I.
    return code.removeprefix("R")[:_WHOLE]


def _runs(code: str) -> str:
    """Each class once in a row; of ng the nasal."""
    return _DOUBLED.sub(r"\1", code.replace("NK", "N"))


@lru_cache(maxsize=65536)
def _codes(word: str, language: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for phones in sounds(word, language):
        found[_classes(phones)] = None
        if "w" in phones:
            found[_classes(phones.replace("w", "v"))] = None
    return tuple(found)[:_READINGS]


def skeletons(name: str, language: str) -> tuple[str, ...]:
    """Blocking keys of a name form, sorted; two forms are worth comparing where they share one.

    >>> "PTN-PTN" in {*skeletons("Владимир Путин", "ru")} & {*skeletons("블라디미르 푸틴", "ko")}
    True
    """
    bare = without_ending(name, language)
    if bare != name:
        return tuple(sorted({*_skeletons(name, language), *_skeletons(bare, language)}))
    return _skeletons(name, language)


@lru_cache(maxsize=65536)
def _skeletons(name: str, language: str) -> tuple[str, ...]:
    form = named(NameForm(name=name, language=language))
    found: set[str] = set()
    if form.eastern:
        found.update(_eastern(form))
    else:
        units = [without_article(unit) for unit in form.units if not is_article(unit)]
        found.update(_paired(units, language))
        joined = "".join(units).lower()
        if len(joined) <= _LONGEST and max(map(len, form.words), default=0) <= _LONGEST_WORD:
            for aspirate, plain in _ASPIRATES:
                joined = joined.replace(aspirate, plain)
            read = sounds(joined, language)
            if form.script == "Latn":
                # An r that English does not speak (Park).
                read = (*read[:4], *(_SILENT.sub("", phones) for phones in read[:1]), *read[4:])
            if form.script == "Kana":
                # ファン is hwan.
                read = (*read, *(phones.replace("f", "h") for phones in read))
            found.update(_whole((*_chinese(form), *read)))
    return tuple(sorted(found))


def _paired(units: list[str], language: str) -> set[str]:
    """The classes of the first word with those of the last, and of the second where there are more."""
    if len(units) < 2:
        return set()
    # The general reading, which every name in Latin letters has among its own.
    listed = [_codes(form, "und")[0] for form in spelled(units[0])]
    first = tuple(dict.fromkeys((*_codes(units[0], language), *listed)))
    others = {units[-1], *units[1:3]} if len(units) > 2 else {units[-1]}
    pairs = (pair for other in others for pair in product(first, _codes(other, language)))
    return {"-".join(sorted(pair)) for pair in pairs if len("".join(pair)) >= _FEWEST}


def _whole(readings: Iterable[str]) -> set[str]:
    codes = dict.fromkeys(map(_whole_classes, readings))
    return {f"={code}" for code in list(codes)[:_READINGS] if len(code) > 1}


def _chinese(form: Named) -> tuple[str, ...]:
    """Sounds of a Latin or Cyrillic name that can be read as Chinese."""
    system = {"Latn": "pinyin", "Cyrl": "palladius"}.get(form.script)
    if system is None or not 2 <= len(form.words) <= 3:
        return ()
    parts = [read_syllables(word, system) for word in form.words]
    if not all(parts):
        return ()
    return ("".join(sounds_of_syllables(found[0]) for found in parts),)


def _eastern(form: Named) -> set[str]:
    whole = form.words[0]
    if form.script == "Hang":
        return _whole(_hangul(whole))
    korean = [phones for hangul in hangul_of(whole) for phones in _hangul(hangul)]
    return _whole((*korean, *map(sounds_of_syllables, pinyin_of(whole))))


def _hangul(name: str) -> tuple[str, ...]:
    """Sounds with the head as it is and, where ㄴ and ㄹ may be dropped there, without."""
    found = sounds(name, "ko")
    return (*found, *(phones[1:] for phones in found if phones[0] in "nr"))
