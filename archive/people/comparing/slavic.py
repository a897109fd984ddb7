"""Names of Russians, Ukrainians and Bulgarians: one system of transcription for every word."""

from collections.abc import Iterator
from functools import lru_cache

from archive.people.comparing.named import Named
from archive.people.comparing.verdict import Comparison
from archive.people.comparing.wording import pairings
from archive.people.keys import fold
from archive.people.scripts.cyrillic import SYSTEMS, candidates, latin

__all__ = ["slavic"]


def slavic(a: Named, b: Named) -> Iterator[Comparison]:
    """Ways in which one is the other by a system, or both are one Cyrillic name."""
    if {a.script, b.script} == {"Cyrl", "Latn"}:
        cyrillic, other = (a, b) if a.script == "Cyrl" else (b, a)
        yield from _by_system(cyrillic, other)
    elif a.script == b.script == "Latn" and a.language != b.language:
        yield from _through(a, b)


@lru_cache(maxsize=65536)
def _plain(unit: str) -> str:
    return fold(unit).replace("-", "")


@lru_cache(maxsize=65536)
def _written(unit: str, system: str) -> str:
    return _plain(latin(unit, system))


def _by_system(cyrillic: Named, other: Named) -> Iterator[Comparison]:
    for pairing in pairings(cyrillic, other):
        for system in SYSTEMS:
            if all(_written(one, system) == _plain(two) for one, two in pairing.pairs):
                yield pairing.verdict(0.97, f"{system} transcription of the Cyrillic")
                return
        mixed = all(
            any(_written(one, system) == _plain(two) for system in SYSTEMS) for one, two in pairing.pairs
        )
        if mixed:
            yield pairing.verdict(0.95, "each word is a transcription of the Cyrillic, in several systems")


def _through(a: Named, b: Named) -> Iterator[Comparison]:
    """Two transcriptions: the same Cyrillic can be read from both."""
    for pairing in pairings(a, b):
        for one in SYSTEMS[3:]:
            for two in SYSTEMS[3:]:
                if one != two and all(
                    _plain(first) == _plain(second)
                    or set(candidates(_plain(first), one)) & set(candidates(_plain(second), two))
                    for first, second in pairing.pairs
                ):
                    yield pairing.verdict(0.93, f"one Cyrillic name by {one} and {two} transcription")
                    return
