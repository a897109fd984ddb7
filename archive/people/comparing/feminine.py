"""Women's surnames that a language makes: Czech and Slovak put -ová on every one, Mayová is May.

The endings are ``feminine`` in ``data/inflection``. In a language that is not known they count as well.
"""

from functools import cache

from archive.people.tables import names, table

__all__ = ["ending", "without_ending"]

_ANY = "und"


@cache
def _endings(language: str) -> tuple[str, ...]:
    if language == _ANY:
        return tuple(sorted({end for name in names("inflection") for end in _endings(name)}))
    if language not in names("inflection"):
        return ()
    return tuple(table("inflection", language).get("feminine", ()))


def ending(name: str, language: str) -> str:
    """The ending that the last word of a full name has for a woman; empty where it has none.

    >>> ending("Theresa Mayová", "cs"), ending("Theresa Mayová", "en"), ending("Theresa May", "cs")
    ('ová', '', '')
    """
    last = name.rsplit(" ", 1)[-1]
    if last == name:
        return ""
    endings = _endings(language.split("-")[0])
    return next((end for end in endings if last.endswith(end) and len(last) > len(end) + 1), "")


def without_ending(name: str, language: str) -> str:
    """A full name with its surname as a man has it; the name itself where it has no such ending.

    >>> without_ending("Theresa Mayová", "und")
    'Theresa May'
    """
    return name[: len(name) - len(ending(name, language))]
