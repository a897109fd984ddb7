"""Running commands against the fake facade."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive.cli import main
from tests.cli.fake import FakePress


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that is only a name: the fake facade never opens it."""
    monkeypatch.setenv("PRESSMARK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command line, and give its exit code and what it printed."""

    def runner(*arguments: str) -> Ran:
        code = main(arguments)
        captured = capfd.readouterr()
        return Ran(code=code, out=captured.out, err=captured.err)

    return runner


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakePress]:
    """Make the fake the facade that commands open; its arguments are its script."""

    def install(**script: Any) -> FakePress:
        press = FakePress(**script)
        monkeypatch.setattr("archive.press.open", press.opened)
        return press

    return install
