"""What the facade gives beside the answer to a search: of dates, persons, failures and the archive itself."""

from dataclasses import dataclass

__all__ = [
    "CareerLine",
    "Change",
    "Damage",
    "DateLine",
    "EvidenceLine",
    "FailureLine",
    "NameForm",
    "OfficeLine",
    "PersonLine",
    "PersonPage",
    "PersonSuggestion",
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
class OfficeLine:
    """An office that the register knows of; ``display`` is its time in words, where that is known."""

    title: str
    display: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerLine:
    """An office printed beside the person's name.

    ``office`` is as the first article that has it prints it, ``article`` its id, ``quote`` its words;
    ``evidence`` is ``byline`` or ``text``. ``first`` and ``last`` are EDTF of the earliest and latest of
    the ``articles`` (their number) that have it, ``display`` both in words.
    """

    office: str
    evidence: str
    article: str
    quote: str
    first: str | None
    last: str | None
    articles: int
    display: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Everything that is known of one person: ``born`` and ``died`` are years.

    ``offices`` are those of the register, ``career`` what articles print, ``company`` who is most often in
    the same articles, with the number of these.
    """

    id: str
    label: str
    count: int
    wikidata: str | None
    born: int | None
    died: int | None
    forms: tuple[NameForm, ...]
    offices: tuple[OfficeLine, ...]
    career: tuple[CareerLine, ...]
    company: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """What speaks for a suggestion, or ``against`` it, in words."""

    words: str
    against: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSuggestion:
    """Something to decide about persons, with what speaks for and against it.

    ``merge``: ``first`` and ``second`` may be one person, ``confidence`` is 0 to 1. ``split``: ``first`` may
    be several persons, of whom ``second`` is one. ``command`` is the line that decides, or that shows what
    there is to decide from.
    """

    kind: str
    confidence: float
    first: PersonLine
    second: PersonLine
    evidence: tuple[EvidenceLine, ...]
    command: str


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
