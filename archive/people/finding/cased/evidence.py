"""How sure it is that words are the name of a person: evidence that adds up.

Each weight is an answer to a question about the words or what stands around them. Words that reach
:data:`ENOUGH` are a person; one known given name before another word is enough by itself, and so is a
title. Single words gather evidence over all of an article.
"""

from typing import Final

from archive.people.finding.cased.lexicon import Flag
from archive.people.finding.cased.runs import Run

__all__ = ["ENOUGH", "Weight", "of_single", "of_words"]

ENOUGH: Final = 3


class Weight:
    """What is added for each kind of evidence."""

    GIVEN: Final = 3
    """A known given name comes first, and a word follows."""
    DOUBTFUL_GIVEN: Final = 1
    """The same, but it is a place or an ordinary word too (Sofia, Grace)."""
    INNER_GIVEN: Final = 1
    """A known given name that is not the first word."""
    INITIAL: Final = 2
    """Initials, before the last word."""
    FAMILY: Final = 2
    """The last of several words is a known surname."""
    SHAPED: Final = 1
    """The last of several words ends as surnames do."""
    NUMERAL: Final = 3
    """A Roman numeral after a given name."""
    TITLE: Final = 3
    """A title before."""
    EXPLAINED: Final = 3
    """An apposition, an age or a verb of speaking after, or a title in the clause before."""
    ORDINARY: Final = -2
    """A first or last word that is a place or an ordinary word, and not in the lists of names."""

    # A single word

    KNOWN: Final = 2
    """A surname of the lists that is nothing else."""
    ALONE: Final = 1
    """A given name, or a surname that is an ordinary word too, or it ends as surnames do."""
    INSIDE: Final = 1
    """A capital inside a sentence, where nouns have none."""
    SPOKE: Final = 2
    """A verb of speaking, an age or an apposition after it."""
    DID: Final = 1
    """Another verb after it."""
    OWNER: Final = 1
    """It has a possessive ending."""
    PARTICLE: Final = 1
    """A small word of names before it (von, al-)."""
    LISTED: Final = 2
    """It stands in a list that a full name begins."""
    ARTICLE: Final = -2
    """An article before it."""
    LOCATIVE: Final = -2
    """A word that stands before places."""
    FIRM: Final = -2
    """A firm is called so."""
    THING: Final = -4
    """It is part of the name of a thing or a firm elsewhere in the text."""


def of_words(run: Run, start: int, end: int, size: int, *, careful: bool) -> int:
    """What the words themselves say of a name of ``size`` counted words; ``careful`` for headlines.

    Initials come before ``start`` or are among the words.
    """
    flags, score = run.flags, 0
    first = start
    while first < end and (run.initial[first] or flags[first] & Flag.PARTICLE):
        first += 1
    if first == end:
        return 0
    if any(run.initial[start : end - 1]):
        score += Weight.INITIAL
    flag = flags[first]
    if flag & (Flag.GIVEN | Flag.ORDINARY_GIVEN):
        doubtful = flag & (Flag.PLACE | Flag.ORDINARY_GIVEN) or (careful and flag & Flag.PLAIN)
        doubtful = doubtful or not flag & Flag.GIVEN
        score += Weight.DOUBTFUL_GIVEN if doubtful else Weight.GIVEN
    if size > 1:
        last = flags[end - 1]
        if last & Flag.FAMILY:
            score += Weight.FAMILY
        elif last & Flag.SHAPED:
            score += Weight.SHAPED
        named = flag & (Flag.GIVEN | Flag.ORDINARY_GIVEN)
        if named and any(flags[here] & Flag.GIVEN for here in range(first + 1, end - 1)):
            score += Weight.INNER_GIVEN
    return score


def of_single(flag: int) -> int:
    """What a single word itself says."""
    if flag & (Flag.ORDINARY_GIVEN | Flag.PLACE):
        return 0
    if flag & Flag.FAMILY and not flag & Flag.ORDINARY_FAMILY:
        score = Weight.KNOWN
    elif flag & (Flag.GIVEN | Flag.FAMILY | Flag.SHAPED):
        score = Weight.ALONE
    else:
        return 0
    return score + (Weight.FIRM if flag & Flag.FIRM else 0)
