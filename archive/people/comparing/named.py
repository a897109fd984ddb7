"""A name form made ready for comparison."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from archive.people.authority.persons import NameForm
from archive.people.keys import is_han, key, script, words

__all__ = ["Named", "named"]

_BREAK: Final = re.compile(r"[\s·•‧・=＝.]+")
_ROMAN: Final = re.compile(r"[IVX]{1,5}|\d+(?:세|世)?|[一二三四五六七八九十]+世")
_JUNIOR: Final = frozenset(
    ("jr", "sr", "junior", "senior", "младший", "молодший", "старший", "mladší", "ジュニア")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """``units`` are the words as print has them, hyphens kept; ``words`` the folded ones, hyphens apart.

    ``number`` is what tells a name from the same one (II, Jr), folded. ``eastern`` says that a Korean or
    Chinese name could be written so: without breaks in Hangul or Han characters.
    """

    name: str
    language: str
    script: str
    key: str
    units: tuple[str, ...]
    words: tuple[str, ...]
    number: str
    eastern: bool


@lru_cache(maxsize=65536)
def _named(name: str, language: str) -> Named:
    code = script(name)
    units = [unit for unit in _BREAK.split(name) if any(map(str.isalnum, unit))]
    number = "".join(
        unit.casefold() for unit in units[1:] if _ROMAN.fullmatch(unit) and not _is_initial(name, unit)
    )
    units = [unit for unit in units if not (_ROMAN.fullmatch(unit) and number) or unit == units[0]]
    junior = [unit for unit in units[1:] if unit.casefold().strip(",.") in _JUNIOR]
    number += "".join(unit.casefold().strip(",.")[0] for unit in junior)
    units = [unit for unit in units if unit not in junior]
    folded = words(name)
    one = folded[0] if len(folded) == 1 else ""
    eastern = (code == "Hang" and 2 <= len(one) <= 5) or (
        code == "Hani" and 2 <= len(one) <= 4 and all(map(is_han, one))
    )
    return Named(
        name=name,
        language=language,
        script=code,
        key=key(name),
        units=(one,) if eastern else tuple(units),
        words=folded,
        number=number,
        eastern=eastern,
    )


def _is_initial(name: str, unit: str) -> bool:
    """True for a letter with a full stop (Malcolm X. Smith), which is an initial and no numeral."""
    return len(unit) == 1 and f"{unit}." in name


def named(form: NameForm) -> Named:
    """The form, made ready; results are kept."""
    return _named(form.name, form.language)
