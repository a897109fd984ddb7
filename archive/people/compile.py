"""Compiling persons into the register's tables.

Tables: ``person``; ``form`` (every name form, in order); ``key`` (key → person, with the reason why
and whether it joins in articles); ``part`` (single part of a form → person); ``meta``.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from archive.people.keys import is_han, key, script, words
from archive.people.persons import RegisteredPerson
from archive.people.scripts.korean import is_hangul, keys_of
from archive.people.surnames import split_eastern

__all__ = ["CONFIDENCE", "THRESHOLD", "fill"]

THRESHOLD: Final = 0.95
"""Below this confidence a key is found by a search for the name but never joined in an article."""

# How sure a key made by a rule is to mean the person, measured by how much the rule folds together:
# the Southern spelling is one to one; DPRK letters fold ㅓ/ㅗ and ㅡ/ㅜ; McCune-Reischauer without
# its signs folds aspirates too.
CONFIDENCE: Final = {"southern spelling": 0.99, "dprk": 0.97, "rr": 0.98, "kontsevich": 0.96, "mr": 0.95}
SHORT: Final = 0.9
"""For any rule on a name of two syllables: too many share it."""

SCHEMA: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE person (id TEXT PRIMARY KEY, offices TEXT NOT NULL, wikidata TEXT, born INTEGER, died INTEGER,
  homonyms TEXT NOT NULL, sources TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE form (person TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
  language TEXT NOT NULL, PRIMARY KEY (person, place)) WITHOUT ROWID;
CREATE TABLE key (key TEXT NOT NULL, person TEXT NOT NULL, reason TEXT NOT NULL,
  confidence REAL NOT NULL, joins INTEGER NOT NULL, PRIMARY KEY (key, person)) WITHOUT ROWID;
CREATE INDEX key_person ON key (person);
CREATE TABLE part (key TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (key, person)) WITHOUT ROWID;
"""

Row = tuple[str, str, str, float]


def fill(connection: sqlite3.Connection, persons: Iterable[RegisteredPerson]) -> None:
    """Make the tables and fill them. Raises ``ValueError`` for an id that comes twice."""
    connection.executescript(SCHEMA)
    people: dict[str, RegisteredPerson] = {}
    for person in persons:
        if person.id in people:
            raise ValueError(f"two persons with the id {person.id!r}")
        people[person.id] = person
    connection.executemany(
        "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(p.id, json.dumps([(o.title, o.kind, o.of, o.from_, o.to) for o in p.offices])),
                *(p.wikidata, p.born, p.died, json.dumps(p.homonyms), json.dumps(p.sources)),
            )
            for p in people.values()
        ),
    )
    connection.executemany(
        "INSERT INTO form VALUES (?, ?, ?, ?)",
        ((p.id, place, f.name, f.language) for p in people.values() for place, f in enumerate(p.forms)),
    )
    connection.executemany(
        "INSERT INTO part VALUES (?, ?)",
        sorted({(part, p.id) for p in people.values() for form in p.forms for part in parts(form.name)}),
    )
    connection.executemany("INSERT INTO key VALUES (?, ?, ?, ?, ?)", _keys(people.values()))


def _keys(persons: Iterable[RegisteredPerson]) -> Iterator[tuple[str, str, str, float, int]]:
    """Rows of the table ``key``: a registered form keeps a rule's key of another person out."""
    registered: dict[str, set[str]] = defaultdict(set)
    derived: dict[str, dict[str, tuple[str, float]]] = defaultdict(dict)
    for person in persons:
        for form in person.forms:
            registered[key(form.name)].add(person.id)
        for name, rule, confidence in _by_rule(person):
            best = derived[name].get(person.id)
            if best is None or best[1] < confidence:
                derived[name][person.id] = (rule, confidence)
    for name, owners in registered.items():
        for owner in owners:
            yield name, owner, "register", 1.0, int(len(owners) == 1)
    for name, found in derived.items():
        if name in registered:
            continue
        for owner, (rule, confidence) in found.items():
            joins = len(found) == 1 and confidence >= THRESHOLD
            yield name, owner, f"transliteration {rule}", confidence, int(joins)


def _by_rule(person: RegisteredPerson) -> Iterator[tuple[str, str, float]]:
    """Keys in other scripts for the Korean name of a Korean: as many syllables as Latin words."""
    latin = {len(words(form.name)) for form in person.forms if script(form.name) == "Latn"}
    for form in person.forms:
        name = form.name
        if not (is_hangul(name) and 2 <= len(name) <= 4 and len(name) in latin):
            continue
        surname = len(split_eastern(name)[0])
        for found, rule in keys_of(name, surname=surname).items():
            yield found, rule, CONFIDENCE[rule] if len(name) - surname > 1 else SHORT


def parts(name: str) -> set[str]:
    """Keys of the single parts of a form: what people search by when they know one name only.

    >>> sorted(parts("Raúl Castro Ruz")), sorted(parts("김정일"))
    (['castro', 'raul', 'ruz'], ['김', '정일'])
    """
    found = words(name)
    if len(found) == 1:
        whole = found[0]
        if len(whole) > 1 and (is_hangul(whole) or all(map(is_han, whole))):
            found = split_eastern(whole)
    return {part for part in found if len(part) > 1 or not part.isascii()}
