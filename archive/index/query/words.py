"""What a word or a phrase of a query becomes: a branch of the tree for each way of finding it."""

# mypy: allow-untyped-calls
# Whoosh has no types.

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple, TypeAlias

from archive import languages
from archive.index.query.nodes import PlacedPhrase
from archive.index.query.trees import nodes

__all__ = ["SCOPES", "Branch", "Scope", "fuzzy", "pattern", "phrase", "word"]

STEM_BOOST: Final = 0.95
GRAM_BOOST: Final = 0.1
"""How much a stem and a sequence of pairs count beside the word as it is written."""


_HANGUL: Final = "Hang"
_NAME: Final = 4
"""Letters of a Korean name, at most."""


class Scope(NamedTuple):
    """The text fields in which a word is looked for; ``None`` where that way is not taken."""

    exact: str
    stem: str | None
    gram: str | None


SCOPES: Final = {
    "text": Scope(exact="exact", stem="stem", gram="gram"),
    "title": Scope(exact="title_exact", stem="title_stem", gram="title_gram"),
    "exact": Scope(exact="exact", stem=None, gram=None),
}
"""By the name that stands before the colon."""


Known: TypeAlias = tuple[tuple[tuple[str, str], ...], ...]
"""Sets of terms, each a field and a text: a word is known where an article has all terms of any set."""


class Branch(NamedTuple):
    """A tree for one word or phrase, with what is needed to speak of it and to mark it in a snippet.

    ``scope`` is where it is looked for; ``None`` for patterns and near spellings, which are no one word.
    """

    text: str
    tree: Any
    scope: Scope | None = None
    known: Known = ()
    words: tuple[languages.QueryWord, ...] = ()
    pattern: str | None = None


def word(given: languages.QueryWord, scope: Scope, *, boost: float = 1.0) -> Branch:
    """A plain word: as written, by its stems, by its pairs of letters; the best of them scores."""
    ways: list[Any] = [nodes.Term(scope.exact, given.exact)]
    known: list[tuple[tuple[str, str], ...]] = [((scope.exact, given.exact),)]
    if scope.stem and given.stems:
        stems = [nodes.Term(scope.stem, stem, boost=STEM_BOOST) for stem in given.stems]
        ways.append(stems[0] if len(stems) == 1 else nodes.Or(stems))
        known += [((scope.stem, stem),) for stem in given.stems]
    if scope.gram and given.grams:
        spaced = _spacings(given)
        ways += [_pairs(scope.gram, [*pairs.values()], [*pairs], 1) for pairs in spaced]
        known += _known(scope.gram, spaced)
    tree = ways[0] if len(ways) == 1 else nodes.DisjunctionMax(ways)
    return Branch(
        text=given.text,
        tree=_boosted(tree, boost),
        scope=scope,
        known=tuple(known),
        words=(_within(given, scope),),
    )


def _known(field: str, spaced: Sequence[Mapping[int, str]]) -> list[tuple[tuple[str, str], ...]]:
    """The terms of each way. A letter by itself, which any pair may have, cannot be said to be unknown."""
    return [
        tuple((field, gram) for gram in pairs.values()) if len(pairs) > 1 or len(pairs[0]) > 1 else ()
        for pairs in spaced
    ]


def _spacings(given: languages.QueryWord) -> list[dict[int, str]]:
    """The pairs of a word by their places, for each way in which an article may space it.

    Only Korean leaves that open. What one writer joins another writes apart: 당대회 and 당 대회. Where a word
    is parted, the letters on both sides make no pair. So of each letter one pair is asked for: the pairs
    from the first letter on or from the second, or with the first or the last letter alone; of what may be
    a name also all letters alone, as it is printed when set apart (김 정 일).
    """
    pairs, last = given.grams, len(given.grams) - 1
    if last < 1 or given.script != _HANGUL:
        return [dict(enumerate(pairs))]
    even = {place: pairs[place] for place in sorted({*range(0, last + 1, 2), last})}
    odd = {place: pairs[place] for place in sorted({0, *range(1, last + 1, 2), last})}
    ways = [even, odd] if not odd.keys() >= even.keys() else [even]
    letters = [*(pair[0] for pair in pairs), pairs[-1][1]]
    rest = {place: pairs[place] for place in sorted({*range(1, last + 1, 2), last})}
    ways.append({0: letters[0]} | rest)
    most = {place: pairs[place] for place in sorted({*range(0, last, 2), last - 1})}
    ways.append(most | {last + 1: letters[-1]})
    if len(letters) <= _NAME:
        ways.append(dict(enumerate(letters)))
    return ways


def _within(given: languages.QueryWord, scope: Scope) -> languages.QueryWord:
    """A word as far as the scope looks for it."""
    return given._replace(stems=given.stems if scope.stem else (), grams=given.grams if scope.gram else ())


def _boosted(tree: Any, boost: float) -> Any:
    if boost != 1.0:
        tree.boost *= boost
    return tree


def _pairs(field: str, grams: Sequence[str], places: Sequence[int], slop: int) -> Any:
    if len(grams) > 1:
        return PlacedPhrase(field, grams, places, slop=slop, boost=GRAM_BOOST)
    alone = nodes.Term(field, grams[0], boost=GRAM_BOOST)
    if len(grams[0]) > 1:
        return alone
    # A letter by itself: within a run it is the first or the second of a pair.
    return nodes.Or([alone, nodes.Wildcard(field, f"{grams[0]}?"), nodes.Wildcard(field, f"?{grams[0]}")])


def phrase(text: str, scope: Scope, *, slop: int = 1, boost: float = 1.0) -> Branch | None:
    """Words in quotation marks: in order, as they are written. ``None`` where there are no words.

    Of scripts without spaces the pairs of letters must follow each other, so that the phrase is found
    inside a longer run and however it is spaced.
    """
    analysis = languages.analyse(text, "und")
    grams = analysis.gram if scope.gram else ()
    groups = list(_groups(analysis.exact, grams))
    parts = [_sequence(scope.exact, group, slop) for group in groups]
    known = [(scope.exact, token.text) for group in groups for token in group]
    words = languages.query_words(text, archive_languages=())
    if scope.gram and len(words) == 1 and words[0].script == _HANGUL and len(grams) > 1:
        spaced = _spacings(words[0])
        parts.append(
            nodes.DisjunctionMax([_pairs(scope.gram, [*pairs.values()], [*pairs], slop) for pairs in spaced])
        )
    elif scope.gram and grams:
        parts.append(_run(scope.gram, text, grams, slop))
        known += [(scope.gram, token.text) for token in grams if len(token.text) > 1]
    if not parts:
        return None
    tree = parts[0] if len(parts) == 1 else nodes.And(parts)
    return Branch(
        text=text.strip(),
        tree=_boosted(tree, boost),
        scope=scope,
        known=(tuple(known),),
        words=tuple(_within(item._replace(stems=()), scope) for item in words),
    )


def _groups(
    tokens: "Sequence[languages.Token]", grams: "Sequence[languages.Token]"
) -> "Iterator[list[languages.Token]]":
    """Neighbouring words, without those of which there are pairs."""
    covered = {place for token in grams for place in range(token.start, token.end)}
    plain = [token for token in tokens if token.start not in covered]
    for _, group in groupby(enumerate(plain), key=lambda item: item[1].position - item[0]):
        yield [token for _, token in group]


def _sequence(field: str, tokens: "Sequence[languages.Token]", slop: int) -> Any:
    if len(tokens) == 1:
        return nodes.Term(field, tokens[0].text)
    return nodes.Phrase(field, [token.text for token in tokens], slop=slop)


def _run(field: str, text: str, grams: "Sequence[languages.Token]", slop: int) -> Any:
    tree = _pairs(field, [token.text for token in grams], [token.position for token in grams], slop)
    joined = "".join(text.split())
    if joined == text.strip() or all(len(token.text) > 1 for token in grams):
        return tree
    # A letter that stands alone here is part of a pair where it is written together.
    together = languages.analyse(joined, "und").gram
    return nodes.Or(
        [tree, _pairs(field, [item.text for item in together], [item.position for item in together], slop)]
    )


def pattern(text: str, scope: Scope, *, boost: float = 1.0) -> Branch:
    """A word with ``*`` for any letters and ``?`` for one."""
    folded = re.sub(r"[^*?]+", lambda part: languages.fold(part[0]), text)
    return Branch(text=text, tree=nodes.Wildcard(scope.exact, folded, boost=boost), pattern=folded)


def fuzzy(given: languages.QueryWord, scope: Scope, *, distance: int, boost: float = 1.0) -> Branch:
    """A word and those that are at most ``distance`` edits from it and begin with the same letter."""
    tree = nodes.FuzzyTerm(scope.exact, given.exact, boost=boost, maxdist=distance, prefixlength=1)
    return Branch(text=given.text, tree=tree, words=(_within(given._replace(stems=()), scope),))
