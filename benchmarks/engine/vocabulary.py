"""Words of nine languages that do not exist, in the letters and lengths of those that do."""

import random
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["SHARES", "Language", "languages"]

SHARES: Final[Mapping[str, float]] = {
    "en": 0.45,
    "es": 0.10,
    "fr": 0.05,
    "de": 0.05,
    "ru": 0.10,
    "ko": 0.10,
    "zh": 0.07,
    "ja": 0.05,
    "ar": 0.03,
}
"""The part of the articles that is in each language."""

SIZES: Final = {"en": 60_000, "es": 30_000, "de": 30_000, "ru": 30_000, "ko": 30_000}
_OTHERS: Final = 20_000

EXPONENT: Final = 1.07
"""Of Zipf's law: the word of rank ``n`` is drawn in proportion to ``n ** -1.07``."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language, the commonest first, and how a text is made of them.

    ``cumulative`` is the chance that a word is of this rank or a lower one.
    """

    code: str
    words: "npt.NDArray[np.object_]"
    cumulative: "npt.NDArray[np.float64]"
    space: str
    comma: str
    stop: str


def languages(seed: int) -> dict[str, Language]:
    """The languages by code. Those of the Latin alphabet share no word, not even without accents."""
    taken: set[str] = set()
    found = {}
    for code in SHARES:
        words = _words(code, random.Random(f"{seed} {code}"), SIZES.get(code, _OTHERS), taken)
        space, comma, stop = {"zh": ("", "，", "。"), "ja": ("", "、", "。"), "ar": (" ", "، ", ". ")}.get(
            code, (" ", ", ", ". ")
        )
        found[code] = Language(
            code, np.array(words, dtype=object), cumulative(len(words), EXPONENT), space, comma, stop
        )
    return found


def cumulative(size: int, exponent: float) -> "npt.NDArray[np.float64]":
    """The distribution function of Zipf's law over ``size`` ranks."""
    shares = np.arange(1, size + 1, dtype=np.float64) ** -exponent
    summed: npt.NDArray[np.float64] = np.cumsum(shares)
    summed /= summed[-1]
    return summed


def _words(code: str, chance: random.Random, size: int, taken: set[str]) -> list[str]:
    make = _MAKERS[code]
    words: list[str] = []
    while len(words) < size:
        word = make(chance, len(words))
        bare = "".join(char for char in unicodedata.normalize("NFD", word) if char.isalpha())
        if bare not in taken:
            taken.add(bare)
            words.append(word)
    return words


def _syllables(
    onsets: str, vowels: str, codas: str, most: int, endings: str = ""
) -> Callable[[random.Random, int], str]:
    starts, middles, ends = onsets.split("|"), vowels.split("|"), codas.split("|")
    tails = endings.split("|")

    def make(chance: random.Random, rank: int) -> str:
        count = 1 if rank < 60 else chance.randint(1, 2) if rank < 2_000 else chance.randint(2, most)
        parts = [chance.choice(starts) + chance.choice(middles) for _ in range(count)]
        tail = chance.choice(tails) if rank >= 60 else ""
        return "".join(parts) + (chance.choice(ends) if not tail or tail[0] in "aeiouyаеиоуыя" else "") + tail

    return make


def _characters(
    blocks: tuple[tuple[int, int], ...], shares: tuple[int, ...]
) -> Callable[[random.Random, int], str]:
    """Words of single characters; ``shares`` weighs the lengths 1, 2, 3 and so on."""
    pool = [chr(code) for first, last in blocks for code in range(first, last)]

    def make(chance: random.Random, rank: int) -> str:
        length = chance.choices(range(1, len(shares) + 1), shares)[0] if rank >= 100 else chance.randint(1, 2)
        return "".join(chance.choices(pool, k=length))

    return make


def _japanese(chance: random.Random, rank: int) -> str:
    if rank < 100:
        return "".join(chance.choices(_KANA, k=chance.randint(1, 2)))
    return "".join(
        chance.choices(_KANJI, k=chance.randint(1, 2)) + chance.choices(_KANA, k=chance.randint(0, 2))
    )


_KANA: Final = [chr(code) for code in range(0x3042, 0x3090) if chr(code) not in "ぃぅぇぉゃゅょっゎ"]
_KANJI: Final = [chr(0x4E00 + 7 * number) for number in range(1_200)]


def _arabic(chance: random.Random, rank: int) -> str:
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    article = "ال" if rank >= 50 and chance.random() < 0.3 else ""
    return article + "".join(
        chance.choices(letters, k=chance.randint(2, 3) if rank < 50 else chance.randint(3, 6))
    )


_MAKERS: Final[Mapping[str, Callable[[random.Random, int], str]]] = {
    "en": _syllables(
        "b|c|d|f|g|h|l|m|n|p|r|s|t|v|w|st|tr|pr|pl|sh|ch|th|gr|cl|",
        "a|e|i|o|u|ea|ou|ai|ee|oo",
        "|n|r|s|t|l|d|nd|st|ck|ng|m",
        3,
        "||||s|ed|ing|er|tion|ly|al|ment",
    ),
    "es": _syllables(
        "b|c|d|f|g|l|m|n|ñ|p|r|s|t|v|j|rr|ll|tr|pr|br|",
        "a|e|i|o|u|ie|ue|á|é|í|ó",
        "|n|r|s|l",
        4,
        "||a|o|os|as|ción|ar|ado|ida",
    ),
    "fr": _syllables(
        "b|c|d|f|g|l|m|n|p|r|s|t|v|j|ch|gn|qu|tr|pr|",
        "a|e|i|o|u|é|è|ou|au|eu|oi|ai",
        "|n|r|s|t|l",
        3,
        "||e|es|er|ement|ité|eur|euse|ique",
    ),
    "de": _syllables(
        "b|d|f|g|h|k|l|m|n|p|r|s|t|w|z|sch|st|sp|pf|kr|br|",
        "a|e|i|o|u|ä|ö|ü|ei|au|ie|eu",
        "|n|r|s|t|cht|ng|lt|rk",
        4,
        "||en|er|ung|keit|lich|es|te|schaft",
    ),
    "ru": _syllables(
        "б|в|г|д|ж|з|к|л|м|н|п|р|с|т|х|ц|ч|ш|ст|пр|тр|",
        "а|е|и|о|у|ы|я|ю|э",
        "|н|р|с|т|л|м|к|й",
        3,
        "||а|ы|ов|ого|ение|ость|ать|ный|ская",
    ),
    "ko": lambda chance, rank: (
        "".join(chr(0xAC00 + 28 * chance.randrange(399) + chance.choice((0, 0, 1, 4, 8, 16, 17, 21)))
                for _ in range(chance.randint(1, 2) if rank < 100 else chance.randint(2, 4)))
        + chance.choice(("", "", "을", "이", "의", "에", "은", "에서", "하였다"))
    ),
    "zh": _characters(((0x4E00, 0x5600), (0x6700, 0x6C00)), (1, 6, 2)),
    "ja": _japanese,
    "ar": _arabic,
}  # fmt: skip
