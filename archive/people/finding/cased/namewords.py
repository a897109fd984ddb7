"""Words of one run taken together as a name: where it ends, how many words it has."""

import re
from typing import Final

from archive.people.authority.known import KnownNames
from archive.people.finding.cased.lexicon import Flag, Lexicon
from archive.people.finding.cased.runs import HYPHEN, QUOTED, Run
from archive.people.finding.cased.surroundings import Surroundings

__all__ = ["NameWords", "is_numeral"]

_CAPITALS: Final = 3  # letters of an abbreviation; longer words in capitals may be surnames
_LEADING: Final = Flag.GIVEN | Flag.PARTICLE
_ROMAN_LETTERS: Final = ("i", "v", "x")
_ROMAN: Final = re.compile(r"[IVX]{1,5}$")


def is_numeral(run: Run, index: int) -> bool:
    """True for a Roman numeral: the II of Elizabeth II."""
    return run.words[index][:1] in _ROMAN_LETTERS and _ROMAN.match(run.printed(index)) is not None


class NameWords:
    """A run with what stands around it, and the counting of its words.

    ``listed`` is where a name ended that may be followed by others of its list (the conductors X and Y).
    """

    def __init__(self, run: Run, lexicon: Lexicon, known: KnownNames, *, listed: int = -1) -> None:
        self.run = run
        self.lexicon = lexicon
        self.known = known
        self.script = lexicon.script
        self.around = Surroundings(run, lexicon, listed)
        self.listed = -1

    def size(self, start: int, end: int) -> int:
        """Words of a name: a compound is one; particles, initials and Roman numerals are none."""
        run = self.run
        return sum(
            not (run.initial[i] or run.flags[i] & Flag.PARTICLE or self._glued(i, start))
            and (i == start or not is_numeral(run, i))
            for i in range(start, end)
        )

    def _glued(self, index: int, start: int) -> bool:
        """True for the second word of a compound; what an article is tied to counts (al-Assad)."""
        run = self.run
        tied = index > start and run.joints[index] == HYPHEN
        return tied and not run.flags[index - 1] & Flag.PARTICLE

    def printed(self, index: int, end: int) -> str:
        """The words as printed, without a nickname in quotation marks."""
        if end == index + 1:
            return self.run.printed(index)
        said = self.run.text[self.run.starts[index] : self.run.ends[end - 1]]
        return " ".join((QUOTED.sub(" ", said) if self.run.quoted else said).split())

    def collect(self, start: int, most: int) -> int:
        """End of the longest name from ``start`` on, of at most ``most`` words.

        It ends before a name of another shape: Commerce Kim Jong Il.
        """
        run, end, here, count = self.run, start, start, 0
        size = len(run.words)
        while here < size and count < most:
            if here > start and (run.closed[here - 1] or self._other_name(here)):
                break
            if self._particle(here, first=here == start):
                if count > 1 and self.lexicon.capital_nouns and not run.flags[here - 1] & _LEADING:
                    break  # Robert Habeck von den Grünen
                here += 1
                continue
            if run.initial[here]:
                here += 1
                continue
            if count and is_numeral(run, here):
                return here + 1
            if not (run.nameable[here] or (here > start and self.surname(start, here))):
                break
            here += 1
            end, count = here, count + 1
            if count > 1 and self.lexicon.capital_nouns and run.words[here - 1][-1:] == "s":
                return end  # the genitive of a full name: what follows is a noun
        return end

    def genitive(self, index: int) -> bool:
        """True for the genitive of a surname before a noun with a capital: Putins Oligarchen."""
        run = self.run
        if not (self.lexicon.capital_nouns and run.flags[index] & Flag.FAMILY):
            return False
        return run.words[index][-1:] == "s" and not self.lexicon.is_surname(run.words[index])

    def surname(self, start: int, index: int) -> bool:
        """True for a listed surname that is an ordinary word too, after a given name: Gordon Brown.

        And for one in capitals: Jean DUPONT, LUDOVIC MARIN.
        """
        run = self.run
        if index >= len(run):
            return False
        flag = run.flags[index]
        if not run.upper[index] or not (run.flags[start] & Flag.GIVEN or run.initial[start]):
            return False
        if run.capitals(start) and not run.initial[start]:
            return run.capitals(index) and bool(flag & Flag.FAMILY) and not flag & Flag.NOT_A_NAME
        if run.capitals(index):
            return run.ends[index] - run.starts[index] > _CAPITALS and not flag & Flag.NOT_A_NAME
        return bool(flag & Flag.FAMILY) and not flag & (Flag.THING | Flag.TITLE | Flag.DATE)

    def _particle(self, index: int, *, first: bool) -> bool:
        """True for a small word inside a name; with a capital only where it is nothing else."""
        run = self.run
        if not run.flags[index] & Flag.PARTICLE:
            return False
        return not run.upper[index] or not (first or run.words[index] in self.lexicon.fillers)

    def _other_name(self, index: int) -> bool:
        """True where a Korean or a registered name begins."""
        run = self.run
        if run.joints[index] == HYPHEN or not run.upper[index]:
            return False
        korean = run.flags[index] & Flag.KOREAN and index + 2 < len(run.words) and run.upper[index + 1]
        if korean and run.flags[index + 1] & run.flags[index + 2] & Flag.SYLLABLE:
            return True
        found = self.known.longest(run.words, index, self.script, self.lexicon.language)
        return found is not None and len(found[0].words) > 1
