"""The page about the format says what is there, and its programs work."""

import doctest
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from archive.store import SqliteStore, ledger, rules, text
from archive.store.ledger import ACTIONS
from archive.store.sqlite import columns

from .samples import put

PAGE = (Path(__file__).parents[2] / "docs" / "archive-format.md").read_text("utf-8")


def test_every_table_and_column_is_described(sqlite: SqliteStore, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT master.name, group_concat(info.name)"
            " FROM sqlite_master AS master, pragma_table_info(master.name) AS info"
            " WHERE master.type = 'table' GROUP BY master.name"
        ).fetchall()
    described = {
        title: ",".join(re.findall(r"^\| `(\w+)` \|", text.split("| action |")[0], re.MULTILINE))
        for title, text in re.findall(r"^### (\w+)\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    }
    assert described == dict(tables)


def test_every_action_is_described() -> None:
    assert (
        set(
            re.findall(
                r"`(\w+)`",
                "".join(re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| (?:article|kind|name|key)", PAGE, re.M)),
            )
        )
        == ACTIONS
    )


def test_the_statement_and_the_program(
    sqlite: SqliteStore, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(sqlite, "i", "text " * 100)
    put(sqlite, "j", "text")
    (statement,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    with closing(sqlite3.connect(path)) as connection:
        assert [row[1] for row in connection.execute(statement)] == ["Title", "Title"]
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {}
    exec(program, scope)  # noqa: S102  # the program of our own page
    assert scope["last"] == list(sqlite.ledger.entries())[-1].hash
    originals = [file.read_bytes() for file in tmp_path.iterdir() if len(file.name) == 64]
    assert sorted(originals, key=len) == [b"j text", b"i " + b"text " * 100]
    scope["archive"].close()  # type: ignore[attr-defined]  # a connection


@pytest.mark.parametrize("module", [columns, ledger, rules, text])
def test_examples_in_the_code(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert tried
    assert not failed
