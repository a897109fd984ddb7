"""What the articles of an archive call a person: the offices beside the name, over time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from archive.article import PARAGRAPH_BREAK, Article, Mention
from archive.index import Request
from archive.people.authority import offices
from archive.press.pages import CareerLine
from archive.press.records import resolved
from archive.press.searching import Searching

__all__ = ["LOOKED_AT", "career", "sample", "titles"]

LOOKED_AT: Final = 1000
"""Articles that are read for a career; of more, as many are taken at even distances over time."""

_CHUNK: Final = 200
_ASIDE: Final = 48
"""Code points of a quote before the office and after the name."""


class _Seen(NamedTuple):
    """An office beside the person's name in one article; ``key`` tells offices apart."""

    key: str
    office: str
    evidence: str
    quote: str


def career(searching: Searching, person: str) -> tuple[CareerLine, ...]:
    """The offices that bylines and texts print beside the person's name, by first appearance.

    An office of the text has one line for all its words of the same kind, with the words and the quote
    of the first article that has it.
    """
    found: dict[str, CareerLine] = {}
    for article in sample(searching, person, LOOKED_AT):
        published = article.published.edtf if article.published else None
        for seen in _offices(article, person):
            line = found.get(seen.key)
            if line is None:
                found[seen.key] = CareerLine(
                    office=seen.office,
                    evidence=seen.evidence,
                    article=article.id,
                    quote=seen.quote,
                    first=published,
                    last=published,
                    articles=1,
                )
            else:
                found[seen.key] = replace(line, last=published or line.last, articles=line.articles + 1)
    return tuple(replace(line, display=_period(searching, line)) for line in found.values())


def _period(searching: Searching, line: CareerLine) -> str | None:
    """The time between the first and the last article, in the reader's words."""
    if line.first is None or line.last is None:
        return None
    return " – ".join(map(searching.show, dict.fromkeys((line.first, line.last))))


def sample(searching: Searching, person: str, most: int) -> Iterator[Article]:
    """The person's articles by date, undated ones last; ``most`` of them, spread over all the time."""
    index = searching.resources.index()
    hits = index.search(Request(filters={"person": [person]}, sort="date", limit=None)).hits
    step = max(1, -(-len(hits) // most))
    wanted = [(hit.id, hit.revision) for hit in hits[::step]]
    store, register = searching.resources.store(), searching.resources.register()
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        articles = store.articles.get_many(chunk)
        yield from (resolved(articles[key], register) for key in chunk if key in articles)


def titles(article: Article, person: str) -> Iterator[tuple[Mention, offices.Named]]:
    """The person's mentions that have an office beside them, which nobody else's name parts from theirs."""
    language = article.language.split("-")[0]
    others = [item for other in article.persons if other.id != person for item in other.mentions]
    for mention in next((item.mentions for item in article.persons if item.id == person), ()):
        named = offices.beside(article.text, mention, language)
        if named is not None:
            low, high = min(named.end, mention.end), max(named.start, mention.start)
            if not any(low <= item.start < high for item in others):
                yield mention, named


def _offices(article: Article, person: str) -> Iterator[_Seen]:
    """The roles of the person's bylines, then the first office of every kind that the text gives."""
    for author in article.authors:
        if author.person == person and author.role:
            quote = f"{author.name}, {author.role}"
            yield _Seen(f"byline {author.role}", author.role, "byline", quote)
    text = article.text
    kinds: set[str] = set()
    for mention, named in titles(article, person):
        if named.kinds[0] in kinds:
            continue
        kinds.add(named.kinds[0])
        start, end = min(named.start, mention.start), max(named.end, mention.end)
        yield _Seen(named.kinds[0], text[named.start : named.end], "text", _quote(text, start, end))


def _quote(text: str, start: int, end: int) -> str:
    """The words from ``start`` to ``end`` with some around them, in one line, cut between words."""
    head, tail = text[max(0, start - _ASIDE) : start], text[end : end + _ASIDE]
    head = head.rpartition(PARAGRAPH_BREAK)[2]
    tail = tail.partition(PARAGRAPH_BREAK)[0]
    before = start > len(head) and text[start - len(head) - 1 : start - len(head)] not in ("\n", "")
    after = end + len(tail) < len(text) and text[end + len(tail)] != "\n"
    if before and " " in head:
        head = head[head.index(" ") + 1 :]
    if after and " " in tail:
        tail = tail[: tail.rindex(" ")]
    whole = " ".join(f"{head}{text[start:end]}{tail}".split())
    return f"{'… ' if before else ''}{whole}{' …' if after else ''}"
