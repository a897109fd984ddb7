"""Compiling persons into the register's tables.

Tables: ``person``; ``form`` (every name form, in order); ``key`` (key → person, with the reason why
and whether it joins in articles); ``part`` (single part of a form → person); ``known`` (key in the
trie → spellings and persons, without forms that are ordinary words); ``meta``.
"""

import gc
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

from archive.people.authority.known import Spelled, entries, starts
from archive.people.authority.persons import NameForm, RegisteredPerson
from archive.people.finding.eastern.surnames import split_eastern
from archive.people.keys import is_han, key, key_of, script, words
from archive.people.scripts.deriving import derived
from archive.people.scripts.korean import is_hangul, keys_of

__all__ = ["CONFIDENCE", "THRESHOLD", "fill", "parts"]

THRESHOLD: Final = 0.95
"""Below this confidence a key is found by a search for the name but never joined in an article."""

# How sure a key made by a rule is to mean the person, measured by how much the rule folds together:
# the Southern spelling is one to one; DPRK letters fold ㅓ/ㅗ and ㅡ/ㅜ; McCune-Reischauer without
# its signs folds aspirates too.
CONFIDENCE: Final = {"southern spelling": 0.99, "dprk": 0.97, "rr": 0.98, "kontsevich": 0.96, "mr": 0.95}
SHORT: Final = 0.9
"""For any rule on a name of two syllables: too many share it."""

_READ: Final = frozenset(("Hang", "Hani", "Cyrl"))
"""Scripts whose names rules write in another one."""

SCHEMA: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE person (id TEXT PRIMARY KEY, offices TEXT NOT NULL, wikidata TEXT, born INTEGER, died INTEGER,
  homonyms TEXT NOT NULL, ordinary TEXT NOT NULL, sources TEXT NOT NULL,
  hangul INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX person_hangul ON person (hangul) WHERE hangul;
CREATE TABLE form (person TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
  language TEXT NOT NULL, source TEXT, PRIMARY KEY (person, place)) WITHOUT ROWID;
CREATE TABLE key (key TEXT NOT NULL, person TEXT NOT NULL, reason TEXT NOT NULL,
  confidence REAL NOT NULL, joins INTEGER NOT NULL, PRIMARY KEY (key, person)) WITHOUT ROWID;
CREATE TABLE part (key TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (key, person)) WITHOUT ROWID;
CREATE TABLE known (key TEXT PRIMARY KEY, names TEXT NOT NULL, persons TEXT NOT NULL) WITHOUT ROWID;
"""

Row = tuple[str, str, float]


class _Form(NamedTuple):
    """A name form with what is worked out of its spelling once."""

    form: NameForm
    key: str
    words: tuple[str, ...]
    script: str


def fill(
    connection: sqlite3.Connection, persons: Iterable[RegisteredPerson], stamp: Mapping[str, str]
) -> None:
    """Make the tables and fill them; ``stamp`` goes into ``meta``.

    Raises ``ValueError`` for an id that comes twice.
    """
    with _uncollected():
        _fill(connection, persons, stamp)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage: many small values are made here, and none is in a cycle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _fill(
    connection: sqlite3.Connection, persons: Iterable[RegisteredPerson], stamp: Mapping[str, str]
) -> None:
    connection.executescript(SCHEMA)
    people: dict[str, RegisteredPerson] = {}
    for person in persons:
        if person.id in people:
            raise ValueError(f"two persons with the id {person.id!r}")
        people[person.id] = person
    everybody = [people[name] for name in sorted(people)]
    connection.executemany(
        "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_person_row, everybody)
    )
    connection.executemany(
        "INSERT INTO form VALUES (?, ?, ?, ?, ?)",
        [(p.id, place, f.name, f.language, f.source) for p in everybody for place, f in enumerate(p.forms)],
    )
    made = [(person, _made(person)) for person in everybody]
    single = {
        (part, person.id)
        for person, forms in made
        for said in {one.words for one in forms}
        for part in _parts(said)
    }
    connection.executemany("INSERT INTO part VALUES (?, ?)", sorted(single))
    connection.executemany("INSERT INTO key VALUES (?, ?, ?, ?, ?)", sorted(_keys(made)))
    connection.execute("CREATE INDEX key_person ON key (person)")
    found = entries(
        Spelled(one.form.name, one.words, one.script, person.id)
        for person, forms in made
        for one in forms
        if one.form.name not in person.ordinary
    )
    connection.executemany(
        "INSERT INTO known VALUES (?, ?, ?)",
        sorted((one.key, "\n".join(one.names), "\n".join(one.persons)) for one in found),
    )
    values = {**stamp, "starts": json.dumps(starts(found), ensure_ascii=False)}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", values.items())


def _made(person: RegisteredPerson) -> list[_Form]:
    said = {form.name: words(form.name) for form in person.forms}
    return [
        _Form(form, key_of(said[form.name], form.name), said[form.name], script(form.name))
        for form in person.forms
    ]


def _person_row(person: RegisteredPerson) -> tuple[object, ...]:
    offices = [(one.title, one.kind, one.of, one.from_, one.to) for one in person.offices]
    hangul = any(form.language.split("-")[0] == "ko" for form in person.forms)
    return (
        *(person.id, json.dumps(offices), person.wikidata, person.born, person.died),
        *(json.dumps(person.homonyms), json.dumps(person.ordinary), json.dumps(person.sources), int(hangul)),
    )


def _keys(
    persons: Iterable[tuple[RegisteredPerson, Sequence[_Form]]],
) -> Iterator[tuple[str, str, str, float, int]]:
    """Rows of the table ``key``: a registered form keeps a rule's key of another person out.

    An id is a key of its person, and of nobody who does not have it as a form.
    """
    registered: dict[str, set[str]] = defaultdict(set)
    derived: dict[str, dict[str, tuple[str, float]]] = defaultdict(dict)
    for person, forms in persons:
        registered[person.id].add(person.id)
        for form in forms:
            registered[form.key].add(person.id)
        for name, rule, confidence in _by_rule(forms):
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


def _by_rule(forms: Sequence[_Form]) -> Iterator[Row]:
    """Keys that rules make of the person's names in other scripts, with the rule and how sure it is.

    A name is read in the language that it is a name of: a Korean one has as many syllables in Hangul as
    words in Latin letters (its Han characters may be a transcription, and are not read), a Chinese one is
    printed in pinyin or Wade-Giles too. Cyrillic names of imported
    persons are only written in Latin letters where the list gives none: there are many, in nine languages.
    """
    latin = {one.key for one in forms if one.script == "Latn"}
    sizes = {one.count("-") + 1 for one in latin}
    hangul = [one.form.name for one in forms if one.script == "Hang" and is_hangul(one.form.name)]
    korean = any(2 <= len(name) <= 4 and len(name) in sizes for name in hangul)
    for form, _, _, code in forms:
        if code not in _READ or (code == "Hani" and korean) or (code == "Cyrl" and form.source and latin):
            continue
        made = [(key(one.name), one) for one in derived(form.name, form.language, korean=korean)]
        chinese = any(name in latin for name, one in made if one.script == "Latn")
        if code != "Hani" or chinese:
            yield from ((name, one.system, one.confidence) for name, one in made)
    if korean:
        yield from _spelled(name for name in hangul if 2 <= len(name) <= 4 and len(name) in sizes)


def _spelled(names: Iterable[str]) -> Iterator[Row]:
    """Korean names in every way of writing a system: with the given name apart, in one, without voicing."""
    for name in names:
        surname = len(split_eastern(name)[0])
        for found, rule in keys_of(name, surname=surname).items():
            yield found, rule, CONFIDENCE[rule] if len(name) - surname > 1 else SHORT


def parts(name: str) -> set[str]:
    """Keys of the single parts of a form: what people search by when they know one name only.

    >>> sorted(parts("Raúl Castro Ruz")), sorted(parts("김정일"))
    (['castro', 'raul', 'ruz'], ['김', '정일'])
    """
    return _parts(words(name))


def _parts(found: tuple[str, ...]) -> set[str]:
    if len(found) == 1:
        whole = found[0]
        if len(whole) > 1 and not whole.isascii() and (is_hangul(whole) or all(map(is_han, whole))):
            found = split_eastern(whole)
    return {part for part in found if len(part) > 1 or not part.isascii()}
