"""Dates of records in the reader's locale and calendar, beside the values as they are stored."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.article import Article

__all__ = ["article_display", "moment", "with_edtf"]

ShowDate = Callable[[str], str]
"""Gives the words for an EDTF value."""


def moment(stamp: str, show_date: ShowDate) -> str:
    """A time stamp of the archive, ``2026-11-24T03:00:00Z``, with its day in words."""
    return f"{show_date(stamp[:10])}, {stamp[11:16]} UTC"


def with_edtf(edtf: str, show_date: ShowDate) -> str:
    """A date in words and as a value; where they are the same, once."""
    shown = show_date(edtf)
    return shown if shown == edtf else f"{shown}, {edtf}"


def article_display(article: "Article", show_date: ShowDate) -> dict[str, Any]:
    """What stands beside a whole record in JSON: its dates in words, in the order of the record."""
    published = article.published
    return {
        "published": show_date(published.edtf) if published else None,
        "dates": [show_date(item.edtf) for item in article.dates],
        "ingested": moment(article.ingested, show_date),
    }
