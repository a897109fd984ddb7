"""When an article appeared: the first of its witnesses that can be believed.

The order is: a person's override; machine-readable metadata and supplied fields; a dateline or date
line; the URL or file name; the copyright line. A dateline without a year takes it from the others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.article import Published
from archive.dates import ParsedDate
from archive.dates import parse as parse_date
from archive.edtf import parse as parse_edtf

__all__ = ["Witness", "date_in_name", "published"]

_UNKNOWN_YEAR = "XXXX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Words that may say when the article appeared.

    ``evidence`` is the kind of place, ``weak`` that it dates something near the article (a copyright
    line, a lone year in a file name), so that the value is approximate; ``verbatim`` the words around,
    where ``text`` was taken out of them.
    """

    text: str
    evidence: str
    weak: bool = False
    verbatim: str | None = None


def published(witnesses: Sequence[Witness], language: str) -> Published | None:
    """The publication date by the first witness that gives one; ``witnesses`` are in order of trust."""
    yearless: tuple[Witness, ParsedDate] | None = None
    for witness in witnesses:
        date = parse_date(witness.text, language=language)
        if date is None:
            continue
        if date.missing_year:
            yearless = yearless or (witness, date)
            continue
        if yearless is not None:
            return _with_year(*yearless, other=date)
        return _value(witness, date)
    return _value(*yearless) if yearless else None


def _value(witness: Witness, date: ParsedDate) -> Published:
    edtf = date.edtf
    if witness.weak and not edtf.endswith(("~", "?", "%")) and "/" not in edtf:
        edtf += "~"
    return Published(
        edtf=edtf,
        time=date.time,
        verbatim=witness.verbatim or witness.text,
        calendar=date.calendar,
        evidence=witness.evidence,
    )


def _with_year(witness: Witness, date: ParsedDate, *, other: ParsedDate) -> Published:
    year = re.match(r"-?\d{4}", other.edtf)
    if year:
        dated = date.edtf.replace(_UNKNOWN_YEAR, year[0], 1)
        try:
            parse_edtf(dated)
        except ValueError:  # 29 February, and the other witness is of a common year
            dated = date.edtf
        date = replace(date, edtf=dated, missing_year=False)
    return _value(witness, date)


_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)(?:"
    r"(?P<sep>[-/_.])(?P<month>0?[1-9]|1[0-2])(?:(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01]))?"
    r"|(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
    r")?(?!\d)"
)


def date_in_name(text: str, evidence: str) -> Iterator[Witness]:
    """The fullest date in a URL or a file name: ``/2011/12/01/``, ``20111201``, ``2011-12``, ``1946.txt``.

    A year alone is weak: it may number anything.
    """
    best: tuple[int, Witness] | None = None
    for match in _IN_NAME.finditer(text):
        month, day = match["month"] or match["m"], match["day"] or match["d"]
        edtf = match["year"] + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if day else "")
        try:
            parse_edtf(edtf)
        except ValueError:
            continue
        if best is None or len(edtf) > best[0]:
            best = len(edtf), Witness(text=edtf, evidence=evidence, weak=not month)
    if best:
        yield best[1]
