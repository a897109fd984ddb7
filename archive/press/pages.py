"""What the facade gives beside the answer to a search: of dates, persons, failures and the archive itself."""

from dataclasses import dataclass

__all__ = [
    "Change",
    "Damage",
    "DateLine",
    "FailureLine",
    "NameForm",
    "PersonLine",
    "PersonPage",
    "RoleLine",
    "Status",
    "Verified",
]


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
    """An office printed beside the person's name in a byline; ``published`` is EDTF, ``display`` in words."""

    role: str
    article: str
    published: str | None
    display: str | None = None


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
