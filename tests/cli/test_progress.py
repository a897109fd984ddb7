"""The progress bar."""

import io
import os
from types import SimpleNamespace

import pytest

from archive.cli import progress


class Screen(io.StringIO):
    """Standard error that says it is a terminal, and the time that it is."""

    now = 0.0
    terminal = True

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal of 60 columns on standard error."""
    made = Screen()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=made, stdout=made))
    monkeypatch.setattr("archive.cli.progress.time.monotonic", lambda: made.now)
    monkeypatch.setattr("archive.cli.progress.shutil.get_terminal_size", lambda: os.terminal_size((60, 24)))
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_nothing_is_drawn_in_the_first_second(screen: Screen) -> None:
    with progress.bar("reading") as bar:
        screen.now = 0.9
        bar(1, 2, "a")
    assert screen.getvalue() == ""


def test_a_bar_is_drawn_and_taken_away(screen: Screen) -> None:
    with progress.bar("reading") as bar:
        screen.now = 1.5
        bar(1, 2, "folder/of/many/articles.jsonl#12345")
        bar(2, 2, "too soon after the other")
        screen.now = 2.5
        bar(3, None, "b\x1b[2J")
    assert screen.getvalue().split("\r\x1b[K") == [
        "",
        "reading [############............]  50%  …icles.jsonl#12345",
        "reading 3  b [2J",
        "",
    ]


@pytest.mark.parametrize("why", ["pipe", "dumb", "streaming"])
def test_there_is_no_bar_where_it_would_be_in_the_way(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    screen.terminal = why != "pipe"
    monkeypatch.setenv("TERM", "dumb" if why == "dumb" else "xterm")
    with progress.bar("reading", streaming=why == "streaming") as bar:
        screen.now = 5.0
        bar(1, 2, "a")
    assert screen.getvalue() == ""
