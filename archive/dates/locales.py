"""CLDR's data of a locale, from the files that Babel ships.

Babel's own way to them, ``babel.localedata.load``, imports ``babel.dates`` and ``babel.numbers`` for the
classes in which patterns are kept, and with them looks up the time zone of the computer: more than the
rest of the work on a date. Here a pattern is a :class:`Text`. Which locale inherits from which, and how
their data are joined, is as in Babel.
"""

import pickle
from functools import cache
from pathlib import Path
from typing import Any, Final

__all__ = ["PARTS", "Text", "load", "parent", "read_file"]

PARTS: Final = (
    *("date_formats", "datetime_skeletons", "interval_formats"),
    *("months", "days", "quarters", "eras", "default_numbering_system"),
)
"""What of a locale this room uses."""


class Text:
    """A pattern of CLDR, such as ``d MMMM y``; empty for a rule that is no pattern."""

    pattern: str = ""

    def __setstate__(self, state: object) -> None:
        if isinstance(state, dict):
            self.pattern = state.get("pattern", "")


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return super().find_class(module, name) if module == "babel.localedata" else Text


@cache
def load(name: str) -> dict[Any, Any]:
    """:data:`PARTS` of a locale in Babel's spelling (``en_GB``), with all that they inherit. Only to be read.

    An alias is a ``babel.localedata.Alias``; one with data of its own beside it is a tuple of both.
    """
    from babel.localedata import merge, resolve_locale_filename

    data = {} if name == "root" else load(parent(name)).copy()
    found = read_file(Path(resolve_locale_filename(name)))
    merge(data, {part: found[part] for part in PARTS if part in found})
    return data


def read_file(path: Path) -> dict[Any, Any]:
    """All that a locale's file says itself, without what it inherits."""
    with path.open("rb") as file:
        data: dict[Any, Any] = _Reader(file).load()  # a file of an installed package, as are its modules
    return data


def parent(name: str) -> str:
    """The locale that another inherits from: as CLDR says, else the one without its last part.

    A language in a script that is not its usual one inherits nothing from the language (Unicode
    Technical Standard 35, part 1, parent locales).
    """
    from babel.core import get_global

    named: str | None = get_global("parent_exceptions").get(name)
    if named:
        return named
    language, *rest = name.split("_")
    if len(rest) == 1 and len(rest[0]) == 4:
        usual = get_global("likely_subtags").get(language, language).split("_")
        if usual[1:2] != rest:
            return "root"
    return name.rpartition("_")[0] or "root"
