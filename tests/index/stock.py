"""Whoosh's own searcher over the segments of our index, to compare the executor with."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Sequence
from typing import Any

from whoosh import query as nodes
from whoosh.matching import AndMaybeMatcher, AndNotMatcher, DisjunctionMaxMatcher, RequireMatcher
from whoosh.matching.wrappers import ConstantScoreWrapperMatcher

from archive.index.engines.whoosh import codec
from archive.index.engines.whoosh.segment import Segment

__all__ = ["mended", "scores"]


def scores(segments: Sequence[Segment], tree: Any) -> dict[int, float]:
    """Score by row, of all that match and are not deleted."""
    with codec.searcher(segments) as searcher:
        found = codec.matches(searcher, mended(tree))
    return dict(zip(found.rows.tolist(), found.scores.tolist(), strict=True))


def mended(node: Any) -> Any:
    """The same tree with nodes of our own for those of Whoosh that do not do what their names say."""
    kind = type(node)
    if kind in _BINARY:
        return _BINARY[kind](mended(node.a), mended(node.b))
    if kind in _COMPOUND:
        return _COMPOUND[kind](list(map(mended, node.subqueries)), boost=node.boost)
    if kind is nodes.Not:
        return nodes.Not(mended(node.query), boost=node.boost)
    if kind is nodes.ConstantScoreQuery:
        return _Constant(mended(node.child), node.score)
    return node


class _AndNot(nodes.AndNot):
    def matcher(self, searcher: Any, context: Any = None) -> Any:
        return self._Matcher(self.a.matcher(searcher, context), self.b.matcher(searcher, context))

    class _Matcher(AndNotMatcher):
        """Whoosh's own lets in the first of ``a`` where ``b`` starts before it, and fails past the end."""

        def _find_first(self) -> None:
            self._find_next()

        def _find_next(self) -> None:
            if self.a.is_active() and self.b.is_active():
                super()._find_next()


class _AndMaybe(nodes.AndMaybe):
    class matcherclass(AndMaybeMatcher):  # noqa: N801  # Whoosh's name
        """Whoosh's own skips ``b`` to the document asked for, not to where ``a`` went."""

        def skip_to(self, document: int) -> None:
            self.a.skip_to(document)
            if self.a.is_active() and self.b.is_active():
                self.b.skip_to(self.a.id())


class _Require(nodes.Require):
    """Whoosh's own makes the matcher of ``AndNot``."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        return RequireMatcher(self.a.matcher(searcher, context), self.b.matcher(searcher, context))


class _Best(nodes.DisjunctionMax):
    def _matcher(self, subs: Any, searcher: Any, context: Any) -> Any:
        return self._tree_matcher(subs, self._Matcher, searcher, context, None)

    class _Matcher(DisjunctionMaxMatcher):
        """Whoosh's own takes the score of a part that is at a later document too."""

        def score(self) -> float:
            parts = [part for part in (self.a, self.b) if part.is_active() and part.id() == self.id()]
            return max(float(part.score()) for part in parts)


class _Constant(nodes.ConstantScoreQuery):
    """Whoosh's own does nothing where the current document matters."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        return ConstantScoreWrapperMatcher(self.child.matcher(searcher, context), self.score)


_BINARY: dict[type, Any] = {
    nodes.AndNot: _AndNot,
    nodes.AndMaybe: _AndMaybe,
    nodes.Require: _Require,
}
_COMPOUND: dict[type, Any] = {nodes.And: nodes.And, nodes.Or: nodes.Or, nodes.DisjunctionMax: _Best}
