"""The date value as a whole: its examples, and what is imported with it."""

import doctest
import importlib
import pkgutil
import subprocess
import sys

import pytest

import archive.edtf
from tests.test_house import CHECKOUT

MODULES = [module.name for module in pkgutil.iter_modules(archive.edtf.__path__, "archive.edtf.")]


@pytest.mark.parametrize("name", ["archive.edtf", *MODULES])
def test_examples(name: str) -> None:
    tried = doctest.testmod(importlib.import_module(name))
    assert tried.failed == 0


@pytest.mark.parametrize("name", [name for name in archive.edtf.__all__ if name.islower()])
def test_every_function_has_an_example(name: str) -> None:
    assert ">>> " in getattr(archive.edtf, name).__doc__


def test_reading_a_date_does_not_import_what_compares_it() -> None:
    code = "import sys; from archive.edtf import parse; parse('1960'); print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, text=True, capture_output=True, check=True
    )
    late = {f"archive.edtf.{name}" for name in ("arithmetic", "contents", "relations", "spans")}
    assert late.isdisjoint(ran.stdout.split())
    assert late <= set(MODULES)
