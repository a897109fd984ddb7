"""Commits are whole or not there, and an old index answers while a new one is built."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.errors import BusyError, IndexDamagedError, StorageError
from archive.index import Index, IndexWriter, Request, entry
from archive.index.engines.whoosh import manifest, writer
from archive.index.engines.whoosh.manifest import Manifest
from tests.index.library import article, write

ROOT = Path(__file__).parents[2]


def ids(folder: Path, query: str = "") -> list[str]:
    with Index.open(folder) as index:
        return [hit.id for hit in index.search(Request(query=query, limit=None)).hits]


def add_and_fail(opened: IndexWriter) -> None:
    opened.add(entry(article("b")))
    opened.add(None)  # type: ignore[arg-type]  # any error will do


def segments(folder: Path) -> int:
    return len(Manifest.read(folder / "gen-0001").segments)


# -- commits -------------------------------------------------------------------------------------


def test_what_is_not_committed_is_forgotten(tmp_path: Path) -> None:
    write(tmp_path, [article("a")], up_to=5)
    with pytest.raises(AttributeError), Index.writer(tmp_path) as opened:
        add_and_fail(opened)
    with Index.writer(tmp_path) as opened:
        assert opened.up_to == 5
        opened.add(entry(article("c")))
    assert ids(tmp_path) == ["a"]


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with Index.writer(tmp_path), pytest.raises(BusyError), Index.writer(tmp_path):
        pass
    with Index.writer(tmp_path), pytest.raises(BusyError), Index.rebuild(tmp_path):
        pass
    with Index.writer(tmp_path):
        pass


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "cuba", persons=["Fidel"])])
    with Index.open(tmp_path) as before:
        write(tmp_path, [article(name, "cuba") for name in "bcdef"])
        shutil.rmtree(tmp_path)
        found = before.search(Request(query='"cuba" cub*', facets={"person": None, "year": None}))
        assert [hit.id for hit in found.hits] == ["a"]
        assert found.facets["person"].values[0].value == "fidel"


def test_a_commit_that_fails_leaves_the_old_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, [article("a", "cuba")], up_to=1)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(manifest, "replace_file", refuse)
        with pytest.raises(StorageError, match="No space left"):
            write(tmp_path, [article("b", "cuba"), article("a", "korea")], up_to=3)
    assert ids(tmp_path, "cuba") == ["a"]
    write(tmp_path, [article("c", "cuba")], up_to=3)
    assert sorted(ids(tmp_path, "cuba")) == ["a", "c"]
    with Index.open(tmp_path) as index:
        assert (index.count(revisions=True), index.up_to) == (2, 3)


def test_bytes_that_a_crash_left_behind_do_not_count(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "cuba", subjects=["x"], persons=["Fidel"])])
    generation = tmp_path / "gen-0001"
    for path in generation.iterdir():
        if not path.name.startswith("M") and path.name != "manifest.json":
            with path.open("ab") as file:
                file.write(b"left behind")
    (generation / "MAIN_left.pst").write_bytes(b"left behind")
    assert ids(tmp_path, "cuba") == ["a"]
    write(tmp_path, [article("b", "cuba", subjects=["y"], persons=["Kim"])])
    assert sorted(ids(tmp_path, "cuba subject:x OR subject:y")) == ["a", "b"]
    assert not (generation / "MAIN_left.pst").exists()


def test_entries_are_written_before_the_commit_when_there_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MOST_POSTINGS", 4)
    with Index.writer(tmp_path) as opened:
        for item in [article(name, "one two three") for name in "abcd"] + [article("a", "four")]:
            opened.add(entry(item))
        assert len(list(tmp_path.glob("*/MAIN_*.pst"))) > 1
        opened.commit(up_to=1)
    assert ids(tmp_path, "four") == ["a"]
    assert sorted(ids(tmp_path, "one")) == ["b", "c", "d"]


def test_many_small_commits_leave_few_segments(tmp_path: Path) -> None:
    for number in range(40):
        write(tmp_path, [article(f"a{number:02}", f"cuba word{number}"), article("same", f"try{number}")])
    assert segments(tmp_path) < 4
    assert len(ids(tmp_path, "cuba")) == 40
    assert ids(tmp_path, "try39") == ["same"]
    assert ids(tmp_path, "try38") == []
    names = {
        path.name for info in Manifest.read(tmp_path / "gen-0001").segments for path in info.paths(tmp_path)
    }
    assert names == {path.name for path in (tmp_path / "gen-0001").glob("MAIN_*")}


def test_a_segment_of_deleted_documents_goes(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "one"), article("b", "one")])
    write(tmp_path, [article("a", "two"), article("b", "two")])
    assert segments(tmp_path) == 1
    assert ids(tmp_path, "one") == []


KILLED = """
import sys
from pathlib import Path
from archive.index import Index, entry
from tests.index.library import article
for number in range(1, 10_000):
    with Index.writer(Path(sys.argv[1])) as writer:
        for item in range(3):
            writer.add(entry(article(f"n{number}-{item}", "cuba", subjects=[f"s{number}"])))
        writer.commit(up_to=number)
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_a_whole_index(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        for _ in range(6):
            acknowledged = int(process.stdout.readline())
        time.sleep(random.random() / 20)  # noqa: S311  # any moment of a commit
        process.send_signal(signal.SIGKILL)
        acknowledged = max([acknowledged, *map(int, process.stdout.read().split())])
    with Index.open(tmp_path) as index:
        assert acknowledged <= index.up_to <= acknowledged + 1
        assert index.search(Request(query="cuba")).total == index.count() == 3 * index.up_to
    write(tmp_path, [article("after", "cuba")], up_to=9)
    assert "after" in ids(tmp_path, "cuba")


# -- made anew -----------------------------------------------------------------------------------


def test_a_new_index_takes_the_place_of_the_old(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "cuba")])
    with Index.open(tmp_path) as old:
        with Index.rebuild(tmp_path) as made:
            assert made.up_to == 0
            made.add(entry(article("b", "cuba")))
            made.commit(up_to=7)
            assert ids(tmp_path) == ["a"]
        assert ids(tmp_path) == ["b"]
        assert old.search(Request(query='"cuba"')).total == 1
    assert [path.name for path in tmp_path.glob("gen-*")] == ["gen-0002"]


def test_an_index_half_made_anew_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, [article("a")])
    with pytest.raises(AttributeError), Index.rebuild(tmp_path) as made:
        add_and_fail(made)
    assert ids(tmp_path) == ["a"]
    (tmp_path / "gen-0009").mkdir()  # as a killed process would leave it
    with Index.rebuild(tmp_path):
        pass
    assert ids(tmp_path) == []
    assert [path.name for path in tmp_path.glob("gen-*")] == ["gen-0010"]


def test_create_leaves_what_is_there(tmp_path: Path) -> None:
    assert not Index.exists(tmp_path / "index")
    Index.create(tmp_path / "index")
    assert ids(tmp_path / "index") == []
    write(tmp_path / "index", [article("a")])
    Index.create(tmp_path / "index")
    assert ids(tmp_path / "index") == ["a"]


# -- damage --------------------------------------------------------------------------------------


def test_no_index(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(IndexDamagedError, match=r"there is no index .* 'pressmark reindex'"):
            Index.open(folder)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("CURRENT", b"../elsewhere\n"),
        ("CURRENT", b"gen-0007\n"),
        ("CURRENT", b"\xff\x00"),
        ("gen-0001/manifest.json", b""),
        ("gen-0001/manifest.json", b"[]"),
        ("gen-0001/manifest.json", b'{"format": 99}'),
        ("gen-0001/manifest.json", b'{"format": 1, "segments": [{"name": 3}]}'),
        ("gen-0001/manifest.json", b'{"format": 1, "segments": [], "columns": {}}'),
        ("gen-0001/rows", b""),
        ("gen-0001/rows", None),
        ("gen-0001/person.text", b""),
    ],
)
def test_damage_is_named(tmp_path: Path, name: str, data: bytes | None) -> None:
    write(tmp_path, [article("a", "cuba", persons=["Fidel"])])
    path = tmp_path / name
    path.unlink() if data is None else path.write_bytes(data)
    with pytest.raises(IndexDamagedError, match="'pressmark reindex'"):
        Index.open(tmp_path)
    with Index.rebuild(tmp_path):
        pass
    assert ids(tmp_path) == []


def test_a_segment_file_that_is_cut_short_is_damage(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "cuba")])
    for path in (tmp_path / "gen-0001").glob("MAIN_*.pst"):
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexDamagedError, match=r"has .* bytes, not"):
        Index.open(tmp_path)


def test_reading_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "cuba", persons=["Fidel"], published="2011")])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    with Index.open(tmp_path) as index:
        index.search(Request(query="cuba", facets={"person": None, "year": None}))
        index.suggest("cubo")
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}


def test_the_manifest_is_readable(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "cuba")], up_to=12)
    data = json.loads((tmp_path / "gen-0001" / "manifest.json").read_text("utf-8"))
    assert (data["format"], data["up_to"], data["segments"][0]["documents"]) == (1, 12, 1)
