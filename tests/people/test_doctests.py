import doctest
import importlib
import pkgutil

import pytest

import archive.people

MODULES = [found.name for found in pkgutil.walk_packages(archive.people.__path__, "archive.people.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_documentation(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_some_examples_are_there() -> None:
    tried = (doctest.testmod(importlib.import_module(name)).attempted for name in MODULES)
    assert sum(tried) > 10
