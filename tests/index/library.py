"""Articles and indexes for the tests of this room."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from archive.article import Article, Author, DateMention, Original, Person, Place, Published, Source
from archive.index import Index, entry

PAGE = Path(__file__).parents[2] / "docs" / "query-language.md"


def article(id: str, text: str = "", **given: Any) -> Article:  # noqa: A002  # the field's own name
    """An article with the fields that matter to a test, in short forms.

    ``published`` and ``mentions`` are EDTF; persons and authors are names.
    """
    published = given.get("published")
    return Article(
        id=id,
        revision=given.get("revision", 1),
        language=given.get("language", "en"),
        title=given.get("title", ""),
        subtitle=given.get("subtitle"),
        body=tuple(text.split("\n\n")) if text else (),
        authors=tuple(Author(name=name, person=key(name)) for name in given.get("authors", ())),
        source=Source(id=given.get("source", "kcna"), name=given.get("source", "kcna").upper()),
        published=Published(edtf=published, time=given.get("time"), verbatim=published, evidence="test")
        if published
        else None,
        dates=tuple(
            DateMention(edtf=edtf, verbatim=edtf, start=0, end=1) for edtf in given.get("mentions", ())
        ),
        persons=tuple(Person(id=key(name), name=name) for name in given.get("persons", ())),
        places=tuple(Place(name=name, evidence="test") for name in given.get("places", ())),
        subjects=tuple(given.get("subjects", ())),
        duplicate_of=given.get("duplicate_of"),
        original=Original(sha256="0" * 64, media_type="text/plain", bytes=1, name="test"),
        ingested="2026-01-01T00:00:00Z",
        pipeline="test",
    )


def key(name: str) -> str:
    return name.lower().replace(" ", "-")


def write(folder: Path, articles: Iterable[Article], *, up_to: int = 1) -> None:
    """Add articles to the index in ``folder`` with one commit."""
    with Index.writer(folder) as writer:
        for number, item in enumerate(articles):
            writer.add(replace(entry(item), seq=number))
        writer.commit(up_to=up_to)


def tables(page: Path = PAGE) -> Iterator[list[list[str]]]:
    """The tables of a page of documentation, each a list of rows of cells, without the headings."""
    for table in re.findall(r"(?:^\|.*\n)+", page.read_text("utf-8"), re.MULTILINE):
        yield [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table.splitlines()[2:]]


def examples() -> list[tuple[str, list[str], str]]:
    """Queries of the page, the ids that it promises, and the one that comes first where it says so."""
    rows = (row for table in list(tables())[:-1] for row in table)
    return [
        (query.strip("| `"), found.replace("—", "").split(), first[0] if first else "")
        for query, found, *first in rows
    ]


def little_archive() -> list[Article]:
    """The articles of the last table of the page."""
    articles = []
    for name, language, source, published, title, text, *has in list(tables())[-1]:
        given: dict[str, list[str]] = {}
        for part in filter(None, "".join(has).strip("| ").split("; ")):
            field, _, value = part.partition(": ")
            given.setdefault(field if field == "mentions" else f"{field}s", []).append(value)
        fields: dict[str, Any] = dict(given, language=language, source=source, published=published)
        articles.append(article(name.strip("| "), text, title=title, **fields))
    return articles
