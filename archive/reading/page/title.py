"""The title of a page among the candidates, without the name of the site."""

import re
from collections.abc import Sequence
from typing import Final

from archive.reading.draft import Candidate

__all__ = ["best_title"]

_SEPARATOR: Final = re.compile(r"\s+(?:[|–—·•»›:]+|-{1,2}|::)\s+|\s*\|\s*")


def best_title(candidates: Sequence[Candidate]) -> str | None:
    """The best-ranked title; the name of the site at its end or beginning is cut off.

    ``candidates`` are in the order of rank.
    """
    titles = [candidate.value for candidate in candidates if candidate.field == "title"]
    if not titles:
        return None
    sites = {candidate.value.casefold() for candidate in candidates if candidate.field == "source"}
    return _bare(titles[0], {title.casefold() for title in titles[1:]}, sites)


def _bare(title: str, others: set[str], sites: set[str]) -> str:
    """``title`` without a first or last part that names the site or that other titles lack."""
    for match in reversed(list(_SEPARATOR.finditer(title))):
        before, after = title[: match.start()], title[match.end() :]
        if before and (after.casefold() in sites or before.casefold() in others):
            return before
    for match in _SEPARATOR.finditer(title):
        before, after = title[: match.start()], title[match.end() :]
        if after and (before.casefold() in sites or after.casefold() in others):
            return after
    return title
