"""Marks that say where a report ends."""

from collections.abc import Sequence
from functools import cache

from archive.reading import ends_sentence
from archive.sources.profile import Profile
from archive.sources.tables import table

__all__ = ["strip_end_marks"]


def strip_end_marks(paragraphs: Sequence[str], profile: Profile) -> tuple[str, ...]:
    """The paragraphs without the end marks at the end of the last of them.

    A common mark that is a word counts only in a paragraph of its own or after the end of a sentence.
    """
    kept = list(paragraphs)
    marks = _marks(profile.end_marks)
    while kept and (last := kept[-1].rstrip()).endswith(marks):
        mark = next(mark for mark in marks if last.endswith(mark))
        rest = last[: -len(mark)].rstrip()
        if rest and mark[0].isalpha():
            apart = last[-len(mark) - 1].isspace()
            if not apart or (mark not in profile.end_marks and not ends_sentence(rest)):
                break
        kept[-1:] = [rest] if rest else []
    return tuple(kept)


@cache
def _marks(own: tuple[str, ...]) -> tuple[str, ...]:
    """Longer marks first, since one may end in another."""
    return tuple(sorted({*own, *table("endmarks")["marks"]}, key=len, reverse=True))
