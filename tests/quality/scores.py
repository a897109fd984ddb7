"""Scores on real data, pinned in ``scores.json``: a run below a pin fails, a run above says so."""

import json
from pathlib import Path

import pytest

__all__ = ["PINS", "Scores"]

PINS = Path(__file__).with_name("scores.json")

ROUNDING = 0.0005
"""Pins have three decimals."""


class Scores:
    """The pinned scores, by name."""

    def __init__(self) -> None:
        self.pins: dict[str, float] = json.loads(PINS.read_text("utf-8"))

    def check(self, name: str, score: float) -> None:
        """Print the score and fail if it is below its pin."""
        pin = self.pins[name]
        print(f"{name}: {score:.4f} (pinned {pin:.3f})")
        if score < pin - ROUNDING:
            pytest.fail(f"{name} fell to {score:.4f}; it was {pin:.3f}")
