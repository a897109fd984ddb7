"""Measuring, cutting and wrapping text, and tables made of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.cli.table import Column, lines, pairs
from archive.cli.terminal import Terminal
from archive.cli.text import clip, clip_start, count, measure, one_line, pad, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Kim", 3),
        ("“naïve” – №", 11),
        ("Ким", 3),
        ("김정일", 6),
        ("金正日、", 8),
        ("チュチェ", 8),
        ("e\u0301", 1),
        ("شعب", 3),
        ("ไทย์", 3),
        ("", 0),
    ],
)
def test_columns(text: str, columns: int) -> None:
    assert measure(text) == columns


def test_clip_and_pad() -> None:
    assert clip("harbour", 7) == "harbour"
    assert clip("harbour", 6) == "harbo…"
    assert clip("김정일", 5) == "김정…"
    assert clip("김정일", 4) == "김…"
    assert [clip_start("harbour", width) for width in (7, 6, 1, 0)] == ["harbour", "…rbour", "…", ""]
    assert pad("김", 4) == "김  "
    assert pad("7", 3, right=True) == "  7"


def test_control_characters_become_spaces_one_for_one() -> None:
    text = "a\x1b[2J\u202eb\r\nc\x9b\u2028d"
    assert one_line(text) == "a [2J b  c  d"
    assert len(one_line(text)) == len(text)


def test_count() -> None:
    assert [count(n, "entry", "entries") for n in (0, 1, 2)] == ["0 entries", "1 entry", "2 entries"]


def folded(text: str, width: int | None) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("the harbour opened", 11, ["the harbour", "opened"]),
        ("the harbour opened", None, ["the harbour opened"]),
        ("the  harbour", 5, ["the", "harbour"]),
        ("é harbours’", 5, ["é", "harbo", "urs’"]),
        ("港が開いた。船が来た。", 12, ["港が開いた。", "船が来た。"]),
        ("港が開いた。船", 10, ["港が開い", "た。船"]),
        ("彼は「港」だ", 6, ["彼は", "「港」", "だ"]),
        ("부두가 열렸다", 8, ["부두가", "열렸다"]),
        ("", 10, []),
    ],
)
def test_wrap(text: str, width: int | None, expected: list[str]) -> None:
    assert folded(text, width) == (expected if width is not None else [text])


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="ab 港、「부e\u0301", max_size=40), st.integers(min_value=2, max_value=12))
def test_wrapping_loses_only_spaces(text: str, width: int) -> None:
    spans = list(wrap(text, width))
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert all(measure(text[start:end]) <= width or text[start:end].isascii() for start, end in spans)
    assert spans == sorted(spans)


COLUMNS = (Column(name="name", cut=True), Column(name="id"), Column(name="n", right=True))
ROWS = [("김정일", "kim", "1"), ("Ana Lind of the Harbour Office", "ana", "20")]


def test_a_table_is_whole_where_there_is_no_terminal() -> None:
    assert list(lines(COLUMNS, ROWS, Terminal())) == [
        "NAME                            ID    N",
        "김정일                          kim   1",
        "Ana Lind of the Harbour Office  ana  20",
    ]


def test_a_table_is_cut_to_the_terminal() -> None:
    assert list(lines(COLUMNS, ROWS, Terminal(width=24))) == [
        "NAME             ID    N",
        "김정일           kim   1",
        "Ana Lind of th…  ana  20",
    ]


def test_columns_that_name_things_are_never_cut() -> None:
    rows = [("x" * 40, "a-long-identifier", "1")]
    assert list(lines(COLUMNS, rows, Terminal(width=20)))[1] == "x" * 11 + "…  a-long-identifier  1"


def test_a_table_without_names_has_no_header() -> None:
    columns = (Column(name=""), Column(name=""))
    assert list(lines(columns, [("a", "b")], Terminal(), indent=2)) == ["  a  b"]
    assert list(lines(columns, [], Terminal())) == []


def test_pairs_are_wrapped_beside_their_names() -> None:
    rows = [("persons", "Ana Lind; Jo Berg"), ("url", "")]
    assert list(pairs(rows, Terminal(width=21))) == ["persons  Ana Lind; Jo", "         Berg", "url"]


def test_facts_are_never_broken() -> None:
    facts = ("2011", "港新聞", "港新聞-9a54ca2e")
    assert list(Terminal(width=20).facts(facts, indent=2)) == ["  2011 · 港新聞", "  港新聞-9a54ca2e"]
    assert list(Terminal().facts(facts)) == ["2011 · 港新聞 · 港新聞-9a54ca2e"]


def test_marks_are_emphasised_across_lines() -> None:
    screen = Terminal(width=12, colour=True)
    shown = list(screen.paragraph("the harbour opened", indent=1, marks=((4, 15),)))
    assert shown == [" the \x1b[1;31mharbour\x1b[0m", " \x1b[1;31mope\x1b[0mned"]
    assert list(Terminal().paragraph("the harbour", marks=((4, 11),))) == ["the harbour"]
