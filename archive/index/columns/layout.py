"""How the columns of a segment lie in its pack.

A *row* is a document of the segment. ``column.NAME`` has one number a row. What a row may have several
of lies in ``column.NAME.values``, row after row, and ``column.NAME.counts`` says how many each row has.
Strings lie in *vocabularies*, which all segments share: each segment brings the strings that were new
when it was written, so that the vocabulary is that of the first segment, then that of the second, and
so on, and a string keeps its number when neighbouring segments are merged. ``NAME.strings`` holds them
one a line and ``NAME.breaks`` where each line ends. All numbers are as narrow as a segment's values let
them be.
"""

from typing import Final

__all__ = [
    "AWAITED",
    "CLEARED",
    "DATES",
    "LISTS",
    "OPEN_FIRST",
    "OPEN_LAST",
    "SCALARS",
    "SPANS",
    "VOCABULARIES",
]

OPEN_FIRST: Final = -(2**62)
OPEN_LAST: Final = 2**62
"""Stand for the ends of a span that are open or unknown, in day numbers."""

CLEARED: Final = (OPEN_LAST, OPEN_FIRST)
"""The span of an article without a date: it ends before it begins."""

LISTS: Final = {"persons": "person", "authors": "author", "subjects": "subject", "places": "place"}
"""Fields of several values, each with the vocabulary that its numbers refer to."""

SPANS: Final = {"first": "i8", "last": "i8", "same": "u1"}
"""What the fields of spans, :data:`DATES`, have in place of ``.values``, with the types.

``same`` is 1 where a span is another possibility for the date of the span before it.
"""

DATES: Final = ("mentions", "published")
"""Fields of spans. Of ``published`` only articles have any whose date is not one span.

The columns ``first`` and ``last`` have the span from the first to the last day of every article's date.
"""

VOCABULARIES: Final = (
    "article",
    "source",
    "language",
    "person",
    "author",
    "subject",
    "place",
    "person_label",
    "source_label",
)
"""A vocabulary of labels holds the first name seen of each id of the other."""

SCALARS: Final = {
    "seq": "u8",
    "first": "i8",
    "last": "i8",
    "article": "u4",
    "group": "u4",  # the article that said the same first, itself as a rule
    "revision": "u4",
    "source": "u4",
    "language": "u4",
    "time": "i4",  # seconds from midnight, -1 where unknown
}
"""The columns of one number a row, with the widest type that they need."""

AWAITED: Final = "awaited"
"""The section of the numbers of articles that got one before they came: duplicates name them."""
