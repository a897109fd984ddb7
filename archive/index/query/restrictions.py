"""What stands after ``person:``, ``source:``, ``year:`` and the like: conditions on values and dates."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from archive import languages
from archive.errors import UsageError
from archive.index.conditions import During, condition, days
from archive.index.fields import VALUE_FIELDS
from archive.index.query.lexer import Token
from archive.index.query.nodes import Restriction

__all__ = ["Resolve", "of_range", "of_value"]

Resolve: TypeAlias = Callable[[str, str], Sequence[str]]
"""A field and a name in a query → the ids that count as one value of the field."""


def of_value(field: str, text: str, resolve: Resolve | None) -> Restriction:
    """The restriction to one value of a field. Raises :class:`ValueError` for what is no date."""
    if field == "date":
        first, last = days(field, text)
        return Restriction(During(field="published", first=first, last=last))
    if field in VALUE_FIELDS and resolve:
        return Restriction(condition(field, tuple(resolve(field, text))))
    if field == "person":
        text = "-".join(languages.fold(text).split())
    try:
        return Restriction(condition(field, text))
    except UsageError as error:
        raise ValueError(text) from error


def of_range(field: str, token: Token) -> Restriction:
    """The restriction to a span of days. Raises :class:`ValueError` where an end is no date."""
    (start, after), (before, end) = (days(field, text) if text else (None, None) for text in token.ends)
    if token.strict[0] and after is not None:
        start = after + 1
    if token.strict[1] and before is not None:
        end = before - 1
    return Restriction(
        During(field="mentions" if field == "mentions" else "published", first=start, last=end)
    )
