"""Persons of an archive: what articles call them over time, and who is in the same articles."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

import archive
from archive.errors import NotFoundError
from archive.press import Press

ROWS: list[dict[str, Any]] = [
    {"id": "1", "date": "2009-03", "title": "A visit", "text": "Foreign Minister Pak Ui Chun met Hu Jintao."},
    {
        "id": "2",
        "date": "2010-07-01",
        "title": "A speech",
        "text": "The guests heard Pak Ui Chun, foreign minister of the country, speak. Fidel Castro came.",
    },
    {
        "id": "3",
        "date": "2011",
        "title": "On relations",
        "text": "Relations are good. Fidel Castro is a friend.",
        "author": "Pak Ui Chun, head of the Society of Friends",
    },
    {"id": "4", "date": "2011", "title": "Elsewhere", "text": "President Hu Jintao met Fidel Castro."},
    {"id": "5", "date": "2011", "title": "A photo", "text": "It shows President Hu Jintao and Raul Castro."},
]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    folder = tmp_path_factory.mktemp("people")
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    with archive.create(folder / "home") as press:
        assert press.ingest([path], jobs=1, source="Post", language="en").added == len(ROWS)
        yield press


def test_offices_over_time_with_their_words(press: Press) -> None:
    (page,) = press.person("Pak Ui Chun", locale="en")
    text = next(line for line in page.career if line.evidence == "text")
    assert (text.office, text.first, text.last, text.articles) == (
        "Foreign Minister",
        "2009-03",
        "2010-07-01",
        2,
    )
    assert text.display == "March 2009 – July 1, 2010"
    assert text.quote == "Foreign Minister Pak Ui Chun met Hu Jintao."
    byline = next(line for line in page.career if line.evidence == "byline")
    assert (byline.office, byline.first) == ("head of the Society of Friends", "2011")


def test_an_office_is_not_that_of_whoever_comes_next(press: Press) -> None:
    (page,) = press.person("Raul Castro")
    assert page.career == ()
    (page,) = press.person("Hu Jintao")
    assert [(line.office, line.articles) for line in page.career] == [("President", 2)]


def test_company(press: Press) -> None:
    (page,) = press.person("Pak Ui Chun")
    assert [(one.id, one.count) for one in page.company] == [("fidel-castro", 2), ("hu-jintao", 1)]
    for one in page.company:
        assert press.search(person=["Pak Ui Chun", one.id]).total == one.count


def test_persons_together_with_others(press: Press) -> None:
    assert [one.id for one in press.people(together=["Hu Jintao"])] == [
        "fidel-castro",
        "pak-ui-chun",
        "raul-castro",
    ]
    assert [one.id for one in press.people(together=["胡锦涛", "Fidel Castro"])] == []
    assert [one.id for one in press.people("fidel", together=["Hu Jintao"])] == ["fidel-castro"]
    with pytest.raises(NotFoundError, match="nobody here is called 'Nobody Atall'"):
        press.people(together=["Nobody Atall"])
