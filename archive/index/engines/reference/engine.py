"""An engine of plain Python over entries in memory: slow, small, and what the others are compared with."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from archive.index.conditions import Condition, During, Filters
from archive.index.engines.protocol import REFINED, Found, Search
from archive.index.engines.reference.dates import by_date, dates_of
from archive.index.engines.reference.scores import Scores, terms_of
from archive.index.entry import Entry
from archive.index.fields import ALTERNATIVES, facet
from archive.index.request import FacetCounts, FacetValue, Hit
from archive.index.spans import Span, When, envelope
from archive.index.spelling import lines
from archive.index.values import WRITTEN, matching

__all__ = ["ReferenceEngine"]

Persons = Callable[[Sequence[str]], Mapping[str, str]]


class ReferenceEngine:
    """An index in memory; it is its own writer."""

    def __init__(self, persons: Persons | None = None) -> None:
        self._persons = persons or (lambda _: {})
        self._entries: dict[str, Entry] = {}
        self._waiting: dict[str, Entry] = {}
        self.up_to = 0

    def add(self, entry: Entry) -> None:
        self._waiting.pop(entry.key, None)
        self._waiting[entry.key] = entry

    def commit(self, up_to: int) -> None:
        # An entry that replaces another is written after it.
        kept = {key: entry for key, entry in self._entries.items() if key not in self._waiting}
        self._entries = kept | self._waiting
        self._waiting, self.up_to = {}, up_to

    def close(self) -> None:
        """Nothing is held."""

    # -- what is there ---------------------------------------------------------------------------

    def _all(self, *, revisions: bool) -> list[Entry]:
        if revisions:
            return list(self._entries.values())
        newest: dict[str, Entry] = {}
        for entry in self._entries.values():
            if entry.id not in newest or newest[entry.id].revision < entry.revision:
                newest[entry.id] = entry
        return [entry for entry in self._entries.values() if entry is newest[entry.id]]

    def count(self, *, revisions: bool = False) -> int:
        return len(self._all(revisions=revisions))

    def languages(self) -> Mapping[str, int]:
        return Counter(entry.language for entry in self._entries.values())

    def frequency(self, field: str, term: str) -> int:
        return sum(term in terms_of(entry, field) for entry in self._entries.values())

    def vocabulary(self, field: str) -> Sequence[str]:
        return [lines(terms_of(entry, field)) for entry in self._entries.values()]

    def label(self, field: str, value: str) -> str | None:
        pairs = (
            pair
            for entry in self._entries.values()
            for pair in ([entry.source] if field == "source" else entry.persons)
        )
        return next((name for key, name in pairs if value in {key, self._person(key)}), None)

    def person_keys(self, person: str) -> list[str]:
        keys = {key for entry in self._entries.values() for key, _ in entry.persons}
        return sorted(key for key in keys if self._person(key) == person)

    def _person(self, key: str) -> str:
        return self._persons([key]).get(key, key)

    # -- searching -------------------------------------------------------------------------------

    def search(self, search: Search) -> Found:
        scores = Scores(list(self._entries.values()), self.holds, certain=search.filters.certain)
        found = []
        for entry in self._all(revisions=search.revisions):
            score = scores.of(search.tree, entry)
            if score is not None:
                found.append((entry, score))
        kept = [item for item in found if self._meets(item[0], search.filters)]
        if search.unique:
            kept = _folded(kept)
        if search.refine is not None and search.sort == "relevance":
            kept = _refined(kept, lambda entry: scores.of(search.refine, entry))
        kept = _in_order(kept, search.sort)
        end = None if search.limit is None else search.offset + search.limit
        hits = [
            Hit(id=entry.id, revision=entry.revision, score=score)
            for entry, score in kept[search.offset : end]
        ]
        facets = {}
        for name, limit in search.facets.items():
            own = facet(name).ignored
            counted = kept
            if own in search.filters.required:
                counted = [item for item in found if self._meets(item[0], search.filters, without=own)]
                counted = _folded(counted) if search.unique else counted
            facets[name] = self._counts(name, [entry for entry, _ in counted], limit)
        return Found(total=len(kept), hits=tuple(hits), facets=facets)

    def _meets(self, entry: Entry, filters: Filters, *, without: str | None = None) -> bool:
        for name, conditions in filters.required.items():
            met = [self.holds(item, entry, certain=filters.certain) for item in conditions]
            if name != without and not (any(met) if name in ALTERNATIVES else all(met)):
                return False
        return not any(self.holds(item, entry, certain=filters.certain) for item in filters.excluded)

    def holds(self, condition: Condition, entry: Entry, *, certain: bool) -> bool:
        """Whether an entry meets a condition."""
        if isinstance(condition, During):
            dates = dates_of(entry, condition.field)
            return all(
                any(_within(date, when, certain=certain) for date in dates) for when in condition.times
            )
        name, wanted = condition.field, condition.values
        if name == "person":
            written = {item.removeprefix(WRITTEN) for item in wanted if item.startswith(WRITTEN)}
            return any(key in written or self._person(key) in wanted for key, _ in entry.persons)
        if name == "author" and any(key and self._person(key) in wanted for _, key in entry.authors):
            return True
        mine = _values(entry, name)
        texts = list(dict.fromkeys(item for other in self._entries.values() for item in _values(other, name)))
        return any(texts[number] in mine for number in matching(name, wanted, texts))

    # -- facets ----------------------------------------------------------------------------------

    def _counts(self, name: str, entries: Sequence[Entry], limit: int | None) -> FacetCounts:
        field = facet(name)
        if field.bucket:
            values = by_date([dates_of(entry, field.column) for entry in entries], field.bucket)
        else:
            counts: dict[str, int] = {}
            for entry in entries:
                mine: Iterable[str] = _values(entry, field.filter)
                if name == "person":
                    mine = {self._person(key) for key in mine}
                for value in set(mine):
                    counts[value] = counts.get(value, 0) + 1
            values = [FacetValue(value=value, count=count) for value, count in counts.items()]
        values.sort(key=lambda item: (-item.count, item.value))
        total = len(values)
        if limit is not None:
            least = values[limit - 1].count if 0 < limit < total else 0
            values = [item for item in values if item.count >= least] if limit else []
        return FacetCounts(values=tuple(values), total=total, articles=len(entries))


def _values(entry: Entry, name: str) -> tuple[str, ...]:
    match name:
        case "id":
            return (entry.id,)
        case "source":
            return (entry.source[0],)
        case "language":
            return (entry.language,)
        case "author":
            return tuple(author for author, _ in entry.authors)
        case "person":
            return tuple(key for key, _ in entry.persons)
        case "subject":
            return entry.subjects
        case _:
            return entry.places


def _within(date: When, wanted: When, *, certain: bool) -> bool:
    every = all if certain else any
    return every(any(_lies(span, other, certain=certain) for other in wanted) for span in date)


def _lies(span: Span, wanted: Span, *, certain: bool) -> bool:
    (first, last), (start, end) = span, wanted
    if certain:
        return (start is None or (first is not None and first >= start)) and (
            end is None or (last is not None and last <= end)
        )
    return (end is None or first is None or first <= end) and (start is None or last is None or last >= start)


def _folded(found: list[tuple[Entry, float]]) -> list[tuple[Entry, float]]:
    """One article of each content: the one that said it first, else the first one written."""
    chosen: dict[str, str] = {}
    for entry, _ in found:
        group = entry.duplicate_of or entry.id
        if group == entry.id or group not in chosen:
            chosen[group] = entry.id
    return [item for item in found if chosen[item[0].duplicate_of or item[0].id] == item[0].id]


def _refined(
    found: list[tuple[Entry, float]], more: Callable[[Entry], float | None]
) -> list[tuple[Entry, float]]:
    best = {entry.key for entry, _ in _in_order(found, "relevance")[:REFINED]}
    return [(entry, score + (more(entry) or 0.0) * (entry.key in best)) for entry, score in found]


def _in_order(found: list[tuple[Entry, float]], sort: str) -> list[tuple[Entry, float]]:
    """Ties of relevance stay in the order of writing; others go by id and revision."""
    if sort == "relevance":
        return sorted(found, key=lambda item: -item[1])
    name = sort.removeprefix("-")
    found = sorted(found, key=lambda item: (item[0].id, item[0].revision))
    if name == "date":
        return sorted(found, key=lambda item: _date_key(item[0], -1 if sort == "-date" else 1))
    keys: dict[str, Callable[[Entry], Any]] = {
        "added": lambda entry: entry.seq,
        "source": lambda entry: entry.source[0],
        "language": lambda entry: entry.language,
    }
    # Reversed twice, so that ties stay as they are.
    order = found[::-1] if sort != name else found
    order.sort(key=lambda item: keys[name](item[0]))
    return order[::-1] if sort != name else order


def _date_key(entry: Entry, sign: int) -> tuple[bool, int, int]:
    first, last = envelope(entry.published) or (None, None)
    day = last if first is None else first
    time = -1 if entry.time is None else entry.time
    return day is None, sign * (day or 0), sign * time
