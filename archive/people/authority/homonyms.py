"""Telling persons of one name apart: by the offices beside the name and by when they were held.

Nothing is guessed: where the text names no office, or one that two of them may have held at the time, they
are not told apart.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from archive.article import Mention
from archive.people.authority.offices import around
from archive.people.authority.persons import Office, RegisteredPerson

__all__ = ["chosen"]

_AFTERWARDS: Final = 1
"""Years after the end of an office in which a newspaper still calls a person by it."""


def chosen(
    text: str,
    mentions: Sequence[Mention],
    candidates: Iterable[RegisteredPerson],
    language: str,
    date: str | None,
) -> str | None:
    """The id of the one candidate whose offices the text names near a mention, else ``None``.

    ``language`` is a primary subtag, ``date`` that of the article (EDTF) where it is known.
    """
    kinds = {kind for item in mentions for named in around(text, item, language) for kind in named.kinds}
    if not kinds:
        return None
    held = [(person.id, office) for person in candidates for office in person.offices if office.kind in kinds]
    year = _year(date)
    for late in (False, True):
        fitting = {name for name, office in held if _fits(office, year, late=late)}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _fits(office: Office, year: int | None, *, late: bool) -> bool:
    """Whether an office was held in a year; ``late``: or at any time before it."""
    if year is None:
        return True
    start, end = _year(office.from_), _year(office.to)
    if start is not None and year < start:
        return False
    return late or end is None or year <= end + _AFTERWARDS


def _year(date: str | None) -> int | None:
    found = re.match(r"-?\d{4}", date or "")
    return int(found.group()) if found else None
