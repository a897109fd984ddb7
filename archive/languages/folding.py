"""Folding: one spelling for the many ways in which a word is written.

Folding never looks at the language of a text. A query and a document are folded by the same rules,
so a wrong guess of the language cannot hide a word.
"""

import re
from functools import cache, lru_cache
from unicodedata import decimal, normalize

from archive.languages.tables import code_points, table

__all__ = ["fold", "fold_run", "fold_word"]

MAX_WORD = 100
"""Characters of a word that count; what is longer is no word of a language."""


def fold(text: str) -> str:
    """``text`` in compatibility form, without case and without the marks that writers leave out.

    Han variants become the simplified form, Arabic and Persian letters the Arabic ones, digits the
    European ones; й and its like stay letters of their own. Folding twice changes nothing more.

    >>> fold("Raúl Łódź ÑANDÚ İstanbul Ёлка май")
    'raul lodz nandu istanbul елка май'
    """
    if text.isascii():
        return text.lower()
    if "가" <= text[0] <= "힣" and _SYLLABLES.fullmatch(text):
        return text
    folded = normalize("NFKC", normalize("NFKC", text).casefold())
    folded = normalize("NFC", folded.translate(_letters()))
    return _THAI_AM.sub("\\1\u0e4d", folded) if "\u0e4d" in folded else folded


_SYLLABLES = re.compile("[가-힣]+")
"""Hangul in the form in which most of it is written: it folds to itself."""

_THAI_AM = re.compile("\u0e4d([\u0e48-\u0e4b])")
"""The ring of sara am before a tone mark: it is typed before or behind it."""


@lru_cache(maxsize=2000)
def fold_run(run: str) -> str:
    """:func:`fold` for a run without spaces, which is folded once for its words and once for its pairs."""
    return fold(run)


_NUMBER = re.compile(r"[\d.,]+")
_GROUPED = re.compile(r"(\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?")
_INSIDE = str.maketrans("", "", "'’·\"׳״. ")


def fold_word(word: str) -> str:
    """The ``exact`` term of a word as it stands in a text; may be empty.

    The long vowel at the end of a word of Katakana is left out: コンピューター, コンピュータ.

    >>> [fold_word(word) for word in ("People’s", "P'yŏngyang", "U.S.", "1,234.5", "3,14", "サーバー")]
    ['people', 'pyongyang', 'us', '1234.5', '3.14', 'サーバ']
    """
    folded = fold(word[:MAX_WORD])
    if folded.isalnum():
        return folded[:-1] if folded[-1] == "ー" and len(folded) > 3 else folded
    if _NUMBER.fullmatch(folded):
        return _number(folded)
    if folded[-2:] in ("'s", "’s"):
        folded = folded[:-2]
    return folded.translate(_INSIDE)


def _number(text: str) -> str:
    """Without marks between groups of three digits, and with a point before decimals."""
    if grouped := _GROUPED.fullmatch(text):
        whole = re.sub("[.,]", "", grouped[1])
        return f"{whole}.{grouped[2]}" if grouped[2] else whole
    return text.replace(",", ".")


class _Letters(dict[int, str]):
    """What each character folds to, worked out when it first turns up. For ``str.translate``."""

    def __init__(self) -> None:
        data = table("folding")
        self._exchanged: dict[str, str] = data["letters"]
        self._marks = code_points(data["marks"]["ranges"])
        self.update({ord(char): char for char in data["kept"]})
        self.update({ord(char): other for char, other in self._exchanged.items()})

    def __missing__(self, point: int) -> str:
        char = chr(point)
        if (digit := decimal(char, None)) is not None:
            folded = str(digit)
        elif "가" <= char <= "힣":
            folded = char  # and the table of Han characters need not be read
        elif point >= 0x2E80:
            folded = "" if self._is_mark(point) else _han_variants().get(char, char)
        else:
            bare = [part for part in normalize("NFD", char) if not self._is_mark(ord(part))]
            folded = normalize("NFC", "".join(self._exchanged.get(part, part) for part in bare))
        self[point] = folded
        return folded

    def _is_mark(self, point: int) -> bool:
        return any(first <= point <= last for first, last in self._marks)


@cache
def _letters() -> _Letters:
    return _Letters()


@cache
def _han_variants() -> dict[str, str]:
    data = table("han")
    return {pair[0]: pair[1] for kind in ("traditional", "merged", "japanese") for pair in data[kind].split()}
