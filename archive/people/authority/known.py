"""Registered name forms, arranged for being found in text.

The forms are the keys of a trie (marisa), which lies in a file beside the register and is mapped into
memory: worker processes share it, and a process that only looks persons up never opens it. What
belongs to a form is a row of the register's table ``known``, read when the form is met.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count, islice
from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from archive.people.inflection import bases, declines
from archive.people.keys import script, words
from archive.people.unbroken import Letters, folded, is_unbroken

if TYPE_CHECKING:
    import sqlite3

    import marisa_trie

__all__ = ["Form", "KnownNames", "Occurrence", "Spelled", "entries", "spellings", "starts"]

_UNBROKEN: Final = "\x01"
"""Before the keys of forms in scripts without word breaks; no folded word has it."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_MOST_WORDS: Final = 16
_MOST_LETTERS: Final = 40
"""No form is looked for that is longer."""

_KEPT: Final = 100_000
"""Words and forms that are remembered, before they are forgotten all at once."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name form: folded ``words``, the persons who have it, how it is written."""

    words: tuple[str, ...]
    persons: tuple[str, ...]
    name: str


class Occurrence(NamedTuple):
    """A form in a text; offsets count code points."""

    start: int
    end: int
    form: Form


class Spelled(NamedTuple):
    """A name that a person has, with its folded words and its script."""

    name: str
    words: tuple[str, ...]
    script: str
    person: str


class _Entry(NamedTuple):
    """A row of ``known``: spellings that have the same key, and the persons who have one of them.

    ``starts`` are the first two letters of each spelling with its script, for scripts without word breaks.
    """

    key: str
    names: list[str]
    persons: list[str]
    starts: set[tuple[str, str]]


def spellings(forms: Iterable[tuple[str, str]]) -> Iterator[Spelled]:
    """Names with the persons who have them, made ready for :func:`entries`."""
    return (Spelled(name, words(name), script(name), person) for name, person in forms)


def entries(forms: Iterable[Spelled]) -> list[_Entry]:
    """Names with the persons who have them, as entries of a register."""
    found: dict[str, _Entry] = {}
    for name, said, code, person in forms:
        if said and len(said) <= _MOST_WORDS:
            own = _key(said, code)
            entry = found.get(own)
            if entry is None:
                entry = found[own] = _Entry(own, [], [], set())
            if name not in entry.names:
                entry.names.append(name)
                if own[0] == _UNBROKEN:
                    entry.starts.add((code, "".join(said)[:2]))
            if person not in entry.persons:
                entry.persons.append(person)
    for entry in found.values():
        entry.persons.sort()
    return list(found.values())


def starts(found: Iterable[_Entry]) -> dict[str, list[str]]:
    """Script → first two letters of its forms, as spelled, for scripts without word breaks."""
    seen: dict[str, set[str]] = defaultdict(set)
    for entry in found:
        for code, two in entry.starts:
            seen[code].add(two)
    return {code: sorted(two) for code, two in seen.items()}


def _key(said: Sequence[str], code: str) -> str:
    joined = "".join(said)
    return _UNBROKEN + folded(joined) if is_unbroken(joined) else f"{code} {' '.join(said)} "


class KnownNames:
    """Name forms → persons. A register opens its own (:attr:`Register.names`)."""

    def __init__(self, forms: Mapping[str, tuple[str, ...]]) -> None:
        """Names with the persons who have them, in memory."""
        from archive.people.authority.trie import built

        pairs = [(name, person) for name, persons in forms.items() for person in persons]
        self._use(built(one.key for one in entries(spellings(pairs))), _Memory(pairs))

    @classmethod
    def opened(cls, trie: "marisa_trie.Trie", connection: "sqlite3.Connection") -> "KnownNames":
        """Those of a compiled register."""
        known = cls.__new__(cls)
        known._use(trie, _Tables(connection))
        return known

    def _use(self, trie: "marisa_trie.Trie", source: "_Source") -> None:
        self._trie = trie
        self._source = source
        self._read: dict[str, tuple[Form, ...]] = {}
        self._first: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
        self.person_words: Mapping[str, frozenset[str]] = _PersonWords(source)

    def forms(self, name: str) -> tuple[Form, ...]:
        """The forms under a key of the trie, one a spelling."""
        found = self._read.get(name)
        if found is None:
            spellings, persons = self._source.row(name)
            if len(self._read) >= _KEPT:
                self._read.clear()
            found = self._read[name] = tuple(Form(words(one), tuple(persons), one) for one in spellings)
        return found

    # Scripts with words

    def longest(
        self, spoken: Sequence[str], start: int, code: str, language: str
    ) -> tuple[Form, bool] | None:
        """The longest form that the words from ``start`` on are, and whether they are its base form."""
        known = self._first.get((code, language))
        if known is None:
            known = self._first[code, language] = {}
        word = spoken[start]
        firsts = known.get(word)
        if firsts is None:
            if len(known) >= _KEPT:
                known.clear()
            firsts = known[word] = tuple(self._options(f"{code} ", word, language))
        if not firsts:
            return None
        if firsts == (word,) and not declines(language):
            text = f"{code} {' '.join(spoken[start : start + _MOST_WORDS])} "
            found = self._trie.prefixes(text)
            return (self.forms(found[-1])[0], True) if found else None
        return self._declined(spoken, start, f"{code} ", language, firsts)

    def _options(self, before: str, word: str, language: str) -> Iterator[str]:
        """The word, and what it may be a case of, where forms go on so after ``before``."""
        for option in (word, *bases(word, language)):
            if next(self._trie.iterkeys(f"{before}{option} "), None) is not None:
                yield option

    def _declined(
        self, spoken: Sequence[str], start: int, before: str, language: str, firsts: tuple[str, ...]
    ) -> tuple[Form, bool] | None:
        """Word by word, each in any case; what is written as in the base form comes first."""
        alive = [(f"{before}{word} ", word == spoken[start]) for word in firsts]
        best: tuple[str, bool] | None = None
        for index in range(start + 1, min(len(spoken), start + _MOST_WORDS) + 1):
            best = next((one for one in alive if one[0] in self._trie), best)
            if index == len(spoken):
                break
            word = spoken[index]
            alive = [
                (f"{name}{option} ", exact and option == word)
                for name, exact in alive
                for option in self._options(name, word, language)
            ]
            if not alive:
                break
            alive.sort(key=lambda one: not one[1])
        return (self.forms(best[0])[0], best[1]) if best else None

    def exact(self, said: Sequence[str], code: str) -> Form | None:
        """The form that is exactly these words."""
        name = _key(said, code)
        return self.forms(name)[0] if name in self._trie else None

    # Scripts without word breaks

    def find_all(self, text: str) -> Iterator[Occurrence]:
        """All forms of such scripts in a text, wherever they stand: by place, at one place the longest first.

        Dots, hyphens and single spaces between the parts of a name may be there or not.
        """
        pairs = self._pairs
        if not pairs:
            return
        # Half a surrogate pair is no text of the trie, and no letter of a name.
        letters = Letters(_SURROGATE.sub(" ", text))
        said = letters.text
        for start in compress(count(), map(pairs.__contains__, map(add, said, islice(said, 1, None)))):
            window = _UNBROKEN + said[start : start + _MOST_LETTERS]
            for name in reversed(self._trie.prefixes(window)):
                found = self._standing(letters, start, name)
                if found is not None:
                    yield found

    def _standing(self, letters: Letters, start: int, name: str) -> Occurrence | None:
        """The form at a place, if what stands between its letters stands between its parts."""
        size = len(name) - 1
        cuts = list(letters.cuts(start, size))
        for form in self.forms(name):
            if not cuts or _between(cuts, form.words):
                end = letters.place(start + size - 1) + 1
                return Occurrence(letters.place(start), end, form)
        return None

    @cached_property
    def ordinary(self) -> Mapping[str, tuple[str, ...]]:
        """Forms that are ordinary words too → persons; :meth:`find_all` leaves them out."""
        return self._source.ordinary()

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """Folded first two letters of the forms."""
        return frozenset(folded(two) for pairs in self._source.starts().values() for two in pairs)


def _between(cuts: list[int], said: Sequence[str]) -> bool:
    """True where each gap stands after a part, and no two together."""
    ends, size = [], 0
    for word in said[:-1]:
        size += len(word)
        ends.append(size)
    return len(set(cuts)) == len(cuts) and set(cuts) <= set(ends)


class _PersonWords(Mapping[str, frozenset[str]]):
    """Person → every word of their forms, read when they are asked for."""

    def __init__(self, source: "_Source") -> None:
        self._source = source
        self._found: dict[str, frozenset[str]] = {}

    def __getitem__(self, person: str) -> frozenset[str]:
        found = self._found.get(person)
        if found is None:
            names = self._source.names_of(person)
            if not names:
                raise KeyError(person)
            if len(self._found) >= _KEPT:
                self._found.clear()
            found = self._found[person] = frozenset(word for name in names for word in words(name))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._source.persons())

    def __len__(self) -> int:
        return len(self._source.persons())


class _Source(Protocol):
    """Where the forms are kept that the trie only names."""

    def row(self, name: str) -> tuple[list[str], list[str]]:
        """Spellings that have a key of the trie, and the persons who have one of them."""

    def starts(self) -> Mapping[str, list[str]]:
        """See :func:`starts`."""

    def names_of(self, person: str) -> list[str]: ...

    def ordinary(self) -> Mapping[str, tuple[str, ...]]: ...

    def persons(self) -> list[str]: ...


class _Tables:
    """A compiled register."""

    def __init__(self, connection: "sqlite3.Connection") -> None:
        self._db = connection

    def row(self, name: str) -> tuple[list[str], list[str]]:
        names, persons = self._db.execute(
            "SELECT names, persons FROM known WHERE key = ?", (name,)
        ).fetchone()
        return names.split("\n"), persons.split("\n")

    def starts(self) -> Mapping[str, list[str]]:
        row = self._db.execute("SELECT value FROM meta WHERE name = 'starts'").fetchone()
        found: dict[str, list[str]] = json.loads(row[0])
        return found

    def names_of(self, person: str) -> list[str]:
        return [name for (name,) in self._db.execute("SELECT name FROM form WHERE person = ?", (person,))]

    def ordinary(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for person, names in self._db.execute("SELECT id, ordinary FROM person WHERE ordinary != '[]'"):
            for name in json.loads(names):
                found[name] = (*found.get(name, ()), person)
        return found

    def persons(self) -> list[str]:
        return [person for (person,) in self._db.execute("SELECT id FROM person")]


class _Memory:
    """Names with their persons, in pairs."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._rows = {one.key: one for one in entries(spellings(pairs))}
        self._names: dict[str, list[str]] = defaultdict(list)
        for name, person in pairs:
            self._names[person].append(name)

    def row(self, name: str) -> tuple[list[str], list[str]]:
        return self._rows[name].names, self._rows[name].persons

    def starts(self) -> Mapping[str, list[str]]:
        return starts(self._rows.values())

    def names_of(self, person: str) -> list[str]:
        return self._names.get(person, [])

    def ordinary(self) -> Mapping[str, tuple[str, ...]]:
        return {}

    def persons(self) -> list[str]:
        return list(self._names)
