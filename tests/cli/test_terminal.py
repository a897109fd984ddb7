"""What standard output is taken for, and what is shown on it alone."""

import io
import sys

import pytest

from archive.cli.results import facet_table
from archive.cli.terminal import Terminal, terminal
from archive.press import FacetValue


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"TERM": "xterm-256color"}, Terminal(width=50, colour=True, bidi=True)),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, Terminal(width=50, bidi=True)),
        ({"TERM": "linux"}, Terminal(width=50, colour=True)),
        ({"TERM": "dumb"}, Terminal(width=50, plain=True)),
        ({"TERM": "linux", "LC_ALL": "ru_RU.KOI8-R"}, Terminal(width=50, colour=True, plain=True)),
    ],
)
def test_a_terminal(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: Terminal) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in {"COLUMNS": "50", "LC_ALL": "en_GB.UTF-8", **variables}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Screen())
    assert terminal() == expected


def test_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert terminal() == Terminal()


def test_counts_stay_beside_labels_from_right_to_left() -> None:
    values = [FacetValue(value="k", label="كتاب", count=3), FacetValue(value="h", label="harbour", count=12)]
    assert list(facet_table(values, Terminal(width=40, bidi=True))) == [
        "  كتاب      \u200e3",
        "  harbour  12",
    ]
    assert list(facet_table(values, Terminal())) == ["  كتاب      3", "  harbour  12"]
