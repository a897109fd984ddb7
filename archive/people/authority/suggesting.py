"""Which names of an archive may be one person's, and how what is known of both counts.

Between what joins by itself and what nobody would ask about lies what a person must decide: variants of
spelling, initials, another order of the words, names in two scripts. Here is which names are worth a look,
how alike two of them are, and how evidence adds up.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from archive.people.authority.persons import NameForm
from archive.people.comparing import Comparison, compare
from archive.people.comparing.named import Named, named
from archive.people.keys import fold, script
from archive.people.scripts.chinese import read_syllables
from archive.people.scripts.spellings import Reading, candidates, read

__all__ = ["Evidence", "blocks", "likeness", "together", "weighed"]

_ANY: Final = "und"
_SPELLED: Final = frozenset(("Latn", "Cyrl"))
"""Scripts in which Korean names are written syllable by syllable."""

_READINGS: Final = 8
"""Hangul names that a spelling is taken for."""

_SHARE: Final = 0.25
"""Joint share of the syllables from which a spelling can be that of a Hangul name."""

_DIFFERENT: Final = Comparison(0.0, "nothing agrees")
_NOT_BY_SOUND: Final = ("the words agree", "Chinese syllables")
_KOREAN: Final = 0.84
_TURNED: Final = 0.88
_INITIALS: Final = 0.8
_SURNAME: Final = 4
"""Letters that a surname must have for initials before it to say something."""

_LONGER: Final = 2
"""Letters that a name of syllables may be longer than the same one in another spelling."""

_FREE: Final = frozenset(("personal", "traditional"))
"""Spellings of no system."""

_VOICED: Final = str.maketrans("gdb", "ktp")

_OVERLAP: Final = 0.7
"""Share of the letters of the shorter of two names in one script that the other must have too."""

_INITIAL: Final = "an initial stands for a name"
_TELLING: Final = ("left out", "has more", "the surname is first", "Korean", "Chinese", "numbers")
"""In reasons that make two names in one article two persons'."""

_GLOSS, _SHORTENED, _MISSPELLED, _APART = -0.3, -0.4, -1.2, -2.5
_LEAST, _MOST = 0.01, 0.99


class Evidence(NamedTuple):
    """What speaks for one person (``weight`` above 0) or for two (below), in ``words``.

    ``weight`` is added to the natural logarithm of the odds: 0.7 doubles them, -2.3 leaves a tenth.
    """

    words: str
    weight: float


def weighed(confidence: float, evidence: Iterable[Evidence]) -> float:
    """A confidence, 0 to 1, with the evidence added to it.

    >>> weighed(0.5, [Evidence("both are called minister", math.log(3))])
    0.75
    """
    start = min(max(confidence, _LEAST), _MOST)
    odds = math.log(start / (1 - start)) + sum(item.weight for item in evidence)
    return round(min(max(1 / (1 + math.exp(-odds)), _LEAST), _MOST), 2)


def together(one: str, two: str, reason: str) -> float:
    """The weight of two names' being in one article, by the ``reason`` for which they are alike.

    An article that has a name with a word more, or two Korean names, means two persons. But it names one in
    two scripts, or with an initial the second time, and is not sure of its spelling: so were all 22 pairs
    of the BSNLP collection on one topic whose names were alike and in one article.
    """
    if script(one) != script(two):
        return _GLOSS
    if reason == _INITIAL:
        return _SHORTENED
    return _APART if any(word in reason for word in _TELLING) else _MISSPELLED


def blocks(names: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    """Keys of names that sound cannot bring together: by words, by initials, by the Hangul they spell.

    ``names`` are keys with the names as written.
    """
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    initials: set[tuple[str, ...]] = set()
    for own, name in names:
        form = _form(name)
        if form.eastern or len(form.words) < 2:
            continue
        found["words", *sorted(form.words)].append(own)
        for hangul in _hangul(name):
            found["hangul", form.script, hangul].append(own)
        if len(form.words[-1]) >= _SURNAME:
            block: tuple[str, ...] = ("initial", form.words[0][0], form.words[-1])
            found[block].append(own)
            if len(form.words[0]) == 1:
                initials.add(block)
    for block, keys in found.items():
        if len(keys) > 1 and (block[0] != "initial" or block in initials):
            yield keys


def likeness(one: str, two: str) -> Comparison:
    """How alike two names are and by which rule; above 0.8 they are worth a look.

    Korean and Chinese names are short, and names that sound nearly the same are others: in one script
    they are alike only where both can spell the same syllables.

    >>> likeness("Lee Myung-bak", "Ri Myong Bak").confidence > 0.8
    True
    >>> likeness("Ri Yong Sok", "Ri Yong Suk").confidence
    0.0
    >>> likeness("G. W. Bush", "George W. Bush").reason
    'an initial stands for a name'
    """
    first, second = _form(one), _form(two)
    if first.script == second.script and not first.eastern:
        if _turned(first.words, second.words):
            return Comparison(_TURNED, "the surname is first in one of them")
        if first.script in _SPELLED and _hangul(one) and _hangul(two):
            return _korean(one, two)
        if _other_pinyin(first, second):
            return _DIFFERENT
        if _initials(first.words, second.words):
            return Comparison(_INITIALS, _INITIAL)
        if _overlap(first.key, second.key) < _OVERLAP:
            return _DIFFERENT
        if _hangul(one) or _hangul(two):
            # Short syllables sound alike in any two names.
            if abs(len(first.key) - len(second.key)) > _LONGER:
                return _DIFFERENT
            found = _compared(one, two)
            return found if any(word in found.reason for word in _NOT_BY_SOUND) else _DIFFERENT
    return _compared(one, two)


def _compared(one: str, two: str) -> Comparison:
    # Of two forms in unknown languages none is taken for a transcription into one and the other.
    return compare(NameForm(name=one, language=_ANY), NameForm(name=two, language=_ANY))


def _overlap(one: str, two: str) -> float:
    """The share of the letters of the shorter key that the other has, in whatever order."""
    first, second = _letters(one), _letters(two)
    common = sum(min(number, second.get(letter, 0)) for letter, number in first.items())
    return common / max(min(first.total(), second.total()), 1)


@lru_cache(maxsize=65536)
def _letters(own: str) -> Counter[str]:
    return Counter(own.replace("-", ""))


def _turned(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """True where the surname is first in one of them and last in the other."""
    return one != two and len(one) > 1 and (one == (*two[1:], two[0]) or two == (*one[1:], one[0]))


@lru_cache(maxsize=65536)
def _form(name: str) -> Named:
    return named(NameForm(name=name, language=_ANY))


@lru_cache(maxsize=65536)
def _hangul(name: str) -> Mapping[str, Reading]:
    """The likeliest Hangul names that a name of single syllables spells, with how it spells them."""
    words = _form(name).words
    code = script(name)
    if code not in _SPELLED or not 2 <= len(words) <= 4 or max(map(len, words)) > 6:
        return {}
    found = ((hangul, read(hangul, words, code)) for hangul in candidates(words, code, most=_READINGS))
    return {hangul: reading for hangul, reading in found if reading is not None}


def _korean(one: str, two: str) -> Comparison:
    """The same syllables in two systems, or in one that writes them in two ways.

    Who spells by a system writes other syllables otherwise: Ri Yong Chol and Ri Ryong Chol are two names.
    """
    first, second = _hangul(one), _hangul(two)
    systems = (_systems(first) & _systems(second)) - _FREE
    for hangul in first.keys() & second.keys():
        mine, yours = first[hangul], second[hangul]
        if systems and (mine.system != yours.system or _plain(one) != _plain(two)):
            continue
        if min(mine.share, yours.share) >= _SHARE:
            return Comparison(_KOREAN, "both can spell the same Korean name")
    return _DIFFERENT


def _systems(found: Mapping[str, Reading]) -> set[str]:
    """The systems of the likeliest readings."""
    best = max((item.share for item in found.values()), default=0.0)
    return {item.system for item in found.values() if item.share >= best / 2}


def _plain(name: str) -> str:
    """The given name without what a system writes in two ways: k is g between vowels."""
    return "".join(_form(name).words[1:]).translate(_VOICED)


def _other_pinyin(first: Named, second: Named) -> bool:
    """True where both are pinyin, of other syllables."""
    if first.script != "Latn":
        return False
    one, two = _pinyin(first.words), _pinyin(second.words)
    return bool(one and two) and one.isdisjoint(two)


@lru_cache(maxsize=65536)
def _pinyin(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    if not 2 <= len(words) <= 4 or len("".join(words)) > 20:
        return frozenset()
    names: set[tuple[str, ...]] = {()}
    for word in words:
        names = {(*name, *said) for name in names for said in read_syllables(word, "pinyin")}
    return frozenset(names)


def _initials(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """True for names of one surname, where letters stand for the first names of one of them."""
    if one[-1] != two[-1] or len(fold(one[-1])) < _SURNAME or (len(one[0]) == 1) == (len(two[0]) == 1):
        return False
    short, long = (one[:-1], two[:-1]) if len(one[0]) == 1 else (two[:-1], one[:-1])
    pairs = zip(short, long, strict=False)
    return bool(long) and all(a[0] == b[0] and (a == b or 1 in (len(a), len(b))) for a, b in pairs)
