"""JSON Lines: one object a line, each an article."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from archive.errors import DocumentError
from archive.reading.content import Content, Limits
from archive.reading.draft import Draft, Record, Unreadable
from archive.reading.encoding import decode, guess
from archive.reading.formats import Parse, Split
from archive.reading.formats.json_document import unwrapped
from archive.reading.objects import object_record, read_object
from archive.reading.records import charset_of, head_text, media_type

__all__ = ["MEDIA_TYPES", "PRECEDENCE", "parse", "recognises", "split"]

PRECEDENCE: Final = 50
MEDIA_TYPES: Final = ("application/json",)

_OBJECT: Final = re.compile(r'\s*\{\s*(?:["}]|$)')
_LOOKED_AT: Final = 20


def recognises(head: bytes) -> bool:
    """Half of the first lines begin as an object does, and they are not the lines of one larger value."""
    text = head_text(head)
    lines = [line.strip() for line in text.split("\n", 5 * _LOOKED_AT) if line.strip()][:_LOOKED_AT]
    objects = sum(_OBJECT.match(line) is not None for line in lines)
    if not lines or objects * 2 < len(lines) or lines[0] == "{":
        return False
    if lines[0].startswith("["):
        return lines[0].endswith("]")
    return objects > 2 or not lines[0].endswith(("{", "[", ","))


def split(content: Content, limits: Limits, _inner: Split) -> Iterator[Record | Unreadable]:
    """One record a line, numbered as the lines of the file are; blank lines are no records."""
    records = _records(content, limits)
    first = next(records, None)
    try:
        second = next(records, None)
    except DocumentError:
        if first is not None:
            yield first
        raise
    if isinstance(first, Record) and second is None:
        # A list of articles wrapped in an object looks like one line of JSON Lines.
        yield from unwrapped(content, first, limits)
    else:
        yield from chain(filter(None, (first, second)), records)


def parse(record: Record, _inner: Parse) -> Draft:
    """A draft with the object's fields as ``supplied``."""
    decoded = decode(record.data, record.name, declared=charset_of(record.media_type))
    try:
        supplied = read_object(decoded.text)
    except ValueError as error:
        raise DocumentError(record.name, str(error)) from error
    return Draft(
        media_type=record.media_type, supplied=supplied, encoding=decoded.encoding, notes=decoded.notes
    )


def _records(content: Content, limits: Limits) -> Iterator[Record | Unreadable]:
    kind = media_type("application/json", guess(content.head))
    for line in content.lines(limits.max_document_bytes):
        data = line.data
        if data is not None:
            if not data.strip(b" \t\r\xef\xbb\xbf"):
                continue
            data = content.restored(data.removesuffix(b"\r"))
        yield object_record(f"{content.name}#{line.number}", kind, data, content.container, limits)
