"""JSON files that are one value: a list of articles, an object that wraps such a list, or one article."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from archive.errors import DocumentError
from archive.reading.content import Content, Limits
from archive.reading.draft import Draft, Record, Unreadable
from archive.reading.elements import elements, value_of
from archive.reading.encoding import decode, guess
from archive.reading.formats import Parse, Split
from archive.reading.objects import list_inside, object_record, read_object
from archive.reading.records import charset_of, head_text, whole_file

__all__ = ["MEDIA_TYPES", "PRECEDENCE", "parse", "recognises", "split", "unwrapped"]

PRECEDENCE: Final = 60
MEDIA_TYPES: Final = ()
"""Its records are those of JSON Lines."""

_START: Final = re.compile(r'\s*(?:\[\s*(?:\{|\]|$)|\{\s*(?:["}]|$))')


def recognises(head: bytes) -> bool:
    """A bracket with what may follow it in JSON; a text may well begin ``[Seoul] …``."""
    return _START.match(head_text(head)) is not None


def split(content: Content, limits: Limits, _inner: Split) -> Iterator[Record | Unreadable]:
    if head_text(content.head).lstrip().startswith("["):
        return _elements(content, content.chunks(), guess(content.head), limits)
    (record,) = whole_file(content, limits, "application/json")
    return unwrapped(content, record, limits)


def unwrapped(content: Content, record: Record, limits: Limits) -> Iterator[Record | Unreadable]:
    """The articles of an object: itself, or those in the list that it wraps."""
    try:
        decoded = decode(record.data, record.name, declared=charset_of(record.media_type))
        key = list_inside(read_object(decoded.text))
    except ValueError as error:
        raise DocumentError(record.name, str(error)) from error
    if key is None:
        yield record
        return
    encoding = None if decoded.encoding == "utf-8" else decoded.encoding
    yield from _elements(content, [value_of(decoded.text, key).encode()], encoding, limits)


def parse(record: Record, inner: Parse) -> Draft:
    return inner(record)


def _elements(
    content: Content, chunks: Iterable[bytes], encoding: str | None, limits: Limits
) -> Iterator[Record | Unreadable]:
    if encoding is not None:
        # In other encodings a bracket may be half of a letter.
        raise DocumentError(content.name, f"a JSON list must be in UTF-8, not in {encoding.upper()}")
    for number, data in enumerate(elements(chunks, content.name, limits.max_document_bytes), start=1):
        name = f"{content.name}#{number}"
        yield object_record(name, "application/json", data, content.container, limits)
