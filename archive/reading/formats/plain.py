"""Plain text: one article a file."""

from collections.abc import Iterator
from typing import Final

from archive.errors import DocumentError
from archive.reading.clean import clean
from archive.reading.content import Content, Limits
from archive.reading.draft import Draft, Record, Unreadable
from archive.reading.encoding import decode
from archive.reading.formats import Parse, Split
from archive.reading.paragraphs import blocks
from archive.reading.records import charset_of, whole_file

__all__ = ["MEDIA_TYPES", "PRECEDENCE", "parse", "recognises", "split"]

PRECEDENCE: Final = 1000
MEDIA_TYPES: Final = ("text/plain",)


def recognises(_head: bytes) -> bool:
    """What no other format has recognised."""
    return True


def split(content: Content, limits: Limits, _inner: Split) -> Iterator[Record | Unreadable]:
    return whole_file(content, limits, "text/plain")


def parse(record: Record, _inner: Parse) -> Draft:
    """A draft of paragraphs, the title marked where the layout shows it."""
    decoded = decode(record.data, record.name, declared=charset_of(record.media_type))
    found = blocks(clean(decoded.text))
    if not found:
        raise DocumentError(record.name, "it is empty")
    return Draft(media_type=record.media_type, blocks=found, encoding=decoded.encoding, notes=decoded.notes)
