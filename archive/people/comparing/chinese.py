"""Chinese names: the same syllables of pinyin, through whichever system each form is written in."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from archive.people.comparing.named import Named
from archive.people.comparing.verdict import Comparison
from archive.people.scripts.chinese import pinyin_of, read_syllables

__all__ = ["chinese"]

_SYSTEMS: Final = {"Latn": ("pinyin", "wade-giles"), "Cyrl": ("palladius",), "Hang": ("hangul",)}
_NAMES: Final = {
    "han": "Han characters",
    "pinyin": "pinyin",
    "wade-giles": "Wade-Giles",
    "palladius": "Palladius",
    "hangul": "the Hangul transcription of Chinese",
}
# How many names of pinyin a system writes alike: Hangul has one letter for zh and j, Wade-Giles without its
# apostrophes for t and d.
_CERTAIN: Final = {"han": 0.97, "pinyin": 0.97, "palladius": 0.97, "wade-giles": 0.93, "hangul": 0.93}


def chinese(a: Named, b: Named) -> Iterator[Comparison]:
    """Ways in which both can be one Chinese name."""
    if a.script == b.script == "Hani" or (a.script == b.script != "Latn"):
        return
    first, second = _syllables(a), _syllables(b)
    for system, names in first.items():
        for other, others in second.items():
            if system == other:
                continue
            common = names & others
            if not common:
                continue
            name = min(common)
            confidence = min(_CERTAIN[system], _CERTAIN[other])
            if {system, other} == {"han", "hangul"}:
                confidence = 0.96
            if len(name) < 3:
                confidence -= 0.07
            used = " and ".join(sorted(_NAMES[one] for one in (system, other) if one != "han"))
            yield Comparison(
                round(confidence, 2),
                f"the same Chinese syllables by {used}",
                (a.name, " ".join(name), b.name),
            )


def _syllables(name: Named) -> dict[str, frozenset[tuple[str, ...]]]:
    return _of(name.script, name.words, name.eastern)


@lru_cache(maxsize=32768)
def _of(script: str, words: tuple[str, ...], eastern: bool) -> dict[str, frozenset[tuple[str, ...]]]:
    if script == "Hani":
        return {"han": frozenset(pinyin_of(words[0]))} if eastern else {}
    if script == "Hang":
        if not eastern:
            return {}
        read = read_syllables(words[0], "hangul")
        return {"hangul": frozenset(one for one in read if 2 <= len(one) <= 4)}
    if not 2 <= len(words) <= 4 or len("".join(words)) > 20:
        return {}
    found = {}
    for system in _SYSTEMS.get(script, ()):
        names: set[tuple[str, ...]] = {()}
        for word in words:
            names = {(*name, *read) for name in names for read in read_syllables(word, system)}
        kept = frozenset(name for name in names if 2 <= len(name) <= 4)
        if kept:
            found[system] = kept
    return found
