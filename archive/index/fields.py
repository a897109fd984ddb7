"""The fields of the index, declared once: the index, queries, the facade and the command line read them here.

A *text field* holds words. A *filter* restricts which articles count, a *facet* counts them by value.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

__all__ = [
    "ALTERNATIVES",
    "DATE_FIELDS",
    "FACETS",
    "FILTERS",
    "TEXT_FIELDS",
    "VALUE_FIELDS",
    "Bucket",
    "Facet",
    "TextField",
    "facet",
]

Bucket: TypeAlias = Literal["year", "decade", "month"]
"""What the facet of a date counts by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """``positions`` says whether phrases can be searched in it, ``title`` whether it is headlines alone."""

    name: str
    positions: bool
    title: bool


TEXT_FIELDS: Final = (
    TextField(name="exact", positions=True, title=False),
    TextField(name="gram", positions=True, title=False),
    TextField(name="stem", positions=False, title=False),
    TextField(name="title_exact", positions=True, title=True),
    TextField(name="title_gram", positions=True, title=True),
    TextField(name="title_stem", positions=False, title=True),
)
"""Words, pairs of letters of scripts without spaces, and stems; of the whole text and of its headlines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What articles can be counted by.

    ``column`` is where the values lie and ``filter`` the filter on the same values. ``bucket`` is set
    for dates, whose counts tell certain articles from possible ones.
    """

    name: str
    column: str
    filter: str
    bucket: Bucket | None = None

    @property
    def ignored(self) -> str | None:
        """The filter that the counts take no notice of: their own, where it chooses among alternatives.

        An article mentions many dates, so those are counted within their own filter too, like persons:
        the counts show what is mentioned together, and the months of a year that is filtered by.
        """
        own = self.filter in ALTERNATIVES and self.column != "mentions"
        return self.filter if own else None


FACETS: Final = (
    Facet(name="person", column="persons", filter="person"),
    Facet(name="year", column="published", filter="year", bucket="year"),
    Facet(name="decade", column="published", filter="decade", bucket="decade"),
    Facet(name="month", column="published", filter="month", bucket="month"),
    Facet(name="source", column="source", filter="source"),
    Facet(name="language", column="language", filter="language"),
    Facet(name="author", column="authors", filter="author"),
    Facet(name="subject", column="subjects", filter="subject"),
    Facet(name="place", column="places", filter="place"),
    Facet(name="mentioned-year", column="mentions", filter="mentions", bucket="year"),
    Facet(name="mentioned-decade", column="mentions", filter="mentions", bucket="decade"),
    Facet(name="mentioned-month", column="mentions", filter="mentions", bucket="month"),
)

VALUE_FIELDS: Final = ("person", "author", "source", "language", "subject", "place")
"""Filters by one of a set of names."""

DATE_FIELDS: Final = ("year", "decade", "month", "mentions")
"""Filters by a span of days."""

FILTERS: Final = (*VALUE_FIELDS, *DATE_FIELDS)

ALTERNATIVES: Final = frozenset({"source", "language", *DATE_FIELDS})
"""Filters of which an article needs to meet only one value; of the others it must meet every one."""


def facet(name: str) -> Facet:
    """The facet of that name. Raises :class:`KeyError` for another."""
    for item in FACETS:
        if item.name == name:
            return item
    raise KeyError(name)
