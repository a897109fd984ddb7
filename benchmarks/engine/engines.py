"""The engines by name."""

from collections.abc import Callable, Mapping
from typing import Final

from benchmarks.engine import fts5, ours, stock_whoosh, tantivy, xapian
from benchmarks.engine.protocol import Adapter

__all__ = ["ENGINES", "usual"]

ENGINES: Final[Mapping[str, Callable[[], Adapter]]] = {
    "ours": ours.Ours,
    "tantivy": tantivy.Tantivy,
    "xapian": xapian.Xapian,
    "fts5": fts5.Fts5,
    "whoosh": stock_whoosh.StockWhoosh,
}


def usual(articles: int) -> list[str]:
    """The engines that can be expected to finish at this size."""
    if articles >= 1_000_000:
        return ["ours", "tantivy"]
    return [name for name in ENGINES if name != "whoosh" or articles <= 100_000]
