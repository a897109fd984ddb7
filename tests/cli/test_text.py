"""Measuring, cutting and wrapping text, and tables made of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.cli.table import Column, lines, pairs
from archive.cli.terminal import Terminal
from archive.cli.text import clip, clip_start, count, isolate, measure, one_line, pad, wrap
from archive.languages import safe_cut


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
        ("한", 2),
        ("हिन्दी", 5),
        ("☀", 1),
        ("☀\ufe0f", 2),
        ("👍🏽", 4),
        ("\u2067שלום\u2069", 4),
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
    assert clip("cafe\u0301s noirs", 5) == "cafe\u0301…"
    assert clip("a👨\u200d👩\u200d👧b", 5) == "a…"
    assert clip_start("👨\u200d👩\u200d👧bc", 7) == "…bc"
    assert clip_start("cafe\u0301", 3) == "…fe\u0301"
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
        ("アカップ・ヴェ", 4, ["ア", "カッ", "プ・", "ヴェ"]),
        ("人々が来た", 4, ["人々", "が来", "た"]),
        ("かか\u3099か", 4, ["かか\u3099", "か"]),
        ("หอสมุดริมน้ำเปิดห้องอ่านหนังสือ", 12, ["หอสมุดริมน้ำเปิด", "ห้องอ่านหนังสือ"]),
        ("ééé\u0301ééé", 3, ["ééé\u0301", "ééé"]),
        ("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 8, ["👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"]),
        ("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 4, ["👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"]),
        ("🇨🇺🇨🇺🇨🇺", 6, ["🇨🇺", "🇨🇺", "🇨🇺"]),
        ("क्षक्षक्ष", 3, ["क्ष", "क्ष", "क्ष"]),
        ("", 10, []),
    ],
)
def test_wrap(text: str, width: int | None, expected: list[str]) -> None:
    assert folded(text, width) == (expected if width is not None else [text])


_CHARACTERS = [
    *(
        "a",
        "b",
        " ",
        "港",
        "、",
        "「",
        "っ",
        "부",
        "\u1112\u1161\u11ab",
        "e\u0301",
        "か\u3099",
        "葛\U000e0100",
    ),
    *("น้ำ", "ที่", "क्षि", "می\u200cشود", "👨\u200d👩\u200d👧", "👍🏽", "🇨🇺", "☀\ufe0f"),
]


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(_CHARACTERS), max_size=30).map("".join), st.integers(min_value=6, max_value=14)
)
def test_wrapping_loses_only_spaces_and_splits_no_character(text: str, width: int) -> None:
    spans = list(wrap(text, width))
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert all(measure(text[start:end]) <= width or text[start:end].isascii() for start, end in spans)
    assert spans == sorted(spans)
    assert all(safe_cut(text, place) == place for span in spans for place in span)


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


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("harbour", ""),
        ("평양 2011", ""),
        ("2011 – מלון", "\u2067"),
        ("كتاب (KCNA)", "\u2067"),
        ("KCNA كتاب", "\u2066"),
        ("\u200fKCNA", "\u2067"),
    ],
)
def test_the_first_letter_gives_the_direction(text: str, opening: str) -> None:
    assert isolate(text) == opening


def test_text_from_right_to_left_is_isolated_line_by_line() -> None:
    screen = Terminal(width=12, colour=True, bidi=True)
    text = "كتاب KCNA كتاب"
    assert list(screen.paragraph(text, indent=1, marks=((10, 14),))) == [
        " \u2067كتاب KCNA\u2069",
        " \u2067\x1b[1;31mكتاب\x1b[0m\u2069",
    ]
    assert list(Terminal(width=40, bidi=True).facts(("2011", "كتاب", "ar"))) == [
        "2011 · \u2067كتاب\u2069 · ar"
    ]
    for plain in (Terminal(), Terminal(width=40)):
        assert list(plain.paragraph(text)) == [text]
        assert list(plain.facts(("2011", "كتاب"))) == ["2011 · كتاب"]
