"""Which legacy encoding some bytes are in, by the letters that they would be.

Each encoding makes other letters of the same bytes, and only in the right one are they the letters
of a language, in about its frequencies. The logarithm of the likelihood is summed over the bytes
beyond ASCII; the best encoding must be likely by itself and clearly better than every other that
gives another text.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

__all__ = ["likeliest", "table"]

_SAMPLE: Final = 6000
"""Bytes looked at, from lines that have letters beyond ASCII."""

_MARGIN: Final = 3.0
"""By how much, in natural logarithms, the best must be likelier than the next: about 20 times."""

_FLOOR: Final = -4.3
"""Mean logarithm for each byte of the letters beyond ASCII, below which nothing is a text."""

_SIGN: Final = math.log(0.03)
_STRANGE: Final = math.log(0.0005)
_CONTROL: Final = math.log(0.00001)
_CAPITAL: Final = math.log(0.4)
_CAPITAL_INSIDE: Final = math.log(0.005)
_TWO_SCRIPTS: Final = math.log(0.01)
_TWO_ACCENTS: Final = math.log(0.3)
_BESIDE_DIGIT: Final = math.log(0.05)
_RARE: Final = math.log(0.02)

# What may stand beside the letters of any language.
_SIGNS: Final = frozenset("\xa0\xad¡£§©«®°·»¿×‐‑–—‘’‚“”„†•…‹›€™№、。「」『』《》〈〉（），：；！？　・～【】")
_DENSE: Final = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")


@dataclass(frozen=True, slots=True)
class _Letters:
    """Logarithms of the likelihood of one language's letters; ``rest`` for other ideographs and syllables."""

    known: Mapping[str, float]
    rest: float


def likeliest(data: bytes) -> str | None:
    """The codec, or None where several would do or none is likely."""
    sample = _sample(data)
    ranked: list[tuple[float, str, str]] = []
    for prior, encodings in ((0.0, "likely"), (-2.0, "regional"), (-8.0, "seldom")):
        for encoding in table()[encodings]:
            try:
                text = sample.decode(encoding)
            except UnicodeDecodeError:
                continue
            ranked.append((prior + _score(text, encoding in table()["double"]), encoding, text))
    if not ranked:
        return None
    # Equal scores keep the order of the table, the likeliest encoding first.
    best = max(ranked, key=lambda item: item[0])
    others = max((score for score, _, text in ranked if _differ(text, best[2])), default=-math.inf)
    beyond = len(sample) - sum(char <= "\x7f" for char in best[2])
    if best[0] < _FLOOR * beyond or best[0] - others < _MARGIN:
        return None
    return best[1]


def _differ(text: str, other: str) -> bool:
    """Whether two readings of the same bytes differ in more than one in fifty letters beyond ASCII."""
    if len(text) != len(other):
        return True
    beyond = sum(char > "\x7f" for char in text)
    return sum(map(str.__ne__, text, other)) * 50 > beyond


def _sample(data: bytes) -> bytes:
    parts: list[bytes] = []
    size = 0
    for line in _DENSE.finditer(data):
        parts.append(line.group()[:_SAMPLE] if not parts else line.group())
        size += len(line.group())
        if size >= _SAMPLE:
            break
    return b"".join(parts)


def _score(text: str, double: bool) -> float:
    """Log-likelihood of the characters beyond ASCII under the language that suits them best.

    ``double`` says that the encoding takes two bytes for a letter, so that a small alphabet is out
    of place in it.
    """
    total = 0.0
    letters: Counter[str] = Counter()
    before = after = ""
    for char, after in zip(text, text[1:] + " ", strict=True):
        if char > "\x7f":
            if char.isalpha() or char > "\u02ff":
                lower = char if char == "İ" else char.lower()
                letters[lower] += 1
                total += _context(before, char, lower, after)
                if double and char < "\u2e80" and char.isalpha():
                    total += _STRANGE
            elif char in _SIGNS:
                total += _SIGN
            else:
                total += _CONTROL if char < "\xa0" else _STRANGE
        before = char
    return total + max((_fit(letters, language) for language in _languages()), default=0.0)


def _context(before: str, char: str, lower: str, after: str) -> float:
    """What the neighbours of a letter say: capitals, and words of two scripts, are seldom."""
    total = 0.0
    if lower != char and not before.isupper():
        total += _CAPITAL_INSIDE if before.islower() else _CAPITAL
    if char < "\u1e00" and (before.isdigit() or after.isdigit()):
        total += _BESIDE_DIGIT
    if "\u0370" <= char < "\u1e00":
        if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
            total += _TWO_SCRIPTS
    elif char < "\u0250" and before > "\x7f" and before.isalpha():
        total += _TWO_ACCENTS
    return total


def _fit(letters: Counter[str], language: _Letters) -> float:
    known, rest = language.known, language.rest
    total = 0.0
    for char, count in letters.items():
        if char in _SIGNS:
            value = _SIGN
        elif "\u3040" <= char <= "\ud7ff":
            value = known.get(char, rest + _RARE * _rare(char))
        else:
            value = known.get(char, _STRANGE)
        total += count * value
    return total


@lru_cache(maxsize=4096)
def _rare(char: str) -> bool:
    """Whether no national standard has the ideograph among its commoner ones.

    Level 1 of GB 2312, of JIS X 0208 and of Big5: the lead bytes below are where level 2 begins.
    """
    for codec, second_level in (("gb2312", 0xD8), ("euc_jp", 0xD0), ("big5", 0xC9)):
        try:
            if char.encode(codec)[0] < second_level:
                return False
        except UnicodeEncodeError:
            continue
    return char < "\uac00"


@cache
def _languages() -> tuple[_Letters, ...]:
    return tuple(_model(letters) for letters in table()["letters"].values())


def _model(letters: str) -> _Letters:
    """Frequencies fall off with rank: the last letter of a list is about a thirtieth of the first."""
    wide = len(letters) > 60 and letters[0] > "\u3000"
    share = 0.75 if wide else 1.0
    weights = [math.exp(-3.5 * rank / len(letters)) for rank in range(len(letters))]
    total = sum(weights)
    known = {char: math.log(share * weight / total) for char, weight in zip(letters, weights, strict=True)}
    return _Letters(known, math.log((1 - share) / 3000) if wide else 2 * _STRANGE)


@cache
def table() -> dict[str, dict[str, str]]:
    """The table of encodings as it stands in the package."""
    return tomllib.loads((files("archive.reading") / "encodings.toml").read_text("utf-8"))
