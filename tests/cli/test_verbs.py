"""The other verbs that read or mend the archive."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.article import Article
from archive.press import Damage, FailureLine
from tests.cli.conftest import Run
from tests.cli.fake import ARTICLE, ORIGINAL, PERSON, FakePress

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


def test_people_list(run: Run, fake: Fake) -> None:
    press = fake()
    ran = run("people", "list", "kim", "jong", "--limit", "5", "--locale", "ko")
    assert press.calls[1] == ("people", {"name": "kim jong", "limit": 5, "offset": 0, "locale": "ko"})
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


def test_people_show(run: Run, fake: Fake) -> None:
    fake(persons=(PERSON, PERSON))
    ran = run("people", "show", "김정일")
    page = (
        "Kim Jong Il\n"
        "kim-jong-il · 120 articles · Q10665\n"
        "\n"
        "NAME         LANGUAGE  JOINED BY\n"
        "김정일       ko        register\n"
        "Kim Jong Il  en        key\n"
        "\n"
        "OFFICE             ARTICLE  PUBLISHED\n"
        "General Secretary  kcna-1   2011\n"
    )
    assert ran.out == page + "\n" + page
    assert len(json.loads(run("people", "show", "김정일", "--format", "json").out)["people"]) == 2


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
        "NAME   REASON       FIRST SEEN            ATTEMPTS\n"
        "a.txt  it is empty  2026-11-24T03:00:00Z         2\n"
    )
    assert json.loads(run("failures", "--format", "json").out)["total"] == 1
    assert run("failures", "--format", "ids").out == "a.txt\n"


def test_no_failures(run: Run, fake: Fake) -> None:
    fake()
    assert run("failures").out == "no failures\n"
    assert run("failures", "--format", "csv").out == "name,reason,first_seen,attempts\n"


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
        "revision  2 of 2, taken in 2026-11-24T03:00:00Z, pressmark 0.1.0\n"
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
        "FIELD      VALUE          FROM\n"
        "title      Harbour opens  first line\n"
        "language   en             detected 0.99\n"
        "source     Evening Post   rights line\n"
        "published  2011-12-01     dateline: Dec. 1, 2011\n"
        "place      Port Vell      dateline\n"
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
