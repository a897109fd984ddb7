"""What there is to decide about persons: pairs with their reasons, and never what was decided before."""

import json
import shlex
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import archive
from archive.errors import NotFoundError
from archive.people.authority.suggesting import Evidence, likeness, together, weighed
from archive.press import PersonSuggestion, Press

ROWS: Sequence[dict[str, Any]] = (
    {"date": "2011-03-01", "text": "The conductor Mirela Brandvold met the minister Aurelo Tamsin."},
    {"date": "2011-03-02", "text": "The minister Aurelio Tamsin and the conductor Mirela Brandvold left."},
    {"date": "2011-05-01", "text": "Minister John Smithson met minister Jon Smithson, his brother."},
    {"date": "2011-06-01", "text": "The conductor Odrun Vassbotten came. Fidel Castro Ruz came."},
    {"date": "2011-07-01", "text": "Ri Yong Ho came to the harbour."},
    {"date": "2011-08-01", "text": "Foreign Minister Kim Yong Nam met the conductor Odrun Vassbotten."},
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suggesting")
    lines = (json.dumps({"id": str(number), "title": "", **row}) + "\n" for number, row in enumerate(ROWS))
    (folder / "rows.jsonl").write_text("".join(lines), "utf-8")
    with archive.create(folder / "home") as press:
        press.ingest([folder / "rows.jsonl"], jobs=1, language="en", source="Post")
    return folder / "home"


@pytest.fixture
def press(filled: Path, tmp_path: Path) -> Iterator[Press]:
    shutil.copytree(filled, tmp_path / "home")
    with archive.open(tmp_path / "home") as opened:
        yield opened


def about(found: Sequence[PersonSuggestion], person: str) -> PersonSuggestion | None:
    return next((item for item in found if person in (item.first.id, item.second.id)), None)


def merges(press: Press) -> list[PersonSuggestion]:
    return [item for item in press.suggest(limit=None) if item.kind == "merge"]


def test_a_spelling_with_its_reasons(press: Press) -> None:
    item = about(press.suggest(), "aurelo-tamsin")
    assert item is not None
    assert item.kind == "merge"
    assert {item.first.id, item.second.id} == {"aurelo-tamsin", "aurelio-tamsin"}
    assert 0.84 < item.confidence < 1
    said = "\n".join(line.words for line in item.evidence if not line.against)
    assert "names: " in said
    assert "the same office beside the name: minister" in said
    assert "in the company of Mirela Brandvold (Jaccard 1.00)" in said


def test_the_command_decides(press: Press) -> None:
    item = about(press.suggest(), "aurelo-tamsin")
    assert item is not None
    program, group, verb, first, second, option, reason = shlex.split(item.command)
    assert (program, group, verb, option) == ("pressmark", "people", "merge", "--reason")
    press.merge(first, second, reason=reason)
    assert {person.id for person in press.people("tamsin")} == {second}
    assert about(press.suggest(limit=None), second) is None


def test_two_in_one_article_may_be_two(press: Press) -> None:
    brothers, other = (about(merges(press), person) for person in ("jon-smithson", "aurelo-tamsin"))
    assert brothers is not None
    assert other is not None
    assert [line.words for line in brothers.evidence if line.against] == ["both are in one article"]
    assert brothers.confidence < other.confidence


def test_what_one_article_says_of_two_names() -> None:
    gloss = together("steve-baker", "стив-бейкер", "every word sounds nearly the same")
    initial = together("j-hunt", "jeremy-hunt", likeness("J. Hunt", "Jeremy Hunt").reason)
    spelled = together("jon-smith", "john-smith", likeness("Jon Smith", "John Smith").reason)
    longer = together(
        "hillary-clinton", "hillary-diane-clinton", "the words agree; a middle name is left out"
    )
    korean = together("ri-ki-pom", "ri-ki-bom", likeness("Ri Ki Pom", "Ri Ki Bom").reason)
    assert 0 > gloss >= initial > spelled > longer == korean


@pytest.mark.parametrize("way", ["split", "undo"])
def test_what_was_decided_is_not_suggested_again(press: Press, way: str) -> None:
    press.merge("aurelo-tamsin", "aurelio-tamsin", reason="a misprint")
    if way == "split":
        press.split("aurelo-tamsin", "aurelio-tamsin", reason="two brothers")
    else:
        press.undo(reason="two brothers")
    assert about(press.suggest(limit=None), "aurelo-tamsin") is None


def test_a_name_of_several(press: Press) -> None:
    item = about(press.suggest(limit=None), "ri-yong-ho")
    assert item is not None
    assert item.kind == "split"
    assert item.second.registered
    assert item.command == "pressmark people show 'ri-yong-ho'"
    assert any("persons of this name" in line.words for line in item.evidence)


def test_only_about_one_person(press: Press) -> None:
    found = press.suggest("Aurelo Tamsin")
    assert [{item.first.id, item.second.id} for item in found] == [{"aurelo-tamsin", "aurelio-tamsin"}]
    assert press.suggest("Mirela Brandvold") == ()
    with pytest.raises(NotFoundError):
        press.suggest("Nobody Atall")


def test_a_page_of_them(press: Press) -> None:
    everything = press.suggest(limit=None)
    assert len(everything) > 1
    assert [item.confidence for item in everything] == sorted(
        (item.confidence for item in everything), reverse=True
    )
    assert press.suggest(limit=1) == everything[:1]
    assert press.suggest(limit=1, offset=1) == everything[1:2]


def test_nothing_is_written(press: Press) -> None:
    press.suggest()
    seen = {path: path.read_bytes() for path in press.home.rglob("*") if path.is_file()}
    press.suggest(limit=None)
    assert {path: path.read_bytes() for path in press.home.rglob("*") if path.is_file()} == seen
    assert press.decisions() == ()


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("Muammar Gaddafi", "Moammar Kadhafi", True),
        ("G. W. Bush", "George W. Bush", True),
        ("J. Hunt", "Jeremy Hunt", True),
        ("J. Hunt", "Barbara Hunt", False),
        ("Kim Il-sung", "Il-sung Kim", True),
        ("Kim Chol Ho", "Kim Ho Chol", False),
        ("Hu Jintao", "Hu Jin Tao", True),
        ("Wang Dengping", "Wang Dongping", False),
        ("Roh Tae-woo", "Roh Thae Woo", True),
        ("Moon Hyung Jin", "Mun Hyong Jin", True),
        ("Mun Gyong Dok", "Mun Kyong Dok", True),
        ("Kim Song", "Kim Song Nam", False),
        ("Kang Ul Son", "Kwang Sang", False),
        ("Ren Zhong", "Ryang Jong Gum", False),
        ("Стив Бейкер", "Стив Бейкър", True),
        ("Steve Baker", "Стив Бейкер", True),
        ("Liam Fox", "David Davis", False),
    ],
)
def test_how_alike_names_are(one: str, two: str, alike: bool) -> None:
    assert (likeness(one, two).confidence >= 0.8) is alike
    assert likeness(one, two).confidence == likeness(two, one).confidence


def test_evidence_adds_up() -> None:
    assert weighed(0.8, []) == 0.8
    assert weighed(0.8, [Evidence("for", 1.0), Evidence("against", -1.0)]) == 0.8
    assert weighed(0.8, [Evidence("for", 1.0)]) > 0.8 > weighed(0.8, [Evidence("against", -1.0)])
    assert weighed(0.99, [Evidence("for", 50.0)]) < 1
