"""Keys: one spelling of a name for comparison, the same for every way of writing it.

A key is what articles hold and what the register is asked for. It folds what never tells two
persons apart (case, diacritics, hyphens, dots, apostrophes) and nothing else: no transliteration,
no other order of the parts.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from archive import languages

__all__ = ["fold", "key", "key_of", "script", "words"]

_APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘ʼʻʹ`´′"), None)
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    # Arabic and Persian letters that differ by keyboard, not by name.
    | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""}
)
# Marks that are dropped after Latin and Greek letters; after Cyrillic ones only stress and the dots
# of ё (й, ї and ў are letters of their own); the short vowels and hamza of Arabic.
_MARKS: Final = re.compile(
    r"(?<=[a-zʻłøđðþæœıħα-ω])[\u0300-\u036f]+|(?<=[\u0430-\u045f])[\u0300\u0301]+|(?<=е)\u0308"
    r"|[\u064b-\u065f\u0670]+"
)
_ASCII_BREAK: Final = re.compile(r"[^0-9a-z]+")
# Between Han characters a dot parts the words of a foreign name (乔·拜登), a space does not. Compiled when
# it is first needed, because such classes take long.
_DOT: Final = r"[\u3400-\u9fff][·•‧・=-][\u3400-\u9fff]"


class _Folded(dict[int, str]):
    """Each character folded by itself; :data:`_JOINED` for one that others beside it change."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        whole = unicodedata.normalize("NFKC", char)
        joined = any(unicodedata.category(one)[0] == "M" or "\u1100" <= one <= "\u11ff" for one in whole)
        self[point] = found = _JOINED if joined else _fold(char)
        return found


_JOINED: Final = "\0"
_FOLDED: Final = _Folded()


def fold(text: str) -> str:
    """Fold one name or word for comparison: NFKC, case, diacritics, apostrophes. Separators stay.

    >>> fold("Díaz-Canel"), fold("Ким Чжён Рён"), fold("O’Neill")
    ('diaz-canel', 'ким чжен рен', 'oneill')
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    folded = text.translate(_FOLDED)
    return _fold(text) if _JOINED in folded else folded


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFD", text).translate(_LETTERS)
    return unicodedata.normalize("NFC", _MARKS.sub("", text).translate(_APOSTROPHES))


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens, dots and spaces separate, and nothing else is kept.

    Names that are set apart letter by letter (``김 정 일``, ``金 正 恩``) are one word.

    >>> words("Miguel Mario Díaz-Canel"), words("김 정 일"), words("乔·拜登")
    (('miguel', 'mario', 'diaz', 'canel'), ('김정일',), ('乔', '拜登'))
    """
    folded = fold(name)
    if folded.isascii():
        return tuple(word for word in _ASCII_BREAK.split(folded) if word)
    parts = folded.split()
    if parts and all(map(str.isalnum, parts)) and (len(parts) == 1 or not _set_apart(parts)):
        return tuple(parts)  # nothing but letters and spaces, as most names are
    kept = (
        "" if unicodedata.category(char) == "Cf" else char if _is_letter(char) else " " for char in folded
    )
    parts = "".join(kept).split()
    if len(parts) > 1 and _set_apart(parts) and not re.search(_DOT, folded):
        return ("".join(parts),)
    return tuple(parts)


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _set_apart(parts: list[str]) -> bool:
    """True for a Korean name spaced out and for a name in Han characters with a space in it."""
    if not _may_be_han(parts[0]):
        return False
    joined = "".join(parts)
    if all("\uac00" <= char <= "\ud7a3" for char in joined):
        return len(parts[0]) == 1 and len(joined) <= 4
    return len(joined) <= 6 and all(map(is_han, joined))


def _may_be_han(text: str) -> bool:
    """False for most text without Han characters and Hangul, at once."""
    return not text.isascii() and max(text) >= "々"


def is_han(char: str) -> bool:
    """True for a Han character, the iteration mark included."""
    return "\u4e00" <= char <= "\u9fff" or char == "々" or "\u3400" <= char <= "\u4dbf"


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The person key of a name: its folded words joined by ``-``; never empty for a non-empty name.

    Simplified, traditional and Japanese forms of Han characters have one key.

    >>> key("Raúl Castro Ruz"), key("김 정 일"), key("Ким Чен Ир")
    ('raul-castro-ruz', '김정일', 'ким-чен-ир')
    """
    return key_of(words(name), name)


def key_of(said: tuple[str, ...], name: str) -> str:
    """The key of a name whose folded words are known."""
    if said or not name:
        joined = "-".join(said)
        return languages.fold(joined) if _may_be_han(joined) and any(map(is_han, joined)) else joined
    return "u" + "-".join(f"{ord(char):x}" for char in name[:8])


# Compared as characters: compiling classes of such ranges would cost every start of the command line.
_RANGES: Final = (
    ("Latn", (("A", "Z"), ("a", "z"), ("\u00c0", "\u024f"), ("\u1e00", "\u1eff"))),
    ("Cyrl", (("\u0400", "\u052f"),)),
    ("Hang", (("\u1100", "\u11ff"), ("\uac00", "\ud7a3"))),
    ("Kana", (("\u3040", "\u30ff"),)),
    ("Hani", (("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"))),
    ("Arab", (("\u0600", "\u06ff"),)),
    ("Grek", (("\u0370", "\u03ff"),)),
)


class _Ranks(dict[str, int]):
    """Character → place of its script in the table above."""

    def __missing__(self, char: str) -> int:
        ranks = (
            rank
            for rank, (_, ranges) in enumerate(_RANGES)
            if any(first <= char <= last for first, last in ranges)
        )
        self[char] = found = next(ranks, len(_RANGES))
        return found


_RANK: Final = _Ranks()
_SCRIPTS: Final = (*(code for code, _ in _RANGES), "Zyyy")


def script(name: str) -> str:
    """ISO 15924 code of the script of a name: the first of the table above that it has; else ``Zyyy``.

    Kana counts before Han, so that a Japanese name of both is ``Kana``.
    """
    return _SCRIPTS[min(map(_RANK.__getitem__, name), default=-1)]
