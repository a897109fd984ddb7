"""The outcome of a comparison."""

from typing import NamedTuple

__all__ = ["CERTAIN", "DIFFERENT", "SUGGESTED", "Comparison"]

CERTAIN = 0.95
SUGGESTED = 0.85


class Comparison(NamedTuple):
    """``confidence`` 0 to 1, the ``reason`` in words, and the ``steps`` from one form to the other."""

    confidence: float
    reason: str
    steps: tuple[str, ...] = ()


DIFFERENT = Comparison(0.0, "nothing agrees")
