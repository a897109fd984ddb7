"""Tables: CSV and its like, and what query.wikidata.org gives as CSV or TSV."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from archive.errors import DocumentError
from archive.people.importing.columns import Cell, Columns
from archive.people.importing.values import Part, Refused
from archive.reading.encoding import guess

__all__ = ["delimiter", "parts"]

_DELIMITERS: Final = ("\t", ",", ";", "|")
_TERM: Final = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<tag>[\w-]+)|\^\^\S+)?|<(?P<address>[^>]*)>')
_ESCAPE: Final = re.compile(r"\\(.)")
_LONGEST: Final = 131_072
"""Characters of a cell; the limit of Python's csv module."""


def parts(chunks: Iterator[bytes], name: str) -> Iterator[Part | Refused]:
    """The rows of a table whose first line names its columns, as they come."""
    lines = _lines(chunks, name)
    header = next(lines, "")
    mark = delimiter(header)
    # Verbose results of queries are Turtle terms, in which quotation marks are part of the value.
    turtle = header.startswith("?")
    rows = csv.reader(
        chain([header], lines),
        delimiter=mark,
        quoting=csv.QUOTE_NONE if turtle else csv.QUOTE_MINIMAL,
    )
    columns = Columns(next(rows, []))
    if not columns.named:
        raise DocumentError(
            name,
            f"its first line names no column with names, such as name_en or label: {header.strip()[:80]!r}",
        )
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            reason = f"a quotation mark is not closed, or a cell has more than {_LONGEST:,} characters"
            yield Refused(f"line {line}", reason)
            continue
        if any(cell.strip() for cell in row):
            yield _part(columns, [_term(cell) if turtle else Cell(cell) for cell in row], f"line {line}")


def _part(columns: Columns, row: Sequence[Cell], place: str) -> Part | Refused:
    try:
        return columns.part(row, place)
    except ValueError as error:
        return Refused(place, str(error))


def delimiter(header: str) -> str:
    """What parts the cells: the mark that leaves the most columns that are known."""

    def known(mark: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=mark), [])
        return Columns(names).known, len(names)

    return max(_DELIMITERS, key=known)


def _lines(chunks: Iterator[bytes], name: str) -> Iterator[str]:
    head = next(chunks, b"")
    encoding = guess(head[: 1 << 16]) or "utf-8"
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    pending = ""
    first = True
    try:
        for chunk in chain([head], chunks, [b""]):
            text = decoder.decode(chunk, final=not chunk)
            if first:
                text, first = text.removeprefix("\ufeff"), False
            # Only at line feeds: other separators stand inside of cells.
            *whole, pending = (pending + text).replace("\r\n", "\n").split("\n")
            if len(pending) > 8 * _LONGEST:
                raise DocumentError(name, "it has a line that is too long for a table of names")
            yield from (line + "\n" for line in whole)
    except UnicodeDecodeError as error:
        raise DocumentError(name, f"it is not valid {encoding.upper()}: {error.reason}") from error
    if pending:
        yield pending


def _term(text: str) -> Cell:
    """A Turtle term as its value and language."""
    match = _TERM.fullmatch(text.strip())
    if match is None:
        return Cell(text)
    if match["address"] is not None:
        return Cell(match["address"])
    return Cell(_ESCAPE.sub(r"\1", match["text"]), match["tag"])
