"""Russian, Ukrainian and Bulgarian names in Latin letters, and the Cyrillic that Latin ones can stand for.

=================== =====================================================================
system              source
=================== =====================================================================
``iso9``            ISO 9:1995
``scholarly``       scholarly transliteration of Slavic studies
``bgn``             BGN/PCGN 1947
``english``         BGN/PCGN as the press simplifies it (Dmitry, Gorbachev, Alexander)
``german``          Duden
``french``          French press (Vladimir Poutine)
``spanish``         Spanish press and Fundéu (Mijaíl Gorbachov)
``polish``          Polish rules of spelling, PWN (Władimir Putin)
``czech``           Czech rules of spelling (Dmitrij Medveděv)
``italian``         Italian press
``ukrainian``       resolution 55 of the Cabinet of Ministers of Ukraine, 2010
``bulgarian``       Transliteration Act of Bulgaria, 2009
=================== =====================================================================
"""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Any, Final

from archive.people.keys import fold
from archive.people.tables import table

__all__ = ["SYSTEMS", "candidates", "is_patronymic", "latin"]

SYSTEMS: Final = (
    "iso9",
    "scholarly",
    "bgn",
    "english",
    "german",
    "french",
    "spanish",
    "polish",
    "czech",
    "italian",
    "ukrainian",
    "bulgarian",
)
_CLASSES: Final = (("V", "аеёиоуыэюяіїєъь"), ("S", "ъь"), ("C", "бвгґджзйклмнпрстфхцчшщ"))
_MOST_STEPS: Final = 4000


@cache
def _letters(system: str) -> dict[str, str]:
    data = table("scripts", "cyrillic")[system]
    own: dict[str, str] = data["letters"]
    return (_letters(data["base"]) if "base" in data else {}) | own


@cache
def _pattern(system: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One expression of all rules, a group each, and what they give."""
    rules = table("scripts", "cyrillic")[system]["rules"]
    if system == "english":
        rules = [*rules, *table("scripts", "cyrillic")["bgn"]["rules"][1:]]
    groups = []
    for rule, _ in rules:
        for sign, letters in _CLASSES:
            rule = rule.replace(f"[{sign}S]", f"[{letters}]").replace(f"[{sign}]", f"[{letters}]")
            rule = rule.replace(sign, f"[{letters}]")
        groups.append(f"({rule})")
    return re.compile("|".join(groups) or "(?!)"), tuple(given for _, given in rules)


def of(system: str) -> str:
    """The language that a system is for: ``ru``, ``uk`` or ``bg``."""
    return str(table("scripts", "cyrillic")[system]["of"])


@cache
def _alone(system: str) -> dict[int, str]:
    """Letters as they are written where no rule says otherwise, for ``str.translate``."""
    return {ord(letter): written for letter, written in _letters(system).items() if len(letter) == 1}


@lru_cache(maxsize=32768)
def _word(word: str, system: str) -> str:
    pattern, given = _pattern(system)
    return pattern.sub(lambda match: given[(match.lastindex or 1) - 1], word).translate(_alone(system))


def latin(name: str, system: str) -> str:
    """A name in Latin letters by a system; words and hyphens stay where they are.

    >>> latin("Владимир Путин", "french"), latin("Михаил Горбачёв", "german")
    ('Vladimir Poutine', 'Michail Gorbatschow')
    """
    return "".join([_part(part, system) for part in _split(name)])


@lru_cache(maxsize=256)
def _split(name: str) -> list[str]:
    return re.split(r"([\s\-.]+)", name)


@lru_cache(maxsize=32768)
def _part(part: str, system: str) -> str:
    written = _word(part.lower(), system)
    return written[:1].upper() + written[1:] if part[:1].isupper() else written


@cache
def _inverse(system: str) -> dict[str, tuple[str, ...]]:
    """Folded Latin letters → the Cyrillic that a system writes so."""
    found: dict[str, list[str]] = defaultdict(list)
    data: Any = table("scripts", "cyrillic")[system]
    for letter, written in _letters(system).items():
        found[fold(written)].append(letter)
    for rule, written in data["rules"]:
        for letter in re.sub(r"\(\?[^)]*\)(?=.)|\(\?:|\(\?<?=\[[^\]]*\]\)|[\^$()]", "", rule).split("|"):
            if re.fullmatch("[а-яё]+", letter):
                found[fold(written)].append(letter)
    return {written: tuple(dict.fromkeys(letters)) for written, letters in found.items()}


@lru_cache(maxsize=8192)
def candidates(word: str, system: str, *, most: int = 12) -> tuple[str, ...]:
    """Cyrillic words, folded, that a system writes as this folded Latin one; at most ``most``.

    Signs that leave no letter (ь after л) are not guessed.

    >>> "горбачёв" in candidates("gorbatschow", "german"), "путин" in candidates("poutine", "french")
    (True, True)
    """
    inverse = _inverse(system)
    found: dict[str, None] = {}
    todo = [(0, "")]
    for _ in range(_MOST_STEPS):
        if not todo or len(found) >= most:
            break
        place, read = todo.pop()
        if place == len(word):
            if fold(_word(read, system)) == word:
                found[read] = None
            continue
        for size in range(1, min(7, len(word) - place) + 1):
            letters = inverse.get(word[place : place + size], ())
            todo.extend((place + size, read + letter) for letter in letters)
    return tuple(found)


@cache
def _patronymic_endings() -> tuple[str, ...]:
    data = table("scripts", "cyrillic")["patronymics"]
    return tuple(dict.fromkeys(fold(ending) for endings in data.values() for ending in endings))


def is_patronymic(word: str) -> bool:
    """True for a folded word, Cyrillic or Latin, that ends as a patronymic does.

    >>> is_patronymic("владимирович"), is_patronymic("vladimirovich"), is_patronymic("путин")
    (True, True, False)
    """
    return len(word) > 5 and word.endswith(_patronymic_endings())
