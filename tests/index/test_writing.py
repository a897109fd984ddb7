"""Commits are whole or not there, and an old index answers while a new one is built."""

import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from archive.errors import BusyError, IndexDamagedError, StorageError
from archive.index import Index, IndexWriter, Request, entry
from archive.index.engines.whoosh import gathering, manifest, writer
from archive.index.engines.whoosh.manifest import Manifest
from tests.index.library import article, write

FACETS = {"person": None, "year": None, "subject": None}


def ids(folder: Path, query: str = "") -> list[str]:
    with Index.open(folder) as index:
        return [hit.id for hit in index.search(Request(query=query, limit=None)).hits]


def add_and_fail(opened: IndexWriter) -> None:
    opened.add(entry(article("b")))
    opened.add(None)  # type: ignore[arg-type]  # any error will do


def segments(folder: Path) -> int:
    return len(Manifest.read(folder / "gen-0001").segments)


def names(folder: Path) -> set[str]:
    """The files of the generation. What the manifest names must be there, and nothing else."""
    generation = folder / "gen-0001"
    expected = {f"{name}.pack" for name in Manifest.read(generation).packs()} | {"manifest"}
    there = {path.name for path in generation.iterdir()}
    assert there == expected
    return there


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


def test_files_that_a_crash_left_behind_do_not_count(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "cuba", subjects=["x"], persons=["Fidel"])])
    left = [tmp_path / "gen-0001" / name for name in ("0123456789abcdef.pack", "manifest.new")]
    for path in left:
        path.write_bytes(b"left behind")
    assert ids(tmp_path, "cuba") == ["a"]
    with Index.writer(tmp_path):
        assert not left[0].exists()
    write(tmp_path, [article("b", "cuba", subjects=["y"], persons=["Kim"])])
    assert sorted(ids(tmp_path, "cuba subject:x OR subject:y")) == ["a", "b"]
    names(tmp_path)


def test_a_segment_is_given_up_when_it_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, [article("a", "cuba")])
    before = names(tmp_path)

    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", refuse)
        with pytest.raises(StorageError, match="No space left"):
            write(tmp_path, [article("b", "cuba")])
    assert names(tmp_path) == before


def test_entries_are_written_before_the_commit_when_there_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MOST_DOCUMENTS", 2)
    with Index.writer(tmp_path) as opened:
        for item in [article(name, "one two three", subjects=["x"]) for name in "abcd"] + [
            article("a", "four")
        ]:
            opened.add(entry(item))
        assert len(list(tmp_path.glob("*/*.pack"))) == 2
        assert ids(tmp_path) == []
        opened.commit(up_to=1)
    assert ids(tmp_path, "four") == ["a"]
    assert sorted(ids(tmp_path, "one subject:x")) == ["b", "c", "d"]
    names(tmp_path)


@pytest.mark.parametrize(
    ("documents", "terms", "processors"), [(2, 99, 1), (99, 2, 1), (2, 99, 2), (99, 2, 2)]
)
def test_texts_are_inverted_some_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: int, terms: int, processors: int
) -> None:
    monkeypatch.setattr(gathering, "CHUNK", documents)
    monkeypatch.setattr(gathering, "MOST_TERMS", terms)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(processors)))
    with Index.writer(tmp_path) as opened:
        for name in "abcdefg":
            opened.add(entry(article(name, f"one two {name * 3}", persons=["Fidel"])))
        opened.commit(up_to=1)
    assert ids(tmp_path, '"one two"') == list("abcdefg")
    assert [ids(tmp_path, name * 3) for name in "abcdefg"] == [[name] for name in "abcdefg"]
    assert segments(tmp_path) == 1
    names(tmp_path)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (lambda *_: os.kill(os.getpid(), signal.SIGKILL), "signal 9 ended the process"),
        (lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")), "No space left"),
    ],
    ids=["killed", "full"],
)
def test_a_process_that_inverts_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[..., None], message: str
) -> None:
    write(tmp_path, [article("a", "cuba")], up_to=1)
    with monkeypatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
        patch.setattr(gathering, "CHUNK", 1)
        patch.setattr(gathering, "_write_words", fault)
        with pytest.raises(StorageError, match=message):
            write(tmp_path, [article("b", "cuba"), article("c", "cuba")], up_to=2)
    assert ids(tmp_path, "cuba") == ["a"]
    write(tmp_path, [article("d", "cuba")], up_to=3)
    names(tmp_path)


def test_many_small_commits_leave_few_segments(tmp_path: Path) -> None:
    for number in range(40):
        write(tmp_path, [article(f"a{number:02}", f"cuba word{number}"), article("same", f"try{number}")])
    assert segments(tmp_path) < 4
    assert len(ids(tmp_path, "cuba")) == 40
    assert ids(tmp_path, "try39") == ["same"]
    assert ids(tmp_path, "try38") == []
    names(tmp_path)


def test_a_segment_of_deleted_documents_is_written_anew(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "one"), article("b", "one"), article("c", "one")])
    write(tmp_path, [article("a", "two"), article("b", "two")])
    manifest = Manifest.read(tmp_path / "gen-0001")
    assert [(info.documents, info.deleted) for info in manifest.segments] == [(1, 0), (2, 0)]
    assert ids(tmp_path, "one") == ["c"]
    assert ids(tmp_path, "two") == ["a", "b"]


def test_a_segment_of_which_nothing_is_left(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "one", subjects=["x"], persons=["Kim"])])
    write(tmp_path, [article("a", "two", subjects=["y"], persons=["So"])])
    assert (ids(tmp_path, "one"), ids(tmp_path, "two subject:y")) == ([], ["a"])
    with Index.open(tmp_path) as index:
        assert (index.count(), index.count(revisions=True)) == (1, 1)
    names(tmp_path)


def test_a_commit_of_nothing(tmp_path: Path) -> None:
    write(tmp_path, [], up_to=3)
    write(tmp_path, [], up_to=4)
    with Index.open(tmp_path) as index:
        assert (index.up_to, index.count()) == (4, 0)
        assert index.search(Request(query="cuba sh* ~ship", facets=FACETS)).total == 0
        assert index.suggest("ship") == ()
    assert names(tmp_path) == {"manifest"}


def test_the_order_of_revisions_does_not_matter(tmp_path: Path) -> None:
    for number, revision in enumerate((2, 1, 3)):
        write(tmp_path, [article("a", f"cuba try{revision}", revision=revision)], up_to=number)
        with Index.open(tmp_path) as index:
            assert (index.count(), index.count(revisions=True)) == (1, number + 1)
    assert [len(ids(tmp_path, f"try{revision}")) for revision in (1, 2, 3)] == [0, 0, 1]


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
    write(tmp_path, [article("b")])
    assert [path.name for path in tmp_path.glob("gen-*")] == ["gen-0001"]
    (tmp_path / "gen-0009").mkdir()
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


def sealed(text: str) -> bytes:
    """A manifest with the sum that belongs to it."""
    return f"{text}\n{crc32(text.encode()):08x}\n".encode()


NOWHERE = '{"marks": null, "pack": {"name": "a", "bytes": 1}, "documents": 1}'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("CURRENT", b"../elsewhere\n"),
        ("CURRENT", b"gen-0007\n"),
        ("CURRENT", b"\xff\x00"),
        ("gen-0001/manifest", None),
        ("gen-0001/manifest", b""),
        ("gen-0001/manifest", b"\xff\n00000000\n"),
        ("gen-0001/manifest", b'{"format": 2, "up_to": 1, "segments": []}\n00000000\n'),
        ("gen-0001/manifest", sealed("[]")),
        ("gen-0001/manifest", sealed('{"format": 99}')),
        ("gen-0001/manifest", sealed('{"format": 2, "segments": []}')),
        ("gen-0001/manifest", sealed('{"format": 2, "up_to": 1, "segments": [{"name": 3}]}')),
        (
            "gen-0001/manifest",
            sealed(f'{{"format": 2, "up_to": 1, "segments": [{NOWHERE}]}}'),
        ),
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


@pytest.mark.parametrize("cut", [b"", b"x", None])
def test_a_pack_that_is_not_whole_is_damage(tmp_path: Path, cut: bytes | None) -> None:
    write(tmp_path, [article("a", "cuba")])
    for path in (tmp_path / "gen-0001").glob("*.pack"):
        path.unlink() if cut is None else path.write_bytes(cut or path.read_bytes()[:-1])
    with pytest.raises(IndexDamagedError, match="'pressmark reindex'"):
        Index.open(tmp_path)


def test_another_version_is_named(tmp_path: Path) -> None:
    write(tmp_path, [article("a")])
    (tmp_path / "gen-0001" / "manifest").write_bytes(sealed('{"format": 99}'))
    with pytest.raises(IndexDamagedError, match="of another version"):
        Index.open(tmp_path)


def test_reading_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "cuba", persons=["Fidel"], published="2011")])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    with Index.open(tmp_path) as index:
        index.search(Request(query="cuba", facets={"person": None, "year": None}))
        index.suggest("cubo")
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}


def test_the_manifest_is_readable(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "cuba"), article("b", revision=1), article("b", revision=2)], up_to=12)
    text, _, total = (tmp_path / "gen-0001" / "manifest").read_text("ascii").rstrip().rpartition("\n")
    data = json.loads(text)
    (segment,) = data["segments"]
    assert (data["format"], data["up_to"], segment["documents"], segment["deleted"]) == (3, 12, 3, 0)
    for pack in (segment["pack"], segment["marks"]):
        assert (tmp_path / "gen-0001" / f"{pack['name']}.pack").stat().st_size == pack["bytes"]
    assert int(total, 16) == crc32(text.encode())


def test_a_reader_tries_again_when_files_go_while_it_opens_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, [article("a", "cuba"), article("b", "cuba")])
    read = Manifest.read
    once = [True]

    def read_late(generation: Path) -> Manifest:
        """The manifest as it was just before a writer replaced it."""
        found = read(generation)
        if once:
            once.clear()
            write(tmp_path, [article("a", "korea"), article("b", "korea")])
        return found

    monkeypatch.setattr(Manifest, "read", read_late)
    with Index.open(tmp_path) as index:
        assert [index.search(Request(query=query)).total for query in ("cuba", "korea")] == [0, 2]
