"""Decisions about persons, and lists of persons: seen at once, and taken back without a trace."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import archive
from archive.errors import DocumentError, NotFoundError, UsageError
from archive.press import Press

TEXTS = (
    "Kim Il Sung met Fidel Castro Ruz. Kim Il Sung left.",
    "The conductor Aurelo Tamsin met Ri Yong Ho.",
    "The conductor Aurelio Tamsin met Fidel Castro Ruz and Ri Yong Ho.",
    "The librarian Mirela Brandvold met the conductor Aurelo Tamsin.",
    "김일성동지께서 피델 까스뜨로동지를 만나시였다.",
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deciding")
    rows = [
        {"id": str(number), "title": "", "text": text, "authors": ["Odrun Vass"] if number < 2 else []}
        for number, text in enumerate(TEXTS)
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with archive.create(folder / "home") as press:
        press.ingest([folder / "rows.jsonl"], jobs=1)
    return folder / "home"


@pytest.fixture
def press(filled: Path, tmp_path: Path) -> Iterator[Press]:
    import shutil

    shutil.copytree(filled, tmp_path / "home")
    with archive.open(tmp_path / "home") as opened:
        yield opened


def counts(press: Press) -> dict[str, int]:
    return {item.value: item.count for item in press.facet("person", limit=None).values}


def found(press: Press, person: str) -> list[str]:
    return sorted(hit.identifiers[0] for hit in press.search(person=[person], limit=None).hits)


def state(press: Press) -> dict[str, list[str]]:
    """Every person of the archive with the articles that a filter finds: as many as the facet says."""
    seen = {person: found(press, person) for person in counts(press)}
    assert {person: len(articles) for person, articles in seen.items()} == counts(press)
    return seen


def test_a_merge_is_seen_at_once(press: Press) -> None:
    before = state(press)
    line = press.merge("Aurelo Tamsin", "Aurelio Tamsin", reason="a misprint")
    assert (line.number, line.kind, line.first, line.second) == (
        1,
        "merge",
        "aurelo-tamsin",
        "aurelio-tamsin",
    )
    after = state(press)
    assert "aurelo-tamsin" not in after
    assert after["aurelio-tamsin"] == ["1", "2", "3"]
    assert found(press, "Aurelo Tamsin") == ["1", "2", "3"]
    assert [item.person for item in press.article(press.search("librarian").hits[0].id).authors] == []
    press.undo()
    assert state(press) == before


def test_the_registered_person_stays(press: Press) -> None:
    press.merge("kim-il-sung", "mirela-brandvold", reason="a trial")
    assert found(press, "김일성") == found(press, "kim-il-sung") == ["0", "3", "4"]
    assert "mirela-brandvold" not in counts(press)
    (page,) = press.person("kim-il-sung")
    assert ("Mirela Brandvold", "decision 1") in [(form.name, form.reason) for form in page.forms]


def test_two_registered_persons(press: Press) -> None:
    before = state(press)
    press.merge("fidel-castro", "kim-il-sung", reason="a trial")
    assert counts(press)["kim-il-sung"] == 3
    assert "fidel-castro" not in counts(press)
    press.split("fidel-castro", reason="of course not")
    assert state(press) == before


def test_a_split_is_seen_at_once(press: Press) -> None:
    before = state(press)
    assert before["kim-il-sung"] == ["0", "4"]
    line = press.split("김일성", reason="another one")
    assert (line.first, line.second) == ("김일성", "kim-il-sung")
    assert state(press)["김일성"] == ["4"]
    assert found(press, "kim-il-sung") == ["0"]
    press.split("Kim Il Sung", "kim-il-sung", reason="that one too")
    assert state(press)["kim-il-sung-other"] == ["0"]
    assert found(press, "Kim Il Sung") == ["0"]
    press.merge("kim-il-sung-other", "kim-il-sung", reason="he is")
    assert found(press, "kim-il-sung") == ["0"]
    for _ in range(3):
        press.undo()
    assert state(press) == before


@pytest.mark.parametrize(
    ("first", "second", "error", "message"),
    [
        ("Aurelo Tamsin", "aurelo-tamsin", UsageError, "one person already"),
        ("kim-il-sung", "김일성", UsageError, "one person already"),
        ("Nobody Atall", "kim-il-sung", NotFoundError, "nobody here or in the register is called"),
        ("kim-il-sung", "", NotFoundError, "nobody here"),
        ("Ri Yong Ho", "kim-il-sung", UsageError, "may be any of these, give an id: ri-yong-ho-general"),
    ],
)
def test_what_cannot_be_merged(
    press: Press, first: str, second: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        press.merge(first, second, reason="why")
    assert press.decisions() == ()


def test_a_circle_of_merges(press: Press) -> None:
    press.merge("Aurelo Tamsin", "Aurelio Tamsin", reason="one")
    press.merge("Aurelio Tamsin", "Mirela Brandvold", reason="two")
    with pytest.raises(UsageError, match="one person already, mirela-brandvold by decision"):
        press.merge("Mirela Brandvold", "Aurelo Tamsin", reason="three")
    assert counts(press)["mirela-brandvold"] == 3


def test_a_shared_name_can_be_given_to_one(press: Press) -> None:
    assert found(press, "ri-yong-ho") == ["1", "2"]
    press.merge("ri-yong-ho", "ri-yong-ho-general", reason="the general")
    assert found(press, "ri-yong-ho-general") == ["1", "2"]


def test_what_cannot_be_split(press: Press) -> None:
    for name in ("Nobody Atall", "Aurelo Tamsin", "Ri Yong Ho"):
        with pytest.raises(NotFoundError, match="joins no person"):
            press.split(name, reason="why")
    with pytest.raises(UsageError, match="does not join fidel-castro, but kim-il-sung"):
        press.split("김일성", "Fidel Castro", reason="why")
    with pytest.raises(UsageError, match="is the id of a person"):
        press.split("kim-il-sung", reason="why")
    assert press.decisions() == ()


def test_undoing(press: Press) -> None:
    with pytest.raises(NotFoundError, match="no decision to take back"):
        press.undo()
    press.merge("Aurelo Tamsin", "Aurelio Tamsin", reason="a misprint")
    press.split("김일성", reason="another one")
    line = press.undo(1, reason="two brothers")
    assert (line.kind, line.undoes, line.reason) == ("undo", 1, "two brothers")
    with pytest.raises(UsageError, match="decision 1 is taken back already, by decision 3"):
        press.undo(1)
    with pytest.raises(NotFoundError, match="there is no decision 9"):
        press.undo(9)
    assert counts(press)["aurelo-tamsin"] == 2
    press.undo(3)
    assert "aurelo-tamsin" not in counts(press)
    assert [(line.kind, line.undone) for line in press.decisions()] == [
        ("merge", None),
        ("split", None),
        ("undo", 4),
        ("undo", None),
    ]
    assert press.verify().damages == ()


def test_another_open_archive_notices(press: Press) -> None:
    with archive.open(press.home) as other:
        before = counts(other)
        press.merge("Aurelo Tamsin", "Aurelio Tamsin", reason="a misprint")
        assert counts(other) == counts(press) != before


NAMES = ("aurelo-tamsin", "aurelio-tamsin", "mirela-brandvold", "kim-il-sung", "fidel-castro", "ri-yong-ho")
WRITTEN = ("김일성", "Kim Il Sung", "피델 까스뜨로", "Fidel Castro Ruz", *NAMES)
STEPS = st.one_of(
    st.tuples(st.just("merge"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("split"), st.sampled_from(WRITTEN), st.none() | st.sampled_from(NAMES)),
    st.tuples(st.just("undo"), st.none() | st.integers(1, 8), st.none()),
)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=7))
def test_any_decisions_can_be_taken_back(press: Press, steps: list[tuple[str, Any, Any]]) -> None:
    before = state(press)
    for kind, first, second in steps:
        try:
            if kind == "merge":
                press.merge(first, second, reason="why")
            elif kind == "split":
                press.split(first, second, reason="why")
            else:
                press.undo(first)
        except UsageError:
            continue
        seen = state(press)
        assert {article for articles in seen.values() for article in articles} == set("01234")
    while any(line.undone is None and line.kind != "undo" for line in press.decisions()):
        press.undo()
    assert state(press) == before


# Lists of persons

LIST = """wikidata,id,name_en,name_ko,born
Q700001,,Aurelio Tamsin|Aurelo Tamsin,,1950
,kim-il-sung,Kim Il Song,,
,,Bad,,19x
"""


def test_a_list_is_kept_and_its_persons_found(press: Press, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, "utf-8")
    planned = press.import_people(file, dry_run=True)
    assert (planned.kind, planned.persons, planned.new, planned.joined) == ("planned", 2, 1, 1)
    assert "aurelo-tamsin" in counts(press)
    report = press.import_people(file)
    assert (report.kind, report.format, report.forms, report.homonyms) == ("added", "csv", 3, 0)
    assert [(row.place, row.reason[:5]) for row in report.refused] == [("line 4", "'19x'")]
    assert state(press)["aurelio-tamsin"] == ["1", "2", "3"]
    (page,) = press.person("Aurelo Tamsin")
    assert page.wikidata == "Q700001"
    again = tmp_path / "again.csv"
    again.write_bytes(file.read_bytes())
    assert press.import_people(again).kind == "unchanged"
    assert press.verify().damages == ()
    press.close()
    for name in ("register.db", "register.trie"):
        (Path(press.home) / "index" / name).unlink()
    with archive.open(press.home) as later:
        assert found(later, "aurelio-tamsin") == ["1", "2", "3"]


def test_a_namesake_in_a_list_joins_neither(press: Press, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("wikidata,name_en,born\nQ700002,Kim Il Sung,1980\n", "utf-8")
    report = press.import_people(file)
    assert (report.new, report.homonyms, report.shared) == (1, 1, ("Kim Il Sung",))
    assert state(press)["kim-il-sung-other"] == ["0"]
    assert found(press, "kim-il-sung") == ["4"]
    assert found(press, "Kim Il Sung") == ["0", "4"]


def test_a_list_that_cannot_be_read(press: Press, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"colour\nred\n")
    with pytest.raises(DocumentError, match="no column with names"):
        press.import_people(file)
    with pytest.raises(DocumentError, match="cannot be read: No such file"):
        press.import_people(tmp_path / "nothing.csv")
    with pytest.raises(UsageError, match="no format of lists"):
        press.import_people(file, form="pdf")
    assert press.verify().entries == 1 + len(TEXTS)
