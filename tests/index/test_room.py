"""The room as a whole: its examples in docstrings, and what an import of it loads."""

import doctest
import subprocess
import sys
from importlib import import_module

import pytest


@pytest.mark.parametrize(
    "name", ["columns.arrays", "dating", "engines.whoosh.phrases", "query.weights", "spelling"]
)
def test_examples(name: str) -> None:
    tried = doctest.testmod(import_module(f"archive.index.{name}"))
    assert tried.attempted
    assert not tried.failed


def test_importing_the_room_loads_no_engine() -> None:
    code = "import sys, archive.index; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"numpy", "whoosh", "icu4py", "babel"} & set(loaded.split())
