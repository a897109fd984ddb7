"""Parts of a page that its markup sets apart: bylines, dates, datelines, subtitles, the rights line.

The elements are gone through once; the few whose attributes mean something are read with
BeautifulSoup, which forgives what is broken inside them.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from archive.reading.clean import clean, collapse
from archive.reading.draft import Candidate, Hint
from archive.reading.page.places import found, table
from archive.reading.page.tree import Element, markup
from archive.reading.paragraphs import ends_sentence

__all__ = ["Marked", "dated_line", "marked_parts"]

_MOST: Final = 40
"""Parts read, in the order of the page."""

_LONGEST: Final = 400
"""Characters; a longer part is more than a byline or a date."""

_DATED: Final = 80
"""Characters of a line that may be a date with the words beside it."""

_NEAR: Final = 60
"""Texts below the heading, among which such a line is looked for."""

# Four digits that can be a year, in any numerals, and others before or after them.
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d).*\d|\d.*(?<!\d)\d{4}(?!\d)", re.DOTALL)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STATED: Final = ("content", "datetime")
_PROPERTIES: Final[dict[str, Hint | None]] = {
    "author": "byline",
    "datepublished": "date",
    "datecreated": "date",
    "datemodified": None,
    "headline": None,
    "alternativeheadline": "subtitle",
    "articlesection": None,
    "keywords": None,
    "inlanguage": None,
}
_SIGNS: Final = (("©", "opyright"), ("ⓒ", "OPYRIGHT", "版权", "저작권"))
"""The common ones first: to look for all of them takes three times as long."""

_TEXTS: Final = "//body//*[not(self::script or self::style or self::noscript)]/text()[{}]"
_RIGHTS: Final = tuple(
    _TEXTS.format(" or ".join(f"contains(., '{sign}')" for sign in signs)) for signs in _SIGNS
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One part: what it is, what it says, and the candidates that its attributes give."""

    hint: Hint | None
    text: str
    candidates: tuple[Candidate, ...]


def marked_parts(root: Element) -> list[Marked]:
    """The parts in the order of the page; lines with a rights sign come last."""
    from bs4 import BeautifulSoup

    chosen: list[tuple[Hint | None, str, Element]] = []
    for element in root.xpath("//body//*[@class or @id or @itemprop or @rel or self::time]"):
        mark = _mark(element)
        if mark is not None and _is_short(element) and not _is_apart(element):
            chosen.append((*mark, element))
            if len(chosen) == _MOST:
                break
    page = BeautifulSoup(markup(element for _, _, element in chosen), "lxml")
    outside = page.body.div if page.body else None
    tags = outside.find_all(True, recursive=False) if outside else []
    parts: list[Marked] = []
    for (hint, place, _), tag in zip(chosen, tags, strict=False):
        text = collapse(clean(tag.get_text(" ")))
        stated = [str(tag[name]) for name in _STATED if tag.get(name)]
        if hint == "date":
            # What is printed is a date line; only attributes are for machines.
            text = text if any(map(str.isdecimal, text)) else ""
        else:
            stated.append(text)
        candidates = [candidate for value in stated for candidate in found(place, value)]
        parts.append(Marked(hint=hint, text=text, candidates=tuple(candidates)))
    return parts + _rights(root)


def dated_line(root: Element) -> str | None:
    """For pages that mark no date: a short line close below the heading with a year and more digits."""
    headings = root.xpath("(//body//h1 | //body//h2)[1]")
    texts = (
        headings[0].xpath("following::text()[normalize-space()]")
        if headings
        else root.xpath("//body//text()")
    )
    for text in texts[:_NEAR]:
        around = text.getparent()
        if around.tag in ("script", "style", "noscript") or _is_apart(around):
            continue
        line = collapse(clean(text))
        if len(line) > _LONGEST:
            # The article has begun.
            return None
        if len(line) <= _DATED and _YEAR.search(line) and not ends_sentence(line):
            return line
    return None


def _mark(element: Element) -> tuple[Hint | None, str] | None:
    """What the attributes say the element is, and the place of its candidates."""
    get = element.get
    name = (get("itemprop") or "").casefold().partition(" ")[0]
    if name in _PROPERTIES and element.tag != "meta":
        return _PROPERTIES[name], f"itemprop {name}"
    if element.tag == "time":
        return "date", "time"
    if get("rel") == "author":
        return "byline", "link author"
    value = f"{get('class') or ''} {get('id') or ''}"
    return _meaning(value) if len(value) > 1 else None


@lru_cache(maxsize=4096)
def _meaning(value: str) -> tuple[Hint, str] | None:
    """What the words of class and id mean; the same few values come again and again."""
    squeezed = value.lower().replace("-", "").replace("_", "")
    if not any(word in squeezed for word in _shortest()):
        return None
    found = [word.lower() for word in _WORD.findall(value)]
    # "by-line" and "pub-date" are one word in another spelling.
    words = {*found, *(left + right for left, right in pairwise(found))}
    for mark in ("dateline", "byline", "subtitle"):
        if words & _marks()[mark]:
            return mark, f"marked {mark}"
    return ("date", "marked date") if words & _marks()["date"] and not words & _marks()["undated"] else None


@cache
def _shortest() -> tuple[str, ...]:
    """The words of all marks without those that another one is a part of; most values have none of them."""
    words = {word for words in _marks().values() for word in words}
    return tuple(word for word in words if not any(other in word for other in words - {word}))


@cache
def _marks() -> dict[str, frozenset[str]]:
    return {mark: frozenset(words) for mark, words in table()["marks"].items()}


def _is_short(element: Element) -> bool:
    size = 0
    for text in element.itertext():
        size += len(text)
        if size > 2 * _LONGEST:
            return False
    return True


def _is_apart(element: Element) -> bool:
    """Whether the element is in a part of the page that is about something else."""
    apart = table()["apart"]
    for outer in (element, *element.iterancestors()):
        if outer.tag in apart["tags"]:
            return True
        words = _WORD.findall(f"{outer.get('class') or ''} {outer.get('id') or ''}")
        # The body's own classes describe the whole page.
        if outer.tag not in ("body", "html") and any(word.lower() in apart["words"] for word in words):
            return True
    return False


def _rights(root: Element) -> list[Marked]:
    """Lines with a rights sign, those with a year first, the last of the page before the others."""
    lines: list[str] = []
    for text in (root.xpath(_RIGHTS[0]) or root.xpath(_RIGHTS[1]))[-10:]:
        around = text.getparent()
        lines.append(collapse(clean("".join(around.itertext()) if _is_short(around) else text)))
    lines = [
        line
        for line in dict.fromkeys(reversed(lines))
        if len(line) <= _LONGEST and any(map(str.isalpha, line))
    ]
    lines.sort(key=lambda line: not re.search(r"[12]\d{3}", line))
    return [Marked(hint="rights", text=line, candidates=tuple(found("text", line))) for line in lines[:3]]
