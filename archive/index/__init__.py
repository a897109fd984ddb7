"""Finding articles: words, filters, facets, order, snippets and suggestions.

The index is derived from the archive of record and can be made anew from it at any time.
"""

from typing import TYPE_CHECKING

from archive.index.entry import Entry, entry
from archive.index.fields import ALTERNATIVES, DATE_FIELDS, FACETS, FILTERS, VALUE_FIELDS, Facet, facet
from archive.index.request import (
    SORTS,
    FacetCounts,
    FacetValue,
    Hit,
    QueryWords,
    Request,
    Result,
    Sort,
    Value,
)
from archive.lazy import lazily

if TYPE_CHECKING:
    from archive.index.facade import Index, IndexWriter
    from archive.index.snippets import Snippet, snippet

__all__ = [
    "ALTERNATIVES",
    "DATE_FIELDS",
    "FACETS",
    "FILTERS",
    "SORTS",
    "VALUE_FIELDS",
    "Entry",
    "Facet",
    "FacetCounts",
    "FacetValue",
    "Hit",
    "Index",
    "IndexWriter",
    "QueryWords",
    "Request",
    "Result",
    "Snippet",
    "Sort",
    "Value",
    "entry",
    "facet",
    "snippet",
]

__getattr__ = lazily(
    __name__,
    {
        "facade": ("Index", "IndexWriter"),
        "snippets": ("Snippet", "snippet"),
    },
)
