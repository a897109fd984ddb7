"""``pressmark dates --check``: what is wrong with the dates of articles."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from archive.press import DateCheck, DateFinding
from tests.cli.conftest import Run
from tests.cli.fake import FakePress


def finding(**given: Any) -> DateFinding:
    common: dict[str, Any] = {
        "id": "evening-post-1",
        "revision": 1,
        "severity": "contradiction",
        "kind": "weekday",
        "place": "dates",
        "start": 3,
        "end": 25,
        "verbatim": "Monday, 29 August 1961",
        "edtf": "1961-08-29",
        "display": "29 August 1961",
        "why": "29 August 1961 is a Tuesday, not a Monday",
    }
    return DateFinding(**{**common, **given})


FINDINGS = (
    finding(),
    finding(kind="years", verbatim="Juche\x1b 49 (1961)", edtf="1961", why="“Juche 49” is 1960, not 1961"),
    finding(
        id="minato-2", kind="bounds", severity="implied", verbatim="Juche 49", why="written on or after …"
    ),
)


class Checked(FakePress):
    """Answers what :meth:`archive.press.Press.check_dates` would."""

    findings: tuple[DateFinding, ...] = FINDINGS

    def check_dates(self, id: str | None = None, **given: Any) -> DateCheck:  # noqa: A002  # the facade's name
        progress = given.pop("progress")
        self._called("check_dates", id=id, **given)

        def found() -> Iterator[DateFinding]:
            for done, item in enumerate(self.findings, 1):
                progress(done, len(self.findings), item.id)
                yield item

        return DateCheck(found(), articles=12, notes=self.notes)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Checked:
    press = Checked()
    monkeypatch.setattr("archive.press.open", press.opened)
    return press


def test_a_table_of_findings(run: Run, press: Checked) -> None:
    press.notes = ("two persons have that name",)
    ran = run("dates", "--check", "--query", "cuba", "--source", "kcna", "--locale", "ko")
    asked = {"id": None, "query": "cuba", "locale": "ko", "source": ("kcna",)}
    assert press.calls[1] == ("check_dates", asked)
    assert (ran.code, ran.err) == (0, "pressmark: two persons have that name\n")
    assert ran.out == (
        "3 findings in 12 articles\n"
        "\n"
        "ARTICLE         KIND     AS PRINTED              WHAT IS WRONG\n"
        "evening-post-1  weekday  Monday, 29 August 1961  29 August 1961 is a Tuesday, not a Monday\n"
        "evening-post-1  years    Juche  49 (1961)        “Juche 49” is 1960, not 1961\n"
        "minato-2        bounds   Juche 49                written on or after …\n"
    )


def test_every_form_of_findings(run: Run, press: Checked) -> None:
    document = json.loads(run("dates", "--check", "evening-post-1", "--format", "json").out)
    assert press.calls[1] == ("check_dates", {"id": "evening-post-1", "query": ""})
    assert document.keys() == {"schema", "articles", "findings"}
    assert (document["schema"], document["articles"], len(document["findings"])) == (1, 12, 3)
    names = [
        "id",
        "revision",
        "severity",
        "kind",
        "place",
        "start",
        "end",
        "verbatim",
        "edtf",
        "display",
        "why",
    ]
    assert list(document["findings"][0]) == names
    rows = run("dates", "--check", "--format", "csv").out.splitlines()
    assert rows[0] == ",".join(names)
    assert len(rows) == 4
    assert len(run("dates", "--check", "--format", "jsonl").out.splitlines()) == 3
    # an article's id once, for other commands to read
    assert run("dates", "--check", "--format", "ids").out == "evening-post-1\nminato-2\n"


def test_no_findings(run: Run, press: Checked) -> None:
    press.findings = ()
    assert run("dates", "--check").out == "no findings in 12 articles\n"


@pytest.mark.parametrize("other", [("--timeline",), ("--by", "year"), ("--published",)])
def test_findings_are_neither_drawn_nor_counted(run: Run, press: Checked, other: tuple[str, ...]) -> None:
    ran = run("dates", "--check", *other)
    assert ran.code == 2
    assert "--check" in ran.err
    assert press.calls == []
