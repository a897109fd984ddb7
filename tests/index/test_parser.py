"""The query language beyond what its page shows: what is said of a query, and that nothing is an error."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as nodes

from archive.index import Index, Request
from archive.index.conditions import OneOf, during
from archive.index.query.nodes import PlacedPhrase, Restriction
from archive.index.query.parser import Parsed, parse
from tests.index.library import little_archive, write

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "query.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("index")
    write(folder, little_archive())
    with Index.open(folder) as opened:
        yield opened


def read(text: str, **given: Any) -> Parsed:
    return parse(text, archive_languages=["en", "es", "ko"], **given)


@pytest.mark.parametrize("case", CASES, ids=[case["query"] for case in CASES])
def test_what_is_said(index: Index, case: dict[str, Any]) -> None:
    found = index.search(Request(query=case["query"]))
    assert found.relaxed == case.get("relaxed", False)
    assert list(found.unknown) == case.get("unknown", [])
    assert len(found.notes) == len(case.get("notes", []))
    assert all(part in note for part, note in zip(case.get("notes", []), found.notes, strict=True))


def test_four_words_must_all_match_and_five_are_a_question() -> None:
    assert isinstance(read("one two three four").tree, nodes.And)
    assert isinstance(read("one two (three four)").tree, nodes.And)
    question = read("one two (three four) five")
    assert isinstance(question.tree, nodes.Or)
    assert [branch.text for branch in question.words] == ["one", "two", "three", "four", "five"]
    assert question.relaxed is None
    assert isinstance(read("東京都知事は新しい法案を").tree, nodes.Or), "words of the analysis count"


def test_the_rest_of_a_question_still_must_match() -> None:
    tree = read("who won the great war source:kcna NOT peace").tree
    assert isinstance(tree, nodes.And)
    assert [type(part) for part in tree.subqueries] == [nodes.Or, Restriction, nodes.Not]


def test_only_plain_words_are_relaxed() -> None:
    assert read("one").relaxed is None
    assert isinstance(read("one two").relaxed, nodes.Or)
    relaxed = read("one two source:kcna").relaxed
    assert isinstance(relaxed, nodes.And)
    assert [type(part) for part in relaxed.subqueries] == [nodes.Or, Restriction]
    assert all(
        read(text).relaxed is None for text in ("one AND two", '"one two"', "one OR two", "source:kcna")
    )


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("a AND b OR c AND d", "((a & b) | (c & d))"),
        ("a OR b AND c", "(a | (b & c))"),
        ("a b OR c d", "((a & d) & (b | c))"),
        ("NOT a AND b", "(!a & b)"),
        ("NOT NOT a", "a"),
        ("(a OR b) AND NOT (c OR d)", "((a | b) & !(c | d))"),
        ("(a AND NOT b) OR c", "((a & !b) | c)"),
        ("a OR OR b", "(a | b)"),
        ("AND a AND", "a"),
        ("()", "nothing"),
        ("((((a))))", "a"),
    ],
)
def test_how_operators_bind(text: str, shape: str) -> None:
    assert shown(parse(text, archive_languages=[]).tree) == shape


def shown(tree: Any) -> str:
    match tree:
        case nodes.Term():
            return str(tree.text)
        case nodes.And():
            return f"({' & '.join(map(shown, tree.subqueries))})"
        case nodes.Or():
            return f"({' | '.join(map(shown, tree.subqueries))})"
        case nodes.Not():
            return f"!{shown(tree.query)}"
    return "nothing"


def test_names_are_resolved() -> None:
    asked = []

    def resolve(field: str, name: str) -> Sequence[str]:
        asked.append((field, name))
        return ("q1", "q2")

    tree = read('person:"Kim Jong Il" source:KCNA', resolve=resolve).tree
    assert asked == [("person", "Kim Jong Il"), ("source", "KCNA")]
    assert tree.subqueries[0].condition == OneOf(field="person", values=("q1", "q2"))


def test_without_a_resolver_a_name_is_a_key() -> None:
    assert read('person:"Raúl Castro"').tree.condition == OneOf(field="person", values=("raul-castro",))


def test_ranges_of_days() -> None:
    tree = read("date:{2011-12-01 TO 2011-12}").tree
    day = 734472  # 2011-12-01
    assert tree.condition == during("published", day + 1, day - 1)
    assert read("mentions:[TO 2011-12-01]").tree.condition == during("mentions", None, day)


def test_pairs_of_letters_keep_their_distance() -> None:
    tree = read('"김정일 동지"').tree
    assert isinstance(tree, PlacedPhrase)
    assert (tree.words, tree.places) == (["김정", "정일", "동지"], [0, 1, 3])


def test_a_snippet_marks_what_is_wanted() -> None:
    marked = read("cuba NOT (korea OR ship*) exact:trade del?gates 'peace' NOT NOT war").marked
    assert [word.exact for word in marked.words] == ["cuba", "trade", "peace", "war"]
    assert marked.patterns == ("del?gates",)
    assert [word.stems for word in marked.words][1] == ()


def test_weights() -> None:
    assert read("exact:cuba^2.5").tree.boost == 2.5
    assert read('"one two"^3').tree.boost == 3.0
    assert read("(one two)^3").tree.boost == 3.0


def test_what_ranks() -> None:
    assert read("cuba").ranks
    assert read("cub* source:kcna").ranks
    assert not read("source:kcna year:2011").ranks
    assert not read("").ranks


# -- nothing is an error -------------------------------------------------------------------------

pieces = st.sampled_from(
    [
        "(",
        ")",
        '"',
        "“",
        "”",
        "「",
        "」",
        "AND",
        "OR",
        "NOT",
        "title:",
        "person:",
        "year:",
        "date:",
        "exact:",
        "[",
        "]",
        "{",
        "}",
        " TO ",
        "~",
        "~2",
        "^",
        "^2.5",
        "*",
        "?",
        "cuba",
        "東京",
        "党",
        "김정일",
        "2011",
        "196X",
        " ",
        " ",
        " ",
        "\x00",
        "�",
        "\u202e",
        "'",
        'צה"ל',
        "नमस्ते",
        "ไทย",
        "-",
        ":",
        "\\",
        "\n",
    ]
)


@settings(deadline=None, max_examples=150, database=None)
@given(text=st.text(max_size=30) | st.lists(pieces, max_size=15).map("".join))
def test_any_text_is_a_query(index: Index, text: str) -> None:
    found = index.search(Request(query=text))
    assert found.total >= 0
    assert all(note == note.strip() for note in found.notes)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + "cuba",
        "NOT " * 3000 + "cuba",
        "cuba " * 5000,
        "a OR " * 3000,
        '"' * 9999,
        "“" * 5000,
        "x" * 20000,
        "title:" * 2000,
        "[a TO " * 2000,
        "(a AND NOT " * 500,
        "*" * 5000,
        "a*b" * 3000,
        "cuba^" + "9" * 5000,
    ],
)
def test_long_queries_are_cut_not_refused(index: Index, text: str) -> None:
    assert index.search(Request(query=text)).total >= 0
