"""The articles that every engine takes in: made by a seed, or read from a file, and kept on disk."""

import datetime
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.engine.vocabulary import SHARES, Language, cumulative, languages

__all__ = ["FIRST_DAY", "LAST_DAY", "Article", "from_file", "generate", "read", "write"]

PERSONS: Final = 20_000
SOURCES: Final = 8
WORDS: Final = 320
"""Of a body, in the mean."""

TITLE: Final = 8
FIRST_DAY: Final = datetime.date(2008, 1, 1).toordinal()
LAST_DAY: Final = datetime.date(2022, 12, 31).toordinal()
PAIRS: Final = 20_000
"""Pairs of words that English articles repeat."""

_SPARSE: Final = 0.4  # of every second place: a fifth of all neighbours are such a pair
_BLOCK: Final = 1_000
_UNDATED: Final = datetime.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Article:
    """An article: ``number`` counts from 0, ``day`` is a proleptic Gregorian ordinal."""

    number: int
    language: str
    title: str
    body: str
    source: str
    day: int
    persons: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"a{self.number:08}"

    @property
    def year(self) -> int:
        return datetime.date.fromordinal(self.day).year


def generate(count: int, seed: int) -> Iterator[Article]:
    """``count`` articles; those of a smaller count are the first of a larger one."""
    maker = _Maker(seed)
    for start in range(0, count, _BLOCK):
        yield from maker.block(start, min(_BLOCK, count - start))


class _Maker:
    """Draws articles block by block, each block from a seed of its own."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._languages = languages(seed)
        english = self._languages["en"].cumulative
        random = np.random.default_rng((seed, 1))
        self._pairs = np.searchsorted(english, random.random((PAIRS, 2)))

    def block(self, start: int, count: int) -> Iterator[Article]:
        random = np.random.default_rng((self._seed, 2, start))
        codes = list(SHARES)
        drawn = random.choice(len(codes), _BLOCK, p=list(SHARES.values()))
        lengths = np.clip(random.normal(WORDS, 80, _BLOCK), 40, 900).astype(int)
        days = random.integers(FIRST_DAY, LAST_DAY + 1, _BLOCK)
        sources = random.integers(SOURCES, size=_BLOCK)
        for place in range(count):
            language = self._languages[codes[drawn[place]]]
            words = self._words(language, int(lengths[place]) + TITLE, random)
            yield Article(
                number=start + place,
                language=language.code,
                title=language.space.join(words[:TITLE]).capitalize(),
                body=_text(words[TITLE:], language),
                source=f"s{sources[place]}",
                day=int(days[place]),
                persons=_persons(random),
            )

    def _words(self, language: Language, count: int, random: np.random.Generator) -> list[str]:
        ranks = np.searchsorted(language.cumulative, random.random(count))
        if language.code == "en":
            # From the first word of the body on: no pair stands across title and body.
            starts = TITLE + 2 * np.flatnonzero(random.random((count - TITLE) // 2) < _SPARSE)
            pairs = self._pairs[np.searchsorted(_PAIR_CHANCE, random.random(len(starts)))]
            ranks[starts], ranks[starts + 1] = pairs[:, 0], pairs[:, 1]
        found: list[str] = language.words[ranks].tolist()
        return found


_PERSON_CHANCE: Final = cumulative(PERSONS, 1.0)
_PAIR_CHANCE: Final = cumulative(PAIRS, 0.8)


def _persons(random: np.random.Generator) -> tuple[str, ...]:
    ranks = np.searchsorted(_PERSON_CHANCE, random.random(int(random.integers(3, 8))))
    return tuple(dict.fromkeys(f"p{rank}" for rank in ranks.tolist()))


def _text(words: list[str], language: Language) -> str:
    """Sentences of 18 words with a comma in the middle, paragraphs of five sentences."""
    sentences = []
    for start in range(0, len(words), 18):
        first, second = words[start : start + 8], words[start + 8 : start + 18]
        clauses = [language.space.join(clause) for clause in (first, second) if clause]
        sentences.append(language.comma.join(clauses).capitalize() + language.stop)
    return "\n\n".join("".join(sentences[start : start + 5]).strip() for start in range(0, len(sentences), 5))


# -- files -----------------------------------------------------------------------------------------


def from_file(path: Path, count: int, seed: int) -> Iterator[Article]:
    """The first ``count`` records of a file of JSON Lines, packed by gzip or not, that have a text.

    Read are ``title``, ``text``, ``language`` (or ``lang``), ``published`` (or ``date``: an ISO day),
    ``source`` and ``persons``; persons are drawn where the record has none, and a record without a
    day counts as of 1 January 1970.
    """
    random = np.random.default_rng((seed, 3))
    number = 0
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for record in map(json.loads, lines):
            if number == count:
                return
            if not record.get("text"):
                continue
            yield _article(number, record, _persons(random))
            number += 1


def _article(number: int, record: dict[str, Any], drawn: tuple[str, ...]) -> Article:
    date = re.match(r"\d{4}-\d{2}-\d{2}", str(record.get("published") or record.get("date") or ""))
    return Article(
        number=number,
        language=record.get("language") or record.get("lang") or "en",
        title=record.get("title") or "",
        body=record["text"],
        source=re.sub(r"\W+", "-", str(record.get("source") or "unknown").lower()),
        day=datetime.date.fromisoformat(date[0]).toordinal() if date else _UNDATED,
        persons=tuple(dict.fromkeys(map(str, record.get("persons") or drawn))),
    )


def write(articles: Iterator[Article], path: Path) -> int:
    """Keep articles in a file, and say how many they are."""
    number = 0
    with path.open("w", encoding="utf-8") as lines:
        for number, article in enumerate(articles, 1):  # noqa: B007  # the last number is the count
            lines.write(json.dumps(astuple(article), ensure_ascii=False) + "\n")
    return number


def read(path: Path) -> Iterator[Article]:
    """The articles of a file that :func:`write` made, one at a time."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield parse(line)


def parse(line: str) -> Article:
    """The article of one line."""
    number, language, title, body, source, day, persons = json.loads(line)
    return Article(number, language, title, body, source, day, tuple(persons))
