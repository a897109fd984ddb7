"""What a search found, as rows and as a page for reading."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from archive.cli.output import Row
from archive.cli.table import Column, lines
from archive.cli.terminal import Terminal, terminal
from archive.cli.text import LEFT_TO_RIGHT_MARK, count, isolate, one_line

if TYPE_CHECKING:
    from archive.press import FacetValue, Found, Hit

__all__ = ["facet_row", "facet_table", "headline", "hit_row", "results"]


def hit_row(hit: "Hit", *, revisions: bool = False) -> Row:
    """The JSON form of a hit; ``revisions``: with its number, which the id alone does not tell then."""
    published = hit.published
    return {
        "id": hit.id,
        **({"revision": hit.revision} if revisions else {}),
        "score": hit.score,
        "title": hit.title,
        "language": hit.language,
        "source": {"id": hit.source.id, "name": hit.source.name},
        "published": published and {"edtf": published.edtf, "display": published.display},
        "authors": list(hit.authors),
        "persons": list(hit.persons),
        "identifiers": list(hit.identifiers),
        "snippet": {"text": hit.snippet.text, "marks": [list(mark) for mark in hit.snippet.marks]},
        "url": hit.url,
    }


def facet_row(value: "FacetValue") -> Row:
    """The JSON form of one value of a facet."""
    return asdict(value)


def headline(total: str, *, offset: int, shown: int, all_shown: bool) -> str:
    """``123 articles (1–10 shown)``; the part in brackets only where not all are shown."""
    if all_shown:
        return total
    return f"{total} ({offset + 1}–{offset + shown} shown)" if shown else f"{total} (none shown)"


def results(found: "Found", *, offset: int, revisions: bool = False) -> Iterator[str]:
    """The page for reading: how many, the hits by number, the facets.

    ``revisions``: each hit says which revision it is.
    """
    screen, shown = terminal(), len(found.hits)
    total = count(found.total, "article")
    yield headline(total, offset=offset, shown=shown, all_shown=shown == found.total)
    margin = len(str(offset + shown)) + 2
    for number, hit in enumerate(found.hits, offset + 1):
        yield ""
        yield from _hit(hit, f"{number}. ".rjust(margin), screen, revisions)
    for field, values in found.facets.items():
        yield ""
        yield screen.strong(field)
        yield from facet_table(values, screen) if values else ("  none",)


def _hit(hit: "Hit", number: str, screen: Terminal, revisions: bool) -> Iterator[str]:
    margin = len(number)
    title = one_line(hit.title) or "(no title)"
    for place, line in enumerate(screen.paragraph(title, indent=margin)):
        yield (number if place == 0 else " " * margin) + screen.strong(line[margin:])
    date = hit.published.display if hit.published else "no date"
    facts = [date, hit.source.name, hit.language, hit.id]
    if revisions:
        facts.append(f"revision {hit.revision}")
    if hit.duplicate_of:
        facts.append(f"same text as {hit.duplicate_of}")
    yield from screen.facts(facts, indent=margin)
    if hit.snippet.text:
        # It has no control characters, and what turns the direction of text ends within it.
        yield from screen.paragraph(hit.snippet.text, indent=margin, marks=hit.snippet.marks)


def facet_table(values: Sequence["FacetValue"], screen: Terminal) -> Iterator[str]:
    """Labels and counts; ``+ n possible`` for articles whose date only overlaps the bucket."""
    columns = (Column(name="", cut=True), Column(name="", right=True), Column(name=""))
    rows = [
        (
            value.label,
            _beside(value, screen) + str(value.count),
            f"+ {value.possible} possible" if value.possible else "",
        )
        for value in values
    ]
    yield from lines(columns, rows, screen, indent=2)


def _beside(value: "FacetValue", screen: Terminal) -> str:
    """What keeps a number to the right of a label from right to left, of which it would become a part."""
    return LEFT_TO_RIGHT_MARK if screen.bidi and isolate(value.label) else ""
