"""An article as a page for reading, and as a list of what its values rest on."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from archive.cli.dating import moment, with_edtf
from archive.cli.table import Column, lines, pairs
from archive.cli.terminal import Terminal
from archive.cli.text import one_line

if TYPE_CHECKING:
    from archive.article import Article, Author

__all__ = ["evidence", "page"]

_MEASURE: Final = 88
"""Columns of running text: longer lines are hard to read on a wide screen."""


def page(article: "Article", latest: int, show_date: Callable[[str], str], screen: Terminal) -> Iterator[str]:
    """Title, source, date and authors, the paragraphs, and what else is known.

    ``latest`` is the number of the article's newest revision; ``show_date`` gives the words for an
    EDTF value.
    """
    for line in screen.paragraph(one_line(article.title) or "(no title)", most=_MEASURE):
        yield screen.strong(line)
    if article.subtitle:
        yield from screen.paragraph(one_line(article.subtitle), most=_MEASURE)
    date = show_date(article.published.edtf) if article.published else "no date"
    yield from screen.facts((article.source.name, date, article.language, article.id))
    for author in article.authors:
        yield from screen.paragraph(one_line(f"by {_author(author)}"), most=_MEASURE)
    for paragraph in article.body:
        yield ""
        yield from screen.paragraph(one_line(paragraph), most=_MEASURE)
    yield ""
    yield from pairs(list(_facts(article, latest, show_date)), screen)


def _author(author: "Author") -> str:
    return f"{author.name}, {author.role}" if author.role else author.name


def _facts(article: "Article", latest: int, show_date: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    edition = article.edition
    listed = {
        "persons": [person.name for person in article.persons],
        "places": [place.name for place in article.places],
        "subjects": article.subjects,
        "issue": [edition.issue],
        "page": [edition.page],
        "section": [edition.section],
        "rights": [article.rights],
        "url": [article.url],
        "identifiers": article.identifiers,
        "same text as": [article.duplicate_of],
    }
    for name, values in listed.items():
        text = "; ".join(value for value in values if value)
        if text:
            yield name, text
    taken_in = moment(article.ingested, show_date)
    yield "revision", f"{article.revision} of {latest}, taken in {taken_in}, {article.pipeline}"
    original = article.original
    yield "original", f"{original.name}, {original.media_type}, {original.bytes} bytes"


def evidence(article: "Article", show_date: Callable[[str], str], screen: Terminal) -> Iterator[str]:
    """Every value that says where it came from, and where that is."""
    columns = (Column(name="field"), Column(name="value", cut=True), Column(name="from", cut=True))
    return lines(columns, list(_proofs(article, show_date)), screen)


def _proofs(article: "Article", show_date: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    for name, place in article.evidence.items():
        if name != "published" or article.published is None:
            yield name, _value(getattr(article, name, None)), place
    if article.published is not None:
        published = article.published
        shown = with_edtf(published.edtf, show_date)
        yield "published", shown, f"{published.evidence}: {published.verbatim}"
    for found in article.places:
        yield "place", found.name, found.evidence


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(_value(item) for item in value)
    return str(getattr(value, "name", value))
