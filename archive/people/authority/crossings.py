"""Names of an archive that are one name in two scripts, though no register says so.

Тереза Мей and Theresa May are in the same facet because their forms compare as one name
(:mod:`archive.people.comparing`): a name that the register does not know *crosses* to a person in another
script where the comparison is certain and leads to one alone. What is less certain is only offered to whoever
asks for a name. Everything here is worked out from the names of an archive and kept beside its index, with
the blocking keys of every name, so that they are made for new names alone.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

from archive.people.authority.lookups import among
from archive.people.keys import key, script, words

__all__ = ["CERTAIN", "POSSIBLE", "Crossing", "Crossings", "Named", "Pair"]

CERTAIN: Final = 0.95
"""From this confidence on a name crosses."""

POSSIBLE: Final = 0.85
"""From this confidence on a person is taken where somebody asks for the name."""

FORMAT: Final = 2

_SCHEMA: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (key TEXT PRIMARY KEY, person TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL,
  rank INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE skeleton (skeleton TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (skeleton, key)) WITHOUT ROWID;
CREATE TABLE crossing (key TEXT PRIMARY KEY, person TEXT NOT NULL, confidence REAL NOT NULL,
  reason TEXT NOT NULL) WITHOUT ROWID;
"""

_LISTED: Final = frozenset(("Latn", "Hang", "Hani"))
"""Scripts in which the register has the forms of its persons: another form there is somebody else's."""

_CROWD: Final = 200
"""More names than this with one blocking key: it tells too little to look at all pairs of them."""

_REGISTERED: Final = 1 << 40
"""Added to the rank of a person of the register: before everybody whom only articles know."""


class Named(NamedTuple):
    """A full name and whose it is: a person of the register, or a key of the archive's own (``person``).

    ``articles`` is how many have it, ``registered`` whether the register knows the person.
    """

    person: str
    name: str
    language: str
    articles: int
    registered: bool


class Crossing(NamedTuple):
    """The person that a name crosses to. ``confidence`` is 0 to 1, ``reason`` in words."""

    person: str
    confidence: float
    reason: str


class Pair(NamedTuple):
    """Two keys that may be one person's; ``confidence`` is 0 to 1, ``reason`` in words."""

    first: str
    second: str
    confidence: float
    reason: str


class Crossings:
    """The crossings of an archive, in a table file that a search only looks up in."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    def open(cls, path: Path, stamp: str) -> "Crossings | None":
        """The crossings that were worked out for ``stamp``; ``None`` where there are none of it."""
        if not path.is_file():
            return None
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        with suppress(sqlite3.DatabaseError):
            rows = dict(connection.execute("SELECT name, value FROM meta"))
            if (rows.get("stamp"), rows.get("format")) == (stamp, str(FORMAT)):
                return cls(connection)
        connection.close()
        return None

    @classmethod
    def compile(cls, path: Path | None, stamp: str, named: Iterable[Named]) -> "Crossings":
        """Work out the crossings among ``named`` and keep them at ``path`` (``None``: in memory).

        A file there is taken up where it is of the same format. Raises ``OSError`` or
        :class:`sqlite3.Error` where it cannot be written.
        """
        if path is not None and not _usable(path):
            path.unlink(missing_ok=True)
        connection = sqlite3.connect(":memory:" if path is None else path, check_same_thread=False)
        try:
            with connection:
                if connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
                    connection.executescript(_SCHEMA)
                whole = sorted((item for item in named if _full(item.name)), key=_rank)
                _fill(connection, {key(item.name): item for item in whole})
                scripts = " ".join(sorted({_written(item.name, item.language) for item in whole}))
                connection.execute("DELETE FROM meta")
                connection.executemany(
                    "INSERT INTO meta VALUES (?, ?)",
                    [("stamp", stamp), ("format", str(FORMAT)), ("scripts", scripts)],
                )
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        self._db.close()

    def joined(self, keys: Sequence[str]) -> dict[str, Crossing]:
        """The crossings of those ``keys`` that have one."""
        rows = among(self._db, "SELECT key, person, confidence, reason FROM crossing WHERE key IN", keys)
        return {name: Crossing(*found) for name, *found in rows}

    def alike(self, name: str) -> list[Crossing]:
        """Whom ``name`` may mean in another script or system, the most confident first."""
        if not _full(name) or self._scripts() <= {script(name)}:
            return []
        own = _written(name, "und")
        from archive.people.comparing import skeletons

        found: dict[str, Crossing] = {}
        for other in _near(self._db, skeletons(name, "und")):
            if _written(other.name, other.language) == own:
                continue
            crossing = _compared(name, "und", other)
            best = found.get(crossing.person)
            if crossing.confidence >= POSSIBLE and (best is None or best.confidence < crossing.confidence):
                found[crossing.person] = crossing
        return sorted(found.values(), key=lambda item: (-item.confidence, item.person))

    def names(self) -> list[tuple[str, str]]:
        """Every key that was compared, with the person that it was of before decisions; sorted."""
        return list(self._db.execute("SELECT key, person FROM name ORDER BY key"))

    def pairs(
        self, whose: Mapping[str, str], least: float, skip: Callable[[str, str], bool]
    ) -> Iterator[Pair]:
        """Keys of different persons whose names are alike with a confidence of ``least`` or more.

        ``whose`` gives the person of each key, ``skip`` says of two persons that they need no look. Only
        names that share a blocking key are compared.
        """
        from archive.people.authority.suggesting import blocks, likeness

        names = dict(self._db.execute("SELECT key, name FROM name"))
        near: dict[str, list[str]] = defaultdict(list)
        for code, own in self._db.execute("SELECT skeleton, key FROM skeleton ORDER BY skeleton, key"):
            near[code].append(own)
        seen: set[tuple[str, str]] = set()
        for block in (*near.values(), *blocks(list(names.items()))):
            if len(block) > _CROWD:
                continue
            for pair in combinations(sorted(block), 2):
                first, second = whose[pair[0]], whose[pair[1]]
                if pair in seen or first == second or skip(first, second):
                    continue
                seen.add(pair)
                found = likeness(names[pair[0]], names[pair[1]])
                if found.confidence >= least:
                    yield Pair(*pair, found.confidence, found.reason)

    def _scripts(self) -> set[str]:
        """The scripts of the names that are here."""
        return set(self._db.execute("SELECT value FROM meta WHERE name = 'scripts'").fetchone()[0].split())


def _full(name: str) -> bool:
    """Whether this is a whole name: of two words, or in a script that writes names as one."""
    said = words(name)
    return len(said) > 1 or (len(said) == 1 and len(said[0]) > 1 and script(name) in {"Hang", "Hani"})


def _written(name: str, language: str) -> str:
    """The script of a name, and the ending that a language puts on women's surnames (Theresa Mayová)."""
    from archive.people.comparing.feminine import ending

    return script(name) + ending(name, language)


def _rank(named: Named) -> int:
    """Of two names the one to cross to: a registered person's, a Latin one, that of more articles."""
    latin = script(named.name) == "Latn"
    return _REGISTERED * named.registered + (latin << 32) + min(named.articles, (1 << 32) - 1)


def _usable(path: Path) -> bool:
    """Whether there is a table file of this format."""
    if not path.is_file():
        return False
    connection = sqlite3.connect(path)
    try:
        rows = dict(connection.execute("SELECT name, value FROM meta"))
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
    return rows.get("format") == str(FORMAT)


def _fill(connection: sqlite3.Connection, named: Mapping[str, Named]) -> None:
    """Bring the tables up to these names by key; crossings are worked out again for what changed."""
    from archive.people.comparing import skeletons

    before = {row[0]: row[1:] for row in connection.execute("SELECT key, person, name, language FROM name")}
    now = {own: (item.person, item.name, item.language, _rank(item)) for own, item in named.items()}
    gone = before.keys() - now.keys()
    fresh = {own for own in now if before.get(own) != now[own][:3]}
    for own in gone | fresh:
        connection.execute("DELETE FROM skeleton WHERE key = ?", [own])
    connection.executemany("DELETE FROM name WHERE key = ?", [[own] for own in gone])
    connection.executemany(
        "REPLACE INTO name VALUES (?, ?, ?, ?, ?)", ((own, *row) for own, row in now.items())
    )
    connection.executemany(
        "REPLACE INTO skeleton VALUES (?, ?)",
        ((code, own) for own in fresh for code in skeletons(now[own][1], now[own][2])),
    )
    connection.execute("DELETE FROM crossing")
    connection.executemany("INSERT INTO crossing VALUES (?, ?, ?, ?)", _crossings(connection, named))


def _crossings(
    connection: sqlite3.Connection, named: Mapping[str, Named]
) -> Iterator[tuple[str, str, float, str]]:
    """Every unregistered key with the one person of higher rank in another script that it certainly names."""
    by_skeleton: dict[str, list[str]] = defaultdict(list)
    own_skeletons: dict[str, list[str]] = defaultdict(list)
    for code, own in connection.execute("SELECT skeleton, key FROM skeleton"):
        by_skeleton[code].append(own)
        own_skeletons[own].append(code)
    target: dict[str, Crossing] = {}
    for own, item in sorted(named.items(), key=lambda pair: (-_rank(pair[1]), pair[0])):
        if item.registered or item.person != own:
            continue
        # In order, so that of equal crossings it is always the same that gives the reason.
        near = sorted({other for code in own_skeletons[own] for other in by_skeleton[code]})
        found: dict[str, Crossing] = {}
        for other in near:
            candidate = named[other]
            if not _may_cross(item, candidate):
                continue
            crossing = _compared(item.name, item.language, candidate)
            if crossing.confidence >= CERTAIN:
                head = target.get(crossing.person)
                person = head.person if head else crossing.person
                best = found.get(person)
                if best is None or best.confidence < crossing.confidence:
                    found[person] = crossing._replace(person=person)
        if len(found) == 1:
            (crossing,) = found.values()
            target[own] = crossing
            yield own, *crossing


def _may_cross(item: Named, candidate: Named) -> bool:
    """Whether a name may be that of a person of higher rank, going by their scripts."""
    own = _written(item.name, item.language)
    if _rank(candidate) <= _rank(item) or _written(candidate.name, candidate.language) == own:
        return False
    return not (candidate.registered and own in _LISTED)


def _compared(name: str, language: str, other: Named) -> Crossing:
    from archive.people.authority.persons import NameForm
    from archive.people.comparing import compare

    verdict = compare(
        NameForm(name=name, language=language), NameForm(name=other.name, language=other.language)
    )
    return Crossing(other.person, verdict.confidence, verdict.reason)


def _near(connection: sqlite3.Connection, found: Sequence[str]) -> list[Named]:
    """The names that share one of these skeletons."""
    query = (
        "SELECT DISTINCT n.person, n.name, n.language, n.rank FROM skeleton s JOIN name n USING (key)"
        " WHERE s.skeleton IN"
    )
    rows = sorted(among(connection, query, found))
    return [
        Named(person, name, language, rank & ((1 << 32) - 1), rank >= _REGISTERED)
        for person, name, language, rank in rows
    ]
