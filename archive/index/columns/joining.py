"""Joining the columns of several segments into those of one."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.layout import AWAITED, DATES, LISTS, SCALARS, SPANS, VOCABULARIES
from archive.index.packs import Pack, PackWriter, widest

__all__ = ["join"]

Mask: TypeAlias = NDArray[np.bool_]


def join(made: PackWriter, packs: Sequence[Pack], masks: Sequence[Mask]) -> None:
    """Write the rows of some packs, in this order, of each those in its mask; and all of their strings."""

    def parts(name: str) -> list[NDArray[Any]]:
        return [pack.section(name).array for pack in packs]

    for name, kind in SCALARS.items():
        _write(made, f"column.{name}", _kept(parts(f"column.{name}"), masks), kind)
    for name in (*LISTS, *DATES):
        counts = parts(f"column.{name}.counts")
        _write(made, f"column.{name}.counts", _kept(counts, masks))
        repeated = [np.repeat(mask, have) for mask, have in zip(masks, counts, strict=True)]
        for part, kind in {"values": "u4"}.items() if name in LISTS else SPANS.items():
            _write(made, f"column.{name}.{part}", _kept(parts(f"column.{name}.{part}"), repeated), kind)
    _write(made, AWAITED, parts(AWAITED))
    for name in VOCABULARIES:
        strings, breaks = parts(f"{name}.strings"), parts(f"{name}.breaks")
        _write(made, f"{name}.strings", strings)
        before = np.cumsum([0, *map(len, strings)])
        # A pack without new strings has no breaks, and says nothing of their type.
        ends = [ends.astype(np.int64) + start for ends, start in zip(breaks, before.tolist(), strict=False)]
        made.add(f"{name}.breaks", np.concatenate(ends), "u4")


def _kept(arrays: Sequence[NDArray[Any]], masks: Sequence[Mask]) -> list[NDArray[Any]]:
    return [array[mask] for array, mask in zip(arrays, masks, strict=True)]


def _write(made: PackWriter, name: str, arrays: Sequence[NDArray[Any]], kind: str = "u4") -> None:
    made.add(name, np.concatenate(arrays), widest(arrays) if kind.startswith("u") else kind)
