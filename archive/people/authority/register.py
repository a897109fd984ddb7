"""The register: which name forms mean which person.

A compiled register is one SQLite table file, with the trie of its name forms in another beside it. A
search opens the first alone, and never reads the tables that it was compiled from. Decisions lie over
it and are applied when a key is asked for.
"""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from archive.errors import PressmarkError
from archive.people.authority.judgement import Judgement, other
from archive.people.authority.locales import preferred
from archive.people.authority.lookups import among
from archive.people.keys import key
from archive.people.scripts.korean import is_hangul, romanise
from archive.people.tables import fingerprint

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from archive.people.authority.crossings import Crossing, Crossings
    from archive.people.authority.known import KnownNames
    from archive.people.authority.persons import Decision, NameForm, RegisteredPerson

__all__ = ["Register", "StaleRegisterError"]


class StaleRegisterError(PressmarkError):
    """There is no compiled register, or it was compiled from other tables: compile it anew."""


class _Joins(NamedTuple):
    """What the register itself says of keys.

    ``persons`` are those that join, with the reason; ``taken`` those that are the id of a person and
    do not join them, because others have the name too or because it was split off.
    """

    persons: dict[str, tuple[str, str]]
    taken: set[str]


class Register:
    """Persons with their name forms. Made by :meth:`compile` or :meth:`open`; close it after use."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        decisions: "Sequence[Decision]" = (),
        *,
        path: Path | None = None,
    ) -> None:
        self._db = connection
        self._path = path
        self._crossings: Callable[[], Crossings | None] = lambda: None
        self._judgement = Judgement()
        for decision in decisions:
            merge = decision.kind == "merge"
            self._judgement.decide(decision, self._target(decision.second) if merge else decision.second)

    @classmethod
    def compile(
        cls,
        path: Path | None = None,
        *,
        imports: "Iterable[RegisteredPerson]" = (),
        sources: Sequence[str] = (),
        decisions: "Sequence[Decision]" = (),
    ) -> "Register":
        """Compile persons into ``path`` and the trie beside it (``None``: in memory).

        They are the shipped persons and ``imports``, where a person with the id of a shipped one takes
        that one's place; ``sources`` says what the imports were read from (:meth:`open`). The files
        appear whole or not at all. Raises ``ValueError`` for an id that comes twice among the imports,
        ``OSError`` where the files cannot be written.
        """
        import sqlite3

        from archive.people.authority.compile import fill
        from archive.people.authority.persons import shipped

        imported = list(imports)
        ids = {person.id for person in imported}
        persons = [*(person for person in shipped() if person.id not in ids), *imported]
        stamp = {"fingerprint": fingerprint(), "sources": json.dumps(list(sources))}
        if path is None:
            connection = sqlite3.connect(":memory:", check_same_thread=False)
            try:
                with connection:
                    fill(connection, persons, stamp)
            except BaseException:
                connection.close()
                raise
            return cls(connection, decisions)
        _write(path, persons, stamp)
        return cls.open(path, decisions=decisions)

    @classmethod
    def open(
        cls, path: Path, *, sources: Sequence[str] | None = None, decisions: "Sequence[Decision]" = ()
    ) -> "Register":
        """Open a compiled register for reading.

        ``sources`` says what its imports must have been read from, ``None`` that this does not matter.
        Raises :class:`StaleRegisterError` where it is missing, damaged, or not compiled from those and
        from the package's own tables.
        """
        import sqlite3

        from archive.people.authority.trie import beside

        if not path.is_file():
            raise StaleRegisterError(f"there is no compiled register at {path}")
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        found: dict[str, str] = {}
        with suppress(sqlite3.DatabaseError):
            found = dict(connection.execute("SELECT name, value FROM meta WHERE name != 'starts'"))
        size = None
        with suppress(OSError):
            size = beside(path).stat().st_size
        current = found.get("fingerprint") == fingerprint() and found.get("trie_size") == str(size)
        if not current or sources not in (None, json.loads(found.get("sources", "[]"))):
            connection.close()
            raise StaleRegisterError(f"the register at {path} was compiled from other tables")
        return cls(connection, decisions, path=path)

    def close(self) -> None:
        self._db.close()

    @property
    def identity(self) -> str:
        """What the register was compiled from: the same for the same persons."""
        rows = self._db.execute(
            "SELECT value FROM meta WHERE name IN ('fingerprint', 'sources') ORDER BY name"
        )
        return " ".join(value for (value,) in rows)

    def cross(self, crossings: "Callable[[], Crossings | None]") -> None:
        """Let names of an archive join those that they cross to.

        ``crossings`` gives them and is called whenever they are needed.
        """
        self._crossings = crossings

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Keys of articles

    def resolve(self, keys: Iterable[str]) -> dict[str, str]:
        """Key → person id for those keys that join a person; the others are left out.

        A key joins by a registered form that is one person's alone, by a transliteration rule of
        confidence .95 or more that leads to one person alone, by being the id of a person, or by
        decision. Never by a bare part. Where a key is spelled like the id of a person and does not join
        that person, it is given an id of its own (:func:`archive.people.authority.judgement.other`).
        """
        wanted = list(dict.fromkeys(keys))
        joins = self._joins(wanted)
        found = {name: self._judged(name, joins) for name in wanted} if self._judgement else None
        if found is None:
            persons = {name: person for name, (person, _) in joins.persons.items()}
            return persons | {name: other(name) for name in joins.taken}
        registered = joins.persons.keys() | joins.taken
        return {name: node for name, node in found.items() if node != name or name in registered}

    def _judged(self, name: str, joins: _Joins) -> str:
        """Whom a key means, decisions included."""
        return self._judgement.root(self._own(name, joins))

    def _own(self, name: str, joins: _Joins) -> str:
        """The node of a key before anything is said of that node."""
        if name in joins.persons and not self._judgement.is_merged(name):
            return joins.persons[name][0]
        return other(name) if name in joins.taken else name

    def _node(self, name: str) -> str:
        return self._own(name, self._joins([name]))

    def _target(self, name: str) -> str:
        """The node that a decision names: a person by id, or what a key means."""
        known = any(among(self._db, "SELECT 1 FROM person WHERE id IN", [name]))
        return name if known else self._node(name)

    def reason(self, name: str) -> str | None:
        """Why a key joins: ``register``, ``transliteration RULE, confidence C`` or ``decision NUMBER``.

        ``None`` for one that does not.
        """
        joins = self._joins([name])
        node = self._own(name, joins)
        decided = self._judgement.reason([name, node])
        if decided is not None:
            return decided
        return joins.persons[name][1] if name in joins.persons else None

    def _joins(self, keys: Sequence[str]) -> _Joins:
        found: dict[str, tuple[str, str]] = {}
        taken: set[str] = set()
        query = (
            "SELECT key, person, reason, confidence, joins FROM key WHERE (joins OR key = person) AND key IN"
        )
        for name, person, reason, confidence, joins in among(self._db, query, keys):
            if joins and not self._judgement.is_split(name, person):
                certain = reason == "register"
                found[name] = person, reason if certain else f"{reason}, confidence {confidence:.2f}"
            elif name == person:
                taken.add(name)
        self._romanised([name for name in keys if name not in found], found)
        taken -= found.keys()
        self._crossed([name for name in keys if name not in found and name not in taken], found)
        return _Joins(found, taken)

    def _romanised(self, keys: Sequence[str], found: dict[str, tuple[str, str]]) -> None:
        """Join Hangul names through their DPRK romanisation to persons without a Hangul form.

        A person whose Hangul forms are registered is never joined to another one: 김영남 and
        김용남 are both Kim Yong Nam.
        """
        latin = {name: key(romanise(name)) for name in keys if len(name) == 3 and is_hangul(name)}
        if not latin:
            return
        known = {
            name for (name,) in among(self._db, "SELECT DISTINCT key FROM key WHERE key IN", list(latin))
        }
        query = (
            "SELECT key, person FROM key WHERE joins AND reason = 'register'"
            " AND person NOT IN (SELECT id FROM person WHERE hangul) AND key IN"
        )
        persons = dict(among(self._db, query, list(set(latin.values()))))
        for name, romanised in latin.items():
            person = persons.get(romanised)
            if person is not None and name not in known and not self._judgement.is_split(name, person):
                found[name] = person, "transliteration dprk, confidence 0.95"

    def _crossed(self, keys: Sequence[str], found: dict[str, tuple[str, str]]) -> None:
        """Join names of the archive to the person that they certainly are in another script."""
        crossings = self._crossings() if keys else None
        for name, crossing in (crossings.joined(keys) if crossings else {}).items():
            if not self._judgement.is_split(name, crossing.person):
                found[name] = crossing.person, f"{crossing.reason}, confidence {crossing.confidence:.2f}"

    def alike(self, name: str) -> "list[Crossing]":
        """Persons of the archive whose name may be this one in another script, the most confident first.

        Their confidence may be below that of a join: they are for whoever asks for a name.
        """
        crossings = self._crossings()
        found = crossings.alike(name) if crossings else []
        return [item._replace(person=self._judgement.root(self._node(item.person))) for item in found]

    # What people type

    def lookup(self, name: str) -> list[str]:
        """Ids of the persons meant by an id, a full name form in any script, or one made from it by a rule.

        Sorted; several where the name is shared. Where a registered form fits, rules are not asked.
        """
        return sorted({self._judgement.root(node) for node in self.nodes(name)})

    def nodes(self, name: str) -> list[str]:
        """The same before anything is said of these persons, sorted; :meth:`root` says it."""
        own = key(name)
        rows = list(among(self._db, "SELECT person, reason FROM key WHERE key IN", [own]))
        rows = [row for row in rows if not self._judgement.is_split(own, row[0])]
        certain = [person for person, reason in rows if reason == "register"]
        found = set(certain or [person for person, _ in rows])
        node = self._node(own)
        if node != own or self._judgement.is_merged(own):
            found.add(node)
        return sorted(found)

    def node(self, name: str) -> str:
        """Whose a key is before anything is said of that person: an id, or the key itself."""
        return self._node(name)

    def root(self, node: str) -> str:
        """Whom a person id or a key of nobody's means by decision; itself where nothing was decided."""
        return self._judgement.root(node)

    def merged(self, node: str) -> str | None:
        """What a person id or a key was said to be, by decision."""
        return self._judgement.target(node)

    def decided(self, node: str) -> str | None:
        """The decision by which a person id or a key of nobody's means another one."""
        return self._judgement.reason([node])

    def owners(self, name: str) -> list[str]:
        """Ids of all persons who have a form with this key, sorted; they may be several."""
        rows = among(self._db, "SELECT person FROM key WHERE reason = 'register' AND key IN", [name])
        return sorted(person for (person,) in rows)

    def part(self, name: str) -> list[str]:
        """Ids of the persons who have this single part in any of their forms, in any script; sorted."""
        rows = among(self._db, "SELECT person FROM part WHERE key IN", [key(name)])
        return sorted({self._judgement.root(person) for (person,) in rows})

    # Persons

    def members(self, person_id: str) -> list[str]:
        """What means the person by decision: ids of other persons, and keys of nobody's."""
        return self._judgement.members(person_id)

    def keys(self, person_id: str) -> set[str]:
        """All keys that mean the person: of every form, by rule, and merged by decision."""
        members = self.members(person_id)
        nodes = {person_id, *members}
        rows = among(self._db, "SELECT key, person FROM key WHERE joins AND person IN", sorted(nodes))
        found = {
            name
            for name, person in rows
            if not self._judgement.is_split(name, person)
            and (not self._judgement.is_merged(name) or self._judgement.root(name) == person_id)
        }
        persons = {
            person for (person,) in among(self._db, "SELECT id FROM person WHERE id IN", sorted(nodes))
        }
        return found | ((nodes if members else set()) - persons)

    def person(self, person_id: str) -> "RegisteredPerson | None":
        from archive.people.authority.persons import Office, RegisteredPerson

        rows = list(among(self._db, "SELECT * FROM person WHERE id IN", [person_id]))
        if not rows:
            return None
        _, offices, wikidata, born, died, homonyms, ordinary, sources, _ = rows[0]
        return RegisteredPerson(
            id=person_id,
            forms=self.forms(person_id),
            offices=tuple(
                Office(title=title, kind=kind, of=of, from_=first, to=last)
                for title, kind, of, first, last in json.loads(offices)
            ),
            wikidata=wikidata,
            born=born,
            died=died,
            homonyms=tuple(json.loads(homonyms)),
            ordinary=tuple(json.loads(ordinary)),
            sources=tuple(json.loads(sources)),
        )

    def forms(self, person_id: str) -> "tuple[NameForm, ...]":
        """The person's name forms, in order; empty for an unknown person."""
        from archive.people.authority.persons import NameForm

        return tuple(
            NameForm(name=name, language=language, source=source)
            for name, language, source in self._forms(person_id)
        )

    def _forms(self, person_id: str) -> list[tuple[str, str, str | None]]:
        """Names, languages and sources of the person's forms, in order."""
        rows = among(self._db, "SELECT place, name, language, source FROM form WHERE person IN", [person_id])
        return [(name, language, source) for _, name, language, source in sorted(rows)]

    def label(self, person_id: str, locale: str) -> str | None:
        """The name to show to a reader of ``locale`` (BCP 47); ``None`` for an unknown person.

        Falls back to the language, its other scripts, a language of the same script, English, and
        then to any form; to those of persons who were said to be this one where there is none.
        """
        forms: dict[str, str] = {}
        for node in (person_id, *(self.members(person_id) if self._judgement else ())):
            for name, language, _ in self._forms(node):
                forms.setdefault(language, name)
            if forms:
                break
        return next((forms[tag] for tag in preferred(locale, forms)), None)

    @cached_property
    def names(self) -> "KnownNames":
        """The name forms, arranged for the finder; opened when first asked for."""
        from archive.people.authority.known import KnownNames
        from archive.people.authority.trie import beside, built, mapped

        found = None
        if self._path is not None:
            expected = self._db.execute("SELECT value FROM meta WHERE name = 'trie'").fetchone()[0]
            found = mapped(beside(self._path), expected)
        if found is None:
            # In memory, or the file beside is by now that of another register.
            found = built(name for (name,) in self._db.execute("SELECT key FROM known"))
        return KnownNames.opened(found, self._db)

    def __reduce__(self) -> Any:
        raise TypeError("a register belongs to one process: open it anew by its path")


def _write(path: Path, persons: "list[RegisteredPerson]", stamp: dict[str, str]) -> None:
    """Write both files under other names, then put them in place: the trie first, which is nothing alone."""
    import sqlite3

    from archive.people.authority.compile import fill
    from archive.people.authority.trie import beside, built, digest

    table, names = path.with_name(path.name + ".new"), beside(path).with_name(beside(path).name + ".new")
    try:
        table.unlink(missing_ok=True)
        connection = sqlite3.connect(table)
        try:
            connection.execute("PRAGMA synchronous = OFF")  # an unfinished file is made anew
            with connection:
                fill(connection, persons, stamp)
                keys = (name for (name,) in connection.execute("SELECT key FROM known"))
                built(keys).save(str(names))
                values = {"trie": digest(names), "trie_size": str(names.stat().st_size)}
                connection.executemany("INSERT INTO meta VALUES (?, ?)", values.items())
        finally:
            connection.close()
        names.replace(beside(path))
        table.replace(path)
    finally:
        table.unlink(missing_ok=True)
        names.unlink(missing_ok=True)
