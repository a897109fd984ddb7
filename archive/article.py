"""The record: one article with everything known about it, and where each value came from.

Values are frozen; JSON in and out is lossless and versioned. Character offsets count Unicode code
points in :attr:`Article.text`, which is the paragraphs of the body joined by a blank line.
"""

import hashlib
import json
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

from archive.errors import DamagedError

__all__ = [
    "PARAGRAPH_BREAK",
    "SCHEMA",
    "Article",
    "Author",
    "DateMention",
    "Edition",
    "Mention",
    "Original",
    "Person",
    "Place",
    "Published",
    "Source",
    "canonical_json",
    "content_hash",
    "from_dict",
    "to_dict",
]

SCHEMA: Final = 1
"""Version of the JSON form; a reader refuses a higher one."""

PARAGRAPH_BREAK: Final = "\n\n"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A name of the byline. ``role`` is the office printed beside it, whole; ``person`` a person key."""

    name: str
    role: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The paper or agency: ``id`` is a slug, ``name`` what people call it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the article appeared: EDTF, in the document's own time offset, never converted to UTC.

    ``time`` is ISO 8601 (``15:01:01`` or ``15:01:01+09:00``); ``verbatim`` the words it was read
    from; ``evidence`` the kind of place where they stood.
    """

    edtf: str
    time: str | None = None
    verbatim: str
    calendar: str = "gregorian"
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    issue: str | None = None
    page: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date that the text states. ``consistent`` is false where its own parts disagree.

    ``reference`` is the article's own date where the text leaves out a part that was taken from it.
    """

    edtf: str
    verbatim: str
    calendar: str = "gregorian"
    start: int
    end: int
    consistent: bool = True
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    verbatim: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody mentioned, or an author. ``id`` is the finder's key; the register maps keys to persons.

    ``name`` is the fullest form in this article; an author may have no mentions.
    """

    id: str
    name: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    name: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The record's own bytes, as received. ``name`` is ``FILE`` or ``FILE#N``.

    ``container`` is the SHA-256 of the file that held the record, where that is not the record
    itself.
    """

    sha256: str
    media_type: str
    bytes: int
    name: str
    container: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One revision of one article."""

    id: str
    revision: int
    language: str
    title: str
    subtitle: str | None = None
    body: tuple[str, ...]
    authors: tuple[Author, ...] = ()
    source: Source
    published: Published | None = None
    edition: Edition = Edition()
    dates: tuple[DateMention, ...] = ()
    persons: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    subjects: tuple[str, ...] = ()
    rights: str | None = None
    url: str | None = None
    identifiers: tuple[str, ...] = ()
    duplicate_of: str | None = None
    original: Original
    evidence: Mapping[str, str] = field(default_factory=dict)
    ingested: str
    pipeline: str

    @property
    def text(self) -> str:
        """The body as one string; every offset of the record counts in it."""
        return PARAGRAPH_BREAK.join(self.body)

    def to_json(self) -> str:
        """Canonical JSON: one line, keys in the record's order, nothing escaped but what must be."""
        return canonical_json({"schema": SCHEMA, **_fields(self)})

    @classmethod
    def from_json(cls, text: str | bytes) -> "Article":
        """Read what :meth:`to_json` wrote.

        Raises :class:`DamagedError` for anything else, a newer schema included.
        """
        try:
            data = json.loads(text)
            schema = data.pop("schema")
        except (ValueError, AttributeError, KeyError, TypeError) as error:
            raise DamagedError(f"this is not an article: {error}") from error
        if schema != SCHEMA:
            raise DamagedError(f"article schema {schema} is newer than this version reads ({SCHEMA})")
        return from_dict(cls, data)


def canonical_json(value: object) -> str:
    """The one JSON form that is hashed and stored: one line, keys in the record's order.

    Takes plain JSON values and the dataclasses of this module. Raises :class:`ValueError` for numbers
    that JSON does not have.
    """
    return _ENCODER.encode(value)


def to_dict(value: Any) -> dict[str, Any]:
    """A dataclass of this module as plain JSON values, keys in the order of its fields."""
    plain: dict[str, Any] = json.loads(canonical_json(value))
    return plain


def _fields(value: Any) -> dict[str, Any]:
    if is_dataclass(value):
        return {name: getattr(value, name) for name in _names(cast("Hashable", type(value)))}
    return dict(value)


_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_fields
)


@cache
def _names(cls: Hashable) -> tuple[str, ...]:
    return tuple(item.name for item in fields(cast("type", cls)))


@cache
def _hints(cls: Hashable) -> dict[str, Any]:
    return get_type_hints(cast("type", cls))


def from_dict(cls: type[_T], data: Mapping[str, Any]) -> _T:
    """The inverse of :func:`to_dict`. Raises :class:`DamagedError` where a field is missing or unknown."""
    hints = _hints(cast("Hashable", cls))
    try:
        return cls(**{name: _typed(hints[name], value) for name, value in data.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise DamagedError(f"not a valid {cls.__name__.lower()}: {error}") from error


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(hint)
    if origin is UnionType:
        hint = next(item for item in get_args(hint) if item is not type(None))
        origin = get_origin(hint)
    if origin is tuple:
        inner = get_args(hint)[0]
        return tuple(_typed(inner, item) for item in value)
    if is_dataclass(hint):
        return from_dict(hint, value)  # type: ignore[arg-type]  # is_dataclass narrows to an instance
    return value


def content_hash(title: str, subtitle: str | None, body: tuple[str, ...]) -> str:
    """SHA-256 of what an article says: title, subtitle and paragraphs, NFC, white space collapsed.

    Two documents with the same content hash say the same, however they were laid out.
    """
    parts = [title, subtitle or "", *body]
    clean = (" ".join(unicodedata.normalize("NFC", part).split()) for part in parts)
    return hashlib.sha256("\x1e".join(clean).encode("utf-8", "surrogatepass")).hexdigest()
