"""Data for the quality gates: their folder comes from ``PRESSMARK_DATA``."""

import os
from pathlib import Path

import pytest

from .scores import Scores


@pytest.fixture(scope="session")
def data() -> Path:
    folder = os.environ.get("PRESSMARK_DATA")
    if not folder:
        pytest.skip("PRESSMARK_DATA does not name the folder of the data")
    return Path(folder)


@pytest.fixture(scope="session")
def scores() -> Scores:
    return Scores()
