"""Runs of capitalised words in scripts that have capitals, cut into pieces.

A run is what may hold a name: capitalised words joined by spaces, hyphens or the small particles of
names. Finding them is one regular expression over the text, linear in its length.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from archive.people.finding.cased.lexicon import Flag, Lexicon, lexicon
from archive.people.finding.cased.namelists import particles
from archive.people.inflection import declines
from archive.people.keys import fold

__all__ = ["HYPHEN", "QUOTED", "Run", "is_wrapped", "runs"]

_LONGEST: Final = 60  # pieces of a run; a longer one is read in parts
_APOSTROPHES: Final = "'’"
SPACE: Final = 1
HYPHEN: Final = 2
QUOTED: Final = re.compile(
    r"\s[«\"“„‘][^\S\n]?[\w'’.-]{1,20}(?:[^\S\n][\w'’.-]{1,20})?[^\S\n]?[»\"”“’](?=\s)"
)
"""A nickname inside a name: Benyamin « Bibi » Netanyahou."""
_ARABIC: Final = re.compile(r"(?<!\w)[Aa](?:l|r|s|sh|n|t|z)-$")
_BREAK: Final = re.compile(r"[^\s.!?:][^\S\n]{0,3}\n[^\S\n]{0,8}([^\W\d_])")


class Pieces(NamedTuple):
    """The pieces of a run's text; offsets count from its first letter.

    Tuples, which the garbage collector need not look into: very many are kept.
    """

    words: tuple[str, ...]
    flags: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joints: tuple[int, ...]
    closed: tuple[bool, ...]
    initial: tuple[bool, ...]
    upper: tuple[bool, ...]
    nameable: tuple[bool, ...]
    quoted: bool


class Run:
    """Pieces of a run: folded ``words`` with their ``starts`` and ``ends`` in ``text``, and flags.

    ``joints[i]`` is what stands before piece i (0 for the first, SPACE, HYPHEN); ``closed[i]`` says
    that no name goes on after piece i (a full stop, a possessive); ``initial[i]`` that it is a
    single letter with a dot; ``upper[i]`` that it begins with a capital; ``nameable[i]`` that it
    can be a word of a name. ``quoted`` says that a nickname in quotation marks, which is no piece,
    stands between two of them, ``wrapped`` that line breaks of the text are spaces.
    """

    __slots__ = (
        "closed",
        "ends",
        "flags",
        "initial",
        "joints",
        "nameable",
        "quoted",
        "starts",
        "text",
        "upper",
        "words",
        "wrapped",
    )

    def __init__(self, text: str, offset: int, pieces: Pieces, *, wrapped: bool) -> None:
        self.text = text
        self.wrapped = wrapped
        self.words = pieces.words
        self.flags = pieces.flags
        self.joints = pieces.joints
        self.closed = pieces.closed
        self.initial = pieces.initial
        self.upper = pieces.upper
        self.nameable = pieces.nameable
        self.quoted = pieces.quoted
        self.starts = [offset + start for start in pieces.starts]
        self.ends = [offset + end for end in pieces.ends]

    def allow(self, index: int) -> None:
        """Say that piece ``index`` can be a word of a name after all."""
        self.nameable = (*self.nameable[:index], True, *self.nameable[index + 1 :])

    def __len__(self) -> int:
        return len(self.words)

    def printed(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def capitals(self, index: int) -> bool:
        """True for a piece of two or more letters, all of them capitals."""
        return self.ends[index] - self.starts[index] > 1 and self.printed(index).isupper()


@cache
def _patterns(*, wrapped: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The expressions for a Cyrillic run and for one of other scripts.

    Another script ends a run, and so does a line break unless the text is ``wrapped``. They begin with a
    character class and nothing before it, so that the engine can skip to the next capital.
    """
    small = "|".join(sorted({*particles("Latn"), *particles("Cyrl")}, key=lambda word: (-len(word), word)))
    space = r"[^\S\n\r]{1,20}"
    if wrapped:
        space = rf"(?:[^\S\n\r]{{0,20}}\r?\n[^\S\n\r]{{0,20}}|{space})"
    quoted = QUOTED.pattern.replace(r"(?=\s)", "")
    join = rf"(?:{quoted})?\.?{space}(?:(?:{small})\.?{space}){{0,2}}"
    rest = r"[\w'’]*(?:[-‐‑]\w[\w'’]*){0,8}"
    kinds = []
    for upper in _capitals():
        word = rf"(?:(?:al|el|ar|as|ash|an|at|az|d|l|ul|аль|эль|ан|ас)[-'’])?{upper}{rest}"
        kinds.append(rf"{upper}{rest}(?:(?:{join}|\.){word}){{0,{_LONGEST}}}\.?")
    return re.compile(kinds[0]), re.compile(kinds[1])


@cache
def _piece() -> re.Pattern[str]:
    """A piece of a run: an initial with its dot, or a word."""
    either = "|".join(_capitals())
    return re.compile(rf"(?:{either})\.|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*\.?")


def _capitals() -> tuple[str, str]:
    """Character classes of capitals: Cyrillic; the Latin, Greek and Armenian blocks."""
    found = [chr(code) for code in (*range(0x41, 0x58A), *range(0x1E00, 0x2000))]
    capitals = [char for char in found if unicodedata.category(char) in ("Lu", "Lt")]
    cyrillic = [char for char in capitals if "\u0400" <= char <= "\u052f"]
    return f"[{''.join(cyrillic)}]", f"[{''.join(char for char in capitals if char not in cyrillic)}]"


def runs(text: str, language: str) -> Iterator[tuple[Lexicon, Run]]:
    """The runs of a text in a language that can hold a name, each with the lexicon of its script."""
    wrapped = is_wrapped(text)
    cyrillic, other = _patterns(wrapped=wrapped)
    # The lexicon of a script is made only where the text has a capital of it.
    for pattern, script in ((other, "Latn"), (cyrillic, "Cyrl")):
        if script == "Cyrl" and text.isascii():
            return
        words = None
        for match in pattern.finditer(text):
            if words is None:
                words = lexicon(language, script)
            start = match.start()
            printed = match.group()
            inside = False
            if start:
                before = text[start - 1]
                inside = before.isalnum()
                if before == "-" and (article := _ARABIC.search(text, max(0, start - 4), start)):
                    start = article.start()
                    printed = text[start : match.end()]
            pieces = _pieces(printed, words, inside)
            if pieces is not None:
                yield words, Run(text, start, pieces, wrapped=wrapped)


_SAMPLE: Final = 5000
"""Characters of a text that show how its lines are broken."""


def is_wrapped(text: str) -> bool:
    """True where lines are broken anywhere, so that a break is a space: many go on in small letters."""
    if "\n" not in text:
        return False
    found = _BREAK.findall(text, 0, _SAMPLE)
    small: int = sum(char.islower() for char in found)
    return 3 * small > len(found)


@lru_cache(maxsize=32768)
def _pieces(printed: str, lexicon: Lexicon, inside: bool) -> Pieces | None:
    """The pieces of a run; ``None`` where every piece is an ordinary word, a place, a title or a thing.

    A capital ``inside`` a word begins no name.
    """
    if printed.isalpha():
        return _single(printed, lexicon, inside)
    words: list[str] = []
    flags: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    joints: list[int] = []
    closed: list[bool] = []
    initial: list[bool] = []
    upper: list[bool] = []
    nameable: list[bool] = []
    last = 0
    hopeful = False
    nicknames = [match.span() for match in QUOTED.finditer(printed)]
    elisions = lexicon.elisions
    apostrophes = any(mark in printed for mark in _APOSTROPHES)
    for match in _piece().finditer(printed):
        if nicknames and any(first <= match.start() < last for first, last in nicknames):
            continue
        word = match.group()
        begin, stop = match.span()
        dotted = word[-1] == "."
        ends_here = False
        if dotted:
            stop -= 1
            word = word[:-1]
        # M. is an initial except where it is a form of address.
        letter = dotted and stop - begin == 1 and word.isupper() and word.lower() not in lexicon.addresses
        if elisions and apostrophes and (elided := _elided(word, elisions)):
            word, begin = word[elided:], begin + elided
        if elisions and apostrophes and (elided := _introduced(word, lexicon)):
            # Le film de Baby Face d’Alfred Green: a name of its own begins.
            word, begin = word[elided:], begin + elided
            if closed:
                closed[-1] = True
        if apostrophes and (cut := _suffix(word, lexicon)):
            # In a language with cases the name goes on: Jean-Claude'em Junckerem.
            ends_here = not (lexicon.suffixes and declines(lexicon.language))
            word, stop = word[:-cut], stop - cut * ends_here
        folded, flag = _word(word, lexicon)
        if dotted and not letter and folded not in lexicon.abbreviations:
            ends_here = True
        if inside:
            flag, ends_here, inside = Flag.PLAIN, True, False
        capital = word[0].isupper() or word[0].istitle()
        can_name = capital and not letter and len(word) > 1 and _nameable(word, flag)
        hopeful = hopeful or can_name or bool(flag & _NAME) or not flag & Flag.NOT_A_NAME
        joints.append(0 if not starts else _joint(printed, last, begin))
        starts.append(begin)
        ends.append(stop)
        words.append(folded)
        flags.append(flag)
        closed.append(ends_here)
        initial.append(letter)
        upper.append(capital)
        nameable.append(can_name)
        last = stop
    if not hopeful:
        return None
    return Pieces(
        words=tuple(words),
        flags=tuple(flags),
        starts=tuple(starts),
        ends=tuple(ends),
        joints=tuple(joints),
        closed=tuple(closed),
        initial=tuple(initial),
        upper=tuple(upper),
        nameable=tuple(nameable),
        quoted=bool(nicknames),
    )


def _single(printed: str, lexicon: Lexicon, inside: bool) -> Pieces | None:
    """The same for one word with nothing but letters in it, as most runs are."""
    folded, flag = _word(printed, lexicon)
    if inside:
        flag = Flag.PLAIN
    capital = printed[0].isupper() or printed[0].istitle()
    can_name = capital and len(printed) > 1 and _nameable(printed, flag)
    if not can_name and not flag & _NAME and flag & Flag.NOT_A_NAME:
        return None
    return Pieces(
        words=(folded,),
        flags=(flag,),
        starts=(0,),
        ends=(len(printed),),
        joints=(0,),
        closed=(inside,),
        initial=(False,),
        upper=(capital,),
        nameable=(can_name,),
        quoted=False,
    )


@lru_cache(maxsize=65536)
def _word(printed: str, lexicon: Lexicon) -> tuple[str, int]:
    folded = fold(printed)
    return folded, lexicon.look(folded)


_NAME: Final = Flag.GIVEN | Flag.KOREAN | Flag.CHINESE | Flag.VIETNAMESE | Flag.FAMILY


def _suffix(word: str, lexicon: Lexicon) -> int:
    """Letters of a possessive, or of a case after an apostrophe, and of the apostrophe."""
    if word[-2:-1] in _APOSTROPHES and word[-1:] in "sS" and len(word) > 2:
        return 2
    if lexicon.suffixes:
        at = max(word.find(mark) for mark in _APOSTROPHES)
        if at > 1 and word[at + 1 :].islower():
            return len(word) - at
    return 0


def _elided(word: str, elisions: Collection[str]) -> int:
    """Letters of an elided article before an ordinary word: L’attrice, but not L’Aquila."""
    for mark in _APOSTROPHES:
        before, found, after = word.partition(mark)
        if found and after[:1].islower() and before.lower() in elisions:
            return len(before) + 1
    return 0


def _introduced(word: str, lexicon: Lexicon) -> int:
    """Letters of an elided article before a known given name: d’Alfred, but not d’Estaing."""
    if word[1:2] in _APOSTROPHES and len(word) > 3 and word[0].lower() in lexicon.elisions:
        return 2 if _word(word[2:], lexicon)[1] & Flag.GIVEN else 0
    return 0


def _joint(text: str, last: int, begin: int) -> int:
    return HYPHEN if begin - last == 1 and text[last] in "-‐‑" else SPACE


def _nameable(word: str, flag: int) -> bool:
    """True for a capitalised word that can be one of a name."""
    if flag & Flag.GIVEN and not flag & (Flag.TITLE | Flag.THING):
        return True
    # Two capitals at the head make an abbreviation: WPK, PCCh.
    return not flag & Flag.NOT_A_NAME and not word[1:2].isupper()
