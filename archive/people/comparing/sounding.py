"""Foreign names by sound: every word must sound the same; names are not generated, only compared."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from archive.people.comparing.aligning import distance, word_distance
from archive.people.comparing.givennames import one_given_name, other_given_names
from archive.people.comparing.named import Named
from archive.people.comparing.verdict import Comparison
from archive.people.comparing.wording import Pairing, pairings
from archive.people.scripts.phones import sounds

__all__ = ["sounding"]

# What the sound can be worth at most, by the scripts: Han characters and Arabic letters leave too much open.
_MOST: Final = {
    frozenset(("Cyrl", "Latn")): 0.96,
    frozenset(("Hang", "Latn")): 0.95,
    frozenset(("Kana", "Latn")): 0.95,
    frozenset(("Cyrl", "Hang")): 0.95,
    frozenset(("Cyrl", "Kana")): 0.95,
    frozenset(("Hang", "Kana")): 0.95,
    frozenset(("Hang",)): 0.96,
}
_VOWELS: Final = re.compile("[aeiouA@yáíú]+")
_OTHER: Final = 0.93
_CERTAIN: Final = 0.95
_ONE_LANGUAGE: Final = 0.84
_EXACT: Final = 0.1
_ALIKE: Final = 0.35
_LOOSE: Final = 0.6
_EXACT_SURNAME: Final = 0.9
_ALIKE_SURNAME: Final = 0.86
_NEAR: Final = 0.12
_FEWEST: Final = 6
"""Consonants that a name must have for its sound to be certain."""


def sounding(a: Named, b: Named) -> Iterator[Comparison]:
    """The suggestion that both names sound the same."""
    scripts = frozenset((a.script, b.script))
    most = _MOST.get(scripts, _OTHER)
    if len(scripts) == 1 and a.language.split("-")[0] == b.language.split("-")[0] and a.script != "Hang":
        most = _ONE_LANGUAGE
    if len(a.units) == len(b.units) == 1 or (len(a.units) == 1) != (len(b.units) == 1):
        yield from _whole(a, b, scripts)
        return
    if len(scripts) == 2 and len(a.units) != len(b.units) and max(len(a.units), len(b.units)) <= 4:
        yield from _short(a, b, scripts)
    for pairing in pairings(a, b):
        found = _far(pairing, a, b, scripts)
        if found is not None:
            # Names that sound nearly the same are two, where a list has both and does not join them.
            apart = found[0] > _EXACT and any(other_given_names(*pair) for pair in pairing.pairs)
            yield _verdict(pairing, found, min(most, _ONE_LANGUAGE) if apart else most, a, scripts)
        if len(scripts) == 2:
            yield from _listed(pairing, most, a, b, scripts)


def _listed(
    pairing: Pairing, most: float, a: Named, b: Named, scripts: frozenset[str]
) -> Iterator[Comparison]:
    """The verdict on the other words, where a list says that given names are one (Michael, Майкъл)."""
    given = [pair for pair in pairing.pairs if one_given_name(*pair)][: len(pairing.pairs) - 1]
    others = tuple(pair for pair in pairing.pairs if pair not in given)
    if not given or not others:
        return
    found = _far(replace(pairing, pairs=others), a, b, scripts)
    if found is None:
        return
    worst, ratio = found
    consonants = _consonants(others, a.language)
    open_script = not scripts.isdisjoint(("Arab", "Hani"))
    says = " and ".join(f"{one} and {two} are one given name" for one, two in given)
    if worst <= _EXACT and not open_script:
        least = min(_syllables(one, a.language, two, b.language) for one, two in others)
        long = least > 1 and consonants > 1 and most >= _CERTAIN
        yield pairing.verdict(most if long else _EXACT_SURNAME, f"{says}, and the rest sounds the same")
    elif worst <= (_EXACT if open_script else _ALIKE) and ratio <= _NEAR and consonants > 2:
        agree = all(_same_consonants(one, a.language, two, b.language, scripts) for one, two in others)
        confidence = _ALIKE_SURNAME if agree else 0.0
        yield pairing.verdict(confidence, f"{says}, and the rest sounds nearly the same")


def _far(pairing: Pairing, a: Named, b: Named, scripts: frozenset[str]) -> tuple[float, float] | None:
    """The distance of the farthest pair and that for its length; ``None`` where a pair is too far."""
    worst = ratio = 0.0
    for one, two in pairing.pairs:
        far = word_distance(one, a.language, two, b.language, scripts)
        if far > 1.2:
            return None
        size = max(len(next(iter(sounds(one, a.language)), "")), 1)
        worst, ratio = max(worst, far), max(ratio, far / size)
    return worst, ratio


def _verdict(
    pairing: Pairing, found: tuple[float, float], most: float, a: Named, scripts: frozenset[str]
) -> Comparison:
    worst, ratio = found
    consonants = _consonants(pairing.pairs, a.language)
    open_script = not scripts.isdisjoint(("Arab", "Hani"))
    if consonants < 5 or (open_script and (consonants < 6 or pairing.most < 0.93)):
        most = min(most, _ONE_LANGUAGE)
    if pairing.most < _CERTAIN and consonants < 6:
        most = min(most, _ONE_LANGUAGE)
    if worst <= _EXACT:
        confidence = most if consonants >= _FEWEST else min(most, 0.9)
        return pairing.verdict(confidence, "every word sounds the same")
    if worst <= _ALIKE and consonants >= 4 and ratio <= _NEAR:
        return pairing.verdict(min(most, 0.9), "every word sounds nearly the same")
    if not open_script and worst <= _LOOSE and ratio <= 0.1 and consonants >= 5:
        return pairing.verdict(min(most, 0.86), "every word sounds alike")
    return pairing.verdict(max(0.0, round(0.8 - worst / 2, 2)), "the words sound alike in part")


def _consonants(pairs: tuple[tuple[str, str], ...], language: str) -> int:
    return sum(
        sound not in "aeiouA@jwháíú" for one, _ in pairs for sound in next(iter(sounds(one, language)), "")
    )


@lru_cache(maxsize=65536)
def _syllables(one: str, language: str, two: str, other: str) -> int:
    """Syllables of a word in two scripts, by the reading that has the fewest."""
    return min(len(_VOWELS.findall(said)) for said in (*sounds(one, language), *sounds(two, other)))


@lru_cache(maxsize=65536)
def _same_consonants(one: str, language: str, two: str, other: str, scripts: frozenset[str]) -> bool:
    """True where two words have readings that differ in vowels alone."""
    first = {_VOWELS.sub("", said) for said in sounds(one, language)}
    second = {_VOWELS.sub("", said) for said in sounds(two, other)}
    return any(distance(said, heard, scripts) <= _EXACT for said in first for heard in second)


def _short(a: Named, b: Named, scripts: frozenset[str]) -> Iterator[Comparison]:
    """Names of short words, which scripts break at other places (パク・ウォンスン, Пак Вон Сун)."""
    one, two = "".join(a.units), "".join(b.units)
    if max(len(one), len(two)) > 20 or "Hani" in scripts or "Arab" in scripts:
        return
    size = len(next(iter(sounds(one, a.language)), ""))
    far = word_distance(one, a.language, two, b.language, scripts, True)
    if size > 6 and far <= 0.5:
        yield Comparison(0.88 if far <= 0.25 else 0.8, "the whole name sounds the same", (a.name, b.name))


def _whole(a: Named, b: Named, scripts: frozenset[str]) -> Iterator[Comparison]:
    """One of them is written without breaks: compared as one word."""
    one, two = "".join(a.units), "".join(b.units)
    if min(len(a.units), len(b.units)) == 1 and max(len(a.units), len(b.units)) > 4:
        return
    far = word_distance(one, a.language, two, b.language, scripts)
    size = len(next(iter(sounds(one, a.language)), ""))
    if far > 0.6 or size < 5:
        return
    confidence = 0.9 if far <= _EXACT and size > 6 else 0.86 if far <= _ALIKE and far / size <= 0.05 else 0.8
    if (a.eastern or b.eastern) and (confidence < 0.9 or "Hani" in scripts or "Arab" in scripts):
        confidence = 0.8
    if len(a.units) == len(b.units) == 1 and size < 7:
        confidence = min(confidence, 0.86)
    if a.script == b.script:
        confidence = min(confidence, 0.84)
    yield Comparison(confidence, "the whole name sounds the same", (a.name, b.name))
