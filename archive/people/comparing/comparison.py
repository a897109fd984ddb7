"""Comparing two name forms."""

from collections.abc import Iterator
from typing import Final

from archive.people.authority.persons import NameForm
from archive.people.comparing.chinese import chinese
from archive.people.comparing.feminine import ending, without_ending
from archive.people.comparing.givennames import one_given_name
from archive.people.comparing.korean import korean
from archive.people.comparing.named import Named, named
from archive.people.comparing.slavic import slavic
from archive.people.comparing.sounding import sounding
from archive.people.comparing.verdict import DIFFERENT, SUGGESTED, Comparison
from archive.people.comparing.wording import pairings
from archive.people.keys import fold, words

__all__ = ["Comparison", "compare"]

_UNSURE: Final = 0.84
_LISTED: Final = 0.9
_FEMININE: Final = 0.96
_SHORT: Final = 6
"""Letters of the longest word of a name whose words are syllables."""


def compare(a: NameForm, b: NameForm) -> Comparison:
    """How sure two forms say one name, and by which rule; the same for either order of them.

    >>> one = NameForm(name="Владимир Путин", language="ru")
    >>> compare(one, NameForm(name="Vladimir Putin", language="en"))[:2]
    (0.97, 'iso9 transcription of the Cyrillic')
    >>> compare(one, NameForm(name="Viktor Putin", language="en")).confidence < .85
    True
    """
    first, second = sorted((named(a), named(b)), key=lambda one: (one.script, one.language, one.name))
    if first.key == second.key:
        return Comparison(1.0, "the same letters", (a.name, b.name))
    found = max(_ways(first, second), key=lambda one: one.confidence, default=DIFFERENT)
    if first.number != second.number:
        both = bool(first.number and second.number)
        most = 0.3 if both else 0.84
        return Comparison(min(found.confidence, most), f"{found.reason}; the numbers differ", found.steps)
    return found


def _ways(a: Named, b: Named) -> Iterator[Comparison]:
    spelled = [*korean(a, b), *chinese(a, b)]
    yield from spelled
    if spelled and (a.eastern or b.eastern):
        # A spelling says more than a sound.
        return
    yield from _lettered(a, b)
    if a.eastern and b.eastern and a.script == b.script:
        # One script that writes the name out: other letters are another name.
        return
    yield from slavic(a, b)
    yield from _feminine(a, b)
    most = 1.0
    if _syllables_apart(a) or _syllables_apart(b):
        most = _LISTED if one_given_name(a.units[0], b.units[0]) else _UNSURE
    for found in sounding(a, b):
        yield found._replace(confidence=min(found.confidence, most))


def _feminine(a: Named, b: Named) -> Iterator[Comparison]:
    """One has a woman's ending at its surname (Theresa Mayová) and is the other without it."""
    one, two = ending(a.name, a.language), ending(b.name, b.language)
    if bool(one) == bool(two):
        return
    bare = [
        NameForm(name=without_ending(form.name, form.language), language=form.language) for form in (a, b)
    ]
    found = compare(*bare)
    most = _FEMININE
    if a.script == b.script and words(bare[0].name) != words(bare[1].name):
        most = _UNSURE
    if found.confidence >= SUGGESTED:
        reason = f"a woman's surname in -{one or two}; {found.reason}"
        yield Comparison(min(found.confidence, most), reason, found.steps)


def _syllables_apart(name: Named) -> bool:
    """True for three short words and more (Kim Jong Nam): too many such names sound alike."""
    # Arabic words are short for want of vowels.
    return name.script != "Arab" and len(name.words) > 2 and max(map(len, name.words)) <= _SHORT


def _lettered(a: Named, b: Named) -> Iterator[Comparison]:
    """The same words, some left out or in another order."""
    if a.script == b.script:
        for pairing in pairings(a, b):
            if all(fold(one) == fold(two) for one, two in pairing.pairs):
                yield pairing.verdict(0.97, "the words agree")
