"""What reading gives to the rest of the house: records of bytes, and drafts made from them.

Reading knows nothing of languages or of the press. A *record* is the bytes of one article as they
came; a *draft* is its text in blocks with everything that the markup or the fields say about it,
each value with the place where it stood.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["Block", "Candidate", "Draft", "Hint", "Record", "Unreadable"]

Hint = Literal["title", "subtitle", "heading", "byline", "dateline", "date", "rights"]
"""What the markup says a block is; ``None`` means an ordinary paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The bytes of one article, the *original*.

    ``name`` is ``FILE`` or ``FILE#N`` (N counts records of a container from 1); ``container`` the
    SHA-256 of the file that held it, where that is not the record itself.
    """

    name: str
    media_type: str
    data: bytes
    container: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A document or record that cannot be read, with the reason in plain words.

    ``data`` holds its bytes where they could be told apart, so that nothing is lost.
    """

    name: str
    reason: str
    data: bytes | None = None
    container: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or a line that the markup sets apart. White space is collapsed."""

    text: str
    hint: Hint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A value of machine-readable metadata.

    ``field`` is one of ``title subtitle date modified author language url source section
    subject rights description``; ``place`` says where it stood (``meta[property=og:title]``,
    ``json-ld datePublished``, ``time[datetime]``).
    """

    field: str
    value: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its bytes give it.

    A format with fields of its own (JSON Lines, CSV) fills ``supplied`` with the fields verbatim
    and leaves ``blocks`` empty: which field is the title or the text is for a source profile to
    say. Other formats fill ``blocks`` and ``candidates``. ``encoding`` is the character encoding
    that the bytes were read with; ``notes`` are sentences on what of them could not be read.
    """

    media_type: str
    blocks: tuple[Block, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    supplied: Mapping[str, Any] = field(default_factory=dict)
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
