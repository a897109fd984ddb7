"""How a language says what CLDR has no pattern for: one file of ``words/`` a language.

A text has one gap ``{}`` for a date; most keys may also be a table of texts by the unit of that date
(``day``, ``month``, ``year``, and ``other`` for what is neither), so that a language whose words depend on it
may say some and leave others. What a language does not say is written in CLDR's own forms and with ``~``
and ``?``.

``approximate``  a date that is about right
``uncertain``    a date that may be right
``since``        a date that is the start of what has no end
``until``        a date that is the end of what has no start
``to_unknown``   a date that is the start of what ended nobody knows when
``from_unknown`` a date that is the end of what began nobody knows when
``inflected``    those of the keys above whose words want a month as it is written beside a day
``decade``       ten years: the first stands in the gap, or its last two digits as ``{tens}`` and the number
                 of the century as below; a table of texts by those two digits, where they differ
``century``      a century: ``{n}`` is its number, ``{roman}`` the same in Roman numerals, ``{year}`` its
                 first year; a table of texts by the plural category of the number as an ordinal, where they
                 differ
``seasons``      spring, summer, autumn and winter of the year in the gap
``halves``       the first and the second half of the year in the gap

A file may have a table named after a script, ``[Hant]`` or ``[Latn]``, with what differs in that.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from archive.dates.locales import parent
from archive.dates.tables import names_of, table

__all__ = ["Phrase", "Words", "roman", "words"]

Phrase: TypeAlias = Literal["approximate", "uncertain", "since", "until", "to_unknown", "from_unknown"]

_PHRASES: Final = ("approximate", "uncertain", "since", "until", "to_unknown", "from_unknown")
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Words(NamedTuple):
    """``phrases`` by name and by unit; empty where the language has none."""

    phrases: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    inflected: tuple[str, ...] = ()
    decade: Mapping[str, str] = _NONE
    century: Mapping[str, str] = _NONE
    seasons: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()

    def phrase(self, name: Phrase, unit: str) -> str:
        """The text for a date of that unit, else an empty one."""
        texts = self.phrases.get(name, _NONE)
        return texts.get(unit, texts.get("", ""))


@lru_cache(maxsize=512)
def words(language: str, script: str | None = None) -> Words:
    """The words of a language (``zh``) in a script (``Hant``; ``None`` for the usual one).

    Where it has none, those of the language whose data it inherits (``no`` for ``nb``).
    """
    name = next((name for name in (language, parent(language)) if name in names_of("words")), None)
    data = table("words", name) if name else {}
    data = {**data, **data.get(script or "", {})}
    return Words(
        phrases={name: _texts(data[name]) for name in _PHRASES if name in data},
        inflected=tuple(data.get("inflected", ())),
        decade=_texts(data.get("decade", {})),
        century=_texts(data.get("century", {})),
        seasons=tuple(data.get("seasons", ())),
        halves=tuple(data.get("halves", ())),
    )


def _texts(value: Any) -> Mapping[str, str]:
    return {"": value} if isinstance(value, str) else value


_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """A number from 1 up in Roman numerals.

    >>> roman(19)
    'XIX'
    """
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found
