"""What is known of two persons of an archive, as evidence that they are one, or two.

It is from facets and from a few articles of each: company, languages, months, offices. The weights were
chosen by what they do on news in six languages with annotated persons, and on the output of a news agency.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.index import Request
from archive.people.authority.suggesting import Evidence
from archive.press.portraits import sample, titles

if TYPE_CHECKING:
    from archive.press.searching import Searching

__all__ = ["Acquaintance", "of_facets", "of_offices"]

_READ: Final = 6
"""Articles that are read for the offices of a person, at even distances over time."""


_NAMED: Final = 3
"""Persons, languages or months that are named."""


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
        kinds: dict[str, str] = {}
        for article in sample(self._searching, person, most):
            for _, named in titles(article, person):
                kinds.setdefault(named.kinds[0], article.text[named.start : named.end])
        return kinds


def of_facets(
    searching: "Searching", known: Acquaintance, first: str, second: str, *, gap: float
) -> Iterator[Evidence]:
    """What the facets of two persons say of their being one.

    ``gap`` is the weight of their being in one article (``authority.suggesting.together``).
    """
    one, two = known.of(first), known.of(second)
    together = one.company.get(second, 0)
    if together:
        words = "both are in one article" if together == 1 else f"both are in {together} of the same articles"
        yield Evidence(words, gap - 0.1 * min(together - 1, 10))
    else:
        # Of an article that both are in, all of this is the same anyway.
        yield from _company(searching, known, one, two)
        yield from _time(known, one, two)
        yield from _languages(searching, one, two)


def _company(searching: "Searching", known: Acquaintance, one: Profile, two: Profile) -> Iterator[Evidence]:
    """Persons in common: those of few articles tell more than those who are everywhere."""
    mine, yours = one.company.keys() - {one.person}, two.company.keys() - {two.person}
    common = sorted(mine & yours, key=lambda person: (-known.telling(person), person))
    if not common:
        if len(mine) >= 5 and len(yours) >= 5:
            yield Evidence("no person in common", -0.6)
        return
    told = [known.telling(person) for person in common]
    cosine = sum(one**2 for one in told) / math.sqrt(known.weight(mine) * known.weight(yours))
    jaccard = len(common) / len(mine | yours)
    named = ", ".join(searching.person_label(person) for person in common[:_NAMED])
    more = f" and {len(common) - _NAMED} more" if len(common) > _NAMED else ""
    words = f"in the company of {named}{more} (Jaccard {jaccard:.2f})"
    yield Evidence(words, min(1.2, 3 * cosine, sum(told) / 4))


def _languages(searching: "Searching", one: Profile, two: Profile) -> Iterator[Evidence]:
    mine, yours = set(one.languages), set(two.languages)
    if mine and yours and mine.isdisjoint(yours):
        named = (
            ", ".join(searching.label("language", tag) for tag in sorted(tags)[:_NAMED])
            for tags in (mine, yours)
        )
        yield Evidence(f"in articles of different languages: {' / '.join(named)}", 0.6)
        return
    often = {tag: min(one.languages[tag], two.languages[tag]) for tag in mine & yours}
    tag = max(often, key=lambda tag: (often[tag], tag), default=None)
    if tag is not None and often[tag] > 2:
        language = searching.label("language", tag)
        words = f"both are usual in {language}, in {one.languages[tag]} and {two.languages[tag]} articles"
        yield Evidence(words, -0.5)


def _time(known: Acquaintance, one: Profile, two: Profile) -> Iterator[Evidence]:
    """The months of both, where these are few of the archive's: else all are of the same time."""
    common = one.months.keys() & two.months.keys()
    share = known.share(common)
    if common and share <= 0.2:
        yield Evidence(f"in articles of the same time: {', '.join(sorted(common)[:_NAMED])}", 0.3)
    years = [{int(month[:4]) for month in profile.months if month[:4].isdigit()} for profile in (one, two)]
    if all(years):
        gap = max(min(years[0]) - max(years[1]), min(years[1]) - max(years[0]))
        if gap >= 20:
            yield Evidence(f"{gap} years lie between their articles", -0.8)


def of_offices(known: Acquaintance, first: str, second: str) -> Iterator[Evidence]:
    """What a few articles of each say of two persons' being one."""
    one, two = known.offices(first), known.offices(second)
    common = [kind for kind in one if kind in two]
    if common:
        kind = min(common, key=lambda kind: (kind == "other", kind))
        said = " / ".join(dict.fromkeys((one[kind], two[kind])))
        yield Evidence(f"the same office beside the name: {said}", 0.2 if kind == "other" else 0.6)
    elif one and two:
        said = " / ".join(next(iter(held.values())) for held in (one, two))
        yield Evidence(f"different offices beside the name: {said}", -0.5)
