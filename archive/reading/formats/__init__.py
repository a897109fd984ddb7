"""File formats, one module each.

A format is a module of this package with the four names of :class:`Format`. It is found by being
here: nothing else has to name it. The formats are asked in the order of their ``PRECEDENCE``
whether they recognise the first bytes of a file; plain text, the last, takes what is left.

A format that holds other documents (a compressed file, an archive of pages) is given ``inner``,
the function that reads a document inside.
"""

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, TypeAlias, cast

from archive.errors import DocumentError
from archive.reading.content import Content, Limits
from archive.reading.draft import Draft, Record, Unreadable

__all__ = ["Format", "Parse", "Split", "formats", "parse_record", "split_content"]

Split: TypeAlias = Callable[[Content], Iterator[Record | Unreadable]]
Parse: TypeAlias = Callable[[Record], Draft]


class Format(Protocol):
    """What a module of this package must have."""

    PRECEDENCE: int
    """Formats are asked from the lowest number to the highest."""

    MEDIA_TYPES: tuple[str, ...]
    """Media types of the records that :meth:`split` makes, without parameters."""

    def recognises(self, head: bytes, /) -> bool:
        """Whether a file that begins so is of this format."""

    def split(self, content: Content, limits: Limits, inner: Split, /) -> Iterator[Record | Unreadable]:
        """The records of one file, in order. :class:`DocumentError` ends it."""

    def parse(self, record: Record, inner: Parse, /) -> Draft:
        """The article of one record. Raises :class:`DocumentError`."""


@cache
def formats() -> tuple[Format, ...]:
    """Every format, in the order of precedence."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    found = [cast("Format", import_module(f"{__name__}.{name}")) for name in names]
    return tuple(sorted(found, key=lambda item: item.PRECEDENCE))


def split_content(content: Content, limits: Limits) -> Iterator[Record | Unreadable]:
    """The records of a file; what ends its reading is the last thing that comes."""
    try:
        chosen = _chosen(content)
        yield from chosen.split(content, limits, lambda inside: split_content(inside, limits))
    except DocumentError as error:
        container = content.container if content.packed else None
        yield Unreadable(name=error.name, reason=error.reason, container=container)


def _chosen(content: Content) -> Format:
    if not content.head:
        # A stream that breaks off before its first byte says so here.
        next(content.chunks(), b"")
        raise DocumentError(content.name, "it is empty")
    return next(item for item in formats() if item.recognises(content.head))


def parse_record(record: Record) -> Draft:
    """The draft of one record, by its media type. Raises :class:`DocumentError`."""
    kind = record.media_type.partition(";")[0]
    for item in formats():
        if kind in item.MEDIA_TYPES:
            return item.parse(record, parse_record)
    raise DocumentError(record.name, f"no format reads {record.media_type}")
