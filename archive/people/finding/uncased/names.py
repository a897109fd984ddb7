"""How far a name goes, and how sure its own words make it.

A name is read from its first word on, element by element: a given name, a kunya (أبو مازن), a name of
two words (عبد الرحمن, سيف الدين), a family name, at last one word that no list knows.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from archive.people.finding.uncased.lexicon import Is
from archive.people.finding.uncased.text import FAR, HYPHEN, NEAR, Text

__all__ = ["Name", "read"]

_MOST: Final = 6
"""Words of a name."""

_NO_NAME: Final = Is.STOP | Is.TITLE | Is.SPEECH | Is.THING | Is.BODY | Is.PLACE | Is.ORDINARY | Is.NUMERAL
_NO_PART: Final = _NO_NAME & ~Is.ORDINARY


class Weight:
    """What each kind of element adds."""

    GIVEN: Final = 3
    """A name that is nothing else."""
    DOUBTFUL: Final = 1
    """A name that is an ordinary word too."""
    COMPOUND: Final = 4
    KUNYA: Final = 3
    ORIGIN: Final = 2
    """The ending of origin, after a given name."""
    OUTLAND: Final = 3
    """A word that looks foreign, after a foreign given name."""
    UNKNOWN: Final = 1
    SYLLABLES: Final = 4


class Name(NamedTuple):
    """``size`` words, the evidence of them, how many elements they are."""

    size: int
    weight: int
    elements: int
    shape: str = "western"


@cache
def _syllables(known: frozenset[str]) -> re.Pattern[str]:
    found = "|".join(sorted(known, key=len, reverse=True))
    return re.compile(f"(?:{found}){{2}}")


def read(text: Text, start: int, *, addressed: bool) -> Name | None:
    """The name that begins at a word; ``addressed`` where a title or a verb stands before it."""
    return _eastern(text, start) or _western(text, start, addressed=addressed)


def _eastern(text: Text, start: int) -> Name | None:
    """Korean and Chinese names: a surname, then syllables apart or two written as one word."""
    bits = text.words[start].bits
    if not bits & (Is.KOREAN | Is.CHINESE) or text.gap(start + 1) == FAR:
        return None
    lexicon = text.lexicon
    if (
        len(text.words) > start + 2
        and text.bits(start + 1) & Is.SYLLABLE
        and text.bits(start + 2) & Is.SYLLABLE
        and text.gap(start + 2) != FAR
        and not bits & Is.STOP
        and not all(text.said(at) in lexicon.letters for at in range(start, start + 3))
    ):
        return Name(3, Weight.SYLLABLES, 3, "korean" if bits & Is.KOREAN else "western")
    second = text.said(start + 1)
    alone = lexicon.bits(second)
    joined = len(second) > 4 and _syllables(frozenset(map(str, lexicon.data["syllables"]))).fullmatch(second)
    if joined and not alone & (Is.GIVEN | Is.FOREIGN | _NO_NAME) and bits & Is.CHINESE:
        return Name(2, Weight.SYLLABLES, 2)
    return None


def _western(text: Text, start: int, *, addressed: bool) -> Name | None:
    first = _first(text, start, addressed=addressed)
    if first is None:
        return None
    size, weight, foreign = first
    elements = 1
    unknown = int(weight == 0)
    if not text.words[start].bits & (Is.GIVEN | Is.FOREIGN | Is.KUNYA | Is.SERVANT | Is.COMPOUND) and weight:
        unknown = max(unknown, 2 if text.words[start].bits & Is.SURNAME else 1)
    while size < _MOST and not text.words[start].bits & Is.DEFINITE:
        index = start + size
        gap = text.gap(index)
        if gap == FAR or (gap == HYPHEN and not foreign):
            break
        added = _next(text, start, index, elements, unknown, foreign=foreign)
        if added is None:
            break
        size += added.size
        weight += added.weight
        elements += 1
        unknown += added.strange
        if added.last:
            break
    while size > 1 and text.bits(start + size - 1) & Is.SMALL and not text.bits(start + size - 1) & Is.NAME:
        size -= 1
    return Name(size, weight, elements if size > 1 else 1)


def _value(bits: int) -> int:
    return Weight.DOUBTFUL if bits & Is.ORDINARY else Weight.GIVEN


def _pair(text: Text, index: int, word: str, bits: int) -> int:
    """2 where a word makes a name with the next one (عبد الرحمن, نصر الله, علاء الدين); else 0."""
    if not bits & (Is.SERVANT | Is.COMPOUND | Is.CALIPH) or text.gap(index + 1) != NEAR:
        return 0
    after, lexicon = text.said(index + 1), text.lexicon
    if bits & Is.SERVANT and (
        text.bits(index + 1) & Is.DEFINITE
        or after in ("الله", "ربه", "رب")
        or lexicon.bits(after) & Is.DEFINITE
    ):
        return 0 if lexicon.bits(after) & (Is.TITLE | Is.NUMERAL) else 2
    if (after == "الدين" and word in lexicon.din) or (after == "الله" and word in lexicon.allah):
        return 2
    return 2 if bits & Is.CALIPH and _raw(text, index + 1) == "بالله" else 0


def _raw(text: Text, index: int) -> str:
    first, last = text.spans[index]
    return text.text[first:last]


def _kunya(text: Text, index: int, word: str) -> int:
    """Words of أبو مازن, بن عبد العزيز; 0 where it is none."""
    if text.gap(index + 1) != NEAR or index + 1 >= len(text):
        return 0
    after, bits = text.said(index + 1), text.bits(index + 1)
    if not after or (word, after) in text.lexicon.not_kunya:
        return 0
    pair = _pair(text, index + 1, after, bits)
    if pair:
        return 1 + pair
    if bits & Is.KUNYA and text.gap(index + 2) == NEAR and not text.bits(index + 2) & _NO_NAME:
        return 3
    if bits & Is.NAME:
        return 2
    clause = bits & Is.CLAUSE and _raw(text, index + 1)[-1] != "ة"
    if (bits & _NO_NAME or clause) and not bits & Is.PLACE:
        return 0
    return 2 if word != "ام" else 0


def _first(text: Text, start: int, *, addressed: bool) -> tuple[int, int, bool] | None:
    """Words, evidence and whether it is foreign, of the first element."""
    word = text.words[start]
    bits = word.bits
    if bits & Is.KUNYA:
        size = _kunya(text, start, word.text)
        if word.text in ("ال", "بنت", "ام") and not addressed and not text.bits(start + 1) & Is.NAME:
            return None
        return (size, Weight.KUNYA, False) if size and word.text != "ال" else None
    size = _pair(text, start, word.text, bits)
    if size:
        return size, Weight.COMPOUND, False
    if bits & (Is.STOP | Is.BODY) or (
        bits & (Is.TITLE | Is.SPEECH | Is.THING | Is.BODY) and not bits & (Is.GIVEN | Is.FOREIGN)
    ):
        return None
    if bits & (Is.GIVEN | Is.FOREIGN):
        value = _value(bits)
        if word.cut and value == Weight.DOUBTFUL and word.clitic[-1] in "بكل":
            value = 0
        return 1, value, not bits & Is.GIVEN
    if bits & (Is.SURNAME | Is.MONONYM):
        if bits & Is.PEOPLE:
            return None
        return 1, Weight.DOUBTFUL, not bits & Is.DEFINITE
    if bits & Is.INITIAL and addressed and text.gap(start + 1) == NEAR:
        return 1, 0, True
    if (
        addressed
        and not text.lexicon.cautious
        and not word.cut
        and not bits & (_NO_NAME | Is.DEFINITE | Is.CLAUSE)
    ):
        outland = bool(bits & Is.OUTLAND)
        return 1, Weight.UNKNOWN if outland else 0, outland
    return None


class _Element(NamedTuple):
    """What comes next: words, evidence, whether the name ends with it, whether no list knows it."""

    size: int
    weight: int
    last: bool = False
    strange: bool = False


def _next(
    text: Text, start: int, index: int, elements: int, unknown: int, *, foreign: bool
) -> _Element | None:
    """The element of a name at a word after the first; ``unknown`` words are in it already."""
    word = text.words[index]
    bits = word.bits
    if word.cut:
        return None
    if bits & (Is.KUNYA | Is.SERVANT | Is.COMPOUND | Is.CALIPH):
        size = _kunya(text, index, word.text) if bits & Is.KUNYA else _pair(text, index, word.text, bits)
        if size or bits & Is.KUNYA:
            return _Element(size, Weight.GIVEN) if size else None
    if bits & Is.NUMERAL and elements == 1 and text.bits(start) & (Is.GIVEN | Is.FOREIGN):
        return _Element(1 + (text.said(index + 1) == "عشر"), Weight.ORIGIN, last=True)
    if bits & Is.SMALL and foreign:
        return _small(text, index)
    if bits & Is.INITIAL:
        after = text.gap(index + 1) != FAR and not text.bits(index + 1) & _NO_PART
        dot = text.text[text.spans[index][1] :][:1] == "."
        return _Element(1, Weight.UNKNOWN) if after and dot else None
    return _word(text, start, index, elements, unknown, foreign=foreign)


def _word(
    text: Text, start: int, index: int, elements: int, unknown: int, *, foreign: bool
) -> _Element | None:
    """A single word that goes on a name."""
    word = text.words[index]
    bits = word.bits
    if _ends(text, index, bits, foreign=foreign):
        return None
    if bits & Is.NAME:
        value = max(_value(bits), 2) if bits & Is.SURNAME else _value(bits)
        return _Element(1, value, last=bool(bits & Is.DEFINITE))
    if bits & (Is.PLACE | Is.ORDINARY | Is.CLAUSE) or (bits & Is.DEFINITE and (unknown or elements > 3)):
        return None
    if bits & Is.DEFINITE:
        return _Element(1, Weight.ORIGIN if bits & Is.ADJECTIVE else Weight.UNKNOWN, last=True)
    if text.lexicon.cautious and not bits & Is.OUTLAND and not _is_closed(text, index):
        return None
    if not foreign and not unknown:
        if text.bits(index + 1) & Is.NAME and text.gap(index + 1) == NEAR and _is_plain(text, start):
            return _Element(1, Weight.UNKNOWN, strange=True)
        if elements == 2 and word.text[-1] == "ي" and not bits & Is.PEOPLE:
            return _Element(1, 0, last=True, strange=True)
    if not bits & Is.OUTLAND and elements == 1 and not _is_plain(text, start):
        return None
    return _stranger(word.text, bits, elements, unknown, foreign=foreign)


def _is_closed(text: Text, index: int) -> bool:
    """True where the phrase ends after a word: a postposition, a comma, a bracket."""
    if text.gap(index + 1) == NEAR:
        return bool(text.bits(index + 1) & Is.CLOSER)
    after = text.text[text.spans[index][1] :][:2].strip()
    return after[:1] in ("،", ",", "(", ")")


def _is_plain(text: Text, start: int) -> bool:
    """True where the first word is a name and nothing else, or what stands before it says so."""
    bits = text.words[start].bits
    if (
        not bits & Is.ORDINARY
        or bits & (Is.FOREIGN | Is.SERVANT)
        or text.said(start + 1) in ("الدين", "الله")
    ):
        return True
    return start > 0 and bool(text.words[start - 1].bits & Is.TITLE)


def _small(text: Text, index: int) -> _Element | None:
    """Small words and the one that they belong to: فان دير بيلن."""
    size = 1
    while text.bits(index + size) & Is.SMALL and size < 3 and text.gap(index + size) == NEAR:
        size += 1
    after = text.bits(index + size)
    whole = text.gap(index + size) != FAR and text.said(index + size) and not after & (_NO_PART | Is.CLAUSE)
    return _Element(size + 1, Weight.OUTLAND) if whole else None


def _ends(text: Text, index: int, bits: int, *, foreign: bool) -> bool:
    """True for what ends a name before it: a verb, a title."""
    if bits & (Is.STOP | Is.SPEECH | Is.NUMERAL | Is.THING | Is.BODY) and not bits & Is.SURNAME:
        return True
    if not bits & Is.TITLE:
        return False
    if not bits & Is.DEFINITE:
        return not bits & Is.NAME
    return foreign or not bits & Is.NAME or bool(text.bits(index + 1) & (Is.NAME | Is.ADJECTIVE))


def _stranger(word: str, bits: int, elements: int, unknown: int, *, foreign: bool) -> _Element | None:
    """A word that no list knows."""
    outland = bits & Is.OUTLAND
    if word[0] == "و" and len(word) > 3 and (not outland or word[1] not in "اويل"):
        return None  # and, written on the next word
    if word[0] in "بلكف" and len(word) > 5 and not outland:
        return None  # a preposition
    if unknown > 1 or (unknown and not outland):
        return None
    if foreign:
        if outland:
            return _Element(1, Weight.OUTLAND, strange=True)
        return _Element(1, Weight.UNKNOWN, strange=True) if elements < 3 else None
    if elements == 1:
        return _Element(1, Weight.ORIGIN if outland else Weight.UNKNOWN, strange=True)
    return _Element(1, 0, last=True, strange=True) if outland and elements == 2 else None
