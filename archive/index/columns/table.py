"""Filters, facets and order over the rows of the columns."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import distinct
from archive.index.columns.counters import DateCounter, ValueCounter
from archive.index.columns.layout import OPEN_FIRST, OPEN_LAST
from archive.index.columns.reader import Columns, ValueList, author_parts
from archive.index.conditions import Condition, During, Filters, OneOf
from archive.index.fields import ALTERNATIVES, Facet
from archive.index.values import WRITTEN, matching

__all__ = ["Mask", "Persons", "Table"]

Mask: TypeAlias = NDArray[np.bool_]

Persons: TypeAlias = Callable[[Sequence[str]], Mapping[str, str]]
"""Person keys → the persons they belong to; a key that is not in the answer stands for itself."""


class Table:
    """What the columns say of every row. Nothing is worked out before it is asked for, and once only."""

    def __init__(self, columns: Columns, persons: Persons | None) -> None:
        self.columns = columns
        self._persons = persons
        self._counters: dict[str, ValueCounter | DateCounter] = {}

    # -- filters ---------------------------------------------------------------------------------

    def masks(self, filters: Filters) -> dict[str, Mask]:
        """For each filter the rows that meet it; ``not`` stands for all exclusions."""
        found = {}
        for name, conditions in filters.required.items():
            join = np.logical_or if name in ALTERNATIVES else np.logical_and
            found[name] = join.reduce([self.mask(item, certain=filters.certain) for item in conditions])
        if filters.excluded:
            met = [self.mask(item, certain=filters.certain) for item in filters.excluded]
            found["not"] = ~np.logical_or.reduce(met)
        return found

    def mask(self, condition: Condition, *, certain: bool) -> Mask:
        """The rows that meet a condition."""
        if isinstance(condition, During):
            return self._during(condition, certain=certain)
        if condition.field in {"source", "language"}:
            texts = self.columns.vocabularies[condition.field].texts
            chosen = _chosen(matching(condition.field, condition.values, texts), len(texts))
            return np.asarray(chosen[self.columns.column(condition.field)])
        return self._holding(condition)

    def _during(self, condition: During, *, certain: bool) -> Mask:
        start = OPEN_FIRST if condition.first is None else condition.first
        end = OPEN_LAST if condition.last is None else condition.last
        if condition.field == "published":
            first, last = self.columns.column("first"), self.columns.column("last")
        else:
            spans = self.columns.values("mentions")
            first, last = spans.values["first"], spans.values["last"]
        met = (first >= start) & (last <= end) if certain else (first <= end) & (last >= start)
        met &= first <= last
        return met if condition.field == "published" else self._owned(spans, met)

    def _holding(self, condition: OneOf) -> Mask:
        """Rows one of whose several values is wanted."""
        name = condition.field
        values = self.columns.values(f"{name}s")
        texts = self.columns.vocabularies[name].texts
        if name == "person":
            numbers, persons = self._groups
            wanted = matching(
                name, (item for item in condition.values if not item.startswith(WRITTEN)), persons
            )
            chosen = _chosen(wanted, len(persons))[numbers]
            keys = [item.removeprefix(WRITTEN) for item in condition.values if item.startswith(WRITTEN)]
            chosen |= _chosen(matching(name, keys, texts), len(texts))
        elif name == "author":
            names, keys = self._author_names
            chosen = _chosen(matching(name, condition.values, names), len(texts))
            chosen |= _chosen(matching("person", condition.values, keys), len(texts))
        else:
            chosen = _chosen(matching(name, condition.values, texts), len(texts))
        return self._owned(values, chosen[values.values])

    def _owned(self, values: ValueList, met: Mask) -> Mask:
        found = np.zeros(len(self.columns), bool)
        found[values.owners[met]] = True
        return found

    @cached_property
    def _groups(self) -> tuple[NDArray[np.int64], list[str]]:
        """For each person key the number of its person, and the persons by number."""
        keys = self.columns.vocabularies["person"].texts
        persons = self._persons(keys) if self._persons else {}
        return _grouped([persons.get(key, key) for key in keys])

    @cached_property
    def _author_names(self) -> tuple[list[str], list[str]]:
        """The names of the authors and their persons, by number; an empty person where none is known."""
        parts = [author_parts(text) for text in self.columns.vocabularies["author"].texts]
        keys = [key for _, key in parts if key]
        persons = self._persons(keys) if self._persons and keys else {}
        return [name for name, _ in parts], [persons.get(key, key) if key else "" for _, key in parts]

    def label(self, field: str, value: str) -> str | None:
        """The first name seen of a source's id, a person or a person key; ``None`` where there is none."""
        number = self.columns.vocabularies[field].find(value)
        if number is None and field == "person":
            number = next(iter(self._members.get(value, ())), None)
        return None if number is None else self.columns.vocabularies[f"{field}_label"][number]

    def person_keys(self, person: str) -> list[str]:
        """The person keys that belong to a person, sorted."""
        keys = self.columns.vocabularies["person"]
        return sorted(keys[number] for number in self._members.get(person, ()))

    @cached_property
    def _members(self) -> dict[str, list[int]]:
        """Persons, each with the numbers of their keys."""
        found: dict[str, list[int]] = {}
        numbers, persons = self._groups
        for key, number in enumerate(numbers.tolist()):
            found.setdefault(persons[number], []).append(key)
        return found

    # -- facets ----------------------------------------------------------------------------------

    def counter(self, facet: Facet) -> ValueCounter | DateCounter:
        """What counts rows by that facet."""
        if facet.name not in self._counters:
            self._counters[facet.name] = self._made(facet)
        return self._counters[facet.name]

    def _made(self, facet: Facet) -> ValueCounter | DateCounter:
        columns = self.columns
        if facet.bucket:
            if facet.column == "mentions":
                spans = columns.values("mentions")
                return DateCounter(spans.owners, spans.values["first"], spans.values["last"], facet.bucket)
            dated = np.flatnonzero(columns.column("first") <= columns.column("last"))
            first, last = columns.column("first")[dated], columns.column("last")[dated]
            return DateCounter(dated, first, last, facet.bucket)
        if facet.column in {"source", "language"}:
            everyone = np.arange(len(columns))
            return ValueCounter(
                everyone, columns.column(facet.column), columns.vocabularies[facet.column].__getitem__
            )
        values = columns.values(facet.column)
        if facet.column in {"subjects", "places"}:
            return ValueCounter(values.owners, values.values, columns.vocabularies[facet.filter].__getitem__)
        numbers, texts = self._groups if facet.column == "persons" else _grouped(self._author_names[0])
        return ValueCounter(*_once(values.owners, numbers[values.values], numbers), texts.__getitem__)


def _chosen(numbers: set[int], size: int) -> Mask:
    chosen = np.zeros(size, bool)
    chosen[list(numbers)] = True
    return chosen


def _grouped(texts: Sequence[str]) -> tuple[NDArray[np.int64], list[str]]:
    """Number equal texts alike."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(text, len(numbers)) for text in texts]
    return np.array(found, np.int64), list(numbers)


def _once(
    rows: NDArray[Any], numbers: NDArray[Any], groups: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Pairs of row and group, each once. Only groups of several members can come twice in a row."""
    shared = (np.bincount(groups) > 1)[numbers]
    if not shared.any():
        return rows, numbers
    size = int(groups.max()) + 1
    pairs = distinct(rows[shared].astype(np.int64) * size + numbers[shared])
    return np.concatenate([rows[~shared], pairs // size]), np.concatenate([numbers[~shared], pairs % size])
