"""The first document of the first collection: every fact in it is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import archive
from archive.press import Press

OFFICE = (
    "chairman of the DPRK-Cuba Friendship Parliamentary Group of the Supreme People’s Assembly of the DPRK"
)


@pytest.fixture(scope="module")
def press(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    with archive.create(tmp_path_factory.mktemp("home")) as press:
        report = press.ingest([data / "seed"])
        assert (report.added, report.failed) == (1, 0)
        yield press


@pytest.fixture(scope="module")
def article(press: Press) -> archive.Article:
    return next(press.articles())


def test_parts(article: archive.Article) -> None:
    assert article.title == "Invincible DPRK-Cuba Friendly Relations"
    assert (article.source.id, article.source.name) == ("minju-joson", "Minju Joson")
    assert article.language == "en"
    assert [(author.name, author.role, author.person) for author in article.authors] == [
        ("So Ho Won", OFFICE, "so-ho-won")
    ]
    assert article.rights == "Copyrights 2023 © Minju Joson Offices of the DPRK"
    assert article.published is not None
    assert (article.published.edtf, article.published.evidence) == ("2023~", "copyright")
    assert article.published.verbatim == "Copyrights 2023 ©"
    assert article.body[0].startswith("More than six decades")
    assert article.body[-1].startswith("As in the past")


def test_dates(article: archive.Article) -> None:
    assert [(item.edtf, item.calendar, item.consistent) for item in article.dates] == [
        (edtf, "juche", True) for edtf in ("1960-08-29", "1966-10", "1986-03", "2015-09", "2018-11")
    ]
    assert (article.dates[0].start, article.dates[0].end) == (146, 172)
    for item in article.dates:
        assert article.text[item.start : item.end] == item.verbatim


def test_persons(article: archive.Article) -> None:
    assert {person.name for person in article.persons} == {
        "Fidel Castro Ruz",
        "Kim Il Sung",
        "Kim Jong Il",
        "Kim Jong Un",
        "Miguel Mario Diaz-Canel Bermudez",
        "Raul Castro Ruz",
        "So Ho Won",
    }
    by_name = {person.name: person for person in article.persons}
    first = by_name["Kim Il Sung"].mentions[0]
    assert (first.start, first.end) == (1246, 1257)
    assert sum(
        item.verbatim == "Fidel" for item in by_name["Fidel Castro Ruz"].mentions
    ) == article.text.count("Fidel") - article.text.count("Fidel Castro Ruz")


def test_found(press: Press, article: archive.Article) -> None:
    assert [hit.id for hit in press.search(person=["피델"], mentions=["1986"]).hits] == [article.id]
    shown = [line.display for line in press.dates(article.id, locale="ko", calendar="juche")]
    assert shown[0] == "주체49(1960)년 8월 29일"
