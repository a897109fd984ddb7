"""Korean names: the same Hangul, by spelling, by reading of Han characters, by sound."""

from collections.abc import Iterator
from typing import Final

from archive.people.comparing.aligning import word_distance
from archive.people.comparing.named import Named
from archive.people.comparing.verdict import Comparison
from archive.people.finding.eastern.surnames import split_eastern
from archive.people.scripts.hanja import hangul_of, softened
from archive.people.scripts.japanese import katakana
from archive.people.scripts.spellings import Reading, read

__all__ = ["korean"]

SYSTEMS: Final = {
    "dprk": "DPRK romanisation",
    "mr": "McCune-Reischauer",
    "rr": "Revised Romanization",
    "personal": "a usual spelling of the syllables",
    "kontsevich": "Kontsevich",
    "traditional": "the spelling of the Cyrillic press",
}


def korean(a: Named, b: Named) -> Iterator[Comparison]:
    """Ways in which both can be one Korean name."""
    for one, two in ((a, b), (b, a)):
        if one.eastern and two.script in ("Latn", "Cyrl"):
            yield from _spelled(one, two)
        elif one.eastern and two.script in ("Kana", "Arab"):
            yield from _sounding(one, two)
    if a.eastern and b.eastern:
        yield from _hangul(a, b)


def _readings(name: Named) -> tuple[str, ...]:
    """Hangul of a name in Hangul or Han characters."""
    whole = name.words[0]
    if name.script == "Hang":
        return (whole,) if len(whole) <= 4 else ()
    return hangul_of(whole)


def _how(name: Named) -> str:
    return "" if name.script == "Hang" else "Han characters read in Korean, "


def _hangul(a: Named, b: Named) -> Iterator[Comparison]:
    for one in _readings(a):
        for two in _readings(b):
            if softened(one) != softened(two):
                continue
            if a.script == b.script:
                if a.script == "Hang":
                    yield Comparison(0.99, "the same name in northern and southern spelling", (one, two))
                continue
            confidence = 0.97 if len(one) > 2 else 0.9
            yield Comparison(
                confidence, "Han characters read in Korean are the Hangul", (a.name, one, b.name)
            )


def _orders(name: Named) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Folded words with the surname first: as they are, and with the last word first."""
    yield name.words, False
    if len(name.words) > 1:
        yield (name.words[-1], *name.words[:-1]), True


def _spelled(eastern: Named, other: Named) -> Iterator[Comparison]:
    if not 2 <= len(other.words) <= 5 or len("".join(other.words)) > 24:
        return
    for hangul in _readings(eastern):
        surname = len(split_eastern(hangul)[0])
        for words, turned in _orders(other):
            found = read(hangul, words, other.script, surname=surname)
            if found is None:
                continue
            confidence = _certainty(found, len(hangul) - surname)
            if turned:
                confidence = min(confidence, 0.9)
            if found.system in ("personal", "traditional"):
                confidence = min(confidence, 0.96)
            reason = f"{_how(eastern)}same Hangul by {SYSTEMS[found.system]}"
            if found.share < 0.9:
                reason += ", which other names share"
            yield Comparison(confidence, reason, (eastern.name, hangul, " ".join(words)))


def _certainty(found: Reading, given: int) -> float:
    """How sure a spelling is, by the share of its syllables and by how many the given name has."""
    if found.share >= 0.9:
        return 0.97 if given > 1 else 0.9
    if found.least >= 0.5:
        return 0.9 if given > 1 else 0.8
    return 0.8 if found.share >= 0.15 else 0.7


def _sounding(eastern: Named, other: Named) -> Iterator[Comparison]:
    """In kana and in Arabic letters there is no one system: a sound alike is a suggestion."""
    for hangul in _readings(eastern):
        if len(hangul) < 3:
            continue
        surname = len(split_eastern(hangul)[0])
        far = (
            min(_kana_far(one, other, surname) for one in dict.fromkeys((hangul, softened(hangul))))
            if (other.script == "Kana")
            else _arabic_far(hangul, other)
        )
        if far <= 0.5:
            reason = f"{_how(eastern)}sounds like the Hangul"
            yield Comparison(0.92 if far <= 0.1 else 0.87, reason, (eastern.name, hangul, other.name))


def _kana_far(hangul: str, other: Named, surname: int) -> float:
    """How far the katakana of the Hangul are from those of the form, kana by kana."""
    expected = katakana(hangul, surname=surname).replace("・", "")
    return word_distance(expected, "ja", "".join(other.units), "ja", frozenset(), False)


def _arabic_far(hangul: str, other: Named) -> float:
    """How far the words in Arabic letters are from the syllables; only where there is one for each."""
    if len(other.words) != len(hangul):
        return 9.0
    scripts = frozenset(("Hang", "Arab"))
    far = [
        word_distance(char, "ko", word, other.language, scripts, True)
        for char, word in zip(hangul, other.words, strict=True)
    ]
    return sum(far) if max(far) <= 0.3 else 9.0
