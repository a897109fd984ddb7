"""What is found about dates over an article, a search and the whole archive."""

import json
from collections.abc import Iterator

import pytest

import archive
from archive.errors import NotFoundError, UsageError
from archive.press import Press

ROWS = {
    "right": ("2011-12-01", "They met on Thursday, 1 December 2011."),
    "weekday": ("2011-12-02", "They met on Monday, 1 December 2011."),
    "early": ("1996-12-01", "They met in Juche 49 (1961), and again in Juche 50."),
    "bounds": (None, "They met in Juche 49 (1960)."),
}


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    folder = tmp_path_factory.mktemp("auditing")
    rows = folder / "rows.jsonl"
    rows.write_text(
        "".join(
            json.dumps({"id": name, "date": date, "title": f"The {name} harbour", "text": text}) + "\n"
            for name, (date, text) in ROWS.items()
        ),
        "utf-8",
    )
    with archive.create(folder / "home") as press:
        assert press.ingest([rows], language="en").added == len(ROWS)
        yield press


def names(press: Press) -> dict[str, str]:
    return {article.id: article.identifiers[0] for article in press.articles()}


def test_the_whole_archive(press: Press) -> None:
    found, known = press.check_dates(), names(press)
    assert found.articles == len(ROWS)
    assert [(known[item.id], item.kind, item.severity) for item in found] == [
        ("weekday", "weekday", "contradiction"),
        ("early", "early", "contradiction"),
        ("early", "years", "contradiction"),
        ("bounds", "bounds", "implied"),
    ]


def test_what_a_search_leaves(press: Press) -> None:
    known = names(press)
    assert [known[item.id] for item in press.check_dates(year=["2011"])] == ["weekday"]
    found = press.check_dates(query="early", locale="en-GB")
    assert [item.why for item in found if item.kind == "years"] == ["“Juche 49” is 1960, not 1961"]
    assert next(item.edtf for item in press.check_dates(query="bounds")).startswith("1997-07-08/20")
    nobody = press.check_dates(person=["Nobody At All"])
    assert (nobody.articles, list(nobody)) == (0, [])
    assert any("Nobody At All" in note for note in nobody.notes)


def test_one_article_in_words_of_the_reader(press: Press) -> None:
    identifier = next(key for key, name in names(press).items() if name == "weekday")
    (found,) = press.check_dates(identifier, locale="de")
    assert (found.id, found.revision, found.place) == (identifier, 1, "dates")
    assert (found.verbatim, found.display) == ("Monday, 1 December 2011", "1. Dezember 2011")
    assert found.why == "1. Dezember 2011 is a Thursday, not a Monday"
    (found,) = press.check_dates(identifier, locale="en", calendar="juche")
    assert "Juche 100" in found.why


def test_findings_are_found_as_they_are_asked_for(press: Press) -> None:
    seen: list[tuple[int, int | None]] = []
    found = press.check_dates(progress=lambda done, total, _name: seen.append((done, total)))
    assert seen == []
    next(found)
    assert seen == [(1, len(ROWS)), (2, len(ROWS))]


def test_what_cannot_be_asked(press: Press) -> None:
    with pytest.raises(NotFoundError, match="no article nowhere-1"):
        press.check_dates("nowhere-1")
    identifier = next(iter(names(press)))
    with pytest.raises(UsageError, match="give either"):
        press.check_dates(identifier, year=["2011"])
