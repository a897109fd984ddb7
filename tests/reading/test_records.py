"""JSON and CSV: every record its own bytes, whatever is wrong beside it."""

import gzip
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import DocumentError
from archive.reading import Record, Unreadable, parse
from archive.reading.elements import elements

from .reading import read, records, refusals

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def supplied(data: bytes) -> list[dict[str, Any]]:
    return [dict(parse(item).supplied) for item in records(data)]


def test_line_three_of_five() -> None:
    rows = [b'{"title": "A"}', b'{"title": "B"}', b'{"title": ', b'{"title": "D"}', b'{"title": "E"}']
    found = read(b"\n".join(rows), "x.jsonl")
    bad = found.pop(2)
    assert isinstance(bad, Unreadable)
    assert (bad.name, bad.data) == ("x.jsonl#3", rows[2])
    assert bad.reason.startswith("it is not valid JSON")
    assert [item.data for item in found if isinstance(item, Record)] == [rows[0], rows[1], rows[3], rows[4]]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1, 2]", "it is a list, not an object with fields"),
        ('"A"', "it is a string, not an object with fields"),
        ("4", "it is a number, not an object with fields"),
        ("true", "it is a truth value, not an object with fields"),
        ("null", "it is null, not an object with fields"),
        ('{"a": ' + "[" * 100 + "]" * 100 + "}", "it is nested too deeply"),
        ('{"a": ' + '{"a": ' * 50_000, "it is nested too deeply"),
    ],
)
def test_lines_that_are_no_articles(line: str, reason: str) -> None:
    data = '{"title": "A"}\n{"title": "B"}\n' + line
    assert refusals(data.encode()) == [("x#3", reason)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ("1e999", "1e999"),
        ("9" * 5000, "9" * 5000),
        ("12345678901234567890", 12345678901234567890),
        (r'"a\u0000b\u001f"', "ab"),
        (r'"\ud800 \ud83d\ude00"', "\ufffd \U0001f600"),
        (r'"\ufeffa\u202eb\u200d"', "a\u202eb\u200d"),
        ('"a\tb"', "a\tb"),
        (r'["a\u0000", {"b\u0000": "c\u0000"}]', ["a", {"b": "c"}]),
    ],
)
def test_values_that_no_record_could_hold(value: str, expected: object) -> None:
    (found,) = supplied(f'{{"a": {value}}}'.encode())
    assert found == {"a": expected}
    json.dumps(found, allow_nan=False).encode()


def test_of_a_field_given_twice_the_last_counts() -> None:
    assert supplied(b'{"a": 1, "a": 2}') == [{"a": 2}]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_other_encodings_of_lines(encoding: str) -> None:
    data = '{"title": "제목"}\r\n{"title": "둘째"}\n'.encode(encoding)
    assert supplied(data) == [{"title": "제목"}, {"title": "둘째"}]


def test_the_encoding_of_the_file_holds_for_its_lines() -> None:
    rows = [{"title": "조선과 꾸바사이의 친선의 력사를 보여주는 전시회"}, {"title": "개막"}]
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode("cp949")
    assert {item.media_type for item in records(data)} == {"application/json; charset=cp949"}
    assert supplied(data) == rows


@given(
    st.lists(st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=3), min_size=2, max_size=6),
    st.integers(1, 50),
)
@settings(deadline=None, max_examples=100)
def test_elements_come_as_they_stand(rows: list[dict[str, str]], step: int) -> None:
    parts = [json.dumps(row, ensure_ascii=False).encode() for row in rows]
    data = b" [\n" + b" ,\n".join(parts) + b"] "
    chunks = [data[start : start + step] for start in range(0, len(data), step)]
    assert list(elements(chunks, "x", 10_000)) == parts


class TestTable:
    def test_a_record_is_header_and_row(self) -> None:
        data = b'\xef\xbb\xbfid,title,text\r\n1,"say ""A""","one\r\ntwo"\r\n\r\n2,B,\r\n'
        found = records(data)
        assert [item.name for item in found] == ["x#1", "x#2"]
        assert found[0].data == b'\xef\xbb\xbfid,title,text\r\n1,"say ""A""","one\r\ntwo"'
        assert supplied(data) == [
            {"id": "1", "title": 'say "A"', "text": "one\r\ntwo"},
            {"id": "2", "title": "B", "text": ""},
        ]

    def test_a_row_with_too_many_cells(self) -> None:
        good, bad = records(b"id,title\n1,A\n2,B,C\n")
        assert parse(good).supplied == {"id": "1", "title": "A"}
        with pytest.raises(DocumentError, match="the row has 3 cells, the header 2"):
            parse(bad)

    def test_a_row_with_fewer_cells(self) -> None:
        assert supplied(b"id,title,text\n1,A,B\n2,C\n")[1] == {"id": "2", "title": "C"}

    def test_a_quotation_mark_that_is_never_closed(self) -> None:
        found = read(b'id,title\n1,A\n2,"B\n3,C\n')
        assert [isinstance(item, Record) for item in found] == [True, False]
        assert "a quotation mark is not closed" in refusals(b'id,title\n1,A\n2,"B\n')[0][1]

    def test_a_quotation_mark_inside_a_cell(self) -> None:
        assert supplied(b'id,title\n1,a 5" disk\n2,B\n')[0]["title"] == 'a 5" disk'

    @pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
    def test_other_encodings(self, encoding: str) -> None:
        text = "id;title;text\n1;전시회;조선과 꾸바사이의 친선의 력사를 보여주는 전시회\n2;개막;오늘\n"
        assert supplied(text.encode(encoding))[1] == {"id": "2", "title": "개막", "text": "오늘"}

    @given(
        st.lists(st.tuples(TEXTS, TEXTS.filter(str.strip)), min_size=1, max_size=5), st.sampled_from(",;\t")
    )
    @settings(deadline=None, max_examples=100)
    def test_quoted_cells_come_back(self, rows: list[tuple[str, str]], delimiter: str) -> None:
        def quoted(cell: str) -> str:
            return '"' + cell.replace('"', '""') + '"'

        lines = [delimiter.join(("title", "text")), *(delimiter.join(map(quoted, row)) for row in rows)]
        found = supplied("\n".join(lines).encode())
        assert found == [{"title": title, "text": text} for title, text in rows]


def test_packed_lines_are_named_after_the_file() -> None:
    found = read(gzip.compress(b'{"title": "A"}\n{"title": "B"}'), "a.jsonl.gz")
    assert [item.name for item in found] == ["a.jsonl.gz#1", "a.jsonl.gz#2"]
