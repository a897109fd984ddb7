"""Arabic and Persian names: the article, and the consonants that all spellings share.

Arabic writes no short vowels and Latin spellings differ in them (Muhammad, Mohamed, محمد), so only consonants
and long vowels can be compared. The letters and their sounds are in ``phones.toml``.
"""

import re
from functools import cache
from typing import Final

from archive.people.keys import fold
from archive.people.scripts.phones import sounds
from archive.people.tables import table

__all__ = ["consonants", "is_article", "without_article"]

_VOWELS: Final = re.compile("[aeiouA@yjwáíú]")
_SAME: Final = str.maketrans({"p": "b", "v": "f", "g": "k", "J": "Z", "T": "t", "z": "d", "S": "s", "N": "n"})


@cache
def _articles(kind: str) -> frozenset[str]:
    return frozenset(table("scripts", "phones")["articles"][kind])


def is_article(word: str) -> bool:
    """True for an article that stands as a word: al, el, аль.

    >>> is_article("Al"), is_article("Ali")
    (True, False)
    """
    return fold(word) in _articles("plain")


def without_article(word: str) -> str:
    """A word without the article that a hyphen joins to it.

    >>> without_article("al-Sisi"), without_article("ash-Sharif"), without_article("an-Tai")
    ('Sisi', 'Sharif', 'an-Tai')
    """
    head, hyphen, rest = word.partition("-")
    if not hyphen or not rest:
        return word
    folded = fold(head)
    if folded in _articles("plain"):
        return rest
    assimilated = folded in _articles("assimilated") and fold(rest).startswith(folded[1:])
    return rest if assimilated else word


def consonants(word: str, language: str) -> str:
    """The consonants of a word in either script, those that Arabic or Latin cannot tell apart as one.

    >>> {consonants(one, "en") for one in ("Muhammad", "Mohamed")} == {consonants("محمد", "ar")}
    True
    """
    found = sounds(without_article(word), language)
    plain = found[-1] if word.startswith("ال") else found[0] if found else ""
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", plain).translate(_SAME))
