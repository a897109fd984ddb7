"""Which format a file is of, and what is refused."""

import contextlib
import gzip
import hashlib
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import DocumentError
from archive.reading import Limits, Record, Unreadable, parse, split
from archive.reading.formats import formats

from .reading import read, records, refusals

LINES = b'{"title": "A"}\n{"title": "B"}\n'
PAGE = b"<!DOCTYPE html>\n<html><head><title>A</title></head><body><p>B</p></body></html>"


@pytest.mark.parametrize(
    ("data", "kind", "names"),
    [
        (b"A title\n\nA text.", "text/plain", ["x"]),
        (b"[Seoul] A text that begins with a bracket.", "text/plain", ["x"]),
        (b"{A} text that begins with a brace", "text/plain", ["x"]),
        (b"Roses, red\nViolets, blue\n", "text/plain", ["x"]),
        (b"Title, Author\n\nA text, with commas, and more of them, in it.\n", "text/plain", ["x"]),
        (PAGE, "text/html", ["x"]),
        (b"\xef\xbb\xbf  <!-- note --> <html><body>B</body></html>", "text/html", ["x"]),
        (b"<?xml version='1.0'?><!DOCTYPE html><html/>", "text/html", ["x"]),
        (b"<p>A fragment</p>", "text/html", ["x"]),
        (b"<rss version='2.0'/>", "text/plain", ["x"]),
        (b"<?xml version='1.0'?><rss version='2.0'/>", "application/xml", ["x"]),
        (LINES, "application/json", ["x#1", "x#2"]),
        (LINES.replace(b"\n", b"\r\n"), "application/json", ["x#1", "x#2"]),
        (b"\n" + LINES + b"\n\n" + LINES, "application/json", ["x#2", "x#3", "x#6", "x#7"]),
        (b'{"title": "A"}', "application/json", ["x#1"]),
        (b'{\n  "title": "A",\n  "authors": [\n    {"name": "B"}\n  ]\n}\n', "application/json", ["x"]),
        (b'[{"title": "A"}, {"title": "B"}]', "application/json", ["x#1", "x#2"]),
        (b'[\n{"title": "A"},\n{"title": "B"},\n]\n', "application/json", ["x#1", "x#2"]),
        (
            b'{"status": "ok", "articles": [{"title": "A"}, {"title": "B"}]}',
            "application/json",
            ["x#1", "x#2"],
        ),
        (b'{\n"items": [\n{"title": "A"}\n]}', "application/json", ["x#1"]),
        (b"title,text\nA,B\nC,D\n", "text/csv", ["x#1", "x#2"]),
        (b"id\ttext\n1\tB\n", "text/csv", ["x#1"]),
        (b"kop;datum;tekst\nA;1 mei;" + b"word " * 30 + b"\nB;2 mei;kort\n", "text/csv", ["x#1", "x#2"]),
        (b"DateTime,Bid,Ask\n07/19,1.08,1.09\n07/20,1.08,1.09\n", "text/plain", ["x"]),
    ],
)
def test_recognised_by_content(data: bytes, kind: str, names: list[str]) -> None:
    found = records(data)
    assert [item.name for item in found] == names
    assert {item.media_type for item in found} == {kind}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (gzip.compress(b""), "it is empty"),
        (b"%PDF-1.7 ...", "it is a PDF document, which is not read"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "it is a PNG picture, which is not read"),
        (b"PK\x03\x04 ...", "it is a ZIP archive or an office document, which is not read"),
        (b"a" * 257 + b"ustar\0" + bytes(300), "it is a tar archive, which is not read"),
        (bytes(range(256)) * 4, "it is not text"),
        (b"title,text\n", "it has a header line and no rows"),
        (b'[{"title": "A"}, {"ti', "the JSON list is not closed; the file is not complete"),
        ('[{"title": "å"}]'.encode("utf-16"), "a JSON list must be in UTF-8, not in UTF-16-LE"),
        (gzip.compress(gzip.compress(b"A")), "it is compressed twice"),
        (gzip.compress(LINES)[:12], "the compressed data breaks off; the file is not complete"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    assert refusals(data)[-1] == ("x", reason)


def test_hashes_of_containers() -> None:
    packed = gzip.compress(LINES)
    assert {item.container for item in records(LINES)} == {hashlib.sha256(LINES).hexdigest()}
    assert {item.container for item in records(packed)} == {hashlib.sha256(packed).hexdigest()}
    assert records(b"A text.")[0].container is None
    packed = gzip.compress(b"A text.")
    assert records(packed)[0].container == hashlib.sha256(packed).hexdigest()
    assert [item.data for item in records(packed)] == [b"A text."]


def test_a_stream_is_read_from_its_start() -> None:
    stream = io.BytesIO(LINES)
    stream.seek(5)
    assert len(list(split(stream, "x", limits=Limits()))) == 2


@pytest.mark.parametrize("size", [1, 100, 20_000])
def test_a_gzip_that_breaks_off_gives_what_is_before(size: int) -> None:
    lines = [json.dumps({"title": f"{number:x}" * 9}) for number in range(20_000)]
    found = read(gzip.compress("\n".join(lines).encode())[:-size])
    *good, last = found
    assert isinstance(last, Unreadable)
    assert (last.name, last.reason) == ("x", "the compressed data breaks off; the file is not complete")
    assert [item.data.decode() for item in good if isinstance(item, Record)] == lines[: len(good)]
    assert len(good) > 100


def test_members_of_a_gzip_are_one_stream() -> None:
    half = len(LINES) // 2 + 3
    packed = gzip.compress(LINES[:half]) + gzip.compress(LINES[half:]) + bytes(512)
    assert [item.data for item in records(packed)] == LINES.splitlines()


def test_junk_behind_a_gzip() -> None:
    *good, last = read(gzip.compress(LINES) + b"junk")
    assert len(good) == 2
    assert isinstance(last, Unreadable)
    assert "the compressed data is damaged" in last.reason


class TestLimits:
    def test_a_document(self) -> None:
        assert records(b"A" * 100, max_document_bytes=100)
        assert refusals(b"A" * 101, max_document_bytes=100) == [
            ("x", "it is larger than 100 bytes, the limit for a document")
        ]

    def test_a_line(self) -> None:
        data = LINES + b'{"title": "' + b"A" * 100 + b'"}\n' + LINES
        found = read(data, max_document_bytes=50)
        assert [item.name for item in found if isinstance(item, Unreadable)] == ["x#3"]
        assert [item.name for item in found if isinstance(item, Record)] == ["x#1", "x#2", "x#4", "x#5"]

    def test_an_element(self) -> None:
        data = b'[{"title": "A"}, {"title": "' + b"B" * 100 + b'"}, {"title": "C"}]'
        assert [name for name, _ in refusals(data, max_document_bytes=50)] == ["x#2"]

    def test_a_row(self) -> None:
        data = b"title,text\nA,B\nC," + b"D" * 100 + b"\nE,F\n"
        found = read(data, max_document_bytes=50)
        assert [isinstance(item, Record) for item in found] == [True, False, True]

    def test_a_bomb(self) -> None:
        data = gzip.compress(b"A" * 10_000_000)
        assert refusals(data, max_unpacked_bytes=1_000_000) == [
            ("x", "it unpacks to more than 1,000,000 bytes")
        ]


def test_formats_are_found_in_their_order() -> None:
    names = [str(getattr(item, "__name__", "")).rpartition(".")[2] for item in formats()]
    assert names[0] == "gzipped"
    assert names[-1] == "plain"
    kinds = [kind for item in formats() for kind in item.MEDIA_TYPES]
    assert len(set(kinds)) == len(kinds)
    assert len({item.PRECEDENCE for item in formats()}) == len(formats())


def test_an_unknown_media_type() -> None:
    with pytest.raises(DocumentError, match="no format reads image/x-none"):
        parse(Record(name="x", media_type="image/x-none", data=b""))


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=300)
def test_no_bytes_break_the_reader(data: bytes) -> None:
    found = read(data)
    assert found
    for item in found:
        if isinstance(item, Record):
            with contextlib.suppress(DocumentError):
                parse(item)
