"""Runs of capitalised words in scripts that have capitals, cut into pieces.

A run is what may hold a name: capitalised words joined by spaces, hyphens or the small particles of
names. Finding them is one regular expression over the text, linear in its length.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from archive.people.keys import fold
from archive.people.lexicon import Flag, Lexicon
from archive.people.namelists import particles

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
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The expressions for a Cyrillic run, for one of other scripts, and for a piece of a run.

    A line break or another script ends a run. They begin with a character class and nothing before
    it, so that the engine can skip to the next capital.
    """
    small = "|".join(sorted({*particles("Latn"), *particles("Cyrl")}, key=len, reverse=True))
    space = r"[^\S\n\r]{1,20}"
    join = rf"\.?{space}(?:(?:{small}){space}){{0,2}}"
    rest = r"[\w'’]*(?:[-‐‑]\w[\w'’]*){0,8}"
    kinds = []
    for upper in _capitals():
        word = rf"(?:(?:al|el|ar|as|ash|an|at|az|d|l|ul|аль|эль|ан|ас)[-'’])?{upper}{rest}"
        kinds.append(rf"{upper}{rest}(?:(?:{join}|\.){word}){{0,{_LONGEST}}}\.?")
    either = "|".join(_capitals())
    piece = rf"(?:{either})\.|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*\.?"
    return re.compile(kinds[0]), re.compile(kinds[1]), re.compile(piece)


def _capitals() -> tuple[str, str]:
    """Character classes of capitals: Cyrillic; the Latin, Greek and Armenian blocks."""
    found = [chr(code) for code in (*range(0x41, 0x58A), *range(0x1E00, 0x2000))]
    capitals = [char for char in found if unicodedata.category(char) in ("Lu", "Lt")]
    cyrillic = [char for char in capitals if "\u0400" <= char <= "\u052f"]
    return f"[{''.join(cyrillic)}]", f"[{''.join(char for char in capitals if char not in cyrillic)}]"


def runs(text: str, lexicons: dict[bool, Lexicon]) -> Iterator[Run]:
    """The runs of a text that can hold a name; ``lexicons`` is keyed by whether the run is Cyrillic."""
    cyrillic, other, piece = _patterns()
    for pattern, lexicon in ((other, lexicons[False]), (cyrillic, lexicons[True])):
        flags = lexicon.flags
        for match in pattern.finditer(text):
            if _NO_NAME & flags.get(match.group().lower(), 0) == 0:
                run = _cut(text, match.start(), match.end(), piece, lexicon)
                if _hopeful(run):
                    yield run


_NO_NAME: Final = Flag.PLAIN | Flag.THING | Flag.TITLE
_NAME: Final = Flag.GIVEN | Flag.KOREAN | Flag.CHINESE | Flag.VIETNAMESE


def _hopeful(run: Run) -> bool:
    """False where every piece is an ordinary word, a place, a title or a thing."""
    return any(run.nameable) or any(flag & _NAME or not flag & Flag.NOT_A_NAME for flag in run.flags)


def _cut(text: str, start: int, end: int, pattern: re.Pattern[str], lexicon: Lexicon) -> Run:
    run, flags = Run(text), lexicon.flags
    last = start
    inside = start > 0 and text[start - 1].isalnum()  # a capital within a word begins no name
    for match in pattern.finditer(text, start, end):
        word = match.group()
        begin, stop = match.span()
        dotted = word[-1] == "."
        closed = False
        if dotted:
            stop -= 1
            word = word[:-1]
        initial = dotted and stop - begin == 1
        if lexicon.elisions and (elided := _elided(word, lexicon.elisions)):
            word, begin = word[elided:], begin + elided
        if word[-2:-1] in _APOSTROPHES and word[-1:] in "sS" and len(word) > 2:
            word, stop, closed = word[:-2], stop - 2, True
        folded = word.lower() if word.isascii() and "'" not in word else fold(word)
        flag = flags.get(folded, 0)
        if dotted and not initial and folded not in lexicon.abbreviations:
            closed = True
        if not flag:
            if lexicon.title_endings and folded.endswith(lexicon.title_endings):
                flag = Flag.TITLE
            elif lexicon.endings and folded.endswith(lexicon.endings):
                flag = Flag.PLAIN
        if inside:
            flag, closed, inside = Flag.PLAIN, True, False
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


def _elided(word: str, elisions: Collection[str]) -> int:
    """Letters of an elided article before an ordinary word: L’attrice, but not L’Aquila."""
    for mark in _APOSTROPHES:
        before, found, after = word.partition(mark)
        if found and after[:1].islower() and before.lower() in elisions:
            return len(before) + 1
    return 0


def _joint(text: str, last: int, begin: int) -> int:
    return HYPHEN if begin - last == 1 and text[last] in "-‐‑" else SPACE


def _nameable(word: str, flag: int) -> bool:
    """True for a capitalised word that can be one of a name."""
    if flag & Flag.GIVEN and not flag & (Flag.TITLE | Flag.THING):
        return True
    # Two capitals at the head make an abbreviation: WPK, PCCh.
    return not flag & Flag.NOT_A_NAME and not word[1:2].isupper()
