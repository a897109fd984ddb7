"""Tables of articles (CSV, TSV): a header line with the names of fields, then one article a row.

The delimiter is a comma, a tab, a semicolon or a bar; cells are quoted as in RFC 4180. A record is
the header line and its row as they stand, so that it can be read by itself.
"""

import re
from collections.abc import Iterator
from typing import Final

from archive.errors import DocumentError
from archive.reading.clean import clean_value
from archive.reading.content import Content, Limits, Line
from archive.reading.draft import Draft, Record, Unreadable
from archive.reading.encoding import decode, guess
from archive.reading.formats import Parse, Split
from archive.reading.records import charset_of, head_text, media_type

__all__ = ["HEADER_WORDS", "MEDIA_TYPES", "PRECEDENCE", "cells", "parse", "recognises", "split"]

PRECEDENCE: Final = 70
MEDIA_TYPES: Final = ("text/csv",)

HEADER_WORDS: Final = frozenset(
    {
        "author",
        "authors",
        "body",
        "byline",
        "content",
        "date",
        "dateline",
        "headline",
        "id",
        "issue",
        "keywords",
        "lang",
        "language",
        "link",
        "page",
        "people",
        "persons",
        "places",
        "published",
        "publisher",
        "rights",
        "section",
        "source",
        "story",
        "subjects",
        "subtitle",
        "tags",
        "text",
        "title",
        "topics",
        "url",
    }
)
"""Common names of fields. A header has two of them, or is a header by its shape."""

_DELIMITERS: Final = ("\t", ";", ",", "|")
_NAME: Final = re.compile(r"[^\W\d][\w .:/()-]{0,39}")
_ROWS_LOOKED_AT: Final = 5
_TEXT: Final = 100
"""Characters of a cell that has an article's text."""


def recognises(head: bytes) -> bool:
    """A line of names, and rows with as many cells; where the names are common ones, half of the rows."""
    # The last line of a head may be cut short.
    lines = head_text(head).split("\n")[: 50 * _ROWS_LOOKED_AT]
    header = lines[0].removesuffix("\r")
    delimiter = _delimiter(header)
    if delimiter is None:
        return False
    names = cells(header, delimiter)
    rows = [
        cells(row, delimiter)
        for row, _ in zip(_rows(lines[1:], delimiter), range(_ROWS_LOOKED_AT), strict=False)
    ]
    fitting = sum(len(row) == len(names) for row in rows)
    if sum(name.strip().casefold() in HEADER_WORDS for name in names) >= 2:
        return fitting * 2 >= len(rows)
    # Names that nobody knows: three columns or more, of which one has the texts.
    longest = max((len(cell) for row in rows for cell in row), default=0)
    return len(names) >= 3 and len(rows) >= 2 and fitting == len(rows) and longest >= _TEXT


def split(content: Content, limits: Limits, _inner: Split) -> Iterator[Record | Unreadable]:
    """One record a row, numbered from 1 after the header; empty rows are no records."""
    kind = media_type("text/csv", guess(content.head))
    lines = content.lines(limits.max_document_bytes)
    header = next(lines).data
    if header is None:
        raise DocumentError(content.name, "its header line is too long")
    delimiter = _delimiter(header.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").removesuffix("\r"))
    number = 0
    for row in _byte_rows(lines, (delimiter or ",").encode(), limits.max_document_bytes):
        if row is not None and not row.strip():
            continue
        number += 1
        name = f"{content.name}#{number}"
        if row is None:
            reason = "a quotation mark is not closed, or the row is larger than the limit for a document"
            yield Unreadable(name=name, reason=reason, container=content.container)
        else:
            data = content.restored(header + b"\n" + row.removesuffix(b"\r"))
            yield Record(name=name, media_type=kind, data=data, container=content.container)
    if not number:
        raise DocumentError(content.name, "it has a header line and no rows")


def parse(record: Record, _inner: Parse) -> Draft:
    """A draft with the cells as ``supplied``, under the names of the header; all are strings."""
    decoded = decode(record.data, record.name, declared=charset_of(record.media_type))
    header, _, row = decoded.text.partition("\n")
    header = header.removesuffix("\r")
    delimiter = _delimiter(header) or ","
    names = [name.strip() for name in cells(header, delimiter)]
    values = cells(row, delimiter)
    if len(values) > len(names):
        raise DocumentError(record.name, f"the row has {len(values)} cells, the header {len(names)}")
    supplied = {name: clean_value(value) for name, value in zip(names, values, strict=False) if name}
    return Draft(
        media_type=record.media_type, supplied=supplied, encoding=decoded.encoding, notes=decoded.notes
    )


def cells(row: str, delimiter: str) -> list[str]:
    """The cells of one row, without the quotation marks around them.

    >>> cells('1;"two; three";4 "5" 6', ";")
    ['1', 'two; three', '4 "5" 6']
    """
    found: list[str] = []
    place = 0
    while place <= len(row):
        end = place
        value = ""
        if row.startswith('"', place):
            close = _closing(row, place + 1)
            value = row[place + 1 : close].replace('""', '"')
            end = close + 1
        stop = row.find(delimiter, end)
        stop = len(row) if stop < 0 else stop
        found.append(value + row[end:stop])
        place = stop + len(delimiter)
    return found


def _closing(row: str, place: int) -> int:
    """Where the quotation mark is that closes a cell; the end of the row where there is none."""
    while True:
        place = row.find('"', place)
        if place < 0:
            return len(row)
        if not row.startswith('""', place):
            return place
        place += 2


def _rows(lines: list[str], delimiter: str) -> Iterator[str]:
    """Rows of whole lines; one that is still open at the end is left out, as is an empty one."""
    pending: list[str] = []
    quoted = False
    for line in lines[:-1] if len(lines) > 1 else lines:
        pending.append(line)
        quoted = _open(line.encode("utf-8", "replace"), delimiter.encode(), quoted)
        if not quoted:
            row = "\n".join(pending)
            pending = []
            if row.strip():
                yield row


def _byte_rows(lines: Iterator[Line], delimiter: bytes, limit: int) -> Iterator[bytes | None]:
    """Rows of whole lines; None for one that is too large or never closed."""
    pending: list[bytes] = []
    size = 0
    quoted = False
    for line in lines:
        if line.data is None or (size := size + len(line.data)) > limit:
            yield None
            pending, size, quoted = [], 0, False
            continue
        pending.append(line.data)
        quoted = _open(line.data, delimiter, quoted)
        if not quoted:
            yield b"\n".join(pending)
            pending, size = [], 0
    if pending:
        yield None


def _open(line: bytes, delimiter: bytes, quoted: bool) -> bool:
    """Whether a quoted cell is still open at the end of ``line``, given that one was at its start."""
    if not quoted and b'"' not in line:
        return False
    place = 0
    while True:
        if quoted:
            place = line.find(b'"', place)
            if place < 0:
                return True
            if line.startswith(b'""', place):
                place += 2
                continue
            quoted = False
        elif line.startswith(b'"', place):
            quoted = True
            place += 1
            continue
        place = line.find(delimiter, place)
        if place < 0:
            return False
        place += len(delimiter)


def _delimiter(header: str) -> str | None:
    """The delimiter that cuts the header into the most names; None where it is no header."""
    best: tuple[int, str] | None = None
    for delimiter in _DELIMITERS:
        names = [name.strip() for name in cells(header, delimiter)]
        filled = [name for name in names if name]
        if len(filled) < 2 or len(set(filled)) < len(filled) or not all(map(_NAME.fullmatch, filled)):
            continue
        if best is None or len(filled) > best[0]:
            best = (len(filled), delimiter)
    return best[1] if best else None
