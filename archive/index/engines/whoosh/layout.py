"""How a segment lies in its pack.

For each field ``F`` of words or of values there are

===========  ====================================================================================
``F.text``   its terms in the order of their UTF-8 bytes, each with a line break after it
``F.ends``   where each term ends in the text, the break included
``F.starts`` where the postings of each term start, and one more: where the last ones end
``F.docs``   the postings: documents, numbered from 0, in rising order for each term
===========  ====================================================================================

and for a field of words also ``F.weights`` (what the term weighs in the document) and ``F.lengths``
(the length of the field in each document as Whoosh stores it, a byte each). Where phrases can be
searched ``F.counts`` says how many places each posting has, ``F.places`` holds them, posting by posting,
and ``F.offsets`` says where those of each term start, as ``F.starts`` does for postings.

A segment may have *marks*, a pack beside it that is written anew when they change: the documents
``deleted``, and those ``superseded`` by a later revision.
"""

from typing import Final

from archive.index.columns.layout import LISTS
from archive.index.fields import TEXT_FIELDS

__all__ = ["DELETED", "FIELDS", "POSITIONAL", "SUPERSEDED", "VALUES", "WORDS"]

WORDS: Final = tuple(field.name for field in TEXT_FIELDS)
POSITIONAL: Final = frozenset(field.name for field in TEXT_FIELDS if field.positions)

VALUES: Final = ("id", *(name for name, words in LISTS.items() if words))
"""Fields of values: the article's id, and the lists whose values are words of a vocabulary."""

FIELDS: Final = (*WORDS, *VALUES)

DELETED: Final = "deleted"
SUPERSEDED: Final = "superseded"
