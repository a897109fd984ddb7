"""gzip (RFC 1952): any other format, compressed."""

import zlib
from collections.abc import Iterator
from typing import Final

from archive.errors import DocumentError
from archive.reading.content import Content, Limits
from archive.reading.draft import Draft, Record, Unreadable
from archive.reading.formats import Parse, Split

__all__ = ["MEDIA_TYPES", "PRECEDENCE", "parse", "recognises", "split"]

PRECEDENCE: Final = 10
MEDIA_TYPES: Final = ("application/gzip",)

_MAGIC: Final = b"\x1f\x8b\x08"
_STEP: Final = 1 << 16


def recognises(head: bytes) -> bool:
    return head.startswith(_MAGIC)


def split(content: Content, limits: Limits, inner: Split) -> Iterator[Record | Unreadable]:
    if content.packed:
        raise DocumentError(content.name, "it is compressed twice")
    return inner(content.unpacked(_unpacked(content, limits.max_unpacked_bytes)))


def parse(record: Record, _inner: Parse) -> Draft:
    raise DocumentError(record.name, "a compressed file is no article by itself")


def _unpacked(content: Content, limit: int) -> Iterator[bytes]:
    """Steps of at most 64 KiB, so that a bomb is met with its limit and not in memory."""
    size = 0
    decoder = zlib.decompressobj(wbits=31)
    started = False
    for chunk in content.chunks():
        data = chunk
        while data:
            if decoder.eof:
                # Another member may follow, or zeros that fill up a block.
                data = data.lstrip(b"\0")
                if not data:
                    break
                decoder = zlib.decompressobj(wbits=31)
            started = True
            try:
                step = decoder.decompress(data, _STEP)
            except zlib.error as error:
                raise DocumentError(content.name, f"the compressed data is damaged: {error}") from error
            size += len(step)
            if size > limit:
                raise DocumentError(content.name, f"it unpacks to more than {limit:,} bytes")
            if step:
                yield step
            data = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
    if started and not decoder.eof:
        raise DocumentError(content.name, "the compressed data breaks off; the file is not complete")
