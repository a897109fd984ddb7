"""Bad input: one clear line for each, the exit code that is documented, everything else in."""

import gzip
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import archive
from archive.cli import main

GOOD = "A plain headline\n\nThe ferry to the island sails again after the storm of last week.\n"


def lines(*numbers: int) -> bytes:
    rows = [
        {"id": str(n), "title": f"Story {n}", "text": f"Something happened in town {n}."} for n in numbers
    ]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a new home and gives exit code, output and errors."""
    monkeypatch.setenv("PRESSMARK_HOME", str(tmp_path / "home"))
    archive.create(tmp_path / "home").close()

    def command(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def counts(out: str) -> dict[str, int]:
    values: dict[str, int] = json.loads(out)
    del values["schema"]
    return {name: number for name, number in values.items() if number}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("binary.dat", bytes(range(256)) * 64, "not text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "a PNG picture"),
        ("broken.gz", gzip.compress(GOOD.encode() * 99)[:60], "not complete"),
        ("one.jsonl", b'{"id": "1", "title": \n', "not valid JSON"),
        ("page.html", b"<html><head><title>x</title></head><body></body></html>", "no article text"),
        ("report.pdf", b"%PDF-1.4 and no more", "a PDF document"),
    ],
)
def test_one_document(run: Run, tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD, "utf-8")
    code, out, err = run("ingest", "--format", "json", folder)
    assert (code, counts(out)) == (1, {"added": 1, "failed": 1})
    message = [line for line in err.splitlines() if name in line]
    assert len(message) == 1
    assert reason in message[0]
    code, out, err = run("failures", "--format", "json")
    assert code == 0
    assert name in out


def test_line_three_of_five(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "five.jsonl"
    file.write_bytes(lines(1, 2) + b'{"id": "3", "title": \n' + lines(4, 5))
    code, out, err = run("ingest", "--format", "json", file)
    assert (code, counts(out)) == (1, {"added": 4, "failed": 1})
    assert "five.jsonl#3" in err
    # Mended and read again, nothing is left of the failure and the others are as they were.
    file.write_bytes(lines(1, 2, 3, 4, 5))
    code, out, err = run("failures", "--retry", "--format", "json")
    assert code == 0
    code, out, err = run("failures", "--format", "ids")
    assert (code, out) == (0, "")
    code, out, err = run("search", "--format", "json")
    assert json.loads(out)["total"] == 5


def test_truncated_gzip_gives_what_stands_before_the_break(run: Run, tmp_path: Path) -> None:
    data = lines(*range(2000))
    file = tmp_path / "cut.jsonl.gz"
    file.write_bytes(gzip.compress(data)[:-2000])
    code, out, err = run("ingest", "--format", "json", file)
    found = counts(out)
    assert code == 1
    assert found["failed"] == 1
    assert 0 < found["added"] < 2000
    assert "cut.jsonl.gz" in err


def test_missing_path(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    code, out, err = run("ingest", "--format", "json", tmp_path / "nowhere.txt", tmp_path / "good.txt")
    assert (code, counts(out)) == (1, {"added": 1, "failed": 1})
    assert "nowhere.txt: no such file or directory" in err


def test_folder_that_cannot_be_opened(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    (folder / "closed").mkdir(parents=True)
    (folder / "good.txt").write_text(GOOD, "utf-8")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    code, out, err = run("ingest", "--format", "json", folder)
    assert (code, counts(out)) == (1, {"added": 1, "failed": 1})
    assert "closed: the folder cannot be opened: permission denied" in err


def test_file_name_that_is_not_utf8(run: Run, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123  # a name in bytes
        file.write(GOOD.encode())
    code, out, _ = run("ingest", "--format", "ids", os.fsdecode(name))
    assert code == 0
    code, record, _ = run("show", out.strip(), "--format", "json")
    assert json.loads(record)["original"]["name"] == "caf\\xe9.txt"


def test_no_home(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRESSMARK_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["search", "cuba"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "pressmark init" in told.err


@pytest.mark.parametrize("option", [["--date", "whenever"], ["--language", "no language"]])
def test_wrong_override(run: Run, tmp_path: Path, option: list[str]) -> None:
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    code, _, err = run("ingest", *option, tmp_path / "good.txt")
    assert code == 2
    assert len(err.splitlines()) == 1


def test_full_disk(tmp_path: Path) -> None:
    """A file that may not grow is what a full disk looks like to a writer."""
    home = tmp_path / "home"
    archive.create(home).close()
    file = tmp_path / "many.jsonl"
    file.write_bytes(lines(*range(1500)))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))

    command = [sys.executable, "-m", "archive", "--home", str(home), "ingest", str(file)]
    full = subprocess.run(command, capture_output=True, text=True, preexec_fn=limited)
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert len(full.stderr.splitlines()) == 1
    with archive.open(home) as press:
        assert press.verify().damages == ()
    again = subprocess.run(command, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    with archive.open(home) as press:
        assert press.verify().damages == ()
        assert press.search(limit=1).total == 1500
        assert press.status().index_current
