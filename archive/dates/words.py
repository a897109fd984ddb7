"""How a language says what CLDR has no pattern for: one file of ``words/`` a language.

``approximate``  a date that is about right
``decade``       ten years, of which the first stands in the gap
``since``        an open end
``until``        an open start
``seasons``      spring, summer, autumn and winter of a year

Each is a text with one gap ``{}``.
"""

from functools import lru_cache
from typing import Any, NamedTuple

from archive.dates.language import base
from archive.dates.tables import names_of, table

__all__ = ["Words", "words"]


class Words(NamedTuple):
    """Texts with one gap ``{}``; empty where the language has none."""

    approximate: str = "~{}"
    decade: str = ""
    since: str = ""
    until: str = ""
    seasons: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def words(tag: str) -> Words:
    """The words of a language, with those that it lacks left empty."""
    name = base(tag)
    data = table("words", name) if name in names_of("words") else {}
    return Words(**{key: _frozen(data[key]) for key in Words._fields if key in data})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
