"""Plain words, which are counted before it is said whether an article must have all of them or any."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Iterable, Sequence
from typing import Any, Final

from archive.index.query.trees import nodes
from archive.index.query.words import Branch

__all__ = ["MOST_ALL", "Plain", "any_of", "joined", "tree_of"]

MOST_ALL: Final = 4
"""So many plain words must all match; more are a question."""


class Plain:
    """Words in the order of the query."""

    __slots__ = ("words",)

    def __init__(self, words: Iterable[Branch] = ()) -> None:
        self.words = list(words)

    def tree(self) -> Any | None:
        """All of the words; ``None`` where there are none."""
        return _all([item.tree for item in self.words])


def tree_of(item: Plain | Any) -> Any | None:
    """The tree of plain words, or the tree that an item is already."""
    return item.tree() if isinstance(item, Plain) else item


def joined(plain: Plain, trees: Sequence[Any]) -> Any | None:
    """Plain words and all of the trees: all of the words too, unless they are a question."""
    if len(plain.words) > MOST_ALL:
        return any_of(plain, trees)
    tree = plain.tree()
    return _all([*([tree] if tree is not None else []), *trees])


def any_of(plain: Plain, trees: Sequence[Any]) -> Any:
    """Any of the plain words, and all of the trees."""
    return _all([nodes.Or([item.tree for item in plain.words]), *trees])


def _all(trees: Sequence[Any]) -> Any | None:
    if len(trees) > 1:
        return nodes.And(list(trees))
    return trees[0] if trees else None
