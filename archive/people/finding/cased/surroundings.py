"""What stands around a name: titles before it, explanations after it, and things called after it."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from archive.people.finding.cased.evidence import Weight
from archive.people.finding.cased.lexicon import Flag, Lexicon
from archive.people.finding.cased.runs import HYPHEN, Run
from archive.people.inflection import declines
from archive.people.keys import fold

__all__ = ["Surroundings", "title_case"]

_BEFORE: Final = 80  # characters before a run that are looked at
_AFTER: Final = 90
_TITLED: Final = 5  # words back to a title, less one
_SPOKEN: Final = 5  # words of them
_APOSTROPHES: Final = ("'", "’")
_ELISION: Final = re.compile("['’]")
_STOPS: Final = ',;:!?"“”«»()[]–—'
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_AGE: Final = re.compile(r"(?:,\s?|\s?\()\d\d[,)]")
_COMMA: Final = re.compile(r"\s?,\s{1,3}")
_CLAUSE_END: Final = re.compile(r"[,;:.!?\n–—]")
_CLAUSE: Final = 8  # words of a clause that introduces a name
_LINK: Final = 8  # characters between two names of a list
_THING: Final = 10  # words after a name that can make it the name of a thing
_HEADLINE: Final = 200  # characters: a longer line is text


class Surroundings:
    """The words around the pieces of one run.

    ``linked`` is true where the title belongs to a body that is named first (Chairman of the
    Society X), ``weak`` where it is no office (student X): then one word is not enough for a name;
    ``several`` where it is of more than one person (the conductors X and Y).

    ``listed`` is where a name of such a list ended before this run, if one did.
    """

    def __init__(self, run: Run, lexicon: Lexicon, listed: int = -1) -> None:
        self.run = run
        self.lexicon = lexicon
        self.linked = False
        self.weak = False
        self.several = False
        self._bare = False
        self._listed = listed
        self._title: frozenset[int] | None = None
        self._asked = False
        self._spoken: list[str] = []  # words before the run, the nearest first
        self._unheard: list[str] | None = None  # words before those, the nearest last
        self._careful: bool | None = None

    @property
    def careful(self) -> bool:
        """True in a headline that capitalises most of its words."""
        if self._careful is None:
            self._careful = title_case(self.run.text, self.run.starts[0], wrapped=self.run.wrapped)
        return self._careful

    # Before

    def _before(self, back: int) -> str | None:
        """The folded word that is the ``back``th before the run in its clause: 1 is the nearest."""
        unheard = self._unheard
        if unheard is None:
            start = self.run.starts[0]
            before = self.run.text[max(0, start - _BEFORE) : start]
            open_ = before[-1:].isspace() and "\n\n" not in before[-3:]
            unheard = self._unheard = before.rsplit(None, _SPOKEN)[-_SPOKEN:] if open_ else []
        spoken = self._spoken
        while unheard and len(spoken) < back:
            heard, first, last = _heard(unheard.pop(), self.lexicon)
            if not last:
                spoken.append(heard)
            if first or last:
                unheard.clear()
        return spoken[back - 1] if len(spoken) >= back else None

    def _earlier(self, start: int, back: int) -> str | None:
        """The word that many words before piece ``start``, in the run or before it."""
        here = start - back
        return self.run.words[here] if here >= 0 else self._before(-here)

    def _ask(self) -> None:
        """Look before the run once: a title directly, or a title and its body's link."""
        self._asked = True
        if self._goes_on_list():
            self._title, self.weak, self.several = frozenset((-1,)), True, True
            return
        lexicon = self.lexicon
        titles = lexicon.titles
        nearest = self._before(1)
        if nearest is None:
            several = self._set_off_by(self._clause_before(), self.lexicon.plurals)
            if several is not None:
                self._open(several)
            return
        if nearest in titles:
            self._open(nearest)
            return
        people, links, between = True, True, nearest
        for back in range(2, _TITLED):
            people = people and between in lexicon.demonyms
            links = links and between in lexicon.links
            word = self._before(back) if people or links else None
            if word is None:
                return
            between = word
            if word in titles:
                if not people and word in lexicon.bare:
                    return
                self._open(word)
                self.linked = not people
                return

    def _open(self, word: str) -> None:
        self._title = self.lexicon.titles.get(word, frozenset((-1,)))
        self.linked = False
        self.weak = word in self.lexicon.weak
        self.several = word in self.lexicon.plurals
        self._bare = word in self.lexicon.bare

    def _goes_on_list(self) -> bool:
        """True where only a comma or an and stands between a listed name and this run."""
        start = self.run.starts[0]
        if not 0 <= self._listed < start <= self._listed + _LINK:
            return False
        between = self.run.text[self._listed : start].replace(",", " ").split()
        return len(between) < 2 and all(fold(word) in self.lexicon.conjunctions for word in between)

    def titled(self, index: int) -> bool:
        """True where a title stands before piece ``index``, itself or before the body it is of."""
        if not self._asked:
            self._ask()
        return self._title is not None and not (self.linked and index == 0)

    def follows_title(self, index: int) -> bool:
        """True where a title stands right before piece ``index``, with no body between."""
        return self.titled(index) and not self.linked

    def of_several(self, index: int) -> bool:
        """True where the title before piece ``index`` is of several persons."""
        return self.titled(index) and self.several

    def cases(self, index: int) -> frozenset[int]:
        """Cases that the title before says (-1: base form); empty where there is none."""
        return self._title if self.titled(index) and self._title is not None else frozenset()

    def pass_by(self, index: int) -> None:
        """Go past a piece that is not in a name: a title opens what follows, a place keeps it open."""
        flags = self.run.flags[index]
        if not self._asked:
            self._ask()
        if index == 0 and self.run.words[0] in self.lexicon.plurals:
            self._open(self.run.words[0])
        elif flags & Flag.TITLE and not (self.run.joints[index] == HYPHEN and not self.run.upper[index]):
            self._open(self.run.words[index])
        elif self._title is not None:
            body = flags & (Flag.PLACE | Flag.THING | Flag.PLAIN | Flag.PARTICLE)
            foreign = not body and not self.run.capitals(index) and not self.run.initial[index]
            foreign = foreign or (self._bare and (not flags & Flag.PLACE or bool(flags & Flag.PARTICLE)))
            if foreign or (flags & Flag.PLAIN and self.careful):
                self._title = None
            elif not flags & Flag.PARTICLE:
                self.linked = True
        if self.run.closed[index] and not flags & Flag.TITLE:
            self._title, self.linked = None, False

    def forget(self) -> None:
        """After a name: its title is spent."""
        self._asked, self._title, self.linked, self.several = True, None, False, False

    # After

    def explained(self, start: int, end: int) -> bool:
        """True where the text after a name says what the person is, their age, or that they spoke."""
        run = self.run
        if end < len(run.words) or run.flags[start] & (Flag.PLAIN | Flag.PLACE) or run.closed[end - 1]:
            return False
        after = run.text[run.ends[end - 1] : run.ends[end - 1] + _AFTER]
        if not after or (after[0] not in ",(" and not after[0].isspace()):
            return False
        if _AGE.match(after):
            return True
        if self._earlier(start, 1) in self.lexicon.locatives:
            return False  # In Santa Rosa, a teacher …
        comma = _COMMA.match(after)
        if comma is None:
            spoken = _WORD.match(after, 1) if after[:1].isspace() else None
            return spoken is not None and fold(spoken.group()) in self.lexicon.speech
        return self._apposition(after[comma.end() :])

    def of_single(self, start: int, end: int) -> int:
        """What stands around a single word says that it is a person, or none."""
        run, lexicon = self.run, self.lexicon
        if end < len(run) and not run.closed[end - 1]:
            return 0
        weight = 0
        after = run.text[run.ends[end - 1] : run.ends[end - 1] + _AFTER]
        if self.explained(start, end):
            weight += Weight.SPOKE
        elif after[:1] in _APOSTROPHES and after[1:2] in "sS":
            weight += Weight.OWNER
        elif after[:1] == " " and self._did(after):
            weight += Weight.DID
        if not lexicon.capital_nouns and self.is_inside(start):
            weight += Weight.INSIDE
        before = self._earlier(start, 1)
        if before in lexicon.articles:
            weight += Weight.ARTICLE
        elif before in lexicon.locatives:
            weight += Weight.LOCATIVE
        return weight

    def is_located(self, start: int) -> bool:
        """True where a word stands before piece ``start`` that stands before places."""
        return self._earlier(start, 1) in self.lexicon.locatives

    def of_pair(self, start: int, end: int) -> int:
        """What stands around two words inside a sentence says that they are a person, or none."""
        run, lexicon = self.run, self.lexicon
        if lexicon.capital_nouns or not self.is_inside(start) or (end < len(run) and not run.closed[end - 1]):
            return 0
        before = self._earlier(start, 1)
        if before is None or before in lexicon.locatives or before in lexicon.articles:
            return 0
        after = run.text[run.ends[end - 1] : run.ends[end - 1] + _AFTER]
        return Weight.INSIDE + (Weight.DID if after[:1] == " " and self._did(after) else 0)

    def acts(self, end: int) -> bool:
        """True where a verb follows the run, of which the name that ends it is the subject."""
        run = self.run
        if end < len(run) or run.closed[end - 1]:
            return False
        stop = run.ends[end - 1]
        if run.text[stop : stop + 1] != " " or not run.text[stop + 1 : stop + 2].islower():
            return False
        after = run.text[stop : stop + _AFTER]
        return self._did(after) or _first(after[1:]) in self.lexicon.speech

    def _did(self, after: str) -> bool:
        """True where a verb with a small letter follows."""
        match = _WORD.match(after, 1)
        if match is None or match.group()[0].isupper():
            return False
        word = fold(match.group())
        endings = self.lexicon.verb_endings
        return word in self.lexicon.deeds or (len(word) > 3 and word.endswith(endings))

    def is_inside(self, start: int) -> bool:
        """True where the sentence has begun before piece ``start``."""
        before = self.run.text[max(0, self.run.starts[start] - 3) : self.run.starts[start]]
        if "\n" in before and not (self.run.wrapped and "\n\n" not in before):
            return False
        before = before.rstrip()
        return before[-1:].isalnum() or before[-1:] in (",", ")", "»")

    def _apposition(self, after: str) -> bool:
        """``, president of …``: a role within five words, none of which can begin anything else."""
        for match in list(_WORD.finditer(after))[:6]:
            word = _said(match.group())
            if word in self.lexicon.roles:
                rest = after[match.end() :].lstrip()
                # A capital after the title is the name of somebody else.
                return not rest[:1].isupper() or bool(self.lexicon.flags.get(_first(rest), 0))
            flags = self.lexicon.flags.get(word, 0)
            between = word in self.lexicon.fillers or word in self.lexicon.demonyms
            if not (between or flags & Flag.PLACE):
                return False
        return False

    def set_off(self, start: int, end: int) -> bool:
        """True for a name between commas after a title: el presidente de la República, X Y, ....

        An occupation must be all that the clause is about: The conductor, X Y, said.
        """
        run, titles, weak = self.run, self.lexicon.titles, self.lexicon.weak
        if start or end < len(run) or run.text[run.ends[end - 1] : run.ends[end - 1] + 1] not in (",", "."):
            return False
        clause = self._clause_before()
        if any(fold(word) in titles and fold(word) not in weak for word in clause):
            return True
        return run.text[run.ends[end - 1]] == "," and self._set_off_by(clause, weak) is not None

    def _clause_before(self) -> list[str]:
        """Words of the clause that a comma ends just before the run; empty where none does."""
        start = self.run.starts[0]
        before = self.run.text[max(0, start - 2 * _BEFORE) : start].rstrip()
        return _CLAUSE_END.split(before[:-1])[-1].split() if before[-1:] == "," else []

    def _set_off_by(self, clause: list[str], wanted: Collection[str]) -> str | None:
        """The title of a clause that is an article and a title, and perhaps what it is of."""
        said = [fold(part) for word in clause for part in _ELISION.split(word.lstrip('"“«„¿¡')) if part]
        if not 1 < len(said) <= _CLAUSE or said[0] not in self.lexicon.articles:
            return None
        if any(word[:1].isupper() for word in clause[1:]) and not self.lexicon.capital_nouns:
            return None
        found = next((i for i, word in enumerate(said[1:4], 1) if word in self.lexicon.titles), None)
        while found is not None and found + 1 < len(said) and said[found + 1] in self.lexicon.titles:
            found += 1  # the head teacher
        if found is None or said[found] not in wanted:
            return None
        # What follows is what the title is of: the conductors of the choir.
        return said[found] if len(said) == found + 1 or said[found + 1] in self.lexicon.links else None

    # Things

    def is_thing(self, start: int, end: int, *, base: bool = False) -> bool:
        """True where the name is part of the name of a thing: a square, a prize, a ship.

        ``base`` says that the name stands in its base form; in a language with cases the name of a
        thing has it in the genitive (площадь Ким Ир Сена).
        """
        cases = base and declines(self.lexicon.language)
        return (not cases and self._called_before(start)) or self._called_after(end)

    def _called_after(self, end: int) -> bool:
        run = self.run
        size = len(run.words)
        for here in range(end, min(size, end + _THING)):
            if run.closed[here - 1] or (not run.upper[here] and run.joints[here] != HYPHEN):
                return False
            word, flags = run.words[here], run.flags[here]
            if flags & Flag.THING or (word[-1:] == "s" and self.lexicon.flags.get(word[:-1], 0) & Flag.THING):
                return True
            if flags & Flag.TITLE and not flags & Flag.PLAIN:
                return False
            if word.endswith(("ed", "day")) or (word[-1:] == "s" and self.careful):
                return False
        if end < size:
            return self._goes_on_after()
        if run.closed[end - 1]:
            return False
        text, stop = run.text, run.ends[end - 1]
        if text[stop : stop + 1] not in (" ", "-") or not text[stop + 1 : stop + 2].isalpha():
            return False
        match = _WORD.match(text, stop + 1, stop + 30)
        return match is not None and _said(match.group()) in self.lexicon.after

    def _goes_on_after(self) -> bool:
        """Kim Chaek Iron and Steel Complex: the thing's name goes on after the run."""
        if not self.lexicon.conjunctions or self.run.closed[-1]:
            return False
        words = self.run.text[self.run.ends[-1] : self.run.ends[-1] + _AFTER].split(None, 5)[:5]
        if len(words) < 2 or fold(words[0]) not in self.lexicon.conjunctions:
            return False
        for word in words[1:]:
            if not word[0].isupper():
                return False
            if self.lexicon.flags.get(fold(word.rstrip(",.;")), 0) & Flag.THING:
                return True
        return False

    def past_thing(self, end: int) -> int:
        """Index of the piece after the thing that a name up to ``end`` belongs to."""
        run = self.run
        while end < len(run) and not run.closed[end - 1] and (run.upper[end] or run.joints[end] == HYPHEN):
            end += 1
        self.forget()
        return end

    def _called_before(self, start: int) -> bool:
        """Look back over adjectives for what things are called by: plaza, complejo siderúrgico."""
        lexicon = self.lexicon
        for back in range(1, 5):
            here = start - back
            if here >= 0 and self._ends(here):
                return False
            word = self._earlier(start, back)
            if word is None:
                return False
            if word in lexicon.before:
                return True
            if word in lexicon.before_ends and (here < 1 or not self._ends(here - 1)):
                earlier = self._earlier(start, back + 1)
                if earlier is not None and f"{earlier} {word}" in lexicon.before:
                    return True
            flags = lexicon.flags.get(word, 0)
            if flags & Flag.PARTICLE and word not in lexicon.links:
                continue
            if flags & Flag.TITLE or not flags & (Flag.PLAIN | Flag.PLACE) or len(word) < 4:
                return False
        return False

    def _ends(self, index: int) -> bool:
        """True where no name of a thing goes on after piece ``index``."""
        return self.run.closed[index] and not self.run.flags[index] & Flag.TITLE


@lru_cache(maxsize=16384)
def _heard(word: str, lexicon: Lexicon) -> tuple[str, bool, bool]:
    """A word of running text folded; whether it is the first of its clause, and whether the last."""
    last = word[-1] in _STOPS or (word[-1] == "." and fold(word[:-1]) not in lexicon.abbreviations)
    # What is elided before it is no part of the word: l’université.
    parts = _ELISION.split(word.lstrip("\"'“”«‘("))
    folded = fold((parts[-1] if len(parts[-1]) > 2 else "".join(parts)).rstrip("."))
    return folded, not word[0].isalnum(), last


@lru_cache(maxsize=16384)
def _said(word: str) -> str:
    """A word of running text folded, without the full stop that ends its sentence."""
    return fold(word.rstrip("."))


def _first(text: str) -> str:
    match = _WORD.match(text)
    return _said(match.group()) if match else ""


def title_case(text: str, position: int, *, wrapped: bool = False) -> bool:
    """True where the line is a headline that capitalises most of its words.

    In ``wrapped`` text a line goes on to the next empty one.
    """
    # Looked for no farther than a headline is long: a text may be one line.
    mark = "\n\n" if wrapped else "\n"
    start = text.rfind(mark, max(0, position - _HEADLINE), position) + 1
    end = text.find(mark, position, position + _HEADLINE)
    if end < 0:
        end = len(text)
    return end - start <= _HEADLINE and _capitalised(text[start:end])


@lru_cache(maxsize=512)
def _capitalised(line: str) -> bool:
    """Most words of four letters or more have a capital.

    >>> _capitalised("Kim Yong Nam Meets Lao Ambassador"), _capitalised("Kim Yong Nam met an envoy")
    (True, False)
    """
    if line.rstrip()[-1:] == ".":
        return False
    long = re.findall(r"[^\W\d_]{4,}", line)
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)
