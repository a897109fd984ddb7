"""Datelines: the place and day of writing, and the agency, at the beginning of a report."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from archive.sources.forms import compiled
from archive.sources.profile import Profile
from archive.sources.tables import table

__all__ = ["Dateline", "find_dateline"]

_REACH: Final = 110
"""Characters of a paragraph in which a dateline stands."""

# Text of each kind. All are short, so that no input makes a search long.
_ENDS: Final = r"\n()（）【】\[\]［］〔〕/／=＝–—:;!?。"
_WORDS: Final = rf"[^\W\d_][^{_ENDS}\d]{{0,48}}?"
_PLACES: Final = {
    "place": _WORDS,
    "town": r"[^\W\d_]{1,10}?",
    "date": rf"[^{_ENDS},，、]{{0,28}}?\d[^{_ENDS},，、]{{0,28}}?(?:,\s?\d{{4}})?",
    "day": r"(?:\d{2,4}\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]|\d{1,2}\s?日",
    "agency": _WORDS,
    "writer": rf"[^{_ENDS}\d]{{2,24}}?",
    "dash": r"(?:--|—|–|[-−](?=\s|$))",
}
_MONTH_OR_NUMBERS: Final = re.compile(r"[^\W\d_]{2,}|[月월]|\d{1,2}[./-]\d{1,2}")
# Signs without which there is no dateline; most paragraphs have none of them.
_SIGNS: Final = re.compile(r"[=＝(（［\[【〔]|--|[—–电電讯訊]|[\s\d][-−](?:\s|$)|/\.|\. [^\W\d_]{2,8}\.")
_BULLETS: Final = re.compile(r"[\s*■□◆◇○●▲△▶]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What a dateline says; ``date_text`` is left to be read by who knows the language.

    ``start`` and ``end`` count code points of the paragraph, signs that part the dateline from the
    text included.
    """

    place: str | None
    date_text: str | None
    agency: str | None
    verbatim: str
    start: int
    end: int


def find_dateline(text: str, profile: Profile) -> Dateline | None:
    """The dateline at the beginning of a paragraph, by the forms of the source and the common ones."""
    head = text[:_REACH]
    if not profile.datelines and not _SIGNS.search(head):
        return None
    bullets = _BULLETS.match(head)
    start = bullets.end() if bullets else 0
    for pattern, is_bare in _patterns(profile.datelines, profile.names):
        match = pattern.match(head, start)
        if match and _is_right(match, is_bare):
            parts = match.groupdict()
            return Dateline(
                place=_trimmed(parts.get("place") or parts.get("town")),
                date_text=_trimmed(parts.get("date") or parts.get("day")),
                agency=_trimmed(parts.get("agency") or parts.get("known")),
                verbatim=match.group().strip(),
                start=match.start(),
                end=match.start() + len(match.group().rstrip()),
            )
    return None


def _is_right(match: re.Match[str], is_bare: bool) -> bool:
    """Whether what a form took is a place and a date, and no beginning of a sentence."""
    parts = match.groupdict()
    place, date, agency = parts.get("place"), parts.get("date"), parts.get("agency")
    if date is not None and not _MONTH_OR_NUMBERS.search(date):
        return False
    if place is None:
        return not is_bare or len(re.findall(r"\d+", date or "")) > 2
    if len(place) < 2 or place[0].islower() or _first_word(place) in table("datelines")["weekdays"]:
        return False
    if not is_bare:
        return True
    if date is None:
        return agency in _agencies() or (place.isupper() and " " not in (agency or " "))
    has_capitals = place.lower() != place.upper()
    return not has_capitals or (_begins_as_date(date) and (place.isupper() or "," in match.group()))


def _first_word(text: str) -> str:
    return re.split(r"\W", text.casefold(), maxsplit=1)[0]


def _begins_as_date(date: str) -> bool:
    """A few words, the first one or two of them a number and a month, in either order."""
    words = date.replace(".", " ").casefold().split()
    months = tuple(table("datelines")["months"])
    first = words[:3] if "de" in words else words[:2]
    return (
        len(words) <= 6
        and any(word[0].isdigit() for word in first)
        and any(word.startswith(months) for word in first)
    )


def _trimmed(text: str | None) -> str | None:
    return text.strip(" \u3000,") or None if text else None


@cache
def _agencies() -> frozenset[str]:
    return frozenset(table("datelines")["agencies"])


@cache
def _patterns(own: tuple[str, ...], names: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Every form, those of the source first; and whether it is a bare one."""
    known = sorted({*_agencies(), *names}, key=len, reverse=True)
    places = {**_PLACES, "known": "|".join(map(re.escape, known))}
    forms = [(form, False) for form in (*own, *table("datelines")["forms"])]
    forms += [(form, True) for form in table("datelines")["bare"]]
    return tuple((compiled(form, places), is_bare) for form, is_bare in forms)
