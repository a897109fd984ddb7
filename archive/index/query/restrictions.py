"""What stands after ``person:``, ``source:``, ``year:`` and the like: conditions on values and dates."""

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from archive import languages
from archive.edtf import Edtf, parse
from archive.errors import UsageError
from archive.index.conditions import condition, during
from archive.index.dating import asked, day_span, written
from archive.index.fields import VALUE_FIELDS
from archive.index.query.lexer import Token
from archive.index.query.nodes import Restriction

__all__ = ["Resolve", "of_range", "of_value"]

_DAY: Final = re.compile(r"\d{1,2}")

Resolve: TypeAlias = Callable[[str, str], Sequence[str]]
"""A field and a name in a query → the ids that count as one value of the field."""


def of_value(field: str, text: str, resolve: Resolve | None, language: str | None = None) -> Restriction:
    """The restriction to one value of a field. Raises :class:`UsageError` for what is no date."""
    if field in VALUE_FIELDS and resolve:
        return Restriction(condition(field, tuple(resolve(field, text))))
    if field == "person":
        text = "-".join(languages.fold(text).split())
    if field not in VALUE_FIELDS and _DAY.fullmatch(text):
        # The year 29 can be written 0029.
        raise UsageError(f"{text!r} is no {field}: one of several words stands in quotation marks")
    return Restriction(condition(field, text, language))


def of_range(field: str, token: Token, language: str | None = None) -> Restriction:
    """The restriction to a span of days. Raises :class:`UsageError` where an end is no date."""
    start, end = (_end(field, text.strip('"'), language) for text in token.ends)
    # An end that is left out is so with all of its days.
    first, last = day_span(start, end)
    if token.strict[0] and start is not None:
        first = None if start.last is None else start.last + 1
    if token.strict[1] and end is not None:
        last = None if end.first is None else end.first - 1
    return Restriction(during("mentions" if field == "mentions" else "published", first, last))


def _end(field: str, text: str, language: str | None) -> Edtf | None:
    """An end of a range as a date: cut to what the field is about if it is finer, whole if it is longer."""
    if not text:
        return None
    try:
        return parse(asked(field, text, language))
    except UsageError:
        return written(field, text, language)
