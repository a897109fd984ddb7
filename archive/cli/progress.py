"""A progress bar on standard error: on a terminal, for what takes longer than a second."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from archive.cli.text import clip_start, measure, one_line

__all__ = ["Bar", "bar"]

_PATIENCE: Final = 1.0
_PAUSE: Final = 0.1
_CELLS: Final = 24
_CLEAR: Final = "\r\x1b[K"


class Bar:
    """Called with how many are done, of how many (``None`` where nobody knows), and the one at hand."""

    def __init__(self, label: str, *, visible: bool) -> None:
        self._label = label
        self._visible = visible
        self._due = time.monotonic() + _PATIENCE
        self._drawn = False

    def __call__(self, done: int, total: int | None, name: str) -> None:
        if not self._visible or time.monotonic() < self._due:
            return
        self._due = time.monotonic() + _PAUSE
        head = self._head(done, total)
        room = shutil.get_terminal_size().columns - 1 - measure(head)
        print(_CLEAR + head + clip_start(one_line(name), room), end="", file=sys.stderr, flush=True)
        self._drawn = True

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self._drawn:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
            self._drawn = False

    def _head(self, done: int, total: int | None) -> str:
        if not total:
            return f"{self._label} {done}  "
        share = min(done / total, 1)
        cells = ("#" * int(_CELLS * share)).ljust(_CELLS, ".")
        return f"{self._label} [{cells}] {int(100 * share):3}%  "


@contextmanager
def bar(label: str, *, streaming: bool = False) -> Iterator[Bar]:
    """A bar for the length of a block.

    ``streaming``: the command prints while it works, so on a screen its output is the progress.
    """
    visible = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    made = Bar(label, visible=visible and not (streaming and sys.stdout.isatty()))
    try:
        yield made
    finally:
        made.clear()
