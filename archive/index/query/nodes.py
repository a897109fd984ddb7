"""Nodes of query trees beyond those of Whoosh."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Sequence

from archive.index.conditions import Condition
from archive.index.query.trees import nodes

__all__ = ["PlacedPhrase", "Restriction"]


class Restriction(nodes.Query):
    """Matches the articles that meet a condition on their values or dates; it adds nothing to the score.

    An engine answers it from its columns. Whoosh's own matchers cannot.
    """

    boost = 1.0

    def __init__(self, condition: Condition) -> None:
        self.condition = condition

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Restriction) and self.condition == other.condition

    def __hash__(self) -> int:
        return hash(self.condition)

    def __repr__(self) -> str:
        return f"Restriction({self.condition!r})"

    def __str__(self) -> str:
        return repr(self)


class PlacedPhrase(nodes.Phrase):
    """A phrase whose words need not be neighbours: ``places`` says how far each is from the first.

    Pairs of letters are placed so: those of ``김정일 동지`` stand at 0, 1 and 3, the last pair a letter
    away from its neighbour.
    """

    def __init__(
        self, fieldname: str, words: Sequence[str], places: Sequence[int], slop: int = 1, boost: float = 1.0
    ) -> None:
        super().__init__(fieldname, list(words), slop=slop, boost=boost)
        self.places = list(places)
