"""How the columns lie on the disk.

Every entry that was ever indexed has a *row*, numbered from 0 in the order of writing. The file
``rows`` holds one record of fixed size a row. What an entry may have several of lies in one file of
values a field, and its record says where its values end. Strings lie in vocabularies: ``NAME.text``
holds them one a line, ``NAME.ends`` where each line ends, and everything else refers to them by number.
All numbers are little-endian; files only ever grow.
"""

from typing import Final

import numpy as np

__all__ = ["CLEARED", "ENDS", "LISTS", "OPEN_FIRST", "OPEN_LAST", "ROW", "SPAN", "VALUE", "VOCABULARIES"]

OPEN_FIRST: Final = -(2**62)
OPEN_LAST: Final = 2**62
"""Stand for the ends of a span that are open or unknown, in day numbers."""

CLEARED: Final = (OPEN_LAST, OPEN_FIRST)
"""The span of an article without a date: it ends before it begins."""

LISTS: Final = {
    "persons": "person",
    "authors": "author",
    "subjects": "subject",
    "places": "place",
    "mentions": None,
}
"""Fields of several values, each with the vocabulary that its numbers refer to; mentions are spans."""

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

ROW: Final = np.dtype(
    [
        ("seq", "<u8"),
        ("first", "<i8"),
        ("last", "<i8"),
        *[(name, "<u8") for name in LISTS],  # where the row's values end, counted in values
        ("article", "<u4"),
        ("group", "<u4"),  # the article that said the same first, itself as a rule
        ("revision", "<u4"),
        ("source", "<u4"),
        ("language", "<u4"),
        ("time", "<i4"),  # seconds from midnight, -1 where unknown
    ]
)

VALUE: Final = np.dtype("<u4")
SPAN: Final = np.dtype([("first", "<i8"), ("last", "<i8")])
ENDS: Final = np.dtype("<u8")
