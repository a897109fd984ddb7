"""Results of Wikidata queries in JSON: those of SPARQL, and the plain rows of query.wikidata.org."""

from collections.abc import Iterator
from typing import Any

from archive.people.importing.columns import Cell, Columns
from archive.people.importing.objects import Item
from archive.people.importing.values import Part, Refused

__all__ = ["parts"]


def parts(items: Iterator[Item | Refused]) -> Iterator[Part | Refused]:
    """The rows of a result, as they come."""
    known: dict[tuple[str, ...], Columns] = {}
    for item in items:
        if isinstance(item, Refused):
            yield item
            continue
        names = tuple(item.value)
        columns = known.get(names)
        if columns is None:
            columns = known[names] = Columns(names)
        try:
            yield columns.part([_cell(value) for value in item.value.values()], item.place)
        except ValueError as error:
            yield Refused(item.place, str(error))


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        if value.get("type") == "bnode":
            return Cell("")
        tag = value.get("xml:lang")
        return Cell(str(value.get("value", "")), tag if isinstance(tag, str) else None)
    return Cell("" if value is None else str(value))
