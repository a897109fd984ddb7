"""Countries, languages and cities as a language names them (CLDR, read through Babel)."""

from functools import cache

from archive.people.keys import fold
from archive.people.tables import table

__all__ = ["peoples", "places"]


@cache
def places(language: str) -> frozenset[str]:
    """Folded single words of names of countries, and of whole names of cities with a time zone.

    The words of the table ``places`` of the language are among them.
    """
    from babel import Locale

    locale = Locale.parse(language)
    named = [*locale.territories.values(), *locale.languages.values()]
    named += [zone["city"] for zone in locale.time_zones.values() if "city" in zone]
    named += table("languages", language).get("places", [])
    return frozenset(folded for name in named if " " not in (folded := fold(name)))


_ORIGIN = {"ar": "ي", "fa": "ی", "ur": "ی"}
_ENDINGS = ("يا", "اء", "ا", "ه", "")


@cache
def peoples(language: str) -> frozenset[str]:
    """Folded words for who or what is of these places, without the article: مصري of مصر."""
    if language not in _ORIGIN:
        return frozenset()
    found: set[str] = set()
    for place in places(language):
        bare = place.removeprefix("ال")
        stem = next(bare[: len(bare) - len(end)] for end in _ENDINGS if bare.endswith(end))
        if len(stem) > 1:
            found.update(fold(stem + end) for end in ("ي", "يه", "يون", "يين"))
    return frozenset(found)
