"""The house itself: what every module keeps to."""

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import archive

CHECKOUT = Path(__file__).parent.parent


def modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(archive.__path__, "archive."):
        if module.name != "archive.__main__":
            yield module.name


@pytest.mark.parametrize("name", [*modules()])
def test_public_names_exist_and_are_sorted(name: str) -> None:
    module = importlib.import_module(name)
    names = list(getattr(module, "__all__", ()))
    constants: list[str] = []
    classes: list[str] = []
    functions: list[str] = []
    for item in names:
        assert hasattr(module, item), item
        (constants if item.isupper() else classes if item[0].isupper() else functions).append(item)
    assert names == [*sorted(constants), *sorted(classes), *sorted(functions)]


@pytest.mark.parametrize("name", archive.__all__)
def test_the_package_gives_what_it_promises(name: str) -> None:
    assert getattr(archive, name) is not None


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, archive; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"numpy", "whoosh", "babel", "lxml", "trafilatura", "icu4py", "sqlite3"} & set(loaded)


def test_no_package_registry_is_named() -> None:
    for path in (CHECKOUT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text
