"""What the facade takes and gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from archive.article import Source

__all__ = [
    "Change",
    "Damage",
    "DateLine",
    "Facet",
    "FacetValue",
    "FailureLine",
    "Filters",
    "Found",
    "Hit",
    "IngestOptions",
    "NameForm",
    "PersonLine",
    "PersonPage",
    "RoleLine",
    "Shown",
    "Snippet",
    "Status",
    "Verified",
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
class Found:
    """The answer to a search. ``notes`` are sentences for the reader: what was ignored, unknown, relaxed."""

    query: str
    total: int
    relaxed: bool
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one field: ``total`` of them there are, over ``articles`` articles."""

    field: str
    total: int
    articles: int
    values: tuple[FacetValue, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A date that an article mentions. Offsets count code points of its text."""

    edtf: str
    display: str
    verbatim: str
    calendar: str
    start: int
    end: int
    consistent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person of this archive, with the number of articles; ``registered`` if the register knows them."""

    id: str
    label: str
    count: int
    registered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A written form of a name, and why it is taken for this person."""

    name: str
    language: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """An office printed beside the person's name in a byline."""

    role: str
    article: str
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Everything that is known of one person."""

    id: str
    label: str
    count: int
    wikidata: str | None
    forms: tuple[NameForm, ...]
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureLine:
    """A document or record that could not be read; ``first_seen`` is UTC."""

    name: str
    reason: str
    first_seen: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something whose bytes are not those that were written."""

    what: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was checked, and what was found damaged."""

    originals: int
    articles: int
    entries: int
    damages: tuple[Damage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An article whose derived ``fields`` today's rules made differently."""

    id: str
    revision: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What an archive holds. ``first`` and ``last`` are EDTF of the earliest and latest publication."""

    home: str
    version: str
    articles: int
    revisions: int
    duplicates: int
    failures: int
    originals_bytes: int
    index_articles: int
    index_current: bool
    persons: int
    languages: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None
