"""The register: which name forms mean which person.

A compiled register is one SQLite table file; a search opens it and never reads the tables that it
was compiled from. Decisions lie over it and are applied when a key is asked for.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.errors import PressmarkError
from archive.people.keys import key
from archive.people.locales import preferred
from archive.people.scripts.korean import is_hangul, romanise
from archive.people.tables import fingerprint

if TYPE_CHECKING:
    import sqlite3

    from archive.people.known import KnownNames
    from archive.people.persons import Decision, NameForm, RegisteredPerson

__all__ = ["Register", "StaleRegisterError"]

_CHUNK = 5000


class StaleRegisterError(PressmarkError):
    """There is no compiled register, or it was compiled from other tables: compile it anew."""


class Register:
    """Persons with their name forms. Made by :meth:`compile` or :meth:`open`; close it after use."""

    def __init__(self, connection: "sqlite3.Connection", decisions: "Sequence[Decision]" = ()) -> None:
        self._db = connection
        self._merged: dict[str, str] = {}
        self._split: set[tuple[str, str]] = set()
        for decision in decisions:
            self._decide(decision)

    @classmethod
    def compile(
        cls,
        path: Path | None = None,
        *,
        imports: "Iterable[RegisteredPerson]" = (),
        decisions: "Sequence[Decision]" = (),
    ) -> "Register":
        """Compile the shipped persons and the imported ones into ``path`` (``None``: in memory).

        The file appears whole or not at all. Raises ``ValueError`` for a person id that comes
        twice, ``OSError`` where the file cannot be written.
        """
        import sqlite3

        from archive.people.compile import fill
        from archive.people.persons import shipped

        scratch = None if path is None else path.with_name(path.name + ".new")
        if scratch is not None:
            scratch.unlink(missing_ok=True)
        connection = sqlite3.connect(":memory:" if scratch is None else scratch, check_same_thread=False)
        try:
            with connection:
                fill(connection, (*shipped(), *imports))
                connection.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (fingerprint(),))
        except BaseException:
            connection.close()
            if scratch is not None:
                scratch.unlink(missing_ok=True)
            raise
        if path is None or scratch is None:
            return cls(connection, decisions)
        connection.close()
        scratch.replace(path)
        return cls.open(path, decisions=decisions)

    @classmethod
    def open(cls, path: Path, *, decisions: "Sequence[Decision]" = ()) -> "Register":
        """Open a compiled register for reading.

        Raises :class:`StaleRegisterError` where it is missing, damaged or older than the package.
        """
        import sqlite3

        if not path.is_file():
            raise StaleRegisterError(f"there is no compiled register at {path}")
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        found = None
        with suppress(sqlite3.DatabaseError):
            found = connection.execute("SELECT value FROM meta WHERE name = 'fingerprint'").fetchone()
        if found is None or found[0] != fingerprint():
            connection.close()
            raise StaleRegisterError(f"the register at {path} was compiled from other tables")
        return cls(connection, decisions)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Keys of articles

    def resolve(self, keys: Iterable[str]) -> dict[str, str]:
        """Key → person id for those keys that join a person; the others are left out.

        A key joins by a registered form that is one person's alone, by a transliteration rule of
        confidence .95 or more that leads to one person alone, or by decision. Never by a bare part.
        """
        wanted = list(dict.fromkeys(keys))
        found = {name: person for name, (person, _) in self._joins(wanted).items()}
        if not self._merged:
            return found
        for name in wanted:
            person = found.get(name, name)
            target = self._follow(name if name in self._merged else person)
            if target != name or name in found:
                found[name] = target
        return found

    def reason(self, name: str) -> str | None:
        """Why a key joins: ``register``, ``transliteration RULE, confidence C`` or ``decision``.

        ``None`` for one that does not.
        """
        found = self._joins([name]).get(name)
        if name in self._merged or (found and found[0] in self._merged):
            return "decision"
        return found[1] if found else None

    def _joins(self, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        query = "SELECT key, person, reason, confidence FROM key WHERE joins AND key IN"
        for name, person, reason, confidence in self._among(query, keys):
            if (name, person) not in self._split:
                certain = reason == "register"
                found[name] = person, reason if certain else f"{reason}, confidence {confidence:.2f}"
        self._romanised([name for name in keys if name not in found], found)
        return found

    def _romanised(self, keys: Sequence[str], found: dict[str, tuple[str, str]]) -> None:
        """Join Hangul names through their DPRK romanisation to persons without a Hangul form.

        A person whose Hangul forms are registered is never joined to another one: 김영남 and
        김용남 are both Kim Yong Nam.
        """
        latin = {name: key(romanise(name)) for name in keys if len(name) == 3 and is_hangul(name)}
        if not latin:
            return
        known = {name for (name,) in self._among("SELECT DISTINCT key FROM key WHERE key IN", list(latin))}
        query = (
            "SELECT key, person FROM key WHERE joins AND reason = 'register' AND person NOT IN"
            " (SELECT person FROM form WHERE language LIKE 'ko%') AND key IN"
        )
        persons = dict(self._among(query, list(set(latin.values()))))
        for name, other in latin.items():
            person = persons.get(other)
            if person is not None and name not in known and (name, person) not in self._split:
                found[name] = person, "transliteration dprk, confidence 0.95"

    def _among(self, query: str, keys: Sequence[str]) -> Iterator[Any]:
        """Rows of a query that ends in ``IN``, for any number of keys."""
        clean = [name for name in keys if not any("\ud800" <= char <= "\udfff" for char in name)]
        for start in range(0, len(clean), _CHUNK):
            chunk = clean[start : start + _CHUNK]
            yield from self._db.execute(f"{query} ({','.join('?' * len(chunk))})", chunk)

    # Decisions

    def _decide(self, decision: "Decision") -> None:
        if decision.kind == "split":
            self._split.add((decision.first, decision.second))
            if self._merged.get(decision.first) == decision.second:
                del self._merged[decision.first]
            return
        target = self._joins([decision.second]).get(decision.second, (decision.second,))[0]
        self._split.discard((decision.first, target))
        if self._follow(target) != decision.first:
            self._merged[decision.first] = target

    def _follow(self, name: str) -> str:
        seen = set()
        while name in self._merged and name not in seen:
            seen.add(name)
            name = self._merged[name]
        return name

    # What people type

    def lookup(self, name: str) -> list[str]:
        """Person ids for a full name form in any script, or one made from it by a rule; sorted.

        Several where the name is shared. Where a registered form fits, rules are not asked.
        """
        rows = list(self._among("SELECT person, reason FROM key WHERE key IN", [key(name)]))
        certain = [person for person, reason in rows if reason == "register"]
        found = set(certain or [person for person, _ in rows])
        found.update(self.resolve([key(name)]).values())
        return sorted({self._follow(person) for person in found})

    def part(self, name: str) -> list[str]:
        """Ids of the persons who have this single part in any of their forms, in any script; sorted."""
        rows = self._among("SELECT person FROM part WHERE key IN", [key(name)])
        return sorted({self._follow(person) for (person,) in rows})

    # Persons

    def keys(self, person_id: str) -> set[str]:
        """All keys that mean the person: of every form, by rule, and merged by decision."""
        members = {person_id, *(name for name in self._merged if self._follow(name) == person_id)}
        rows = self._among("SELECT key, person FROM key WHERE joins AND person IN", sorted(members))
        found = {name for name, person in rows if (name, person) not in self._split}
        kept = {name for name in found if self._merged.get(name, person_id) in members}
        return kept | (members & self._merged.keys())

    def person(self, person_id: str) -> "RegisteredPerson | None":
        from archive.people.persons import Office, RegisteredPerson

        rows = list(self._among("SELECT * FROM person WHERE id IN", [person_id]))
        if not rows:
            return None
        _, offices, wikidata, born, died, homonyms, sources = rows[0]
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
            sources=tuple(json.loads(sources)),
        )

    def forms(self, person_id: str) -> "tuple[NameForm, ...]":
        """The person's name forms, in order; empty for an unknown person."""
        from archive.people.persons import NameForm

        return tuple(NameForm(name=name, language=language) for name, language in self._forms(person_id))

    def _forms(self, person_id: str) -> list[tuple[str, str]]:
        """Names and languages of the person's forms, in order."""
        rows = self._among("SELECT place, name, language FROM form WHERE person IN", [person_id])
        return [(name, language) for _, name, language in sorted(rows)]

    def label(self, person_id: str, locale: str) -> str | None:
        """The name to show to a reader of ``locale`` (BCP 47); ``None`` for an unknown person.

        Falls back to the language, its other scripts, a language of the same script, English, and
        then to any form.
        """
        forms: dict[str, str] = {}
        for name, language in self._forms(person_id):
            forms.setdefault(language, name)
        return next((forms[tag] for tag in preferred(locale, forms)), None)

    def known_forms(self) -> Mapping[str, tuple[str, ...]]:
        """Every name form of every person → the ids of those who have it, for finding them in text."""
        found: dict[str, tuple[str, ...]] = {}
        for name, person in self._db.execute("SELECT DISTINCT name, person FROM form ORDER BY name, person"):
            found[name] = (*found.get(name, ()), person)
        return found

    @cached_property
    def names(self) -> "KnownNames":
        """The name forms, arranged for the finder; made when first asked for."""
        from archive.people.known import KnownNames

        return KnownNames(self.known_forms())

    def __reduce__(self) -> Any:
        raise TypeError("a register belongs to one process: open it anew by its path")
