"""How a word is written in other scripts, where Korean is what it can be read as.

The tables are those that persons' names are romanised by. A word in Latin or Cyrillic letters that can
be read as syllables of one of the systems stands for the Hangul words that are written so, and through
these for their forms in the other systems: Пхеньян → 평양 → pyongyang.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, product
from typing import Final, NamedTuple, TypeAlias

from archive.people.scripts.korean import SYSTEMS, is_hangul, syllable
from archive.people.tables import table

__all__ = ["Transcribed", "transcribed"]

NAMES: Final = {
    "dprk": "DPRK romanisation",
    "rr": "Revised Romanization",
    "mr": "McCune-Reischauer",
    "kontsevich": "Kontsevich's transcription",
    "hangul": "Hangul",
}
_CYRILLIC: Final = "kontsevich"
_FIRST: Final = 0xAC00
_VOICED_AFTER: Final = frozenset((0, 4, 8, 16, 21))  # after a vowel, ㄴ, ㄹ, ㅁ, ㅇ
_SIMPLE: Final = frozenset((0, 1, 4, 7, 8, 16, 17, 21))  # none, ㄱ, ㄴ, ㄷ, ㄹ, ㅁ, ㅂ, ㅇ
_FEWEST: Final = 5
"""Letters of an alphabetic word: shorter ones are too often read by chance."""

_MOST_STEPS: Final = 1000
_MOST_WRITTEN: Final = 200
"""So many steps are taken to read a word, and so many of its readings are written in other systems."""


class Transcribed(NamedTuple):
    """A form of a word, folded, in another script, and the name of the rules that give it."""

    text: str
    rule: str


def transcribed(word: str, is_pair: Callable[[str], bool]) -> Iterator[Transcribed]:
    """Forms that a folded word may have in other scripts, most of which no article will have.

    ``is_pair`` says whether two syllables of Hangul stand beside each other in any article: readings
    without are left out where the Hangul itself is looked for.
    """
    if is_hangul(word):
        if len(word) > 1:
            yield from _written(word, SYSTEMS)
        return
    cyrillic = "\u0430" <= word[:1] <= "\u045f"
    if len(word) < _FEWEST or not (cyrillic or (word.isascii() and word.isalpha())):
        return
    own = (_CYRILLIC,) if cyrillic else tuple(system for system in SYSTEMS if system != _CYRILLIC)
    others = tuple(system for system in SYSTEMS if system not in own)
    for system in own:
        read = _read(_bare(word), system, is_pair)
        yield from (Transcribed(hangul, NAMES["hangul"]) for hangul in read)
    for system in own:
        for hangul in islice(_read(_bare(word), system, None), _MOST_WRITTEN):
            yield from _written(hangul, others)


def _bare(word: str) -> str:
    """Without the signs that Russian writes between the syllables or leaves out."""
    return word.replace("ё", "е").replace("ь", "").replace("ъ", "")


def _written(hangul: str, systems: tuple[str, ...]) -> Iterator[Transcribed]:
    for system in systems:
        plain = "".join(syllable(char, system) for char in hangul)
        voiced = "".join(
            syllable(char, system, voiced=place > 0 and _final(hangul[place - 1]) in _VOICED_AFTER)
            for place, char in enumerate(hangul)
        )
        for text in dict.fromkeys((voiced, plain)):
            if len(text) < _FEWEST:
                continue
            yield Transcribed(text.replace("ё", "е"), NAMES[system])
            if system == _CYRILLIC:
                for sign in "ьъ":
                    yield Transcribed(_signed(text, sign).replace("ё", "е"), NAMES[system])


def _final(block: str) -> int:
    """The place of a syllable's final among the 28."""
    return (ord(block) - _FIRST) % 28


def _signed(text: str, sign: str) -> str:
    """With a sign between н and a vowel that begins a syllable with y: Пхеньян."""
    for vowel in "яюеё":
        text = text.replace(f"н{vowel}", f"н{sign}{vowel}")
    return text


_Places: TypeAlias = dict[str, tuple[int, ...]]


class _Letters(NamedTuple):
    """What the letters of a system can be: text → places among the initials, vowels and finals."""

    initials: _Places
    voiced: _Places
    vowels: _Places
    finals: _Places


@cache
def _letters(system: str) -> _Letters:
    data = table("scripts", "korean")[system]
    voiced = [data["voiced"].get(initial, "-") for initial in data["initials"]]
    return _Letters(
        initials=_places(data["initials"]),
        voiced=_places(voiced),
        vowels=_places(data["vowels"]),
        finals=_places(data["finals"]),
    )


def _places(texts: list[str]) -> _Places:
    found: _Places = {}
    for place, text in enumerate(texts):
        bare = _bare(text)
        found[bare] = (*found.get(bare, ()), place)
    return found


def _read(word: str, system: str, is_pair: Callable[[str], bool] | None) -> Iterator[str]:
    """The Hangul words of two syllables and more that are written as ``word``.

    Without ``is_pair`` finals that sound alike are one. Of a long word not all are found.
    """
    letters = _letters(system)
    todo: list[tuple[int, str]] = [(0, "")]
    for _ in range(_MOST_STEPS):
        if not todo:
            break
        place, read = todo.pop()
        if place == len(word):
            if len(read) > 1:
                yield read
            continue
        for size, block in _syllables(word, place, letters):
            if is_pair is None:
                if _final(block) not in _SIMPLE:
                    continue
            elif read and not is_pair(read[-1] + block):
                continue
            todo.append((place + size, read + block))


def _syllables(word: str, place: int, letters: _Letters) -> Iterator[tuple[int, str]]:
    """The syllables that may begin at a place, and how many letters each takes."""
    for initials in (letters.initials, *([letters.voiced] if place else [])):
        for head, firsts in _starting(word, place, initials):
            after = place + len(head)
            for middle, vowels in _starting(word, after, letters.vowels):
                for tail, finals in _starting(word, after + len(middle), letters.finals):
                    size = len(head) + len(middle) + len(tail)
                    for first, vowel, final in product(firsts, vowels, finals):
                        yield size, chr(_FIRST + (first * 21 + vowel) * 28 + final)


def _starting(word: str, place: int, texts: _Places) -> list[tuple[str, tuple[int, ...]]]:
    return [(text, places) for text, places in texts.items() if word.startswith(text, place)]
