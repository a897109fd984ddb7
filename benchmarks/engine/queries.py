"""The questions: sixty of each class, drawn from the words that the collection really has."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal, TypeAlias

from benchmarks.engine.articles import FIRST_DAY, LAST_DAY, Article

__all__ = ["CLASSES", "FACETS", "Query", "Statistics", "classes", "from_json", "to_json"]

Kind: TypeAlias = Literal["term", "and", "or", "phrase", "prefix", "all"]

FACETS: Final[Mapping[str, int | None]] = {"year": None, "person": 10, "source": None}
"""How many values of each facet are wanted, ``None`` for all."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question, in the terms that every engine has.

    ``days`` are two ordinals, both inclusive. ``all`` asks for the facets of all articles and for no
    hits, the other kinds for the ten best.
    """

    kind: Kind
    words: tuple[str, ...] = ()
    person: str | None = None
    days: tuple[int, int] | None = None
    facets: tuple[str, ...] = ()


@dataclass
class Statistics:
    """What the questions are drawn from; made by one pass over the articles."""

    articles: int = 0
    words: Counter[str] = field(default_factory=Counter)
    """English words by the number of articles that have them."""
    foreign: set[str] = field(default_factory=set)
    """Words of other languages in the Latin alphabet, without accents."""
    persons: Counter[str] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    """Some English bodies."""

    @classmethod
    def of(cls, articles: Iterable[Article], seed: int) -> "Statistics":
        """Read the articles once."""
        found, chance, english = cls(), random.Random(seed), 0
        for article in articles:
            found.articles += 1
            found.persons.update(article.persons)
            text = f"{article.title}\n{article.body}".lower()
            if article.language != "en":
                found.foreign.update(_LATIN.findall(text.translate(_BARE)))
                continue
            found.words.update(set(_WORD.findall(text)))
            english += 1
            if len(found.texts) < _TEXTS:
                found.texts.append(article.body)
            elif (place := chance.randrange(english)) < _TEXTS:
                found.texts[place] = article.body
        return found


_TEXTS: Final = 500
_WORD: Final = re.compile(r"(?<![^\s])[a-z]+(?=[.,]?(?:\s|$))")
_LATIN: Final = re.compile(r"[a-z]{4,}")
_BARE: Final = str.maketrans("áàâãäéèêëíìîïóòôõöúùûüñç", "aaaaaeeeeiiiiooooouuuunc")


class _Drawing:
    """Draws one question after the other."""

    def __init__(self, statistics: Statistics, count: int, seed: int) -> None:
        self._chance = random.Random(f"queries {seed}")
        self._statistics = statistics
        self._ranked = [
            word for word, _ in sorted(statistics.words.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        self._persons = [person for person, _ in statistics.persons.most_common(50)]
        target = 0.11 * statistics.articles
        near = sorted(self._ranked, key=lambda word: (abs(statistics.words[word] - target), word))
        self._frequent = near[:count]
        highest = max(4, round(20 * statistics.articles / 100_000))
        self._rare = self._between(1, highest)
        self._middle = self._between(0.02 * statistics.articles, 0.2 * statistics.articles)
        self._wide = self._between(0.005 * statistics.articles, 0.2 * statistics.articles)
        self._prefixes = self._found_prefixes()

    def _between(self, low: float, high: float) -> list[str]:
        return [word for word in self._ranked if low <= self._statistics.words[word] <= high]

    def _found_prefixes(self) -> list[str]:
        """Beginnings of four or five letters that 20 to 90 words share, none of another language."""
        counts = Counter(word[:length] for word in self._ranked for length in (4, 5) if len(word) >= length)
        foreign = {word[:length] for word in self._statistics.foreign for length in (4, 5)}
        return sorted(
            start for start, number in counts.items() if 20 <= number <= 90 and start not in foreign
        )

    def rare(self) -> Query:
        return Query("term", (self._chance.choice(self._rare),))

    def frequent(self) -> Query:
        return Query("term", (self._chance.choice(self._frequent),))

    def both(self) -> Query:
        return Query("and", tuple(self._chance.sample(self._middle, 2)))

    def some(self) -> Query:
        return Query("or", tuple(self._chance.sample(self._wide, 3)))

    def phrase(self) -> Query:
        common = set(self._ranked[:20])
        while True:
            words = self._chance.choice(self._statistics.texts).lower().split()
            place = self._chance.randrange(max(1, len(words) - 1))
            pair = tuple(word.rstrip(".,") for word in words[place : place + 2])
            if (
                len(pair) == 2
                and not common & set(pair)
                and all(word in self._statistics.words for word in pair)
            ):
                return Query("phrase", pair)

    def prefix(self) -> Query:
        return Query("prefix", (self._chance.choice(self._prefixes),))

    def narrowed(self) -> Query:
        person = self._chance.choice(self._persons)
        return Query("term", self.frequent().words, person, days=(FIRST_DAY, LAST_DAY))

    def counted(self) -> Query:
        return Query("term", self.frequent().words, facets=tuple(FACETS))


CLASSES: Final[Mapping[str, Callable[[_Drawing], Query]]] = {
    "rare term": _Drawing.rare,
    "frequent term": _Drawing.frequent,
    "two words AND": _Drawing.both,
    "three words OR": _Drawing.some,
    "phrase": _Drawing.phrase,
    "prefix": _Drawing.prefix,
    "term + person + 15 years": _Drawing.narrowed,
    "facet year": lambda _: Query("all", facets=("year",)),
    "facet person": lambda _: Query("all", facets=("person",)),
    "all three facets": lambda _: Query("all", facets=tuple(FACETS)),
    "frequent term + three facets": _Drawing.counted,
}
"""The classes by name, in the order of the tables."""

_TRIES: Final = 50


def classes(statistics: Statistics, count: int, seed: int) -> dict[str, list[Query]]:
    """``count`` questions of each class, distinct as far as there are so many.

    A class is left out where the collection has no words for it. There is only one question for the
    facets of all articles: it is asked ``count`` times.
    """
    drawing, found = _Drawing(statistics, count, seed), {}
    for name, draw in CLASSES.items():
        try:
            distinct: dict[Query, None] = {}
            for _ in range(count * _TRIES):
                if len(distinct) < count:
                    distinct[draw(drawing)] = None
        except (IndexError, ValueError):
            continue
        asked = list(distinct)
        found[name] = [asked[place % len(asked)] for place in range(count)] if len(asked) == 1 else asked
    return found


def to_json(asked: Mapping[str, Sequence[Query]]) -> dict[str, list[dict[str, Any]]]:
    """The questions as plain JSON values."""
    return {name: [asdict(query) for query in queries] for name, queries in asked.items()}


def from_json(data: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, list[Query]]:
    """The inverse of :func:`to_json`."""
    return {name: [_query(query) for query in queries] for name, queries in data.items()}


def _query(data: Mapping[str, Any]) -> Query:
    found: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }
    return Query(**found)
