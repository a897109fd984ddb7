"""The parts of an article: which blocks are title, byline, dateline, rights line, and which its body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.dates import find as find_dates
from archive.dates import parse as parse_date
from archive.reading import Block, Candidate, Draft, paragraphs
from archive.sources import (
    Byline,
    Dateline,
    Profile,
    Rights,
    Supplied,
    find_byline,
    find_dateline,
    find_rights,
    strip_end_marks,
)

__all__ = ["Layout", "blocks_of", "layout"]

DATE_LINE_LENGTH = 60
"""Longest line, in characters, that may be a date and little else: a weekday, a time, "published"."""

DATE_LINE_REACH = 4
"""How many lines from the top or the bottom a date line stands."""

DATE_LINE_SHARE = 0.5
"""How much of a date line, in letters and digits, the date itself is at least."""

_NO_BODY = frozenset({"byline", "date", "rights"})
_NO_DATE_LINES = frozenset({"title", "subtitle", "heading"})
_SENTENCE = re.compile(r"[。！？!?]")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """An article's parts. The body keeps its dateline; byline, rights line and date line are out of it."""

    title: str
    title_evidence: str
    subtitle: str | None
    body: tuple[str, ...]
    byline: Byline | None
    dateline: Dateline | None
    rights: Rights | None
    date_line: str | None


def blocks_of(draft: Draft, supplied: Supplied) -> tuple[Block, ...]:
    """The draft's blocks; a supplied text is laid out first."""
    if not supplied.text:
        return draft.blocks
    return tuple(Block(text=text) for text in paragraphs(supplied.text))


def layout(
    blocks: Sequence[Block],
    candidates: Sequence[Candidate],
    supplied: Supplied,
    profile: Profile,
    language: str,
) -> Layout:
    """Tell the parts of an article apart."""
    title, title_evidence, used = _title(blocks, candidates, supplied)
    subtitle = next((index for index, block in enumerate(blocks) if block.hint == "subtitle"), None)
    rights = find_rights(blocks, profile)
    byline = find_byline(blocks, profile)
    date_line, date_text = _date_line(blocks, language)
    taken = {used, subtitle, rights and rights.index, byline and byline.index, date_line}
    body = tuple(
        block.text
        for index, block in enumerate(blocks)
        if index not in taken and block.hint not in _NO_BODY and block.text.strip()
    )
    body = strip_end_marks(body, profile)
    if body and used is None and _same(body[0], title):
        body = body[1:]
    return Layout(
        title=title,
        title_evidence=title_evidence,
        subtitle=supplied.subtitle
        or (blocks[subtitle].text if subtitle is not None else None)
        or next((item.value for item in candidates if item.field == "subtitle"), None),
        body=body,
        byline=byline,
        dateline=find_dateline(body[0], profile) if body else None,
        rights=rights,
        date_line=date_text,
    )


def _title(
    blocks: Sequence[Block], candidates: Sequence[Candidate], supplied: Supplied
) -> tuple[str, str, int | None]:
    """The title, where it stood, and the index of its block."""
    place = next((index for index, block in enumerate(blocks) if block.hint == "title"), None)
    if supplied.title:
        return supplied.title, "field title", None
    named = next((item for item in candidates if item.field == "title" and item.value.strip()), None)
    if named:
        return named.value.strip(), named.place, place
    if place is not None:
        return blocks[place].text, "first line", place
    return "", "there is none", None


def _date_line(blocks: Sequence[Block], language: str) -> tuple[int | None, str | None]:
    """The block that is a date and little else, and its date: near an end, or where the markup says so."""
    for index, block in enumerate(blocks):
        marked = block.hint in {"date", "dateline"}
        near = index < DATE_LINE_REACH or index >= len(blocks) - DATE_LINE_REACH
        if not (marked or near) or len(block.text) > DATE_LINE_LENGTH or block.hint in _NO_DATE_LINES:
            continue
        date = parse_date(block.text, language=language)
        if date and (marked or (not date.missing_year and _is_mostly_date(block.text, language))):
            return index, block.text
        if marked and (found := find_dates(block.text, language)):
            return index, found[0].verbatim
    return None, None


def _is_mostly_date(text: str, language: str) -> bool:
    """Whether the dates in a line outweigh its other words, and it is no sentence."""
    if _SENTENCE.search(text):
        return False
    text = _CLOCK.sub("", text)
    dated = sum(_weight(mention.verbatim) for mention in find_dates(text, language))
    return dated >= DATE_LINE_SHARE * _weight(text)


def _weight(text: str) -> int:
    return sum(map(str.isalnum, text))


def _same(left: str, right: str) -> bool:
    return " ".join(left.split()).casefold() == " ".join(right.split()).casefold() != ""
