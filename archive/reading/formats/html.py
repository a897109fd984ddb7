"""HTML and XHTML pages: one article a page."""

import re
from collections.abc import Iterator
from typing import Final

from archive.errors import DocumentError
from archive.reading.content import Content, Limits
from archive.reading.draft import Block, Draft, Record, Unreadable
from archive.reading.encoding import decode
from archive.reading.formats import Parse, Split
from archive.reading.page.body import body_blocks
from archive.reading.page.head import head_candidates
from archive.reading.page.marked import Marked, dated_line, marked_parts
from archive.reading.page.places import found, ranked
from archive.reading.page.title import without_site
from archive.reading.page.tree import parsed
from archive.reading.records import charset_of, head_text, whole_file

__all__ = ["MEDIA_TYPES", "PRECEDENCE", "parse", "recognises", "split"]

PRECEDENCE: Final = 30
MEDIA_TYPES: Final = ("application/xhtml+xml", "text/html")

# What a page begins with, after white space, comments and declarations.
_SKIPPED: Final = re.compile(r"(?:\s+|<!--(?:(?!-->).)*-->|<\?(?:(?!\?>).)*\?>)*", re.DOTALL)
_START: Final = re.compile(
    r"<(?:!doctype\s+html|(?:a|article|b|body|br|div|font|h1|h2|head|html|iframe|main|meta|p|script|section|style"
    r"|table|title)[\s>/])",
    re.IGNORECASE,
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION: Final = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_LONGEST_PART: Final = 300
"""Characters of a byline or the like; a longer part is a box with other things in it."""

_DECLARED_IN: Final = 4096
"""Bytes in which a charset is looked for; the HTML standard says 1,024, pages say otherwise."""


def recognises(head: bytes) -> bool:
    text = head_text(head[:_DECLARED_IN])
    skipped = _SKIPPED.match(text)
    return _START.match(text, skipped.end() if skipped else 0) is not None


def split(content: Content, limits: Limits, _inner: Split) -> Iterator[Record | Unreadable]:
    return whole_file(content, limits, "text/html")


def parse(record: Record, _inner: Parse) -> Draft:
    """A draft of title, marked parts, paragraphs and rights line, with every candidate of metadata."""
    declared = charset_of(record.media_type) or _declared(record.data)
    decoded = decode(record.data, record.name, declared=declared)
    # Other controls do no harm to the parser; each text is cleaned when it is taken out.
    root = parsed(decoded.text.replace("\0", ""))
    if root is None:
        raise DocumentError(record.name, "there is nothing in the page")
    candidates = head_candidates(root)
    for heading in root.iter("h1"):
        candidates += found("h1", "".join(heading.itertext()))
    marked = marked_parts(root)
    body = body_blocks(root)
    if not body:
        raise DocumentError(record.name, "no article text found")
    candidates += [candidate for part in marked for candidate in part.candidates]
    dated = any(candidate.field == "date" for candidate in candidates) or any(
        part.hint == "date" for part in marked
    )
    if not dated and (line := dated_line(root)):
        marked.append(Marked(hint="date", text=line, candidates=()))
    found_all = without_site(ranked(candidates))
    title = next((candidate.value for candidate in found_all if candidate.field == "title"), None)
    return Draft(
        media_type=record.media_type,
        blocks=_arranged(title, marked, body),
        candidates=found_all,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def _declared(data: bytes) -> str | None:
    head = data[:_DECLARED_IN]
    match = _DECLARATION.search(head) or _CHARSET.search(head)
    return match.group(1).decode("ascii", "replace") if match else None


def _arranged(title: str | None, marked: list[Marked], body: list[Block]) -> tuple[Block, ...]:
    """The title, one part of each kind that is marked, the text, the rights line; nothing twice."""
    parts: dict[str, Block] = {"title": Block(text=title, hint="title")} if title else {}
    for part in marked:
        if part.hint and part.text and len(part.text) <= _LONGEST_PART:
            parts.setdefault(part.hint, Block(text=part.text, hint=part.hint))
    said = {block.text.casefold() for block in parts.values()}
    rights = parts.pop("rights", None)
    text = [block for block in body if block.text.casefold() not in said]
    return (*parts.values(), *text, *([rights] if rights else []))
