"""The shipped samples, ingested as a user would, against what an archivist finds in them."""

import tomllib
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path, PurePath
from typing import Any

import pytest

import archive
from archive import people
from archive.article import Article, Person

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "documents" / "samples"
EXPECTED: list[dict[str, Any]] = tomllib.loads((HERE / "expected.toml").read_text("utf-8"))["article"]
BY_FILE = {case["file"]: case for case in EXPECTED}
WELL_KNOWN = "kim-jong-un"
"""Named in every version of the exhibition story, in six scripts."""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[archive.Press]:
    with archive.create(tmp_path_factory.mktemp("samples")) as opened:
        report = opened.ingest([SAMPLES])
        assert not report.failures
        assert report.added + report.duplicate == len(EXPECTED)
        yield opened


@pytest.fixture(scope="module")
def articles(press: archive.Press) -> dict[str, Article]:
    """Articles by file name without its folder, which no two samples share."""
    return {PurePath(article.original.name).name: article for article in press.articles()}


@pytest.mark.parametrize("case", EXPECTED, ids=[case["file"] for case in EXPECTED])
def test_article(case: dict[str, Any], articles: dict[str, Article]) -> None:
    article = articles[PurePath(case["file"]).name]
    differences = [line for line in ndiff(_wanted(case), _found(article, case)) if line[0] in "-+"]
    if differences:
        pytest.fail("\n".join([f"{case['file']}: - expected, + found", *differences]), pytrace=False)


def _wanted(case: dict[str, Any]) -> list[str]:
    """The expected record, a line a value, so that a difference names its field."""
    lines = [f"language: {case['language']}", f"title: {case['title']}"]
    lines += [f"source.{name}: {value}" for name, value in case["source"].items()]
    lines += [f"author: {author['name']} | {author.get('role')}" for author in case.get("authors", [])]
    published = {"calendar": "gregorian"} | case["published"]
    lines += [f"published.{name}: {published[name]}" for name in sorted(published)]
    for date in case["dates"]:
        consistent = date.get("consistent", True)
        calendar = date.get("calendar", "gregorian")
        lines.append(f"date: {date['edtf']} | {date['verbatim']} | {calendar} | {consistent}")
    lines += [f"person: {name}" for name in sorted(case["persons"])]
    lines += [f"place: {name}" for name in case.get("places", [])]
    lines += [f"subject: {name}" for name in case.get("subjects", [])]
    lines += [f"identifier: {name}" for name in case.get("identifiers", [])]
    lines += [f"rights: {case.get('rights')}", f"url: {case.get('url')}"]
    count, begins, ends = case["body"]
    return [*lines, f"paragraphs: {count}", f"begins: {begins}", f"ends: {ends}"]


def _found(article: Article, case: dict[str, Any]) -> list[str]:
    lines = [f"language: {article.language}", f"title: {article.title}"]
    lines += [f"source.{name}: {getattr(article.source, name)}" for name in case["source"]]
    lines += [f"author: {author.name} | {author.role}" for author in article.authors]
    for name in sorted({"calendar"} | set(case["published"])):
        lines.append(f"published.{name}: {getattr(article.published, name, None)}")
    lines += [f"date: {d.edtf} | {d.verbatim} | {d.calendar} | {d.consistent}" for d in article.dates]
    lines += [f"person: {name}" for name in sorted(_named(p, case["persons"]) for p in article.persons)]
    lines += [f"place: {place.name}" for place in article.places]
    lines += [f"subject: {name}" for name in article.subjects]
    lines += [f"identifier: {name}" for name in article.identifiers]
    lines += [f"rights: {article.rights}", f"url: {article.url}"]
    _, begins, ends = case["body"]
    text = article.text
    return [
        *lines,
        f"paragraphs: {len(article.body)}",
        f"begins: {text[: len(begins)]}",
        f"ends: {text[-len(ends) :]}",
    ]


def _named(person: Person, wanted: list[str]) -> str:
    """The expected name that this person answers to: by id, or by the key of the fullest form.

    An invented person may be joined to the same name in another script, so the id alone does not
    say it.
    """
    keys = {person.id, people.key(person.name)}
    return next((name for name in wanted if people.key(name) in keys), f"{person.name} ({person.id})")


def test_offsets_point_at_what_they_quote(articles: dict[str, Article]) -> None:
    for article in articles.values():
        for date in article.dates:
            assert article.text[date.start : date.end] == date.verbatim
        for person in article.persons:
            for mention in person.mentions:
                assert article.text[mention.start : mention.end] == mention.verbatim


def test_authors_are_persons_of_the_article(articles: dict[str, Article]) -> None:
    for file, article in articles.items():
        if file == "bulletins.jsonl#4":  # its list of persons was supplied, and is complete
            continue
        ids = {person.id for person in article.persons}
        assert [author.name for author in article.authors if author.person not in ids] == []


def test_the_collection_is_as_varied_as_it_claims() -> None:
    assert len(EXPECTED) >= 24
    assert len({case["language"] for case in EXPECTED}) >= 10
    assert len({PurePath(case["file"].partition("#")[0]).suffix for case in EXPECTED}) >= 3
    named = {
        path.name for path in SAMPLES.rglob("*") if path.is_file() and not path.name.endswith(".meta.toml")
    }
    assert {PurePath(file.partition("#")[0]).name for file in BY_FILE} == named


def test_bytes_are_kept(press: archive.Press, articles: dict[str, Article]) -> None:
    for file in BY_FILE:
        if "#" not in file:
            article = articles[PurePath(file).name]
            assert press.original(article.id) == (SAMPLES / file).read_bytes()


def _with(person: str) -> set[str]:
    return {PurePath(case["file"]).name for case in EXPECTED if person in case["persons"]}


@pytest.mark.parametrize(
    "name",
    ["kim-jong-un", "Kim Jong Un", "김정은", "金正恩", "Ким Чен Ын", "キム・ジョンウン", "كيم جونغ أون"],
)
def test_a_person_is_found_by_any_form(press: archive.Press, articles: dict[str, Article], name: str) -> None:
    found = press.search(person=[name], limit=None)
    by_id = {article.id: file for file, article in articles.items()}
    assert {by_id[hit.id] for hit in found.hits} == _with(WELL_KNOWN)
    assert {hit.language for hit in found.hits} >= {
        "en",
        "ko-KR",
        "zh-Hans",
        "zh-Hant",
        "ru",
        "es",
        "ja",
        "ar",
        "de",
    }


@pytest.mark.parametrize(
    "person",
    [
        "antonio-guterres",
        "fidel-castro",
        "ho-chi-minh",
        "kim-il-sung",
        WELL_KNOWN,
        "miguel-diaz-canel",
        "xi-jinping",
    ],
)
def test_a_person_is_one_facet_value(press: archive.Press, person: str) -> None:
    counts = {value.value: value.count for value in press.facet("person", limit=None).values}
    assert counts[person] == len(_with(person))
    (page,) = press.person(person)
    assert {people.key(form.name) for form in page.forms} & set(counts) <= {person}


def _published(prefix: str) -> int:
    return sum(case["published"]["edtf"].startswith(prefix) for case in EXPECTED)


def test_date_facets_count_honestly(press: archive.Press) -> None:
    counts = {
        field: {value.value: (value.count, value.possible) for value in press.facet(field, limit=None).values}
        for field in ("decade", "year", "month")
    }
    # "2023~" lies in its year as surely as a day does, but in no month of it; "XXXX-09-05" in none at all.
    whole_months = _published("2023-09")
    assert counts["decade"]["202X"][0] == _published("202")
    assert counts["decade"]["199X"][0] == 1
    assert counts["year"]["2023"][0] == _published("2023")
    assert counts["year"]["2022"][0] == _published("2022")
    assert counts["month"]["2023-09"] == (whole_months, 1)
    assert counts["month"]["2022-03"][0] == 1
    assert counts["month"]["1998-05"][0] == 1


def test_a_korean_article_shows_its_dates_in_juche(
    press: archive.Press, articles: dict[str, Article]
) -> None:
    article = articles["2023-09-05-friendship-exhibition.txt"]
    lines = press.dates(article.id, locale="ko", calendar="juche")
    assert [line.calendar for line in lines] == ["juche", "juche", "juche"]
    assert [line.edtf for line in lines] == ["1960-08-29", "1986-03", "2018-11"]
    for line, year in zip(lines, ("49", "75", "107"), strict=True):
        assert "주체" in line.display
        assert year in line.display


def test_the_reprint_is_a_duplicate(press: archive.Press, articles: dict[str, Article]) -> None:
    for file, case in BY_FILE.items():
        first = case.get("duplicate_of")
        wanted = articles[PurePath(first).name].id if first else None
        assert articles[PurePath(file).name].duplicate_of == wanted
    title = BY_FILE["collections/reprints.jsonl.gz#1"]["title"]
    assert press.search(f'"{title}"').total == 2
    assert len(press.search(f'"{title}"', unique=True).hits) == 1
