"""Articles like another one: those that share the words that tell what it is about."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Iterator
from heapq import nlargest
from math import log
from typing import Any, Final

from archive.index.conditions import OneOf
from archive.index.engines.protocol import Engine
from archive.index.entry import Entry
from archive.index.query.nodes import Restriction
from archive.index.query.trees import nodes

__all__ = ["alike"]

_TERMS: Final = 25
"""The most telling terms are asked for, which is what Lucene and Whoosh ask for too."""

_FIELDS: Final = ("exact", "gram")


def alike(engine: Engine, entry: Entry, within: Any = None) -> Any:
    """The tree that finds articles like ``entry``, and not that article itself; ``within`` another tree.

    A term tells the more the oftener the entry has it and the fewer other articles do (tf · idf). One
    that no other article has finds nothing, and one that most articles have tells nothing.
    """
    chosen = nlargest(_TERMS, _telling(engine, entry))
    if not chosen:
        return nodes.NullQuery
    most = chosen[0][0]
    found: Any = nodes.Or([nodes.Term(field, term, boost=weight / most) for weight, field, term in chosen])
    if within is not None:
        found = nodes.And([nodes.ConstantScoreQuery(within, 0.0), found])
    return nodes.AndNot(found, Restriction(OneOf(field="id", values=(entry.id,))))


def _telling(engine: Engine, entry: Entry) -> Iterator[tuple[float, str, str]]:
    documents = engine.count(revisions=True)
    for field in _FIELDS:
        vector = entry.texts.get(field)
        for term, weight in zip(vector.terms, vector.weights, strict=True) if vector else ():
            frequency = engine.frequency(field, term)
            if 1 < frequency <= documents / 2 or documents < 4:
                yield weight * log(1 + documents / (frequency or 1)), field, term
