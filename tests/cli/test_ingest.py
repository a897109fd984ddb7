"""``pressmark ingest`` and ``pressmark failures --retry``."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.ingest import Outcome, Report
from tests.cli.conftest import Run
from tests.cli.fake import ARTICLE, OUTCOMES, FakePress

Fake = Callable[..., FakePress]


def test_a_summary_in_words(run: Run, fake: Fake) -> None:
    fake(outcomes_=OUTCOMES)
    ran = run("ingest", "x")
    assert ran.out == "1 added, 1 revised, 1 unchanged, 1 duplicate, 1 failed\n"
    assert ran.err == "pressmark: rows.jsonl#3: it is not JSON: line 1\n"
    assert ran.code == 1


def test_all_in_is_success(run: Run, fake: Fake) -> None:
    fake(outcomes_=OUTCOMES[:1])
    ran = run("ingest", "x")
    assert (ran.code, ran.out, ran.err) == (0, "1 added\n", "")
    fake()
    assert run("ingest", "x").out == "nothing to take in\n"


def test_json_is_exactly_the_counts(run: Run, fake: Fake) -> None:
    fake(outcomes_=OUTCOMES)
    ran = run("ingest", "x", "--format", "json")
    assert ran.out == '{"schema":1,"added":1,"revised":1,"unchanged":1,"duplicate":1,"failed":1}\n'
    assert ran.code == 1


def test_outcomes_one_a_line(run: Run, fake: Fake) -> None:
    fake(outcomes_=OUTCOMES)
    lines = run("ingest", "x", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == [
        "added",
        "revised",
        "unchanged",
        "duplicate",
        "failed",
    ]
    assert json.loads(lines[1]) == {
        "kind": "revised",
        "name": "b.txt",
        "id": "b-1",
        "revision": 2,
        "reason": None,
    }
    assert run("ingest", "x", "--format", "ids").out == "a-1\nb-1\nd-1\n"
    assert run("ingest", "x", "--format", "csv").out.splitlines()[:2] == [
        "kind,name,id,revision,reason",
        "added,a.txt,a-1,1,",
    ]


def test_many_failures_are_not_all_named(run: Run, fake: Fake) -> None:
    fake(outcomes_=[Outcome(kind="failed", name=f"{n}.txt", reason="it is empty") for n in range(23)])
    lines = run("ingest", "x").err.splitlines()
    assert len(lines) == 21
    assert lines[19] == "pressmark: 19.txt: it is empty"
    assert lines[20] == "pressmark: … and 3 more: see 'pressmark failures'"


def test_options_reach_the_facade(run: Run, fake: Fake) -> None:
    press = fake()
    run(
        *("ingest", "-", "b", "--source", "KCNA", "--language", "ko", "--date", "1987"),
        *("--jobs", "2", "--dry-run"),
    )
    run("ingest", "a")
    given = {"source": "KCNA", "language": "ko", "date": "1987", "jobs": 2, "dry_run": True}
    empty = {"source": None, "language": None, "date": None, "jobs": None, "dry_run": False}
    asked = [call for call in press.calls if call[0] == "outcomes"]
    assert asked == [
        ("outcomes", {"paths": ("-", "b"), **given}),
        ("outcomes", {"paths": ("a",), **empty}),
    ]


def test_a_dry_run_shows_what_would_be(run: Run, fake: Fake) -> None:
    outcome = Outcome(kind="added", name="post.txt", id=ARTICLE.id, revision=1, article=ARTICLE)
    fake(outcomes_=(outcome,))
    ran = run("ingest", "--dry-run", "post.txt")
    assert ran.out == (
        "post.txt: added, evening-post-1\n"
        "  title     Harbour opens  [first line]\n"
        "  source    Evening Post  [rights line]\n"
        "  date      1 December 2011, 2011-12-01  [dateline]\n"
        "  language  en  [detected 0.99]\n"
        "  authors   Jo Berg\n"
        "  persons   Ana Lind; Jo Berg\n"
        "\n"
        "dry run: 1 added\n"
    )
    row = json.loads(run("ingest", "--dry-run", "post.txt", "--format", "jsonl").out)
    assert row["article"]["title"] == "Harbour opens"


def test_names_that_are_not_utf8_leave_as_they_came(
    fake: Fake, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from archive.cli import main

    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    press = fake(outcomes_=(Outcome(kind="failed", name=name, reason="it is empty \ud800"),))
    assert main(["ingest", name]) == 1
    assert capfdbinary.readouterr() == (b"1 failed\n", b"pressmark: caf\xe9.txt: it is empty ?\n")
    assert press.calls[1][1]["paths"] == (name,)
    main(["ingest", name, "--format", "jsonl"])
    out = capfdbinary.readouterr()[0]
    assert json.loads(out)["name"] == name


def test_a_path_is_needed(run: Run, fake: Fake, tmp_path: Path) -> None:
    fake()
    ran = run("ingest")
    assert ran.code == 2
    assert ran.err == "pressmark: missing argument 'PATH...' (see 'pressmark ingest --help')\n"


def test_retry(run: Run, fake: Fake) -> None:
    fake(report=Report(added=2, revised=0, unchanged=0, duplicate=0, failed=1, failures=OUTCOMES[4:]))
    ran = run("failures", "--retry")
    assert ran.code == 1
    assert ran.out == "2 added, 1 failed\n"
    assert ran.err == "pressmark: rows.jsonl#3: it is not JSON: line 1\n"
    assert json.loads(run("failures", "--retry", "--format", "json").out)["added"] == 2
