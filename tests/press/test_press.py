"""The facade over a small home: taking in, finding, looking after."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import archive
from archive.errors import BusyError, DamagedError, HomeError, NotFoundError, UsageError
from archive.press import Press

ROWS: list[dict[str, Any]] = [
    {
        "id": "1",
        "source": "KCNA",
        "date": "2011-12-01",
        "title": "Kim Jong Il Congratulates Lao President",
        "text": "General Secretary Kim Jong Il on Thursday sent a message to the president of Laos. "
        "Relations began in October Juche 63 (1974).",
        "subjects": ["diplomacy"],
    },
    {
        "id": "2",
        "source": "KCNA",
        "date": "2011-12",
        "title": "김정일동지께서 축전을 보내시였다",
        "text": "위대한 령도자 김정일동지께서 라오스 주석에게 축전을 보내시였다. "
        "친선관계는 날로 발전하고있다.",
    },
    {
        "id": "3",
        "source": "Harbour Post",
        "date": "2011",
        "title": "Ferries sail again",
        "text": "The ferry to the island sails again after the storm of last week, the harbour office says.",
        "subjects": ["shipping", "weather"],
    },
    {
        "id": "4",
        "source": "Harbour Post",
        "date": "2012-02-03",
        "title": "Ferries sail again",
        "text": "The ferry to the island sails again after the storm of last week, the harbour office says.",
    },
    {
        "id": "5",
        "source": "Heute",
        "date": "1966",
        "title": "Der Hafen wird gebaut",
        "text": "Im Oktober 1965 begann man mit dem Bau des Hafens, und im Sommer kamen die ersten Schiffe.",
    },
]


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("press")
    with archive.create(folder / "home") as press:
        report = press.ingest([write(folder / "rows.jsonl", ROWS)])
        assert (report.added, report.duplicate, report.failed) == (4, 1, 0)
    return folder / "home"


@pytest.fixture
def press(home: Path) -> Iterator[Press]:
    with archive.open(home) as press:
        yield press


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Press]:
    with archive.create(tmp_path / "home") as press:
        yield press


def numbers(press: Press, query: str = "", **filters: Any) -> list[str]:
    return sorted(hit.identifiers[0] for hit in press.search(query, limit=None, **filters).hits)


def counts(press: Press, field: str, query: str = "", **filters: Any) -> dict[str, tuple[int, int]]:
    facet = press.facet(field, query, limit=None, **filters)
    return {item.value: (item.count, item.possible) for item in facet.values}


@pytest.mark.parametrize(
    "name", ["김정일", "Kim Jong Il", "kim-jong-il", "KIM JONG-IL", "金正日", "Ким Чен Ир"]
)
def test_one_person_in_every_script(press: Press, name: str) -> None:
    assert numbers(press, person=[name]) == ["1", "2"]


def test_one_facet_value_for_a_person(press: Press) -> None:
    assert counts(press, "person")["kim-jong-il"] == (2, 0)
    labels = {item.value: item.label for item in press.facet("person", locale="ko").values}
    assert labels["kim-jong-il"] == "김정일"


def test_articles_like_another(press: Press) -> None:
    this = press.search("identifier:3 OR island", source=["harbour-post"], year=["2011"]).hits[0].id
    assert numbers(press, like=this) == ["4"]
    assert numbers(press, "hafen", like=this) == numbers(press, like=this, year=["2011"]) == []
    with pytest.raises(NotFoundError, match="no article nowhere"):
        press.search(like="nowhere")


def test_a_written_form_alone(press: Press) -> None:
    assert numbers(press, person=["=김정일"]) == ["2"]


def test_unknown_person_has_no_hits_and_says_so(press: Press) -> None:
    found = press.search(person=["Nobody Known"])
    assert found.total == 0
    assert any("Nobody Known" in note for note in found.notes)


def test_dates_keep_their_precision(press: Press) -> None:
    assert counts(press, "year") == {"2011": (3, 0), "2012": (1, 0), "1966": (1, 0)}
    assert counts(press, "month", source=["kcna"]) == {"2011-12": (2, 0)}
    assert counts(press, "month")["2011-12"] == (2, 1)
    assert numbers(press, month=["2011-12"]) == ["1", "2", "3"]
    assert numbers(press, month=["2011-12"], certain=True) == ["1", "2"]
    assert numbers(press, date_from="2011-12-02", date_to="2012") == ["2", "3", "4"]


@pytest.mark.parametrize("year", ["2011", "Juche 100", "주체100년"])
def test_a_year_in_words(press: Press, year: str) -> None:
    assert numbers(press, year=[year]) == ["1", "2", "3"]


def test_mentioned_dates(press: Press) -> None:
    assert numbers(press, mentions=["1974"]) == ["1"]
    assert numbers(press, mentions=["1965-10"]) == ["5"]
    assert counts(press, "mentioned-year") == {"1965": (1, 0), "1974": (1, 0)}


def test_alternatives_and_all(press: Press) -> None:
    assert numbers(press, source=["kcna", "Heute"]) == ["1", "2", "5"]
    assert numbers(press, subject=["shipping", "weather"]) == ["3"]
    assert numbers(press, subject=["shipping", "diplomacy"]) == []
    assert numbers(press, not_source=["KCNA"]) == ["3", "4", "5"]
    # The counts of a field whose values are alternatives ignore its own filter.
    assert set(counts(press, "source", source=["kcna"])) == {"kcna", "harbour-post", "heute"}
    assert set(counts(press, "language", source=["kcna"])) == {"en", "ko-KP"}


def test_duplicates_are_whole_articles_that_can_be_folded(press: Press) -> None:
    assert numbers(press, "ferry") == ["3", "4"]
    assert len(numbers(press, "ferry", unique=True)) == 1
    first, second = (press.article(hit.id) for hit in press.search("ferry", sort="date").hits)
    assert second.duplicate_of == first.id
    assert counts(press, "source", "ferry") == {"harbour-post": (2, 0)}


def test_stems_and_words_in_languages_without_spaces(press: Press) -> None:
    assert numbers(press, "ferries") == ["3", "4"]
    assert numbers(press, "Häfen") == ["5"]
    assert numbers(press, "축전") == ["2"]
    assert numbers(press, "친선관계") == ["2"]


def test_some_words_when_no_article_has_all(press: Press) -> None:
    found = press.search("ferry Laos")
    assert found.relaxed
    assert found.total == 3
    assert any("all of these words" in note for note in found.notes)
    assert not press.search("ferry AND Laos").relaxed
    assert press.search("ferry AND Laos").total == 0


def test_snippets_mark_what_matched(press: Press) -> None:
    hit = press.search("ferries").hits[0]
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.marks]
    assert marked == ["ferry"]


def test_a_misspelt_word_says_what_is_near(press: Press) -> None:
    found = press.search("harbor storn")
    assert any("storn" in note and "storm" in note for note in found.notes)


def test_without_a_query_the_latest_come_first(press: Press) -> None:
    order = [hit.identifiers[0] for hit in press.search(limit=None).hits]
    assert [order[0], *sorted(order[1:3]), *order[3:]] == ["4", "1", "2", "3", "5"]
    assert [hit.identifiers[0] for hit in press.search(limit=2, offset=2).hits] == order[2:4]


def test_dates_are_shown_for_the_reader(press: Press) -> None:
    hit = press.search("congratulates", locale="ko", calendar="juche").hits[0]
    assert hit.published is not None
    assert (hit.published.edtf, hit.published.display) == ("2011-12-01", "주체100(2011)년 12월 1일")


@pytest.mark.parametrize(
    "wrong",
    [{"date_from": "whenever"}, {"year": ["soon"]}, {"facets": ["colour"]}, {"locale": "no such locale"}],
)
def test_wrong_use(press: Press, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        press.search("ferry", **wrong)


def test_what_is_not_there(press: Press, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        press.article("kcna-000000000000")
    with pytest.raises(NotFoundError):
        press.original("kcna-000000000000")
    with pytest.raises(NotFoundError):
        press.person("Nobody Known")
    with pytest.raises(HomeError):
        archive.open(tmp_path / "nowhere")


def test_an_original_is_the_line_as_it_stood(press: Press) -> None:
    article = next(press.articles())
    assert press.original(article.id) == json.dumps(ROWS[0]).encode()
    assert article.original.name == "rows.jsonl#1"


def test_revisions(fresh: Press, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    fresh.ingest([write(file, ROWS[:2])])
    changed = {**ROWS[0], "text": "Kim Jong Il was not there after all, and no message was sent to Laos."}
    report = fresh.ingest([write(file, [changed, ROWS[1]])])
    assert (report.revised, report.unchanged) == (1, 1)
    hit = fresh.search("message").hits[0]
    assert hit.revision == 2
    assert [article.revision for article in fresh.history(hit.id)] == [1, 2]
    assert fresh.search("Thursday").total == 0
    assert fresh.search("Thursday", revisions=True).hits[0].revision == 1
    # The first state again is nothing new.
    assert fresh.ingest([write(file, ROWS[:2])]).unchanged == 2
    assert fresh.verify().damages == ()


def test_overrides(fresh: Press, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("A plain headline\n\nThe ferry to the island sails again after the storm.\n", "utf-8")
    (tmp_path / "note.txt.meta.toml").write_text('subjects = ["ships"]\ndate = "1999"\n', "utf-8")
    fresh.ingest([file], source="Harbour Post", date="2001-05")
    article = next(fresh.articles())
    assert (article.source.id, article.subjects) == ("harbour-post", ("ships",))
    assert article.published is not None
    assert (article.published.edtf, article.published.evidence) == ("2001-05", "override")
    assert article.evidence["source"] == "option --source"


def test_a_rehearsal_keeps_nothing(fresh: Press, tmp_path: Path) -> None:
    outcomes = list(fresh.outcomes([write(tmp_path / "rows.jsonl", ROWS)], dry_run=True))
    assert [outcome.kind for outcome in outcomes] == ["added", "added", "added", "duplicate", "added"]
    assert outcomes[0].article is not None
    assert outcomes[0].article.title == ROWS[0]["title"]
    assert fresh.search().total == 0
    assert list(fresh.articles()) == []


def test_articles_of_one_page(fresh: Press, tmp_path: Path) -> None:
    rows = [{"url": "http://example.org/day", "title": title, "text": f"{title}, it says."} for title in "AB"]
    assert fresh.ingest([write(tmp_path / "a.jsonl", rows)]).added == 2
    assert fresh.ingest([write(tmp_path / "b.jsonl", rows[::-1])]).unchanged == 2


def test_reindex_gives_the_same(home: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(home, tmp_path / "copy")
    with archive.open(copy) as press:
        before = press.search("ferry", facets=["person", "year"])
        shutil.rmtree(copy / "index")
        with archive.open(copy) as bare, pytest.raises(DamagedError, match="reindex"):
            bare.search("ferry")
        assert press.reindex() == len(ROWS)
        after = press.search("ferry", facets=["person", "year"])
    assert (after.hits, after.facets) == (before.hits, before.facets)


def test_reprocess_changes_nothing_by_itself(home: Path, tmp_path: Path) -> None:
    with archive.open(shutil.copytree(home, tmp_path / "copy")) as press:
        assert list(press.reprocess()) == []
        assert press.verify().damages == ()


def test_reprocess_derives_anew(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import archive.describe

    kept = archive.describe.describe

    def shout(*given: Any, **named: Any) -> Any:
        from dataclasses import replace

        made = kept(*given, **named)
        return replace(made, article=replace(made.article, title=made.article.title.upper()))

    with archive.open(shutil.copytree(home, tmp_path / "copy")) as press:
        monkeypatch.setattr(archive.describe, "describe", shout)
        changes = list(press.reprocess())
        assert {change.fields for change in changes} == {("title",)}
        article = press.article(changes[0].id)
        assert (article.revision, article.title) == (1, article.title.upper())
        assert press.search("title:again").hits[0].title == "FERRIES SAIL AGAIN"
        assert press.verify().damages == ()


def test_one_writer(fresh: Press, home: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "rows.jsonl", ROWS)
    outcomes = fresh.outcomes([file])
    next(outcomes)
    with archive.open(fresh.home) as second:
        with pytest.raises(BusyError):
            second.ingest([file])
        assert second.search().total in {0, len(ROWS)}
    assert len(list(outcomes)) == len(ROWS) - 1
    assert fresh.search().total == len(ROWS)


def test_a_home_that_cannot_be_written(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = shutil.copytree(home, tmp_path / "copy")
    shutil.rmtree(copy / "documents" / "sources", ignore_errors=True)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Read-only file system")

    (copy / "index" / "register.db").unlink()
    monkeypatch.setattr("archive.people.Register.compile", _only_in_memory(refuse))
    with archive.open(copy) as press:
        assert numbers(press, person=["김정일"]) == ["1", "2"]


def _only_in_memory(refuse: Callable[..., None]) -> Any:
    from archive.people import Register

    kept = Register.compile

    def compile_register(path: Path | None = None, **named: Any) -> Register:
        if path is not None:
            refuse()
        return kept(None, **named)

    return compile_register


def test_people(press: Press) -> None:
    first = press.people()[0]
    assert (first.id, first.label, first.count, first.registered) == ("kim-jong-il", "Kim Jong Il", 2, True)
    (page,) = press.person("김정일")
    assert page.count == 2
    assert {"김정일", "金正日"} <= {form.name for form in page.forms}


def test_status(press: Press) -> None:
    status = press.status()
    assert (status.articles, status.revisions, status.duplicates) == (5, 5, 1)
    assert (status.index_articles, status.index_current) == (5, True)
    assert dict(status.languages) == {"en": 3, "ko-KP": 1, "de": 1}
    assert (status.first, status.last) == ("1966", "2012-02-03")
