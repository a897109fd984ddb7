"""Han characters as Koreans read them: the table ``hanja.toml``, whose sources are named there.

The North writes ㄹ and ㄴ at the head of a word as they are in its middle, the South softens them (Hangul
orthography of 1988, sections 10 to 12): 李 is 리 and 이.
"""

from collections import defaultdict
from functools import cache, lru_cache
from itertools import islice, product
from typing import Final

from archive import languages
from archive.people.scripts.korean import southern
from archive.people.tables import table

__all__ = ["hangul_of", "readings"]

_FIRST: Final = 0xAC00


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for hangul, chars in table("scripts", "hanja")["readings"].items():
        for char in chars:
            found[char].append(hangul)
    return {char: tuple(all_of) for char, all_of in found.items()}


def readings(char: str, *, surname: bool = False) -> tuple[str, ...]:
    """Readings of one folded character in the spelling of the North; empty for one that has none here."""
    special = table("scripts", "hanja")["surnames"]
    if surname and char in special:
        return (special[char],)
    return _table().get(char, ())


@lru_cache(maxsize=8192)
def hangul_of(name: str, *, south: bool = False, most: int = 8) -> tuple[str, ...]:
    """Hangul readings of a name in Han characters, usually one; empty where a character has none.

    >>> hangul_of("金正日"), hangul_of("李英浩"), hangul_of("李英浩", south=True)
    (('김정일',), ('리영호',), ('이영호',))
    """
    chars = languages.fold(name)
    choices = [readings(char, surname=place == 0) for place, char in enumerate(chars)]
    found = islice(map("".join, product(*choices)), most)
    return tuple(dict.fromkeys(softened(one) if south else one for one in found))


def softened(name: str) -> str:
    """A Hangul name as the South spells it: surname and given name are words of their own.

    >>> softened("리락연"), softened("김녀정")
    ('이낙연', '김여정')
    """
    if len(name) < 3:
        return _head(name)
    return _head(name[0]) + _head(name[1:])


def _head(word: str) -> str:
    soft = southern(word)
    initial, rest = divmod(ord(soft[0]) - _FIRST, 588)
    if initial == 2 and rest // 28 in (2, 3, 6, 7, 12, 17, 20):
        return chr(_FIRST + 11 * 588 + rest) + soft[1:]
    return soft
