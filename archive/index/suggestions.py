"""Spellings that are near a word which the archive does not have."""

from archive import languages
from archive.index.engines.protocol import Engine
from archive.index.spelling import distance, near

__all__ = ["suggest"]


def suggest(engine: Engine, word: str, *, limit: int) -> tuple[str, ...]:
    """Words of the archive at most two edits from ``word`` (one where it is short), the nearest first.

    Of equally near words those that more articles have come first, then those that begin alike.
    """
    folded = languages.fold(word)
    allowed = 1 if len(folded) < 5 else 2
    if len(folded) < 2:
        return ()
    found = {
        term: (distance(folded, term, allowed), -engine.frequency("exact", term), term[0] != folded[0], term)
        for term in near(folded, engine.vocabulary("exact"), distance=allowed)
    }
    found.pop(folded, None)
    return tuple(sorted(found, key=found.__getitem__)[:limit])
