"""From what a person asked to what the index is asked: names become persons, words become dates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from archive import edtf
from archive.errors import UsageError
from archive.index import DATE_FIELDS, FACETS, FILTERS, Request, Value, facet
from archive.index.values import WRITTEN
from archive.people import key
from archive.press.names import Choice
from archive.press.values import Filters

if TYPE_CHECKING:
    from archive.dates import ParsedDate

__all__ = ["DEFAULT_FACET_LIMIT", "check_facet", "facet_fields", "request"]

DEFAULT_FACET_LIMIT = 10

Chooser = Callable[[str], Choice]
"""Gives the persons that a name means."""


def request(
    query: str,
    filters: Filters,
    *,
    choose: Chooser,
    source_id: Callable[[str], str],
    language: str | None = None,
    **rest: object,
) -> tuple[Request, tuple[str, ...]]:
    """The index request of a search, and notes on the names in it.

    ``language`` is the reader's, for dates in words. Raises :class:`UsageError` for a filter value
    that cannot be read.
    """
    notes: list[str] = []

    def values(name: str, given: Iterable[str]) -> list[Value]:
        if name in {"person", "author"}:
            return [_person(item, choose, notes, author=name == "author") for item in given]
        if name == "source":
            return [source_id(item) for item in given]
        if name in DATE_FIELDS:
            return [_date(name, item, language) for item in given]
        return list(given)

    wanted: Mapping[str, Sequence[str]] = filters  # type: ignore[assignment]  # the lists among its values
    required = {name: values(name, wanted[name]) for name in FILTERS if wanted.get(name)}
    excluded = {name: values(name, wanted[f"not_{name}"]) for name in FILTERS if wanted.get(f"not_{name}")}
    made = Request(
        query=query,
        filters=required,
        excluded=excluded,
        date_from=_day(filters.get("date_from"), language, last=False),
        date_to=_day(filters.get("date_to"), language, last=True),
        certain=filters.get("certain", False),
        unique=filters.get("unique", False),
        revisions=filters.get("revisions", False),
        **rest,  # type: ignore[arg-type]  # facets, sort, limit and offset, as the caller has them
    )
    return made, tuple(dict.fromkeys(notes))


def _person(name: str, choose: Chooser, notes: list[str], *, author: bool) -> Value:
    if name.startswith(WRITTEN):
        return WRITTEN + key(name.removeprefix(WRITTEN))
    choice = choose(name)
    if choice.ids:
        notes.extend(choice.notes)
        return (*choice.ids, name) if author else choice.ids
    if not author:
        notes.extend(choice.notes)
    return name


def _date(name: str, text: str, language: str | None) -> str:
    """A date filter's value as EDTF, cut to what the filter is about."""
    date = _read(text, language)
    if date is None or date.missing_year:
        return text  # the index knows its own spellings, such as 1960s, and says what it wants
    if name == "year" and not text.strip().isdecimal():
        return date.edtf[:4] if date.edtf[:4].isdecimal() else date.edtf
    return date.edtf


def _read(text: str, language: str | None) -> "ParsedDate | None":
    """A date in the reader's language, which decides the order of numbers, else in any."""
    from archive.dates import parse

    return parse(text, language=language) or parse(text)


def _day(text: str | None, language: str | None, *, last: bool) -> int | None:
    if not text:
        return None
    date = _read(text, language)
    if date is None or date.missing_year:
        raise UsageError(f"{text!r} is not a date; write it as 2011-12-01, 2011-12 or 2011, or in words")
    value = edtf.parse(date.edtf)
    return value.last if last else value.first


def facet_fields(names: Iterable[str]) -> dict[str, int | None]:
    """Facets as an option names them: ``person`` or ``person:5``."""
    fields: dict[str, int | None] = {}
    for name in names:
        field, _, number = name.partition(":")
        check_facet(field)
        if number and not number.isdecimal():
            raise UsageError(f"{name!r} has no number of values: write it like {field}:5")
        fields[field] = int(number) if number else DEFAULT_FACET_LIMIT
    return fields


def check_facet(field: str) -> None:
    """Raises :class:`UsageError` for what is no facet."""
    try:
        facet(field)
    except KeyError:
        known = ", ".join(item.name for item in FACETS)
        raise UsageError(f"{field!r} is no facet; there are {known}") from None
