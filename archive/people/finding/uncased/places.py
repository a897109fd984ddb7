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


@cache
def peoples(language: str) -> frozenset[str]:
    """Folded words for who or what is of these places, without the article: مصري of مصر.

    ``demonym_endings`` of the language take the place of its ``place_endings``.
    """
    data = table("languages", language)
    if "demonym_endings" not in data:
        return frozenset()
    endings = sorted(("", *data["place_endings"]), key=len, reverse=True)
    found: set[str] = set()
    for place in places(language):
        bare = place.removeprefix(data["place_article"])
        stem = next(bare[: len(bare) - len(end)] for end in endings if bare.endswith(end))
        if len(stem) > 1:
            found.update(fold(stem + end) for end in data["demonym_endings"])
    return frozenset(found)
