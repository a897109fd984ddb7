"""What facets and a few articles say of the persons of an archive: company, languages, months, offices."""

import math
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.article import PARAGRAPH_BREAK
from archive.index import Request
from archive.people import offices
from archive.press.records import resolved

if TYPE_CHECKING:
    from archive.press.searching import Searching

__all__ = ["Acquaintance", "Profile"]

_READ: Final = 6
"""Articles that are read for the offices of a person, at even distances over time."""


class Profile(NamedTuple):
    """A person's articles by who is in them, by language, and by month where that is certain."""

    person: str
    company: Mapping[str, int]
    languages: Mapping[str, int]
    months: Mapping[str, int]


class Acquaintance:
    """Looks persons up when first asked for, and remembers them."""

    def __init__(self, searching: "Searching") -> None:
        self._searching = searching
        self._profiles: dict[str, Profile] = {}
        self._offices: dict[str, dict[str, str]] = {}

    @cached_property
    def _all(self) -> Profile:
        return self._profile("")

    @cached_property
    def _articles(self) -> int:
        return max(self._searching.resources.index().count(), 1)

    def count(self, person: str) -> int:
        """The number of a person's articles."""
        return self._all.company.get(person, 0)

    def telling(self, person: str) -> float:
        """How much it says to be in an article with this person: 0 of who is in all of them."""
        return math.log(1 + self._articles / max(self.count(person), 1))

    def weight(self, persons: Iterable[str]) -> float:
        """The sum of the squares of what persons tell."""
        return sum(self.telling(person) ** 2 for person in persons)

    def share(self, months: Iterable[str]) -> float:
        """The share of the archive's articles that are of these months, 0 to 1."""
        return sum(self._all.months.get(month, 0) for month in months) / self._articles

    def of(self, person: str) -> Profile:
        found = self._profiles.get(person)
        if found is None:
            found = self._profiles[person] = self._profile(person)
        return found

    def _profile(self, person: str) -> Profile:
        """That of a person; of the whole archive where none is given."""
        fields = ("person", "language", "month")
        filters = {"person": [person]} if person else {}
        request = Request(filters=filters, facets=dict.fromkeys(fields), limit=0)
        facets = self._searching.resources.index().search(request).facets
        return Profile(
            person,
            *({item.value: item.count for item in facets[field].values if item.count} for field in fields),
        )

    def offices(self, person: str, *, most: int = _READ) -> dict[str, str]:
        """The kinds of office that ``most`` articles print beside the name, with the words of the first."""
        found = self._offices.get(person)
        if found is None:
            found = self._offices[person] = self._read(person, most)
        return found

    def _read(self, person: str, most: int) -> dict[str, str]:
        resources = self._searching.resources
        hits = resources.index().search(Request(filters={"person": [person]}, sort="date", limit=None)).hits
        wanted = [(hit.id, hit.revision) for hit in hits[:: max(1, -(-len(hits) // most))]]
        articles = resources.store().articles.get_many(wanted)
        kinds: dict[str, str] = {}
        for article in (resolved(articles[key], resources.register()) for key in wanted if key in articles):
            text = PARAGRAPH_BREAK.join(article.body)
            language = article.language.split("-")[0]
            for mention in next((item.mentions for item in article.persons if item.id == person), ()):
                named = offices.beside(text, mention, language)
                if named is not None:
                    kinds.setdefault(named.kinds[0], text[named.start : named.end])
        return kinds
