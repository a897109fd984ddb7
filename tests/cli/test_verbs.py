"""The other verbs that read or mend the archive."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.article import Article
from archive.cli.axis import axis
from archive.cli.bars import bars
from archive.cli.terminal import Terminal
from archive.cli.text import measure
from archive.press import Damage, FailureLine
from tests.cli.conftest import Run
from tests.cli.fake import ARTICLE, CHRONOLOGY, ORIGINAL, PERSON, SUGGESTED, TIMELINE, FakePress

Fake = Callable[..., FakePress]


def test_dates(run: Run, fake: Fake) -> None:
    press = fake()
    ran = run("dates", "evening-post-1", "--locale", "ko", "--calendar", "juche")
    assert press.calls[1] == ("dates", {"id": "evening-post-1", "locale": "ko", "calendar": "juche"})
    assert ran.out == (
        "DATE            AS PRINTED               EDTF\n"
        "29 August 1960  주체49(1960)년 8월 29일  1960-08-29\n"
        "1961            Juche 49 (1961)          1961        inconsistent\n"
    )


def test_dates_for_programs(run: Run, fake: Fake) -> None:
    fake()
    document = json.loads(run("dates", "evening-post-1", "--format", "json").out)
    assert (document["schema"], document["id"]) == (1, "evening-post-1")
    assert document["dates"][0] == {
        "edtf": "1960-08-29",
        "display": "29 August 1960",
        "verbatim": "주체49(1960)년 8월 29일",
        "calendar": "juche",
        "start": 3,
        "end": 22,
        "consistent": True,
    }
    assert run("dates", "x", "--format", "ids").out == "1960-08-29\n1961\n"
    assert run("dates", "x", "--format", "csv").out.splitlines()[2] == (
        "1961,1961,Juche 49 (1961),juche,30,45,false"
    )


def test_a_timeline_of_an_article(run: Run, fake: Fake) -> None:
    press = fake()
    ran = run("dates", "evening-post-1", "--timeline", "--locale", "ko")
    assert press.calls[1] == ("timeline", {"id": "evening-post-1", "locale": "ko"})
    assert ran.out == (
        "                1960           1970           1980           1990\n"
        "                ┬──────────────┬──────────────┬──────────────┬──────────────\n"
        "29 August 1960  ●\n"
        "1970s                          ━━━━━━━━━━━━━━━\n"
        "1 May 1985                                            ◆\n"
        "since 1990                                                   ━━━━━━━━━━━━━━▶\n"
        "14 July         no place in time\n"
        "\n"
        "◆ ═ the date of the article itself\n"
    )
    document = json.loads(run("dates", "x", "--timeline", "--format", "json").out)
    assert {"schema", "id", "scale", "first", "last", "ticks", "marks", "undated"} == document.keys()
    assert document["marks"][3]["end"] is None
    assert run("dates", "x", "--timeline", "--format", "ids").out.split() == [
        *("1960-08-29", "197X", "1985-05-01", "1990/..", "XXXX-07-14"),
    ]


@pytest.mark.parametrize("columns", [30, 60, 100, 200])
def test_a_timeline_keeps_within_the_terminal_and_to_ascii(columns: int) -> None:
    drawn = list(axis(TIMELINE, Terminal(width=columns, plain=True)))
    assert all(measure(line) <= columns for line in drawn[:-2])
    assert all(line.replace("…", "").isascii() for line in drawn)
    assert {"*", "=", "@", ">"} <= set("".join(drawn))
    charted = list(bars(CHRONOLOGY, Terminal(width=columns, plain=True)))
    assert max(map(measure, charted[2:-2])) == columns
    assert all(line.isascii() for line in charted)


def test_colour_only_where_there_is_some() -> None:
    for plain, coloured in (
        (axis(TIMELINE, Terminal(width=80)), axis(TIMELINE, Terminal(width=80, colour=True))),
        (bars(CHRONOLOGY, Terminal(width=80)), bars(CHRONOLOGY, Terminal(width=80, colour=True))),
    ):
        bare, styled = "\n".join(plain), "\n".join(coloured)
        assert "\x1b" not in bare
        assert "\x1b" in styled
        assert re.sub("\x1b\\[[0-9;]*m", "", styled) == bare


def test_the_dates_of_a_search(run: Run, fake: Fake) -> None:
    press = fake()
    ran = run("dates", "--query", "cuba", "--person", "김정일", "--timeline", "--by", "decade")
    asked = {"query": "cuba", "by": "decade", "published": False, "person": ("김정일",)}
    assert press.calls[1] == ("chronology", asked)
    assert ran.err == "pressmark: two persons have that name\n"
    assert ran.out == (
        "dates mentioned by decade: 9 articles\n"
        "\n"
        "1960s      8  ████████████████████████████████████████\n"
        "1970s      0\n"
        "1980s  1 + 3  █████░░░░░░░░░░░░░░░\n"
        "\n"
        "█ certain  ░ possible: the date is too vague to tell\n"
    )
    assert run("dates", "--query", "cuba").out == "  1960s  8\n  1980s  1  + 3 possible\n"
    document = json.loads(run("dates", "--year", "2011", "--published", "--format", "json").out)
    assert document.keys() == {"schema", "query", "field", "by", "articles", "buckets"}
    assert document["buckets"][2] == {"value": "198X", "label": "1980s", "count": 1, "possible": 3}


@pytest.mark.parametrize(
    "arguments", [(), ("x", "--query", "cuba"), ("x", "--year", "2011"), ("x", "--by", "year")]
)
def test_dates_are_of_an_article_or_of_a_search(run: Run, fake: Fake, arguments: tuple[str, ...]) -> None:
    fake()
    assert run("dates", *arguments).code == 2


def test_people_list(run: Run, fake: Fake) -> None:
    press = fake()
    ran = run("people", "list", "kim", "jong", "--limit", "5", "--locale", "ko")
    asked = {"name": "kim jong", "together": (), "limit": 5, "offset": 0, "locale": "ko"}
    assert press.calls[1] == ("people", asked)
    assert ran.out == (
        "NAME     ID           ARTICLES  REGISTER\n"
        "김정일   kim-jong-il       120  yes\n"
        "Jo Berg  jo-berg             3  no\n"
    )
    assert run("people", "list", "--format", "csv").out == (
        "id,label,count,registered\nkim-jong-il,김정일,120,true\njo-berg,Jo Berg,3,false\n"
    )
    assert press.calls[-2][1]["name"] is None
    assert press.calls[-2][1]["limit"] is None
    run("people", "list", "--with", "Jo Berg", "--with", "김정일")
    assert press.calls[-2][1]["together"] == ("Jo Berg", "김정일")


def test_people_show(run: Run, fake: Fake) -> None:
    fake(persons=(PERSON, PERSON))
    ran = run("people", "show", "김정일")
    page = (
        "Kim Jong Il\n"
        "kim-jong-il · 120 articles · ?–2011 · Q10665\n"
        "\n"
        "NAME         LANGUAGE  JOINED BY\n"
        "김정일       ko        register\n"
        "Kim Jong Il  en        key\n"
        "\n"
        "OFFICE IN THE REGISTER                       HELD\n"
        "Chairman of the National Defence Commission  1993년 – 2011년\n"
        "\n"
        "CALLED             BY    PUBLISHED  ARTICLES  FIRST IN  WORDS\n"
        "General Secretary  text  2011년           12  kcna-1    … said General Secretary Kim Jong Il …\n"
        "\n"
        "TOGETHER WITH  ID       ARTICLES\n"
        "Jo Berg        jo-berg         3\n"
    )
    assert ran.out == page + "\n" + page
    assert len(json.loads(run("people", "show", "김정일", "--format", "json").out)["people"]) == 2


def test_people_suggest(run: Run, fake: Fake) -> None:
    press = fake(suggested=SUGGESTED)
    ran = run("people", "suggest", "steve", "baker", "--limit", "2", "--locale", "ko")
    asked = {"name": "steve baker", "limit": 2, "offset": 0, "locale": "ko"}
    assert press.calls[1] == ("suggest", asked)
    assert ran.out == (
        "  1  0.93  Стив Бейкер (стив-бейкер, 1 article) may be"
        " Steve Baker (steve-baker, 7 articles, in the register)\n"
        "           +  names: every word sounds nearly the same\n"
        "           -  both are in one article\n"
        "           pressmark people merge 'стив-бейкер' 'steve-baker' --reason 'names'\n"
        "\n"
        "  2  0.50  Kim (kim, 2 articles) may be several persons, one of them"
        " Kim (kim-poet, 0 articles, in the register)\n"
        "           pressmark people show 'kim'\n"
    )
    assert run("people", "suggest", "--format", "ids").out == "стив-бейкер steve-baker\nkim kim-poet\n"
    assert press.calls[-2][1] == {"name": None, "limit": 20, "offset": 0, "locale": None}
    table = run("people", "suggest", "--format", "csv").out.splitlines()
    assert table[0] == "kind,confidence,first,second,evidence,command"
    assert table[1].startswith(
        "merge,0.9312,стив-бейкер,steve-baker,names: every word sounds nearly the same; "
    )
    first = json.loads(run("people", "suggest", "--format", "json").out)["suggestions"][0]
    assert first["evidence"][1] == {"words": "both are in one article", "against": True}
    assert "ids" not in first


def test_nothing_to_suggest(run: Run, fake: Fake) -> None:
    fake()
    ran = run("people", "suggest")
    assert (ran.code, ran.out, ran.err) == (0, "nothing to suggest\n", "")


def test_nobody_of_that_name(run: Run, fake: Fake) -> None:
    fake()
    ran = run("people", "show", "Nobody", "Atall")
    assert ran.code == 2
    assert ran.err == "pressmark: nobody here is called 'Nobody Atall': see 'pressmark people list'\n"


def test_failures(run: Run, fake: Fake) -> None:
    line = FailureLine(name="a.txt", reason="it is empty", first_seen="2026-11-24T03:00:00Z", attempts=2)
    fake(failures_=(line,))
    ran = run("failures")
    assert ran.code == 0
    assert ran.out == (
        "1 failure\n"
        "\n"
        "NAME   REASON       FIRST SEEN             ATTEMPTS\n"
        "a.txt  it is empty  2026-11-24, 03:00 UTC         2\n"
    )
    assert "2026-11-24 ko juche, 03:00 UTC" in run("failures", "--locale", "ko", "--calendar", "juche").out
    assert json.loads(run("failures", "--format", "json").out)["total"] == 1
    assert run("failures", "--format", "ids").out == "a.txt\n"


def test_no_failures(run: Run, fake: Fake) -> None:
    fake()
    assert run("failures").out == "no failures\n"
    assert run("failures", "--format", "csv").out == "name,reason,first_seen,attempts,display\n"


def test_status(run: Run, fake: Fake) -> None:
    fake()
    assert run("status").out == (
        "home       /home/of/press\n"
        "articles   5 (6 revisions, 1 duplicate)\n"
        "published  1987-02 to 1 December 2011\n"
        "languages  en 4, ko 1\n"
        "sources    kcna 5\n"
        "persons    7\n"
        "originals  1.2 MB\n"
        "failures   2: see 'pressmark failures'\n"
        "index      4 articles, out of date: run 'pressmark reindex'\n"
        "version    0.1.0\n"
    )
    document = json.loads(run("status", "--format", "json").out)
    assert document["schema"] == 1
    assert document["languages"] == {"en": 4, "ko": 1}
    assert document["display"] == {"first": "1987-02", "last": "1 December 2011"}


def test_verify(run: Run, fake: Fake) -> None:
    fake()
    ran = run("verify")
    assert ran.code == 0
    assert ran.out == "6 originals, 5 articles and 1 ledger entry checked: no damage\n"


def test_verify_with_damage(run: Run, fake: Fake) -> None:
    fake(damages=(Damage(what="article x revision 1", detail="its bytes do not match their SHA-256"),))
    ran = run("verify")
    assert ran.code == 3
    assert ran.out == (
        "article x revision 1: its bytes do not match their SHA-256\n"
        "6 originals, 5 articles and 1 ledger entry checked: 1 damage\n"
    )
    ran = run("verify", "--format", "json")
    assert ran.code == 3
    assert json.loads(ran.out) == {
        "schema": 1,
        "originals": 6,
        "articles": 5,
        "entries": 1,
        "damages": [{"what": "article x revision 1", "detail": "its bytes do not match their SHA-256"}],
    }


def test_reindex(run: Run, fake: Fake) -> None:
    fake()
    assert run("reindex").out == "1 article indexed\n"
    assert run("reindex", "--format", "json").out == '{"schema":1,"articles":1}\n'


def test_reprocess(run: Run, fake: Fake) -> None:
    press = fake()
    ran = run("reprocess", "evening-post-1", "minato-2")
    assert press.calls[1] == ("reprocess", {"ids": ("evening-post-1", "minato-2")})
    assert ran.out == (
        "evening-post-1 revision 2: title, dates\nminato-2 revision 1: persons\n2 articles changed\n"
    )
    assert run("reprocess", "--format", "csv").out == (
        "id,revision,fields\nevening-post-1,2,title; dates\nminato-2,1,persons\n"
    )


def test_show(run: Run, fake: Fake) -> None:
    fake()
    text = (
        "Harbour opens\n"
        "First ship in ten years\n"
        "Evening Post · 1 December 2011 · en · evening-post-1\n"
        "by Jo Berg, shipping correspondent\n"
        "\n"
        "The harbour opened on Monday.\n"
        "\n"
        "Mayor Ana Lind cut the ribbon.\n"
        "\n"
        "persons   Ana Lind; Jo Berg\n"
        "places    Port Vell\n"
        "subjects  ships; trade\n"
        "page      3\n"
        "rights    © 2011 Evening Post\n"
        "url       https://post.example/1\n"
        "revision  2 of 2, taken in 2026-11-24, 03:00 UTC, pressmark 0.1.0\n"
        "original  post.txt, text/plain, 16 bytes\n"
    )
    for form in ((), ("--format", "text"), ("--format", "table")):
        assert run("show", "evening-post-1", *form).out == text
    ran = run("show", "evening-post-1", "--locale", "ko", "--calendar", "juche")
    assert "· 1 December 2011 ko juche ·" in ran.out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_show_gives_the_bare_record(run: Run, fake: Fake, form: str) -> None:
    press = fake()
    out = run("show", "evening-post-1", "--format", form, "--revision", "2").out
    assert out == ARTICLE.to_json() + "\n"
    assert Article.from_json(out) == ARTICLE
    assert press.calls[1] == ("article", {"id": "evening-post-1", "revision": 2})


def test_show_original(fake: Fake, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    from archive.cli import main

    press = fake()
    assert main(["show", "evening-post-1", "--original", "--revision", "1"]) == 0
    assert capfdbinary.readouterr() == (ORIGINAL, b"")
    assert press.calls[1] == ("original", {"id": "evening-post-1", "revision": 1})


def test_show_evidence(run: Run, fake: Fake) -> None:
    fake()
    assert run("show", "evening-post-1", "--evidence").out == (
        "FIELD      VALUE                        FROM\n"
        "title      Harbour opens                first line\n"
        "language   en                           detected 0.99\n"
        "source     Evening Post                 rights line\n"
        "published  1 December 2011, 2011-12-01  dateline: Dec. 1, 2011\n"
        "place      Port Vell                    dateline\n"
    )


def test_show_what_is_not_there(run: Run, fake: Fake) -> None:
    fake()
    ran = run("show", "nix")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "pressmark: no article 'nix': see 'pressmark search'\n"


def test_init(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[str] = []

    class Made(FakePress):
        def __init__(self, place: str) -> None:
            super().__init__(home=Path(place))
            made.append(place)

    monkeypatch.setattr("archive.press.create", Made)
    named, other = str(tmp_path / "named"), str(tmp_path / "other")
    assert run("init", named).out == f"made a home in {named}\n"
    run("--home", other, "init")
    run("init")
    monkeypatch.delenv("PRESSMARK_HOME")
    run("init")
    assert made == [named, other, str(tmp_path / "home"), "."]
    (tmp_path / "named").mkdir()
    (tmp_path / "named" / "pressmark.toml").touch()
    assert run("init", named).out == f"{named} is a home already\n"
