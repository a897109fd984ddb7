"""How a query was read, and where the scores of its hits come from.

Nothing is assumed about what the parser makes of a word: the tree is walked as it is, and the engine is
asked for the score of each of its leaves in each of the hits.
"""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, NamedTuple

from archive import edtf
from archive.index.conditions import OneOf
from archive.index.engines.protocol import REFINED, Engine, Search
from archive.index.query.likeness import alike
from archive.index.query.nodes import Restriction
from archive.index.query.parser import Parsed
from archive.index.query.restrictions import Resolve
from archive.index.query.trees import nodes
from archive.index.request import Hit, Request, Result
from archive.index.searching import readings
from archive.index.spans import Span

__all__ = ["Explanation", "ReadWord", "Scored", "Share", "Way", "explain"]

_UNTOLD: Final = 1e-3
"""Of a score so much may be lost in rounding: scores are of single precision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWord:
    """A word of the query and what it is looked for as: see :class:`archive.languages.QueryWord`."""

    text: str
    folded: str
    script: str
    stems: tuple[str, ...]
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of finding a word: a term, a phrase or a pattern of a field, or a condition on a value.

    ``word`` is the word or phrase of the query, empty for what stands beside the words. ``articles``
    have it; ``weight`` is by how much its score is multiplied.
    """

    word: str
    field: str
    text: str
    articles: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one way of finding a word adds to the score of a hit."""

    word: str
    field: str
    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A hit and the shares of its score, the largest first; their sum is the score."""

    id: str
    revision: int
    score: float
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How a query was read. ``tree`` says in words what articles had to have."""

    words: tuple[ReadWord, ...]
    ways: tuple[Way, ...]
    tree: str
    relaxed: bool
    hits: tuple[Scored, ...]


def explain(engine: Engine, request: Request, result: Result, resolve: Resolve | None) -> Explanation:
    """Explain the result of a request."""
    parsed = next(islice(readings(engine, request, resolve), result.reading, None))
    tree = parsed.tree
    if request.like is not None:
        tree = alike(engine, request.like, tree if request.query.strip() else None)
    elif parsed.refine is not None and request.offset < REFINED:
        tree = nodes.AndMaybe(tree, parsed.refine)
    leaves = list(_leaves(tree, _names(parsed)))
    scores = _Scores(engine, leaves, result.hits)
    return Explanation(
        words=tuple(
            ReadWord(
                text=word.text, folded=word.exact, script=word.script, stems=word.stems, pairs=word.grams
            )
            for word in parsed.marked.words
        ),
        ways=tuple(
            Way(
                word=leaf.word,
                field=leaf.field,
                text=leaf.text,
                articles=engine.search(Search(tree=leaf.node, limit=0, revisions=request.revisions)).total,
                weight=leaf.weight,
            )
            for leaf in leaves
        ),
        tree=_said(tree),
        relaxed=result.relaxed,
        hits=tuple(
            Scored(id=hit.id, revision=hit.revision, score=hit.score, shares=scores.of(tree, hit))
            for hit in result.hits
        ),
    )


class _Leaf(NamedTuple):
    """A node that is asked for as a whole. ``weight`` is its own boost times those above it."""

    node: Any
    word: str
    field: str
    text: str
    weight: float


def _names(parsed: Parsed) -> dict[int, str]:
    """The words and phrases of the query by the identity of the nodes that stand for them."""
    return {id(branch.tree): branch.text for branch in parsed.words}


def _leaves(node: Any, names: Mapping[int, str], word: str = "", weight: float = 1.0) -> Iterator[_Leaf]:
    word = names.get(id(node), word)
    children = _children(node)
    weight *= getattr(node, "boost", 1.0)
    if children is None:
        field, text = _place(node)
        yield _Leaf(node, word, field, text, weight)
        return
    for child in children:
        yield from _leaves(child, names, word, weight)


def _children(node: Any) -> Sequence[Any] | None:
    """The nodes that a node's score is made of; ``None`` for one that has a score of its own."""
    if isinstance(node, nodes.And | nodes.Or | nodes.DisjunctionMax):
        children: Sequence[Any] = node.subqueries
        return children
    if isinstance(node, nodes.AndNot | nodes.Require | nodes.AndMaybe):
        return [node.a, node.b]
    if isinstance(node, nodes.Not):
        return [node.query]
    return [] if node == nodes.NullQuery else None


class _Scores:
    """The scores of leaves in hits."""

    def __init__(self, engine: Engine, leaves: Sequence[_Leaf], hits: Sequence[Hit]) -> None:
        here = Restriction(OneOf(field="id", values=tuple({hit.id for hit in hits})))
        self._leaves = {id(leaf.node): leaf for leaf in leaves}
        self._scores: dict[int, dict[tuple[str, int], float]] = {}
        for leaf in leaves:
            # What is one of many in a tree may be found twice, and is the same each time.
            if hits and id(leaf.node) not in self._scores:
                tree = nodes.And([leaf.node, here])
                found = engine.search(Search(tree=tree, limit=None, revisions=True))
                self._scores[id(leaf.node)] = {(hit.id, hit.revision): hit.score for hit in found.hits}

    def of(self, tree: Any, hit: Hit) -> tuple[Share, ...]:
        """The shares of a hit's score, the largest first."""
        shares = [share for share in self._shares(tree, hit, 1.0) or () if share.score]
        rest = hit.score - sum(share.score for share in shares)
        if abs(rest) > _UNTOLD * max(1.0, hit.score):
            shares.append(Share(word="", field="", text="the rest", score=rest))
        return tuple(sorted(shares, key=lambda share: -share.score))

    def _shares(self, node: Any, hit: Hit, factor: float) -> list[Share] | None:
        """What a node adds to the score of a hit; ``None`` where it does not match."""
        children = _children(node)
        if children is None:
            leaf = self._leaves[id(node)]
            score = self._scores.get(id(node), {}).get((hit.id, hit.revision))
            if score is None:
                return None
            return [Share(word=leaf.word, field=leaf.field, text=leaf.text, score=score * factor)]
        factor *= getattr(node, "boost", 1.0)
        parts = [self._shares(child, hit, factor) for child in children]
        there = [part for part in parts if part is not None]
        if isinstance(node, nodes.Not):
            return None if there else []
        if isinstance(node, nodes.AndNot):
            return parts[0] if parts[1] is None else None
        if isinstance(node, nodes.Require):
            return parts[0] if len(there) == 2 else None
        needed = parts[:1] if isinstance(node, nodes.AndMaybe) else parts
        every = isinstance(node, nodes.And | nodes.AndMaybe)
        if not there or (every and None in needed):
            return None
        if isinstance(node, nodes.DisjunctionMax):
            return max(there, key=lambda part: sum(share.score for share in part))
        return [share for part in there for share in part]


def _place(node: Any) -> tuple[str, str]:
    """The field and the text of a leaf."""
    if isinstance(node, nodes.ConstantScoreQuery):
        return _place(node.child)
    if isinstance(node, Restriction):
        condition = node.condition
        if isinstance(condition, OneOf):
            return condition.field, " or ".join(condition.values)
        times = (" or ".join(map(_days, when)) for when in condition.times)
        return condition.field, " and ".join(times)
    field = getattr(node, "fieldname", None) or ""
    if isinstance(node, nodes.Phrase):
        return field, " ".join(node.words)
    if isinstance(node, nodes.Every):
        return field, "every article"
    text = getattr(node, "text", None)
    return field, text if isinstance(text, str) else str(node)


def _days(span: Span) -> str:
    """A span as an interval of EDTF."""
    ends = (".." if day is None else edtf.format_date(*edtf.from_day_number(day)) for day in span)
    return "/".join(dict.fromkeys(ends))


def _said(node: Any) -> str:
    """A tree in words."""
    if isinstance(node, nodes.DisjunctionMax):
        return f"best of ({', '.join(map(_said, node.subqueries))})"
    if isinstance(node, nodes.And | nodes.Or):
        joint = " and " if isinstance(node, nodes.And) else " or "
        return f"({joint.join(map(_said, node.subqueries))})"
    if isinstance(node, nodes.AndNot):
        return f"({_said(node.a)} but not {_said(node.b)})"
    if isinstance(node, nodes.AndMaybe):
        return f"({_said(node.a)}, better with {_said(node.b)})"
    if isinstance(node, nodes.Require):
        return f"({_said(node.a)} where {_said(node.b)})"
    if isinstance(node, nodes.Not):
        return f"not {_said(node.query)}"
    if node == nodes.NullQuery:
        return "nothing"
    field, text = _place(node)
    if isinstance(node, nodes.Phrase):
        text = f'"{text}"'
    if isinstance(node, nodes.FuzzyTerm):
        text = f"{text}~{node.maxdist}"
    return f"{field}:{text}" if field else text
