"""The shapes of words in Arabic letters: which may be foreign names, which are words of a clause.

Foreign names spell their vowels out and use letters and pairs that Arabic roots lack; the letters of
the throat and the emphatic ones hardly occur in them. Sources: the usual transcription of the Arabic
press; grammars of Arabic for the patterns of participles, verbal nouns and plurals.
"""

import re
from typing import Final

__all__ = ["foreignness", "is_clause"]

_NATIVE: Final = re.compile("[عحصضظةىءؤ\u064b]")
_ALIEN: Final = re.compile("[پڤگچژ]")
_VOWELS: Final = re.compile("[اويآ]+")
_PAIRS: Final = re.compile(
    "تش|غ|يي|وو|دج|كس|سك|ست.?[نرل]|شت|بر[اوي]|فر[اوي]|كر[اوي]|غر|تر[اوي]|دو|سب|سم[يو]|نز|نغ|ڤ"
)
_ENDS: Final = re.compile(
    "(?:سون|تون|مان|ان|سن|سكي|تسكي|وف|يف|يتش|يتز|يز|رغ|برغ|ستر|لر|نغ|ينو|يني|يلي|يو|رد|رت|لد|ند|نز|كس|ش|غ"
    "|ينسكي|تي|يا|ا|و)$"
)
_PLURAL: Final = re.compile("(?:يون|يين|وها|اته|اتها|ات)$|^م.*(?:ون|ين)$")
_PATTERN: Final = re.compile(
    "^م|^ت.{1,2}ي.$|^ت.ا.ي.$|^[اإأ].{1,2}ا.$|^[اإ]ن?.ت?.ا.$|^است|^ا.ت.ا|^.وا.ي?.$|^أ.ا.ي?.$|^[يسن]..?.?$|^سي"
)
_SUFFIXED: Final = re.compile("(?:ها|هم|هما|كم|نا|وا)$")
_ONLY_CLAUSE: Final = re.compile(
    "[\u064bىءةه]$|ً|(?:ات|ها|هم|هما|تهم|ية|وا|ؤه|ئه)$|^ال.*(?:تين|يين|ون|تان)$|^[وفبلك][أإ]|^(?:ي|ت(?=...)|سي(?=.{1,4}$)|ست|فت|وت|وي|بال|وال|فال|كال|لل|است)"
)


def foreignness(word: str) -> int:
    """How foreign an Arabic word looks as printed; from 2 on it may be a name.

    >>> [foreignness(word) for word in ("تريباثي", "بيروتشي", "انتخابات", "مسؤولون", "تقارير")]
    [3, 3, 0, 0, 0]
    """
    if _ALIEN.search(word):
        return 3
    if len(word) < 4 or word.startswith("ال") or _NATIVE.search(word):
        return 0
    vowels = len(_VOWELS.findall(word[1:]))
    score = min(vowels, 3) - 1 + bool(_PAIRS.search(word)) + bool(_ENDS.search(word))
    if _PLURAL.search(word) or _SUFFIXED.search(word):
        score -= 3
    if _PATTERN.search(word):
        score -= 2
    return max(score, 0)


def is_clause(word: str) -> bool:
    """True for what may be a verb, or a noun with an ending that family names do not have.

    >>> is_clause("يقول"), is_clause("حكومة"), is_clause("دحلان")
    (True, True, False)
    """
    return bool(_ONLY_CLAUSE.search(word))
