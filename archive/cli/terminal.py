"""What standard output can show: how wide it is, and whether in colour."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive.cli.text import POP_ISOLATE, isolate, measure, one_line, wrap

__all__ = ["Terminal", "terminal"]


class Terminal(NamedTuple):
    """``width`` in columns, ``None`` where there is no terminal: then nothing is wrapped or cut.

    ``bidi``: text from right to left is isolated, so that on a terminal that turns it round the numbers, ids
    and dates beside it stay where they are; others show nothing for the characters that isolate it.
    ``plain``: drawings are made of ASCII alone.
    """

    width: int | None = None
    colour: bool = False
    bidi: bool = False
    plain: bool = False

    def strong(self, text: str) -> str:
        """Headings and titles."""
        return self._styled(text, "1")

    def faint(self, text: str) -> str:
        """What stands beside the matter."""
        return self._styled(text, "2")

    def match(self, text: str) -> str:
        """Words that a query found."""
        return self._styled(text, "1;31")

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and text else text

    def paragraph(
        self, text: str, *, indent: int = 0, most: int = 0, marks: Sequence[tuple[int, int]] = ()
    ) -> Iterator[str]:
        """The lines of ``text``, indented, with the ``marks`` (start, end offsets) emphasised.

        On a terminal no line is longer than it or, where given, than ``most`` columns. Marks are whole
        words, so that no escape sequence stands between letters that are joined.
        """
        width = None
        if self.width is not None:
            width = max((min(self.width, most) if most else self.width) - indent, 10)
        opening = isolate(text) if self.bidi else ""
        closing = POP_ISOLATE if opening else ""
        for start, end in wrap(text, width):
            yield " " * indent + opening + self._marked(text, start, end, marks) + closing

    def isolated(self, text: str) -> str:
        """``text`` to stand in a line with other text, whatever the directions of the two."""
        opening = isolate(text) if self.bidi else ""
        return f"{opening}{text}{POP_ISOLATE}" if opening else text

    def facts(self, parts: Iterable[str], *, indent: int = 0) -> Iterator[str]:
        """``parts`` with dots between them, on as many lines as it takes; no part is ever broken."""
        line = ""
        for part in map(self.isolated, map(one_line, parts)):
            longer = f"{line} · {part}" if line else part
            if line and self.width is not None and indent + measure(longer) > self.width:
                yield " " * indent + self.faint(line)
                longer = part
            line = longer
        yield " " * indent + self.faint(line)

    def _marked(self, text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> str:
        parts = []
        for first, last in sorted(marks):
            first, last = max(first, start), min(last, end)
            if first < last:
                parts += [text[start:first], self.match(text[first:last])]
                start = last
        return "".join([*parts, text[start:end]])


def terminal() -> Terminal:
    """Standard output as it is now. Colour needs a terminal that is not dumb, and no ``NO_COLOR``."""
    if not sys.stdout.isatty():
        return Terminal()
    import shutil

    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    # The console of Linux has no letters from right to left, and boxes for what isolates them.
    bidi = os.environ.get("TERM") not in {"dumb", "linux"}
    plain = os.environ.get("TERM") == "dumb" or not _is_utf8()
    return Terminal(width=shutil.get_terminal_size().columns, colour=colour, bidi=bidi, plain=plain)


def _is_utf8() -> bool:
    """Whether the locale says that the terminal reads UTF-8; Python itself takes the locale C for it."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return "utf" in next(filter(None, named), "").lower()
