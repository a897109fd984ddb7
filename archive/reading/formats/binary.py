"""Files that are no text at all: refused, by the name of what they are where their first bytes tell it."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from archive.errors import DocumentError
from archive.reading.content import Content, Limits
from archive.reading.draft import Draft, Record, Unreadable
from archive.reading.encoding import wide_encoding
from archive.reading.formats import Parse, Split

__all__ = ["MEDIA_TYPES", "PRECEDENCE", "parse", "recognises", "split"]

PRECEDENCE: Final = 20
MEDIA_TYPES: Final = ("application/octet-stream",)

# Shift and escape characters belong to ISO 2022; NUL alone is the padding of some old texts.
_TEXT: Final = bytes(byte for byte in range(256) if byte >= 0x20 or byte in b"\0\t\n\v\f\r\x0e\x0f\x1a\x1b")


def recognises(head: bytes) -> bool:
    return _named(head) is not None or (wide_encoding(head) is None and _has_controls(head))


def split(content: Content, _limits: Limits, _inner: Split) -> Iterator[Record | Unreadable]:
    name = _named(content.head)
    what = f"it is {name}, which is not read" if name else "it is not text"
    raise DocumentError(content.name, what)


def parse(record: Record, _inner: Parse) -> Draft:
    raise DocumentError(record.name, "it is not text")


def _has_controls(head: bytes) -> bool:
    """More than one byte in fifty is a control that no text has."""
    return len(head.translate(None, _TEXT)) * 50 > len(head)


def _named(head: bytes) -> str | None:
    for offset, magic, name in _magics():
        if head.startswith(magic, offset):
            return name
    return None


@cache
def _magics() -> tuple[tuple[int, bytes, str], ...]:
    table = tomllib.loads((files("archive.reading") / "magic.toml").read_text("utf-8"))
    return tuple(
        (item.get("offset", 0), bytes.fromhex(item["bytes"]), item["name"]) for item in table["format"]
    )
