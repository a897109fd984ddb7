"""Titles of pages without the name of the site that stands before or behind them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from archive.reading.draft import Candidate

__all__ = ["without_site"]

_SEPARATOR: Final = re.compile(r" (?:[|–—·•»›:]|--?|::) | ?[|_] ?")


def without_site(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates as they are, titles without the part that names the site.

    A part names the site where another candidate says so, or where another title is the rest.
    """
    everything = tuple(candidates)
    titles = {candidate.value.casefold() for candidate in everything if candidate.field == "title"}
    sites = {candidate.value.casefold() for candidate in everything if candidate.field == "source"}
    return tuple(
        replace(candidate, value=_bare(candidate.value, titles, sites))
        if candidate.field == "title"
        else candidate
        for candidate in everything
    )


def _bare(title: str, titles: set[str], sites: set[str]) -> str:
    for match in reversed(list(_SEPARATOR.finditer(title))):
        before, after = title[: match.start()], title[match.end() :]
        if before and (after.casefold() in sites or before.casefold() in titles):
            return before
    for match in _SEPARATOR.finditer(title):
        before, after = title[: match.start()], title[match.end() :]
        if after and (before.casefold() in sites or after.casefold() in titles):
            return after
    return title
