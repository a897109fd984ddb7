"""Verification finds every flipped bit that is part of something."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.store import Damage, MemoryStore, Store, create_store, open_store, verify_file
from archive.store.memory.tables import State

from .samples import NOW, clock, contents, put, submission


def fill(store: Store) -> None:
    """Something of everything, over several pages."""
    noise = random.Random(7)  # noqa: S311  # no secret
    with store.transaction():
        for number in range(12):
            text = " ".join(noise.choices(["한국", "news", "Пхеньян", "平壌"], k=noise.choice([3, 40, 900])))
            store.articles.put(submission(f"id:{number}", text, supplied={"n": number}), now=NOW)
    put(store, "id:1", "changed")
    put(store, "copy", "changed")
    store.articles.put(submission("incompressible", original=noise.randbytes(9000)), now=NOW)
    store.articles.put(submission("url:caf\udce9"), now=NOW)
    for item in list(store.articles.iterate())[:2]:
        new = replace(item.article, title="New")
        store.articles.rederive(item.article.id, item.article.revision, new, "test 2")
    store.decisions.add("merge", {"from": "a", "to": "b"}, "they are one")
    store.imports.add("caf\udce9.csv", "csv", b"name_en\nJane Roe\n")
    store.failures.add("caf\udce9.html", "/x/caf\udce9.html", "it is broken", b"broken", {"source": None})
    store.failures.add("gone.html", None, "it is empty", None, {})
    store.failures.resolve("gone.html")
    store.ledger.append("exported", "all", {"articles": 3})
    store.meta.set("name", "press")


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database in which all is well."""
    path = tmp_path_factory.mktemp("image") / "archive.db"
    with create_store(path, clock=clock()) as store:
        fill(store)
    assert found(path) == []
    return path.read_bytes()


def found(path: Path) -> list[Damage]:
    return [item for item in verify_file(path) if isinstance(item, Damage)]


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


TABLES = ("ledger", "originals", "articles", "revisions", "decisions", "imports", "failures", "meta")


def rows(path: Path) -> dict[str, Any]:
    """Every row of every table as SQLite gives it."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT rowid, * FROM {table}").fetchall() for table in TABLES}  # noqa: S608  # our own names


def test_any_bit_of_the_file(image: bytes, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(image)
    with open_store(path) as store:
        expected = (rows(path), contents(store))
    noise = random.Random(20261124)  # noqa: S311  # no secret
    detected = 0
    for _ in range(120):
        bit = noise.randrange(len(image) * 8)
        write(path, flipped(image, bit))
        if found(path):
            detected += 1
            continue
        with open_store(path) as store:
            assert (rows(path), contents(store)) == expected, f"bit {bit} was overlooked"
    assert detected > 40  # the rest is not in use


def test_any_bit_of_the_first_page(image: bytes, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(image)
    expected = rows(path)
    noise = random.Random(9)  # noqa: S311  # no secret
    for bit in (byte * 8 + noise.randrange(8) for byte in range(100)):
        write(path, flipped(image, bit))
        if not found(path):
            assert rows(path) == expected, f"bit {bit} was overlooked"


def write(path: Path, data: bytes) -> None:
    for log in (path.with_name("archive.db-wal"), path.with_name("archive.db-shm")):
        log.unlink(missing_ok=True)
    path.write_bytes(data)


def cells(path: Path) -> Iterator[tuple[str, str, int]]:
    """Every cell that has a value: table, column, row number."""
    with closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for column in columns:
                sql = f"SELECT rowid FROM {table} WHERE {column} NOT IN ('', x'')"  # noqa: S608  # our own names
                for (number,) in connection.execute(sql).fetchall():
                    yield table, column, number


def flip(path: Path, table: str, column: str, number: int, noise: random.Random) -> bool:
    """Change one bit of a cell behind the back of all triggers and checks; False if it cannot be."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        where = f"FROM {table} WHERE rowid = {number}"
        kind, value = connection.execute(f"SELECT typeof({column}), {column} {where}").fetchone()
        if kind == "integer":
            parameter, new = "?", value ^ 1 << noise.randrange(8)
        else:
            data = value.encode() if kind == "text" else value
            parameter, new = f"CAST(? AS {kind})", flipped(data, noise.randrange(len(data) * 8))
        try:
            connection.execute(f"UPDATE {table} SET {column} = {parameter} WHERE rowid = {number}", (new,))  # noqa: S608  # our own names
        except sqlite3.IntegrityError:
            return False
        for _, sql in triggers:
            connection.execute(sql)
    return True


def test_any_bit_of_any_cell(image: bytes, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    write(path, image)
    noise = random.Random(7)  # noqa: S311  # no secret
    everything = list(cells(path))
    chosen = {
        (table, column): (table, column, number)
        for table, column, number in noise.sample(everything, len(everything))
    }
    for cell in [*chosen.values(), *noise.sample(everything, 20)]:
        write(path, image)
        if flip(path, *cell, noise):
            assert found(path), f"{cell} was overlooked"


@pytest.mark.parametrize("table", TABLES)
def test_any_row_that_is_gone(image: bytes, tmp_path: Path, table: str) -> None:
    path = tmp_path / "archive.db"
    write(path, image)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")  # noqa: S608  # our own names
        for _, sql in triggers:
            connection.execute(sql)
    assert found(path)


def test_a_damaged_page_does_not_hide_the_rest(image: bytes, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    write(path, image)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = 'revisions' AND pagetype = 'leaf' LIMIT 1 OFFSET 1"
        ).fetchone()
    broken = bytearray(image)
    broken[(page - 1) * 4096 : page * 4096] = bytes(4096)
    # One article far from it is damaged too.
    position = image.index(b"caf\\udce9")
    broken[position] ^= 1
    write(path, bytes(broken))
    named = {item.what for item in found(path)}
    assert "table revisions" in named
    assert any(name.startswith("ledger entry") for name in named)


def test_verification_never_raises(image: bytes, tmp_path: Path) -> None:
    """Noise over half a page, and files that end early."""
    path = tmp_path / "archive.db"
    write(path, image)
    expected = rows(path)
    noise = random.Random(5)  # noqa: S311  # no secret
    for _ in range(25):
        start = noise.randrange(1, len(image) - 2000)
        write(path, image[:start] + noise.randbytes(2000) + image[start + 2000 :])
        assert found(path) or rows(path) == expected
        write(path, image[:start])
        assert found(path)


def test_damage_is_named(image: bytes, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    write(path, image)
    with open_store(path) as store:
        article = next(item.article for item in store.articles.iterate() if len(item.article.text) > 2000)
        seq = next(item.seq for item in store.articles.iterate() if item.article == article)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE revisions SET derived = replace(derived, 'news', 'New') WHERE seq = ?", (seq,)
        )
    assert found(path) == [
        Damage(what=f"{article.id} revision 1", detail="has an article that is not as it was written")
    ]


@pytest.fixture
def state() -> State:
    store = MemoryStore(clock=clock())
    fill(store)
    assert not [item for item in store.verify() if isinstance(item, Damage)]
    return store._tables.state


def damages(state: State) -> list[str]:
    store = MemoryStore()
    store._tables.state = state
    return [f"{item.what}: {item.detail}" for item in store.verify() if isinstance(item, Damage)]


def test_an_entry_taken_out_of_the_ledger(state: State) -> None:
    del state.ledger[5]
    assert "ledger entries 6 to 6: are gone or unreadable" in damages(state)


def test_an_entry_exchanged_in_the_ledger(state: State) -> None:
    from archive.store.ledger import link

    old = state.ledger[5]
    state.ledger[5] = link(6, at=old.at, action="noted", subject="x", data="{}", previous=old.previous)
    assert "ledger entry 7: does not carry the hash of the entry before" in damages(state)


def test_the_end_of_the_ledger_cut_off(state: State) -> None:
    del state.ledger[-12:]
    assert any("is not what the ledger says of it" in item for item in damages(state))


def test_a_revision_that_is_gone(state: State) -> None:
    row = state.revisions.pop(4)
    assert f"ledger entry 4: notes something that is gone: added {row.article}" in damages(state)


def test_an_article_from_elsewhere(state: State) -> None:
    """A consistent row that the ledger does not know."""
    row = state.revisions[4]
    state.revisions[3] = row._replace(seq=3, changed=3)
    assert any(item.startswith(row.label) for item in damages(state))


def test_articles_name_the_original_they_lost(state: State) -> None:
    row = state.revisions[4]
    del state.originals[row.original]
    assert damages(state) == [f"{row.label}: has an original that is gone or damaged"]
