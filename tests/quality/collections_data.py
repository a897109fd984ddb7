"""What the tests of whole collections share."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.press import Press

__all__ = ["counts", "rows"]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def counts(press: Press, field: str, **filters: Any) -> dict[str, int]:
    return {item.value: item.count for item in press.facet(field, limit=None, **filters).values}
