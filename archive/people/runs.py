"""Runs of capitalised words in scripts that have capitals, cut into pieces.

A run is what may hold a name: capitalised words joined by spaces, hyphens or the small particles of
names. Finding them is one regular expression over the text, linear in its length.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from archive.people.keys import fold
from archive.people.lexicon import Flag, Lexicon
from archive.people.tables import table

__all__ = ["HYPHEN", "Run", "runs"]

_LONGEST: Final = 60  # pieces of a run; a longer one is read in parts
_APOSTROPHES: Final = "'’"
SPACE: Final = 1
HYPHEN: Final = 2


class Run:
    """Pieces of a run: folded ``words`` with their ``starts`` and ``ends`` in ``text``, and flags.

    ``joints[i]`` is what stands before piece i (0 for the first, SPACE, HYPHEN); ``closed[i]`` says
    that no name goes on after piece i (a full stop, a possessive); ``initial[i]`` that it is a
    single letter with a dot; ``upper[i]`` that it begins with a capital; ``nameable[i]`` that it
    can be a word of a name.
    """

    __slots__ = (
        "closed",
        "ends",
        "flags",
        "initial",
        "joints",
        "nameable",
        "starts",
        "text",
        "upper",
        "words",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.flags: list[int] = []
        self.joints: list[int] = []
        self.closed: list[bool] = []
        self.initial: list[bool] = []
        self.upper: list[bool] = []
        self.nameable: list[bool] = []

    def __len__(self) -> int:
        return len(self.words)

    def printed(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def capitals(self, index: int) -> bool:
        """True for a piece of two or more letters, all of them capitals."""
        return self.ends[index] - self.starts[index] > 1 and self.printed(index).isupper()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The expressions for a run and for a piece of one."""
    upper = _capitals()
    given = table("names", "given")
    particles = "|".join(
        sorted({*given["latin"]["particles"], *given["cyrillic"]["particles"]}, key=len, reverse=True)
    )
    word = rf"(?:(?:al|el|ar|as|ash|an|at|az|d|l|ul|аль|эль|ан|ас)[-'’])?{upper}[\w'’]*(?:[-‐‑]\w[\w'’]*)*"
    space = r"(?:[^\S\n]{1,20}|[^\S\n]{0,4}\n(?![^\S\n]*\n)[^\S\n]{0,4})"
    join = rf"\.?{space}(?:(?:{particles}){space}){{0,2}}"
    run = rf"(?<![\w]){upper}[\w'’]*(?:[-‐‑]\w[\w'’]*)*(?:(?:{join}|\.){word}){{0,{_LONGEST}}}\.?"
    piece = rf"{upper}\.|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*\.?"
    return re.compile(run), re.compile(piece)


def _capitals() -> str:
    """A character class of the capitals of the Latin, Greek, Cyrillic and Armenian blocks."""
    found = [chr(code) for code in (*range(0x41, 0x58A), *range(0x1E00, 0x2000))]
    return "[" + "".join(char for char in found if unicodedata.category(char) in ("Lu", "Lt")) + "]"


def runs(text: str, lexicons: dict[bool, Lexicon]) -> Iterator[Run]:
    """The runs of a text that can hold a name; ``lexicons`` is keyed by whether the run is Cyrillic."""
    run_pattern, piece_pattern = _patterns()
    flags = {cyrillic: lexicon.flags for cyrillic, lexicon in lexicons.items()}
    for match in run_pattern.finditer(text):
        start, end = match.span()
        known = flags["\u0400" <= text[start] <= "\u052f"]
        if _NO_NAME & known.get(match.group().lower(), 0) == 0 or " " in match.group():
            run = _cut(text, start, end, piece_pattern, known)
            if _hopeful(run):
                yield run


_NO_NAME: Final = Flag.PLAIN | Flag.THING | Flag.TITLE
_NAME: Final = Flag.GIVEN | Flag.KOREAN | Flag.CHINESE | Flag.VIETNAMESE


def _hopeful(run: Run) -> bool:
    """False where every piece is an ordinary word, a place, a title or a thing."""
    return any(run.nameable) or any(flag & _NAME or not flag & Flag.NOT_A_NAME for flag in run.flags)


def _cut(text: str, start: int, end: int, pattern: re.Pattern[str], flags: dict[str, int]) -> Run:
    run = Run(text)
    last = start
    for match in pattern.finditer(text, start, end):
        word = match.group()
        begin, stop = match.span()
        dotted = word[-1] == "."
        closed = False
        if dotted:
            stop -= 1
            word = word[:-1]
        initial = dotted and stop - begin == 1
        if word[-2:-1] in _APOSTROPHES and word[-1:] in "sS" and len(word) > 2:
            word, stop, closed = word[:-2], stop - 2, True
        folded = word.lower() if word.isascii() and "'" not in word else fold(word)
        flag = flags.get(folded, 0)
        if dotted and not initial and not flag & Flag.TITLE:
            closed = True
        upper = word[0].isupper() or word[0].istitle()
        run.joints.append(0 if begin == start else _joint(text, last, begin))
        run.starts.append(begin)
        run.ends.append(stop)
        run.words.append(folded)
        run.flags.append(flag)
        run.closed.append(closed)
        run.initial.append(initial)
        run.upper.append(upper)
        run.nameable.append(upper and not initial and _nameable(word, flag))
        last = stop
    return run


def _joint(text: str, last: int, begin: int) -> int:
    return HYPHEN if begin - last == 1 and text[last] in "-‐‑" else SPACE


def _nameable(word: str, flag: int) -> bool:
    """True for a capitalised word that can be one of a name."""
    if flag & Flag.GIVEN and not flag & (Flag.TITLE | Flag.THING):
        return True
    return not flag & Flag.NOT_A_NAME and (len(word) == 1 or not word.isupper())
