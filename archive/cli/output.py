"""The forms in which a command prints its result.

``table`` is for reading; ``json`` is one value with a ``schema``; ``jsonl`` one value a line;
``csv`` has a header; ``ids`` is one identifier a line, for other commands to read.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import click

from archive.article import canonical_json
from archive.cli.text import one_line

__all__ = ["FORMATS", "Row", "emit", "formats", "write_json"]

FORMATS: Final = ("table", "json", "jsonl", "csv", "ids")

Row = Mapping[str, Any]
"""One result as plain JSON values."""

_ESCAPED: Final = "[\x7f-\x9f\u2028\u2029\ud800-\udfff]"
"""What JSON may hold as it is, but terminals obey, or UTF-8 cannot hold."""


def formats(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--format``, given to the command as ``form``. The first of ``names`` is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names or FORMATS),
        default=(names or FORMATS)[0],
        show_default=True,
        help="The form of the output.",
    )


def emit(
    form: str,
    rows: Iterable[Row],
    *,
    table: Callable[[], Iterable[str]],
    document: Callable[[Iterable[Row]], Row],
    columns: Sequence[str],
    key: str,
) -> None:
    """Print ``rows`` in the form asked for.

    ``table`` gives the lines for reading, ``document`` the one JSON value made of all rows;
    ``columns`` are the fields of the CSV form, ``key`` the field that identifies a row. Rows are
    read one by one, so that a long result can be used while it is made.
    """
    if form == "table":
        for line in table():
            print(line)
    elif form == "json":
        write_json(document(rows))
    elif form == "jsonl":
        for row in rows:
            write_json(row, wide=True)
    elif form == "csv":
        _write_csv(columns, rows)
    else:
        for row in rows:
            print(row[key])


def write_json(value: Row, *, wide: bool = False) -> None:
    """One JSON value: on one line, or, on a terminal and not ``wide``, laid out for reading."""
    if sys.stdout.isatty() and not wide:
        print(_escaped(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)))
    else:
        print(_escaped(canonical_json(value)))


def _escaped(text: str) -> str:
    return re.sub(_ESCAPED, lambda found: f"\\u{ord(found.group()):04x}", text)


def _write_csv(columns: Sequence[str], rows: Iterable[Row]) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])


def _cell(value: Any) -> str | int | float:
    """A value in one cell: of a mapping its first value, which identifies it; of a list all, by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return _cell(next(iter(value.values()), None))
    if isinstance(value, list | tuple):
        return "; ".join(str(_cell(item)) for item in value)
    if isinstance(value, str):
        return one_line(value)
    number: int | float = value
    return number
