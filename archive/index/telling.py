"""Which words of a query tell most in an article: they choose the passage, and what is marked in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from archive.article import PARAGRAPH_BREAK
from archive.index.query.plain import MOST_ALL
from archive.languages.passages import Match

if TYPE_CHECKING:
    from archive.index.request import QueryWords
    from archive.languages import QueryWord

__all__ = ["Span", "Telling", "alike", "best", "marked", "telling"]

Span: TypeAlias = tuple[int, int]

_TELLING: Final = 0.6
"""A word that looks like a particle tells something if it weighs this part of the weightiest word."""


class Telling(NamedTuple):
    """What the words of a query tell in one article; a word is its place in the query.

    ``weights`` say how much. ``faint`` words are not marked by themselves. ``order`` holds which word
    follows which in the query.
    """

    weights: dict[int, float]
    faint: frozenset[int] = frozenset()
    order: frozenset[tuple[int, int]] = frozenset()


def telling(found: Sequence[Match], words: "QueryWords", length: int) -> Telling:
    """How much the words of a query tell by what they find in an article; ``length`` is that of a passage.

    The article itself is the measure: a word that is in every passage of it sets none apart. A word that
    looks like a particle counts less, since to have few of one says little of an article.
    """
    counts = Counter(match.word for match in found)
    passages = max(found[-1].end / length, 1.0) if found else 1.0
    looks = _looks(words.words)
    weights = {word: log(1 + passages / count) * looks.get(word, 1.0) for word, count in counts.items()}
    question = len(words.words) + len(words.patterns) > MOST_ALL
    most = max(weights.values(), default=0.0)
    faint = {
        word
        for word in looks.keys() & weights.keys()
        if weights[word] < most * _TELLING and (question or _is_glue(word, words.words))
    }
    return Telling(
        weights=weights,
        faint=frozenset(faint if faint < weights.keys() else ()),
        order=frozenset(_order(words.words)),
    )


def alike(found: Sequence[Match]) -> Telling:
    """Every word found for as much as every other."""
    return Telling(weights={match.word: 1.0 for match in found})


def _looks(words: "Sequence[QueryWord]") -> dict[int, float]:
    """Less than 1 for words that look like particles, and how much: short and without a capital."""
    looks: dict[int, float] = {}
    for number, word in enumerate(words):
        size = len(word.exact)
        if word.script in _LOOKS_NO_PARTICLE or (number and word.text[:1].isupper()):
            continue
        if word.script == "Hani":
            looks[number] = _BY_SIZE[1] if size == 1 and _is_glue(number, words) else 1.0
        elif size < len(_BY_SIZE):
            looks[number] = _BY_SIZE[size]
    return {number: look for number, look in looks.items() if look < 1}


_LOOKS_NO_PARTICLE: Final = {"Hang", "Kana", "Zyyy"}
"""Korean particles are part of a word, Japanese ones are Hiragana, and numbers are none."""

_BY_SIZE: Final = (0.3, 0.3, 0.3, 0.5, 0.8)


def _is_glue(number: int, words: "Sequence[QueryWord]") -> bool:
    """Whether it is a single character between longer words of a run, as の and 的 mostly are.

    Two single characters side by side are a word that no dictionary has.
    """
    grams = words[number].grams
    single = len(grams) == 1 and len(grams[0]) > len(words[number].exact)
    return single and all(word.grams != grams for word in (*words[:number], *words[number + 1 :]))


def _order(words: "Sequence[QueryWord]") -> set[tuple[int, int]]:
    """Which word follows which in the query, by the place where each stands first."""
    first: dict[str, int] = {}
    places = [first.setdefault(word.exact, number) for number, word in enumerate(words)]
    return set(pairwise(places))


def best(text: str, found: Sequence[Match], told: Telling, length: int) -> Span:
    """From where to where a passage of ``text`` must reach: the most telling words, close, in order.

    (0, 0) where nothing was found.
    """
    most, reach = 0.0, (0, 0)
    # What is left of the length is for the beginning of the sentence.
    longest = length * 7 // 8
    for place, match in enumerate(found):
        if match.word in told.faint:
            continue  # a passage need not begin with a word that tells nothing
        limit = match.start + longest
        paragraph = text.find(PARAGRAPH_BREAK, match.start, limit)
        for stop, factor in ((limit, 1.0),) if paragraph < 0 else ((paragraph, 1.0), (limit, _ACROSS)):
            worth, end = _worth(text, found, place, told, stop, length)
            if worth * factor > most + 1e-9:
                most, reach = worth * factor, (match.start, end)
    return reach


def _worth(
    text: str, found: Sequence[Match], place: int, told: Telling, stop: int, length: int
) -> tuple[float, int]:
    """What a passage is worth that begins with one match, and where the last one that adds to it ends."""
    before = found[place]
    start, end = before.start, before.end
    worth = told.weights[before.word]
    seen = {before.word}
    joined: set[int] = set()
    for number in range(place + 1, len(found)):
        match = found[number]
        if match.end > stop:
            break
        if _follows(text, before, match, told) and match.word not in joined:
            worth += _IN_ORDER * min(told.weights[match.word], told.weights[before.word])
            end = max(end, match.end)
            joined.add(match.word)
        if match.word not in seen:
            worth += told.weights[match.word]
            end = max(end, match.end)
            seen.add(match.word)
        before = match
    return worth * (1 + _NEAR * (1 - (end - start) / length)), end


_IN_ORDER: Final = 0.5
_NEAR: Final = 0.15
"""What it adds to a passage that two words follow each other as in the query, and that all are close."""

_ACROSS: Final = 0.75
"""What a passage is worth across the end of a paragraph."""


def marked(text: str, found: Sequence[Match], words: "QueryWords", told: Telling) -> Iterator[Span]:
    """Bounds of what is to be marked of ``found``, which is what a passage of ``text`` holds.

    Where a phrase of the query stands whole, its words are not marked elsewhere. Faint words are marked
    only between others as in the query: Bank *of* Japan.
    """
    elsewhere = _elsewhere(text, found, words)
    run: list[Match] = []
    for place, match in enumerate(found):
        if run and not _follows(text, run[-1], match, told):
            yield from _shown(run, told)
            run = []
        if place not in elsewhere:
            run.append(match)
    yield from _shown(run, told)


def _shown(run: Sequence[Match], told: Telling) -> Iterator[Span]:
    telling = [place for place, match in enumerate(run) if match.word not in told.faint]
    if telling:
        yield from ((match.start, match.end) for match in run[telling[0] : telling[-1] + 1])


def _follows(text: str, before: Match, match: Match, told: Telling) -> bool:
    """Whether two matches stand side by side as their words do in the query."""
    return (before.word, match.word) in told.order and _beside(text, before, match)


def _beside(text: str, before: Match, match: Match) -> bool:
    """Whether no letter and not much else is between two matches: a space, a comma and a space."""
    size = match.start - before.end
    return 0 <= size <= 2 and not any(map(str.isalnum, text[before.end : match.start]))


def _elsewhere(text: str, found: Sequence[Match], query: "QueryWords") -> set[int]:
    """Places in ``found`` of words that are wanted only in a phrase, which is whole at other places."""
    words = query.words
    within = {number for phrase in query.phrases for number in phrase}
    alone = {word.exact for number, word in enumerate(words) if number not in within}
    elsewhere: set[int] = set()
    for phrase in query.phrases:
        exact = [words[number].exact for number in phrase]
        size = len(exact)
        have = [words[match.word].exact if match.word < len(words) else "" for match in found]
        whole = {
            place + step
            for place in range(len(found) - size + 1)
            if have[place : place + size] == exact
            and all(_beside(text, a, b) for a, b in pairwise(found[place : place + size]))
            for step in range(size)
        }
        if whole:
            elsewhere |= {
                place for place, have_exact in enumerate(have) if have_exact in exact and place not in whole
            }
    return {place for place in elsewhere if words[found[place].word].exact not in alone}
