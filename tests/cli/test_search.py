"""``pressmark search`` and ``pressmark facets``."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import pytest

from archive.errors import DamagedError, HomeError, IndexDamagedError
from archive.index.explaining import Explanation, ReadWord, Scored, Share, Way
from archive.press import Found
from archive.press.values import OtherForm, Suggestion
from tests.cli.conftest import Run
from tests.cli.fake import HITS, FakePress

Fake = Callable[..., FakePress]

FIELDS = ("person", "author", "source", "language", "subject", "place", "year", "decade", "month", "mentions")


def test_the_page_for_reading(run: Run, fake: Fake) -> None:
    fake()
    ran = run("search", "harbour", "--facet", "person", "--facet", "year:5", "--facet", "place")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out == (
        "123 articles (1–2 shown)\n"
        "\n"
        "1. Harbour opens\n"
        "   1 December 2011 · Evening Post · en · evening-post-1\n"
        "   The harbour opened on Monday.\n"
        "\n"
        "2. 港が [31m開く\n"
        "   no date · 港新聞 · ja · minato-2 · same text as evening-post-1\n"
        "\n"
        "person\n"
        "  Ana Lind  12\n"
        "  김정일     3\n"
        "\n"
        "year\n"
        "  2011  9  + 2 possible\n"
        "\n"
        "place\n"
        "  none\n"
    )


def test_json_has_the_promised_shape(run: Run, fake: Fake) -> None:
    fake()
    ran = run("search", "harbour", "--facet", "year", "--format", "json")
    assert ran.out.count("\n") == 1
    assert json.loads(ran.out) == {
        "schema": 1,
        "query": "harbour",
        "total": 123,
        "relaxed": False,
        "took_ms": 3.1,
        "hits": [
            {
                "id": "evening-post-1",
                "score": 12.5,
                "title": "Harbour opens",
                "language": "en",
                "source": {"id": "evening-post", "name": "Evening Post"},
                "published": {"edtf": "2011-12-01", "display": "1 December 2011"},
                "authors": ["Jo Berg", "Al Ek"],
                "persons": ["ana-lind"],
                "identifiers": ["1"],
                "snippet": {"text": "The harbour opened on Monday.", "marks": [[4, 11]]},
                "url": "https://post.example/1",
            },
            {
                "id": "minato-2",
                "score": 3.0,
                "title": "港が\x1b[31m開く",
                "language": "ja",
                "source": {"id": "minato", "name": "港新聞"},
                "published": None,
                "authors": [],
                "persons": [],
                "identifiers": [],
                "snippet": {"text": "", "marks": []},
                "url": None,
            },
        ],
        "facets": {"year": [{"value": "2011", "label": "2011", "count": 9, "possible": 2}]},
    }


def test_other_forms_give_hits(run: Run, fake: Fake) -> None:
    fake()
    assert run("search", "--format", "ids").out == "evening-post-1\nminato-2\n"
    lines = run("search", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["evening-post-1", "minato-2"]
    assert run("search", "--format", "csv").out == (
        "id,published,source,language,title,authors,score\n"
        "evening-post-1,2011-12-01,evening-post,en,Harbour opens,Jo Berg; Al Ek,12.5\n"
        "minato-2,,minato,ja,港が [31m開く,,3.0\n"
    )


def test_hits_of_revisions_say_which(run: Run, fake: Fake) -> None:
    fake()
    lines = run("search", "--revisions", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["revision"] for line in lines] == [2, 1]
    assert " · en · evening-post-1 · revision 2\n" in run("search", "--revisions").out


@pytest.mark.parametrize(
    ("total", "hits", "arguments", "first"),
    [
        (0, (), (), "0 articles"),
        (1, HITS[:1], (), "1 article"),
        (2, HITS, (), "2 articles"),
        (9, (), ("--offset", "50"), "9 articles (none shown)"),
        (99, HITS, ("--offset", "9"), "99 articles (10–11 shown)"),
    ],
)
def test_the_first_line_counts(
    run: Run, fake: Fake, total: int, hits: object, arguments: tuple[str, ...], first: str
) -> None:
    fake(total=total, hits=hits)
    ran = run("search", *arguments)
    assert ran.code == 0
    assert ran.out.splitlines()[0] == first


def test_numbers_of_hits_are_aligned(run: Run, fake: Fake) -> None:
    fake()
    lines = run("search", "--offset", "8").out.splitlines()
    assert lines[2] == " 9. Harbour opens"
    assert lines[3].startswith("    1 December")
    assert lines[6].startswith("10. ")


def test_notes_go_to_standard_error(run: Run, fake: Fake) -> None:
    fake(notes=("no article has all words", "nobody is\ncalled 'x'"))
    for verb in (("search", "x"), ("facets", "person", "x")):
        ran = run(*verb, "--format", "ids")
        assert ran.err == "pressmark: no article has all words\npressmark: nobody is called 'x'\n"
        assert ran.code == 0


def test_words_become_one_query(run: Run, fake: Fake) -> None:
    press = fake()
    run("search", "kim", "jong", "il", "--", "-dash")
    assert press.calls[1] == (
        "search",
        {"query": "kim jong il -dash", "like": None, "facets": (), "sort": None, "limit": 10, "offset": 0},
    )


def test_any_number_is_a_limit(run: Run, fake: Fake) -> None:
    press = fake()
    for value in ("0", "007", "9" * 5000):
        assert run("search", "--limit", value).code == 0
    asked = [given["limit"] for method, given in press.calls if method == "search"]
    assert asked == [0, 7, sys.maxsize]


def test_every_option_reaches_the_facade(run: Run, fake: Fake) -> None:
    press = fake()
    arguments: list[str] = []
    expected: dict[str, object] = {}
    for name in FIELDS:
        arguments += [f"--{name}", "a", f"--{name}", "b", f"--not-{name}", "c"]
        expected |= {name: ("a", "b"), f"not_{name}": ("c",)}
    arguments += ["--from", "1987", "--to", "1988-02", "--certain", "--unique", "--revisions"]
    expected |= {
        "date_from": "1987",
        "date_to": "1988-02",
        "certain": True,
        "unique": True,
        "revisions": True,
    }
    places = ["--limit", "all", "--offset", "3", "--locale", "ko", "--calendar", "juche"]
    placed = {"limit": None, "offset": 3, "locale": "ko", "calendar": "juche"}
    run("search", *arguments, *places, "--like", "x", "--sort", "-date", "--facet", "year:5")
    run("facets", "person", "q", *arguments, *places)
    asked = [given for method, given in press.calls if method in ("search", "facet")]
    assert asked == [
        {"query": "", "like": "x", "facets": ("year:5",), "sort": "-date", **placed, **expected},
        {"field": "person", "query": "q", **placed, **expected},
    ]


def test_facets_for_reading(run: Run, fake: Fake) -> None:
    fake()
    assert run("facets", "person").out == (
        "3 values in 40 articles (1–2 shown)\n"
        "\n"
        "LABEL     VALUE     COUNT\n"
        "Ana Lind  ana-lind     12\n"
        "김정일    kim           3\n"
    )
    assert run("facets", "year").out.splitlines()[2:] == [
        "VALUE  COUNT  POSSIBLE",
        "2011       9         2",
    ]
    assert run("facets", "place").out == "1 value in 40 articles (none shown)\n"


def test_facets_for_programs(run: Run, fake: Fake) -> None:
    fake()
    assert run("facets", "year", "--format", "json").out == (
        '{"schema":1,"field":"year","total":2,"articles":40,'
        '"values":[{"value":"2011","label":"2011","count":9,"possible":2}]}\n'
    )
    assert run("facets", "year", "--format", "jsonl").out == (
        '{"value":"2011","label":"2011","count":9,"possible":2}\n'
    )
    assert run("facets", "year", "--format", "csv").out == "value,label,count,possible\n2011,2011,9,2\n"
    assert run("facets", "person", "--format", "ids").out == "ana-lind\nkim\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (HomeError("no home here"), 2),
        (DamagedError("article x does not match its SHA-256"), 3),
        (IndexDamagedError("the index is damaged: run 'pressmark reindex'"), 3),
    ],
)
def test_expected_errors_are_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    def fail(home: object) -> None:
        raise error

    monkeypatch.setattr("archive.press.open", fail)
    ran = run("search", "x")
    assert (ran.code, ran.out, ran.err) == (code, "", f"pressmark: {error}\n")


SUGGESTIONS = (
    Suggestion(
        words="평\x1b양",
        spellings=("평안",),
        others=(OtherForm(text="Pyongyang", count=3, reason="English, CLDR"),),
    ),
)

EXPLANATION = Explanation(
    words=(ReadWord(text="Cubas", folded="cubas", script="Latn", stems=("en:cuba", "es:cub"), pairs=()),),
    ways=(Way(word="Cubas", field="exact", text="cu\x1bbas", articles=3, weight=0.5),),
    tree="exact:cubas",
    relaxed=False,
    hits=(
        Scored(
            id="evening-post-1",
            revision=2,
            score=12.5,
            shares=(Share(word="Cubas", field="exact", text="cubas", score=12.5),),
        ),
    ),
)


class ExplainedPress(FakePress):
    """Gives suggestions, and an explanation where it is asked for one."""

    def search(self, query: str = "", *, explain: bool = False, **given: Any) -> Found:
        found = super().search(query, **given)
        return replace(found, suggestions=SUGGESTIONS, explanation=EXPLANATION if explain else None)


@pytest.fixture
def explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.press.open", ExplainedPress().opened)


@pytest.mark.usefixtures("explained")
def test_suggestions_are_one_more_key(run: Run) -> None:
    document = json.loads(run("search", "x", "--format", "json").out)
    assert document["suggestions"] == [
        {
            "words": "평\x1b양",
            "spellings": ["평안"],
            "others": [{"text": "Pyongyang", "count": 3, "reason": "English, CLDR", "person": None}],
        }
    ]
    assert "explanation" not in document


@pytest.mark.usefixtures("explained")
def test_an_explanation_for_reading(run: Run) -> None:
    plain = run("search", "x").out
    assert run("search", "x", "--explain").out == plain + (
        "\n"
        "how the query was read\n"
        "  WORD   LOOKED FOR AS  SCRIPT  STEMS           PAIRS\n"
        "  Cubas  cubas          Latn    en:cuba es:cub\n"
        "\n"
        "  exact:cubas\n"
        "\n"
        "  WORD   FIELD  TERM    ARTICLES  WEIGHT\n"
        "  Cubas  exact  cu bas         3    0.50\n"
        "\n"
        "score of 1. evening-post-1\n"
        "   SCORE  WORD   FIELD  TERM\n"
        "  12.500  Cubas  exact  cubas\n"
        "  12.500  sum\n"
    )


@pytest.mark.usefixtures("explained")
def test_an_explanation_for_programs(run: Run) -> None:
    document = json.loads(run("search", "x", "--explain", "--format", "json").out)
    assert document["explanation"] == json.loads(json.dumps(asdict(EXPLANATION)))
    assert run("search", "x", "--explain", "--format", "ids").out == "evening-post-1\nminato-2\n"
