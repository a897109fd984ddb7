"""Deciding who is who, and importing lists, on the command line of a real home."""

import json
from pathlib import Path

import pytest

import archive
from tests.cli.conftest import Run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = ("The conductor Aurelo Tamsin came.", "The conductor Aurelio Tamsin left.", "Ri Yong Ho left.")
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps({"title": "", "text": row}) + "\n" for row in rows), "utf-8")
    home = tmp_path / "made"
    with archive.create(home) as press:
        press.ingest([file], jobs=1)
    monkeypatch.setenv("PRESSMARK_HOME", str(home))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return home


def persons(run: Run) -> list[str]:
    return run("people", "list", "tamsin", "--format", "ids").out.split()


def test_decisions(home: Path, run: Run) -> None:
    ran = run("people", "merge", "Aurelo Tamsin", "Aurelio Tamsin", "--reason", "a misprint")
    assert (ran.code, ran.out, ran.err) == (0, "decision 1: aurelo-tamsin is aurelio-tamsin\n", "")
    assert persons(run) == ["aurelio-tamsin"]
    assert run("search", "--person", "Aurelo Tamsin", "--format", "ids").out.count("\n") == 2
    ran = run("people", "split", "aurelo-tamsin", "--reason", "two brothers", "--format", "json")
    line = json.loads(ran.out)["decision"]
    assert (line["number"], line["kind"], line["second"]) == (2, "split", "aurelio-tamsin")
    assert sorted(persons(run)) == ["aurelio-tamsin", "aurelo-tamsin"]
    assert run("people", "undo").out == "decision 3: undo of 2\n"
    assert run("people", "undo", "1").out == "decision 4: undo of 1\n"
    assert sorted(persons(run)) == ["aurelio-tamsin", "aurelo-tamsin"]
    table = run("people", "decisions").out.splitlines()
    assert table[0].split() == ["NO", "DATE", "DECISION", "REASON", "TAKEN", "BACK"]
    assert len(table) == 5
    found = json.loads(run("people", "decisions", "--format", "json").out)["decisions"]
    assert [(item["number"], item["kind"], item["undone"]) for item in found] == [
        (1, "merge", 4),
        (2, "split", 3),
        (3, "undo", None),
        (4, "undo", None),
    ]


def test_nothing_decided(home: Path, run: Run) -> None:
    assert run("people", "decisions").out == "no decisions\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "Aurelo Tamsin", "Aurelio Tamsin"),
        ("merge", "Aurelo Tamsin", "Nobody Atall", "--reason", "x"),
        ("merge", "Ri Yong Ho", "Aurelo Tamsin", "--reason", "x"),
        ("merge", "aurelo-tamsin", "Aurelo Tamsin", "--reason", "x"),
        ("split", "Nobody Atall", "--reason", "x"),
        ("undo",),
        ("undo", "3"),
        ("undo", "x"),
        ("import", "names.csv", "--format", "pdf"),
    ],
)
def test_wrong_use(home: Path, run: Run, arguments: tuple[str, ...]) -> None:
    ran = run("people", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "pressmark: " in ran.err or "Error" in ran.err


def test_import(home: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name_en,born\nAurelio Tamsin|Aurelo Tamsin,1950\nBad,19x\n", "utf-8")
    ran = run("people", "import", str(file), "--dry-run")
    assert ran.out.startswith("dry run: 1 person (1 new, 0 known before), 2 new names; 1 refused\n")
    assert ran.code == 1
    assert "names.csv, line 3: '19x' is not a date" in ran.err
    report = json.loads(run("people", "import", str(file), "--json").out)
    assert (report["schema"], report["kind"], report["format"], report["persons"]) == (1, "added", "csv", 1)
    assert persons(run) == ["aurelio-tamsin"]
    assert run("people", "import", str(file)).out.startswith("unchanged: ")
    assert run("verify").code == 0
    nothing = run("people", "import", str(tmp_path / "nothing.csv"))
    assert (nothing.code, nothing.out) == (1, "")
