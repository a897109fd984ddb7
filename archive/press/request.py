"""From what a person asked to what the index is asked: names become persons, words become dates."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from archive.errors import UsageError
from archive.index import DATE_FIELDS, FACETS, FILTERS, Request, Value, facet
from archive.index.dating import asked, day_span, written
from archive.index.values import WRITTEN
from archive.people import key
from archive.press.names import Choice
from archive.press.values import Filters

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
            return [asked(name, item, language) for item in given]
        return list(given)

    wanted: Mapping[str, Sequence[str]] = filters  # type: ignore[assignment]  # the lists among its values
    required = {name: values(name, wanted[name]) for name in FILTERS if wanted.get(name)}
    excluded = {name: values(name, wanted[f"not_{name}"]) for name in FILTERS if wanted.get(f"not_{name}")}
    ends = (filters.get("date_from"), filters.get("date_to"))
    start, end = (written("date", text, language) if text else None for text in ends)
    date_from, date_to = day_span(start, end)
    made = Request(
        query=query,
        language=language,
        filters=required,
        excluded=excluded,
        date_from=date_from,
        date_to=date_to,
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
