"""Foreign names in Hangul, word by word, beside an office: 특명전권대사 또마스 이바라 뻬냐가.

What tells such a name from Korean words is how it sounds: its words are made of the syllables of
transcriptions only, and the first and the last of them are given names or have a syllable that Korean
words seldom have.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final

from archive.people.finding.eastern.korean import is_title
from archive.people.finding.sightings import Sighting
from archive.people.tables import table

__all__ = ["after_office", "alone", "before_office", "hinted", "is_office"]

Word = re.Match[str]

_MOST: Final = 4
_ALTERNATING: Final = {"가": False, "는": False, "를": False, "와": False} | {
    "이": True,
    "은": True,
    "을": True,
    "과": True,
}
"""Particles by whether the syllable before them ends in a consonant."""


@cache
def _data() -> Any:
    return table("languages", "ko")


@cache
def _sets() -> dict[str, frozenset[str]]:
    names = (
        "personal_titles",
        "surname_ends",
        "state_offices",
        "countries",
        "loanwords",
        "foreign_given",
        "vowels",
        "finals",
        "transcription",
    )
    return {name: frozenset(_data()[name]) for name in names}


@cache
def _rest() -> re.Pattern[str]:
    """What may follow a name in its word."""
    titles = "|".join(sorted(_data()["titles"], key=len, reverse=True))
    particles = "|".join(sorted(_data()["name_particles"], key=len, reverse=True))
    return re.compile(f"(?:(?:{titles})+(?:{particles})?|(?P<particle>{particles}))$")


@cache
def _particle() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_data()['name_particles'], key=len, reverse=True))})$")


@lru_cache(maxsize=65536)
def hinted(word: str) -> bool:
    """True for a word that may begin a foreign name: a given name, or one with a syllable of such names."""
    return word in _sets()["foreign_given"] or not _sets()["transcription"].isdisjoint(word)


def after_office(text: str, words: Sequence[Word], place: int) -> Sighting | None:
    """The name that begins at this word, where the word before is an office of state."""
    if not place or not is_office(words[place - 1].group()) or not _spaced(text, words, place - 1):
        return None
    last, end, telling = -1, 0, 0
    for here in range(place, min(place + _MOST, len(words))):
        if here > place and not _joined(text, words, here - 1):
            break
        word = words[here].group()
        size = _base(word)
        if _telling(word[:size]):
            last, end, telling = here, words[here].start() + size, telling + 1
        elif not _sounds(word):
            break
        if size < len(word) and word[size:] not in ("가", "도", "와", "의"):
            break
    return _named(text, words[place].start(), end) if last > place and telling > 1 else None


def before_office(text: str, words: Sequence[Word], place: int) -> Sighting | None:
    """The name that begins at this word, where an office follows, with or without its country."""
    if not _telling(words[place].group()) or (place and _telling(words[place - 1].group())):
        return None
    end = place
    while end + 1 < min(place + _MOST, len(words)) and _joined(text, words, end):
        word = words[end + 1].group()
        if not _sounds(word) or word in _data()["former"] or _titles(_bare(word)):
            break
        end += 1
    listed = words[place].group() in _sets()["foreign_given"]
    while end > place and not (listed or _telling(words[end].group())):
        end -= 1
    here = end + 1
    while here < min(end + 4, len(words)) and _spaced(text, words, here - 1):
        word = _bare(words[here].group())
        if is_office(word) or (here == end + 1 and (word in _data()["polite"] or is_title(word))):
            return _named(text, words[place].start(), words[end].end()) if end > place else None
        if word not in _sets()["countries"] and not word.startswith("주") and word not in _data()["former"]:
            break
        here += 1
    return None


def alone(text: str, words: Sequence[Word], place: int) -> Sighting | None:
    """A foreign given name and a word that sounds so (버락 오바마는), or one such word with a title."""
    word = words[place].group()
    if word in _sets()["foreign_given"]:
        end = place
        while end + 1 < min(place + _MOST, len(words)) and _joined(text, words, end):
            size = _base(words[end + 1].group())
            part = words[end + 1].group()[:size]
            if not _foreign(part) or is_title(part):
                break
            end += 1
            if size < len(words[end].group()):
                return _named(text, words[place].start(), words[end].start() + size)
        return _named(text, words[place].start(), words[end].end()) if end > place else None
    return _titled(text, words, place)


@cache
def _alone_known() -> frozenset[str]:
    """Persons whom print calls by one word; others have these surnames too: 헌터 바이든."""
    return frozenset(table("names", "mononyms")["ko"])


def _foreign(part: str) -> bool:
    """True for a word of a foreign name after a given name: two syllables or more that sound so."""
    if part in _sets()["foreign_given"] or part in _alone_known():
        return True
    return len(part) > 1 and _sounds(part) and (_telling(part) or part[-1] in _sets()["surname_ends"])


def _titled(text: str, words: Sequence[Word], place: int) -> Sighting | None:
    """오바마 대통령은, 푸틴대통령: a word that sounds foreign before a title that only persons have."""
    word, start = words[place].group(), words[place].start()
    personal = _sets()["personal_titles"]
    if _sets()["transcription"].isdisjoint(word):
        return None
    if place and _telling(words[place - 1].group()) and _joined(text, words, place - 1):
        return None
    size = _base(word)
    attached = word[size:]
    said = next((attached[:cut] for cut in range(len(attached), 0, -1) if attached[:cut] in personal), "")
    if not said and size == len(word) and place + 1 < len(words) and _spaced(text, words, place):
        after = _bare(words[place + 1].group())
        if after in ("전", "신임", "차기") and place + 2 < len(words):
            after = _bare(words[place + 2].group())
        said = after if after in personal else ""
    if not said or size < 2 or not _telling(word[:size]):
        return None
    name = word[:size]
    return Sighting(start=start, end=start + size, name=name, words=(name,), full=False, titled=True)


def _named(text: str, start: int, end: int) -> Sighting:
    name = " ".join(text[start:end].split())
    return Sighting(start=start, end=end, name=name, words=tuple(re.split("[ ·]", name)))


def _spaced(text: str, words: Sequence[Word], place: int) -> bool:
    return text[words[place].end() : words[place + 1].start()] == " "


def _joined(text: str, words: Sequence[Word], place: int) -> bool:
    return text[words[place].end() : words[place + 1].start()] in (" ", "·")


@lru_cache(maxsize=65536)
def is_office(word: str) -> bool:
    """대통령, 쿠바대사, 특명전권대사."""
    if word[-1:] not in _office_ends():
        return False
    return any(word[cut:] in _sets()["state_offices"] for cut in range(max(0, len(word) - 8), len(word) - 1))


@cache
def _office_ends() -> frozenset[str]:
    return frozenset(office[-1] for office in _sets()["state_offices"])


def _titles(word: str) -> bool:
    return is_office(word) or is_title(word)


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """A word without its particle."""
    found = _particle().search(word)
    return word[: found.start()] if found else word


@lru_cache(maxsize=65536)
def _base(word: str) -> int:
    """Length of the word without titles and a particle that fits the syllable before it."""
    for cut in range(2, len(word)):
        found = _rest().match(word, cut)
        if found and _ALTERNATING.get(found["particle"] or "", _closed(word[cut - 1])) == _closed(
            word[cut - 1]
        ):
            return cut
    return len(word)


def _closed(syllable: str) -> bool:
    return (ord(syllable) - 0xAC00) % 28 > 0


@lru_cache(maxsize=65536)
def _sounds(word: str) -> bool:
    """True for a word that has only syllables of transcriptions and is no country and no loanword."""
    sets = _sets()
    if len(word) > 8 or word in sets["countries"] or word in sets["loanwords"] or word.endswith(_things()):
        return False
    return all(_vowel(char) in sets["vowels"] and _final(char) in sets["finals"] for char in word)


@cache
def _things() -> tuple[str, ...]:
    """Ends of what is called after a person or a country: 센터, 공화국."""
    return tuple(_data()["foreign_things"])


def _vowel(syllable: str) -> str:
    return chr(0x314F + (ord(syllable) - 0xAC00) // 28 % 21)


def _final(syllable: str) -> str:
    """The final consonants as the syllable of 아 that has them."""
    return chr(ord("아") + (ord(syllable) - 0xAC00) % 28)


@lru_cache(maxsize=65536)
def _telling(word: str) -> bool:
    if word in _sets()["foreign_given"]:
        return True
    return len(word) > 1 and not _sets()["transcription"].isdisjoint(word) and _sounds(word)
