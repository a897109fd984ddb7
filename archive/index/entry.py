"""What the index keeps of an article: its words by field, its values and its dates.

Entries are made in worker processes and sent to the one process that writes, so they are small to
pickle: of each field a few arrays.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from archive import languages
from archive.article import Article, Published
from archive.index.spans import When, dates_of

if TYPE_CHECKING:
    from archive.languages import TermList

__all__ = ["GAP", "TITLE_WEIGHT", "Entry", "Numbers", "TermVector", "entry", "term_vector"]

TITLE_WEIGHT: Final = 3
"""A word of a headline counts as much as this many in the body."""

GAP: Final = 100
"""Positions between title, subtitle and body, so that no phrase runs across them."""

Numbers: TypeAlias = "array[int]"
"""Unsigned numbers of 32 bits: ``array("I")``."""


def _none() -> Numbers:
    return array("I")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermVector:
    """The terms of one field of one article, each once.

    ``weights`` holds for each term the sum of the weights of its occurrences. In a field with phrases
    ``counts`` says how many places each term has and ``places`` holds them, term by term, those of a
    term in rising order; in another both are empty. ``length`` counts occurrences.
    """

    terms: tuple[str, ...] = ()
    weights: Numbers = field(default_factory=_none)
    counts: Numbers = field(default_factory=_none)
    places: Numbers = field(default_factory=_none)
    length: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One revision of an article as the index sees it.

    ``source`` is an id and a name. ``texts`` maps names of text fields to terms. ``persons`` are
    those mentioned and the authors, each a key and the name printed here; an author is a name as
    printed and the key of the person, if known. ``time`` is in seconds from midnight, by the clock of
    the document. ``duplicate_of`` is the id of the article that said the same before, ``seq`` the
    place in the archive's order. ``published`` holds several dates only where it says so: ``{1960,1962}``.
    """

    id: str
    revision: int
    seq: int = 0
    language: str
    source: tuple[str, str]
    duplicate_of: str | None = None
    texts: Mapping[str, TermVector] = field(default_factory=dict)
    persons: tuple[tuple[str, str], ...] = ()
    authors: tuple[tuple[str, str | None], ...] = ()
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    published: tuple[When, ...] = ()
    time: int | None = None
    mentions: tuple[When, ...] = ()

    @property
    def key(self) -> str:
        """What the entry replaces: an earlier one of the same article and revision."""
        return f"{self.id}@{self.revision}"


def entry(article: Article) -> Entry:
    """The entry of an article; ``seq`` is for the writer to set."""
    persons = {person.id: _clean(person.name) for person in article.persons}
    for author in article.authors:
        if author.person:
            persons.setdefault(author.person, _clean(author.name))
    return Entry(
        id=article.id,
        revision=article.revision,
        language=article.language,
        source=(_clean(article.source.id), _clean(article.source.name)),
        duplicate_of=article.duplicate_of,
        texts=_texts(article),
        persons=tuple((_clean(key), name) for key, name in persons.items()),
        authors=tuple(
            dict.fromkeys(
                (_clean(item.name), item.person and _clean(item.person)) for item in article.authors
            )
        ),
        subjects=_values(article.subjects),
        places=_values(place.name for place in article.places),
        published=_dates(article.published.edtf) if article.published else (),
        time=_time(article.published),
        mentions=tuple(dict.fromkeys(chain.from_iterable(_dates(item.edtf) for item in article.dates))),
    )


def _clean(value: str) -> str:
    # One line each: a line break ends a value in the index's files.
    return " ".join(value.split())


def _values(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean for value in values if (clean := _clean(value))))


def _dates(text: str) -> tuple[When, ...]:
    try:
        return dates_of(text)
    except ValueError:
        return ()


_CLOCK: Final = re.compile(r"T?(\d{2}):(\d{2})(?::(\d{2}))?", re.ASCII)


def _time(published: Published | None) -> int | None:
    match = _CLOCK.match(published.time) if published and published.time else None
    return int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0) if match else None


# -- words ---------------------------------------------------------------------------------------


def _texts(article: Article) -> dict[str, TermVector]:
    """The words of title, subtitle and body, and those of the headlines by themselves."""
    parts = [(article.title, TITLE_WEIGHT), (article.subtitle or "", TITLE_WEIGHT), (article.text, 1)]
    found = [(languages.terms(text, article.language), weight) for text, weight in parts if text]
    titles = len(found) - bool(article.text)
    # A document in two languages: each passage in the other one has the stems of that one too.
    others = languages.other_languages(article.evidence.get("language", ""))
    passages = languages.other_passages(article.text, article.language, others) if others else ()
    more = [(languages.terms(text, tag).stem, 1) for tag, text in passages]
    vectors = {}
    for name in ("exact", "gram", "stem"):
        lists = [(getattr(terms, name), weight) for terms, weight in found]
        vectors[f"title_{name}"] = term_vector(lists[:titles], positions=name != "stem")
        lists += more if name == "stem" else ()
        vectors[name] = term_vector(lists, positions=name != "stem")
    return {name: vector for name, vector in vectors.items() if vector.terms}


def term_vector(lists: Iterable[tuple["TermList", int]], *, positions: bool) -> TermVector:
    """The terms of several texts one after the other, each text with what its words weigh."""
    weights: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    length = start = 0
    for terms, weight in lists:
        length += len(terms.terms)
        for term, count in Counter(terms.terms).items():
            weights[term] += count * weight
        if positions and terms.terms:
            for term, place in zip(terms.terms, terms.positions, strict=True):
                places.setdefault(term, []).append(start + place)
            start += terms.positions[-1] + GAP
    found = list(map(places.__getitem__, weights)) if positions else []
    return TermVector(
        terms=tuple(weights),
        weights=array("I", weights.values()),
        counts=array("I", map(len, found)),
        places=array("I", chain.from_iterable(found)),
        length=length,
    )
