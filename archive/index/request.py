"""What is asked of the index, and what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias, get_args

if TYPE_CHECKING:
    from archive.index.entry import Entry
    from archive.languages import QueryWord

__all__ = ["SORTS", "FacetCounts", "FacetValue", "Hit", "QueryWords", "Request", "Result", "Sort", "Value"]

Sort: TypeAlias = Literal[
    "relevance", "date", "-date", "added", "-added", "source", "-source", "language", "-language"
]
SORTS: Final[tuple[Sort, ...]] = get_args(Sort)

Value: TypeAlias = str | tuple[str, ...]
"""A value of a filter, or several that count as one (the persons that a shared name may mean).

A person written ``=KEY`` is the written form of that key alone, not the person it belongs to.
"""


class Request(NamedTuple):
    """A search.

    ``filters`` and ``excluded`` map names of :data:`archive.index.fields.FILTERS` to their values.
    Dates are given in EDTF or in words; ``year``, ``decade`` and ``month`` take any date that lies in one.
    ``language`` is the reader's, for the dates of the query. ``date_from`` and ``date_to`` are day
    numbers, both inclusive. A filter of dates takes articles that lie wholly in it or overlap it;
    with ``certain`` only the former. ``excluded`` takes out just those that the filter would let in.

    ``facets`` maps names of facets to the number of values wanted, ``None`` for all. ``sort`` is by
    default relevance where there are words to rank by and ``-date`` where there are none. ``like`` asks
    for articles that share the telling words of an entry, which itself is left out. ``limit`` ``None``
    gives all hits. ``unique`` folds articles of the same content into one, ``revisions``
    searches older revisions too.
    """

    query: str = ""
    language: str | None = None
    like: "Entry | None" = None
    filters: Mapping[str, Sequence[Value]] = MappingProxyType({})
    excluded: Mapping[str, Sequence[Value]] = MappingProxyType({})
    date_from: int | None = None
    date_to: int | None = None
    certain: bool = False
    unique: bool = False
    revisions: bool = False
    facets: Mapping[str, int | None] = MappingProxyType({})
    sort: Sort | None = None
    limit: int | None = 10
    offset: int = 0


class QueryWords(NamedTuple):
    """What a snippet marks: the words that a query wants, and patterns with ``*`` and ``?``, folded.

    ``phrases`` are the places in ``words`` of those that it has together in quotation marks.
    """

    words: "tuple[QueryWord, ...]" = ()
    patterns: tuple[str, ...] = ()
    phrases: tuple[tuple[int, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.patterns)


class Hit(NamedTuple):
    """One revision of an article; ``score`` is 0 where nothing ranks it."""

    id: str
    revision: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """``count`` articles have the value; of ``possible`` more the date only overlaps it."""

    value: str
    count: int
    possible: int = 0


class FacetCounts(NamedTuple):
    """The values of a facet: most articles first, then by value.

    ``total`` is the number of values. Where a number of values was asked for, those that tie with
    the last of them come too, so that the caller can put them in the order of their labels.
    ``articles`` is the number of articles counted.
    """

    values: tuple[FacetValue, ...]
    total: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to a :class:`Request`.

    ``reading`` is how many stricter readings of the query found nothing before this one. ``notes`` are
    sentences on what was ignored in the query; ``unknown`` the words of it that no article has.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, FacetCounts]
    reading: int
    notes: tuple[str, ...]
    words: QueryWords
    unknown: tuple[str, ...]

    @property
    def relaxed(self) -> bool:
        """Whether no article is as the query asks, and those that are in part are given."""
        return self.reading > 0
