"""Korean names in Latin and Cyrillic letters, by the letters of their syllables."""

from functools import cache, lru_cache
from typing import Any, Final

from archive.people.tables import table

__all__ = ["is_hangul", "keys_of", "romanise", "romanise_joined", "southern", "syllable"]

_FIRST: Final = 0xAC00
_VOICING: Final = frozenset((0, 4, 8, 16, 21))  # after a vowel, ㄴ, ㄹ, ㅁ, ㅇ
_RIEUL: Final = 5
_IEUNG: Final = 11
# Southern spelling drops or softens ㄹ and ㄴ at the head of a word (the initial sound rule of the
# Hangul orthography of 1988): before i and y nothing is left of it, before other vowels ㄹ is ㄴ.
_Y_VOWELS: Final = frozenset((2, 3, 6, 7, 12, 17, 20))

SYSTEMS: Final = ("dprk", "rr", "mr", "kontsevich")


def is_hangul(text: str) -> bool:
    """True where every character is a Hangul syllable.

    >>> is_hangul("김정일"), is_hangul("김 정일")
    (True, False)
    """
    return bool(text) and all("\uac00" <= char <= "\ud7a3" for char in text)


@cache
def _system(name: str) -> Any:
    return table("scripts", "korean")[name]


@lru_cache(maxsize=8192)
def syllable(char: str, system: str, *, voiced: bool = False) -> str:
    """One Hangul syllable in the letters of a system (:data:`SYSTEMS`), lower case."""
    letters = _system(system)
    initial, rest = divmod(ord(char) - _FIRST, 588)
    vowel, final = divmod(rest, 28)
    head = letters["initials"][initial]
    if voiced:
        head = letters["voiced"].get(head, head)
    return str(head + letters["vowels"][vowel] + letters["finals"][final])


def romanise(name: str, system: str = "dprk", *, surname: int = 1) -> str:
    """A Korean name in Hangul, no spaces, in another script; ``surname`` is its syllables.

    Syllables stand apart, each with a capital; a consonant is voiced from the second syllable of
    the given name on, where the sound before it allows.

    >>> romanise("최룡해"), romanise("김계관"), romanise("박의춘", "kontsevich")
    ('Choe Ryong Hae', 'Kim Kye Gwan', 'Пак Ый Чхун')
    """
    out = []
    for index, char in enumerate(name):
        voiced = index > surname and (ord(name[index - 1]) - _FIRST) % 28 in _VOICING
        out.append(syllable(char, system, voiced=voiced).capitalize())
    return " ".join(out)


def romanise_joined(name: str, system: str = "rr", *, surname: int = 1) -> str:
    """The same with the given name as one word, its syllables' sounds meeting at the seams.

    Revised Romanization and McCune-Reischauer write given names so (or with a hyphen).

    >>> romanise_joined("김영남", "rr"), romanise_joined("박정희", "mr-marked")
    ('Gim Yeongnam', 'Pak Chŏnghŭi')
    """
    parts = romanise(name, system, surname=surname).split()
    return f"{''.join(parts[:surname]).capitalize()} {''.join(parts[surname:]).capitalize()}".strip()


def southern(name: str) -> str:
    """A name in Northern spelling as the South writes it; unchanged where both write the same.

    >>> southern("리영호"), southern("로무현"), southern("김룡해")
    ('이영호', '노무현', '김룡해')
    """
    initial, rest = divmod(ord(name[0]) - _FIRST, 588)
    if initial != _RIEUL:
        return name
    new = _IEUNG if rest // 28 in _Y_VOWELS else 2
    return chr(_FIRST + new * 588 + rest) + name[1:]


def keys_of(name: str, *, surname: int = 1) -> dict[str, str]:
    """Keys that a Hangul name has in other scripts and spellings → the rule that gives each."""
    found: dict[str, str] = {}
    for system in SYSTEMS:
        apart = romanise(name, system, surname=surname).lower().split()
        plain = [syllable(char, system) for char in name]
        for parts in (apart, plain):
            head, given = "".join(parts[:surname]), parts[surname:]
            found.setdefault("-".join((head, *given)).replace("ё", "е"), system)
            found.setdefault(f"{head}-{''.join(given)}".replace("ё", "е"), system)
    south = southern(name)
    if south != name:
        found.setdefault(south, "southern spelling")
    return found
