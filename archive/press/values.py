"""What a search takes and gives, and what an ingest takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from archive.article import Source

if TYPE_CHECKING:
    from archive.index.explaining import Explanation

__all__ = [
    "Facet",
    "FacetValue",
    "Filters",
    "Found",
    "Hit",
    "IngestOptions",
    "OtherForm",
    "Shown",
    "Snippet",
    "Suggestion",
]


class Filters(TypedDict, total=False):
    """What a search is narrowed by. Each list has a ``not_`` twin that excludes.

    Values of source, language, year, decade, month and mentions are alternatives; of person, author,
    subject and place all must hold. ``year``, ``decade``, ``month``, ``mentions``, ``date_from`` and
    ``date_to`` take EDTF, a date in words, or a year of another calendar; ``certain`` asks that the
    article's date lie wholly within. ``unique`` folds duplicates, ``revisions`` searches every
    revision instead of the latest.
    """

    person: Sequence[str]
    author: Sequence[str]
    source: Sequence[str]
    language: Sequence[str]
    subject: Sequence[str]
    place: Sequence[str]
    year: Sequence[str]
    decade: Sequence[str]
    month: Sequence[str]
    mentions: Sequence[str]
    not_person: Sequence[str]
    not_author: Sequence[str]
    not_source: Sequence[str]
    not_language: Sequence[str]
    not_subject: Sequence[str]
    not_place: Sequence[str]
    not_year: Sequence[str]
    not_decade: Sequence[str]
    not_month: Sequence[str]
    not_mentions: Sequence[str]
    date_from: str | None
    date_to: str | None
    certain: bool
    unique: bool
    revisions: bool


class IngestOptions(TypedDict, total=False):
    """How documents are taken in.

    ``source``, ``language`` and ``date`` override what the documents say; ``jobs`` is the number of
    processes; a ``dry_run`` gives the articles that would be made and keeps nothing; ``progress`` is
    called with what is done, of how much (``None`` if unknown), and the name of what is at hand.
    """

    source: str | None
    language: str | None
    date: str | None
    jobs: int | None
    dry_run: bool
    progress: Callable[[int, int | None, str], None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A date: its value, and how it reads in the reader's locale and calendar."""

    edtf: str
    display: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A passage of an article; ``marks`` are (start, end) of its matches, in code points of ``text``."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article found. ``persons`` are ids; ``authors`` names as printed."""

    id: str
    revision: int
    score: float
    title: str
    language: str
    source: Source
    published: Shown | None
    authors: tuple[str, ...]
    persons: tuple[str, ...]
    identifiers: tuple[str, ...]
    snippet: Snippet
    url: str | None
    duplicate_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet: ``count`` articles have it, ``possible`` more may have it (dates)."""

    value: str
    label: str
    count: int
    possible: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherForm:
    """The same name or term in another script or language: ``count`` articles have it.

    ``reason`` says by what it is the same: a language and CLDR, a system of transcription, ``person``,
    or ``part of a name`` where it may be that person, or one of several.
    ``person`` is what to filter by where the words name a person, or several.
    """

    text: str
    count: int
    reason: str
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """For words of a query that no article has: near ``spellings``, the nearest first, and other forms."""

    words: str
    spellings: tuple[str, ...] = ()
    others: tuple[OtherForm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to a search. ``notes`` are sentences for the reader: what was ignored, unknown, relaxed.

    ``suggestions`` are what to search instead of words that no article has. ``explanation`` is there
    where it was asked for.
    """

    query: str
    total: int
    relaxed: bool
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    notes: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    explanation: "Explanation | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one field: ``total`` of them there are, over ``articles`` articles."""

    field: str
    total: int
    articles: int
    values: tuple[FacetValue, ...]
    notes: tuple[str, ...] = ()
