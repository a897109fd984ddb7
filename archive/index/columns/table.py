"""Filters, facets and order over the rows of the columns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import distinct, ranges
from archive.index.columns.counters import DateCounter, ValueCounter
from archive.index.columns.layout import LISTS, OPEN_FIRST, OPEN_LAST
from archive.index.columns.pairs import Pairs
from archive.index.columns.reader import Columns, Rows, author_parts
from archive.index.conditions import Condition, During, OneOf
from archive.index.fields import Facet
from archive.index.spans import When
from archive.index.values import WRITTEN, matching

__all__ = ["HELD", "Holders", "Mask", "Persons", "Table"]

Mask: TypeAlias = NDArray[np.bool_]

Persons: TypeAlias = Callable[[Sequence[str]], Mapping[str, str]]
"""Person keys → the persons they belong to; a key that is not in the answer stands for itself."""

Holders: TypeAlias = Callable[[str, str], Rows]
"""A field of several values and a value → the rows that have it, in rising order."""

HELD: Final = {"id": "id"} | {words: name for name, words in LISTS.items()}
"""Filters on values whose rows are looked up, each with its field of postings."""


class Table:
    """What the columns say of every row. Nothing is worked out before it is asked for, and once only."""

    def __init__(self, columns: Columns, holders: Holders, persons: Persons | None) -> None:
        self.columns = columns
        self._holders = holders
        self._persons = persons
        self._counters: dict[str, ValueCounter | DateCounter] = {}

    # -- filters ---------------------------------------------------------------------------------

    def rows(self, condition: OneOf) -> Rows:
        """The rows one of whose several values is wanted, in rising order."""
        name = HELD[condition.field]
        found = [self._holders(name, text) for text in self._wanted(condition)]
        if len(found) == 1:
            return found[0]
        return distinct(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def meets(self, condition: Condition, rows: Rows, *, certain: bool) -> Mask:
        """Whether each of the ``rows`` meets a condition."""
        if isinstance(condition, During):
            return self._during(condition, rows, certain=certain)
        if condition.field in HELD:
            found = np.zeros(len(self.columns), bool)
            found[self.rows(condition)] = True
            return np.asarray(found[rows])
        texts = self.columns.vocabularies[condition.field].texts
        chosen = np.zeros(len(texts), bool)
        chosen[list(matching(condition.field, condition.values, texts))] = True
        return np.asarray(chosen[self.columns.column(condition.field)[rows]])

    def _during(self, condition: During, rows: Rows, *, certain: bool) -> Mask:
        met = [self._at(condition.field, when, rows, certain=certain) for when in condition.times]
        return met[0] if len(met) == 1 else np.asarray(np.logical_and.reduce(met))

    def _at(self, field: str, when: When, rows: Rows, *, certain: bool) -> Mask:
        """Whether each of the ``rows`` has a date at one time."""
        found = np.zeros(len(rows), bool)
        spans = self.columns.spans(field)
        if field == "published":
            first, last = self.columns.column("first")[rows], self.columns.column("last")[rows]
            found = _within(first, last, when, certain=certain)
            if not len(spans.values):
                return found
            found &= spans.counts[rows] == 0
        places = ranges(spans.starts[rows], spans.counts[rows])
        met = _within(spans.values[places], spans.last[places], when, certain=certain)
        owners = np.repeat(np.arange(len(rows)), spans.counts[rows])
        if spans.same is not None and len(places):
            heads = np.flatnonzero(~spans.same[places])
            met = (np.logical_and if certain else np.logical_or).reduceat(met, heads)
            owners = owners[heads]
        found[owners[met]] = True
        return found

    def _wanted(self, condition: OneOf) -> Iterable[str]:
        """The values of the vocabulary that a condition takes."""
        name, values = condition.field, condition.values
        if name == "id":
            return values
        if name == "person":
            return dict.fromkeys(
                key
                for value in values
                for key in ([value.removeprefix(WRITTEN)] if value.startswith(WRITTEN) else self._keys(value))
            )
        texts = self.columns.vocabularies[name].texts
        if name == "author":
            names, keys = self._author_names
            numbers = matching(name, values, names) | matching("person", values, keys)
        else:
            numbers = matching(name, values, texts)
        return [texts[number] for number in numbers]

    def _keys(self, person: str) -> Sequence[str]:
        # Where nobody joins keys, each is its own person, and the vocabulary need not be read.
        return self.person_keys(person) if self._persons else [person]

    @cached_property
    def _groups(self) -> tuple[NDArray[np.int64], list[str]]:
        """For each person key the number of its person, and the persons by number."""
        keys = self.columns.vocabularies["person"].texts
        if self._persons is None:
            return np.arange(len(keys)), keys
        persons = self._persons(keys)
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
        if self._persons is None:
            return [] if keys.find(person) is None else [person]
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

    def _dates(self, field: str) -> tuple[Rows, Rows, Rows, Mask | None]:
        """Of each span of a field of dates its row, its days, and whether its date is that of the one before.

        The last is ``None`` where every date is one span.
        """
        spans = self.columns.spans(field)
        if field != "published":
            return spans.owners, spans.values, spans.last, spans.same
        first, last = self.columns.column("first"), self.columns.column("last")
        if not len(spans.values):
            rows = np.flatnonzero(first <= last)
            return rows, first[rows], last[rows], None
        rows = np.flatnonzero((first <= last) & (spans.counts == 0))
        same = np.zeros(len(rows), bool)
        more = np.zeros(len(spans.values), bool) if spans.same is None else spans.same
        owners = np.concatenate([rows, spans.owners])
        order = np.argsort(owners, kind="stable")
        return (
            owners[order],
            np.concatenate([first[rows], spans.values])[order],
            np.concatenate([last[rows], spans.last])[order],
            np.concatenate([same, more])[order],
        )

    def _made(self, facet: Facet) -> ValueCounter | DateCounter:
        columns, size = self.columns, len(self.columns)
        if facet.bucket:
            rows, first, last, same = self._dates(facet.column)
            return DateCounter(rows, first, last, facet.bucket, among=size, same=same)
        words = columns.vocabularies[facet.filter]
        if facet.column in {"source", "language"}:
            pairs = Pairs(np.ones(size, np.int64), columns.column(facet.column), len(words))
            return ValueCounter(pairs, words.__getitem__)
        values = columns.values(facet.column)
        if facet.column in {"subjects", "places"} or (facet.column == "persons" and self._persons is None):
            return ValueCounter(Pairs(values.counts, values.values, len(words)), words.__getitem__)
        numbers, texts = self._groups if facet.column == "persons" else _grouped(self._author_names[0])
        owners, found = _once(values.owners, numbers[values.values], numbers)
        return ValueCounter(Pairs.of(owners, found, among=size, size=len(texts)), texts.__getitem__)


def _within(first: NDArray[Any], last: NDArray[Any], when: When, *, certain: bool) -> Mask:
    """Whether spans lie wholly in one of others, or only overlap one."""
    met = np.zeros(len(first), bool)
    for start, end in when:
        low, high = OPEN_FIRST if start is None else start, OPEN_LAST if end is None else end
        met |= (first >= low) & (last <= high) if certain else (first <= high) & (last >= low)
    return met & (first <= last)


def _grouped(texts: Sequence[str]) -> tuple[NDArray[np.int64], list[str]]:
    """Number equal texts alike."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(text, len(numbers)) for text in texts]
    return np.array(found, np.int64), list(numbers)


def _once(rows: Rows, numbers: NDArray[Any], groups: NDArray[Any]) -> tuple[Rows, NDArray[Any]]:
    """Pairs of row and group, each once, in the order of rows.

    Only groups of several members can come twice in a row.
    """
    if not len(groups) or not (np.bincount(groups) > 1)[numbers].any():
        return rows, numbers
    size = int(groups.max()) + 1
    pairs = distinct(rows * size + numbers)
    return pairs // size, pairs % size
