"""The parts of an article: which blocks are title, byline, dateline, rights line, and which its body."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.describe.date_line import find_date_line
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

_NO_BODY = frozenset({"byline", "date", "rights"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """An article's parts. The body keeps its dateline; byline, rights line and date line are out of it.

    Where they are all that there is, they are the body.
    """

    title: str
    title_evidence: str
    subtitle: str | None
    body: tuple[str, ...]
    byline: Byline | None
    dateline: Dateline | None
    rights: Rights | None
    date_line: str | None


def blocks_of(draft: Draft, supplied: Supplied) -> tuple[Block, ...]:
    """The draft's blocks; a supplied text is laid out first.

    A plain text has no markup that could call a line a date: its words decide.
    """
    if not supplied.text:
        if not draft.media_type.startswith("text/plain"):
            return draft.blocks
        return tuple(replace(block, hint=None) if block.hint == "date" else block for block in draft.blocks)
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
    date_line = find_date_line(blocks, language)
    taken = {used, subtitle, *(part.index for part in (rights, byline, date_line) if part)}
    body = tuple(
        block.text
        for index, block in enumerate(blocks)
        if index not in taken and block.hint not in _NO_BODY and block.text.strip()
    )
    body = strip_end_marks(body, profile)
    if body and used is None and _same(body[0], title):
        body = body[1:]
    if not body and not title.strip():
        body = tuple(
            block.text for index, block in enumerate(blocks) if index != subtitle and block.text.strip()
        )
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
        date_line=date_line.text if date_line else None,
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


def _same(left: str, right: str) -> bool:
    return " ".join(left.split()).casefold() == " ".join(right.split()).casefold() != ""
