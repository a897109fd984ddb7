"""What people decided, laid over what the register joins.

Names are *nodes*: a registered person, or a key that no person has. Decisions are few, so they are
held in memory; the register's own joins are only looked up.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from archive.people.authority.persons import Decision

__all__ = ["Judgement", "other"]

_OTHER: Final = "-other"


def other(person: str) -> str:
    """What stands for a name that is spelled like the id of a person and does not mean that person.

    >>> other("kim-yong-il")
    'kim-yong-il-other'
    """
    return person + _OTHER


class Judgement:
    """Merges and splits in the order in which they were decided; later ones win."""

    def __init__(self) -> None:
        self._merged: dict[str, str] = {}
        self._numbers: dict[str, int | None] = {}
        self._split: set[tuple[str, str]] = set()

    def __bool__(self) -> bool:
        return bool(self._merged or self._split)

    def decide(self, decision: "Decision", target: str) -> None:
        """Apply a decision; ``target`` is the node of its second name. A circle of merges is not closed."""
        first = decision.first
        if decision.kind == "split":
            self._split.add((first, decision.second))
            if self._merged.get(first) == decision.second:
                del self._merged[first]
            return
        self._split.discard((first, target))
        if self.root(target) != first:
            self._merged[first] = target
            self._numbers[first] = decision.number

    def is_split(self, key: str, person: str) -> bool:
        """True where the key does not mean the person, by decision."""
        return (key, person) in self._split

    def is_merged(self, node: str) -> bool:
        """True where the node was said to be another one."""
        return node in self._merged

    def target(self, node: str) -> str | None:
        """What the node was said to be."""
        return self._merged.get(node)

    def root(self, node: str) -> str:
        """Whom the node means in the end; itself where nothing was decided."""
        seen = set()
        while node in self._merged and node not in seen:
            seen.add(node)
            node = self._merged[node]
        return node

    def members(self, root: str) -> list[str]:
        """Nodes that mean another one, in the order of the decisions; itself left out."""
        return [node for node in self._merged if node != root and self.root(node) == root]

    def reason(self, nodes: Iterable[str]) -> str | None:
        """The decision that first joins one of these nodes to another; ``None`` where there is none."""
        for node in nodes:
            if node in self._merged:
                number = self._numbers[node]
                return "decision" if number is None else f"decision {number}"
        return None
