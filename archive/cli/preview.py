"""An article as a dry run shows it: what it would become, and how that was found out."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from archive.cli.dating import with_edtf
from archive.cli.table import pairs
from archive.cli.terminal import Terminal
from archive.cli.text import one_line

if TYPE_CHECKING:
    from archive.article import Article
    from archive.ingest import Outcome

__all__ = ["preview"]


def preview(outcome: "Outcome", show_date: Callable[[str], str], screen: Terminal) -> Iterator[str]:
    """The lines for one document that was read; ``show_date`` gives the words for an EDTF value."""
    article = outcome.article
    if article is None:
        return
    kind = "a duplicate" if outcome.kind == "duplicate" else outcome.kind
    yield screen.strong(f"{one_line(outcome.name)}: {kind}, {article.id}")
    yield from pairs(list(_facts(article, show_date)), screen, indent=2)
    yield ""


def _facts(article: "Article", show_date: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    evidence = article.evidence
    yield "title", _known(article.title, evidence.get("title"))
    yield "source", _known(article.source.name, evidence.get("source"))
    if article.published is None:
        yield "date", "none found"
    else:
        published = article.published
        yield "date", _known(with_edtf(published.edtf, show_date), published.evidence)
    yield "language", _known(article.language, evidence.get("language"))
    if article.authors:
        yield "authors", "; ".join(author.name for author in article.authors)
    yield "persons", "; ".join(person.name for person in article.persons) or "none found"


def _known(value: str, evidence: str | None) -> str:
    return f"{value}  [{evidence}]" if evidence else value
