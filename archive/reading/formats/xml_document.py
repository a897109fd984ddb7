"""XML of any kind that has no format of its own: its texts in order, one article a file."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from archive.errors import DocumentError
from archive.reading.clean import clean, collapse
from archive.reading.content import Content, Limits
from archive.reading.draft import Block, Candidate, Draft, Record, Unreadable
from archive.reading.encoding import decode
from archive.reading.formats import Parse, Split
from archive.reading.records import charset_of, head_text, whole_file

__all__ = ["MEDIA_TYPES", "PRECEDENCE", "declared_encoding", "parse", "recognises", "split"]

PRECEDENCE: Final = 40
MEDIA_TYPES: Final = ("application/xml",)

_START: Final = re.compile(r"\s*<\?xml[\s?]|\s*<!DOCTYPE\s+(?!html)\w+", re.IGNORECASE)
_DECLARATION: Final = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_TITLES: Final = frozenset({"headline", "hl1", "title"})
_ADDRESS: Final = re.compile(r"\S*(?:://|@)\S*")
_TAG: Final = re.compile(r"<[/!]?\w[^<>]*>")


def recognises(head: bytes) -> bool:
    """An XML declaration or a document type; a page has been recognised before."""
    return _START.match(head_text(head[:1024])) is not None


def split(content: Content, limits: Limits, _inner: Split) -> Iterator[Record | Unreadable]:
    return whole_file(content, limits, "application/xml")


def parse(record: Record, _inner: Parse) -> Draft:
    """A draft of the texts of all elements; the first one named ``title`` is the title."""
    declared = charset_of(record.media_type) or declared_encoding(record.data)
    decoded = decode(record.data, record.name, declared=declared)
    blocks: list[Block] = []
    title = None
    for name, text in _texts(_root(clean(decoded.text), record.name)):
        if title is None and name in _TITLES:
            title = text
        else:
            blocks.append(Block(text=text))
    if title is not None:
        blocks.insert(0, Block(text=title, hint="title"))
    if not blocks:
        raise DocumentError(record.name, "there is no text in the XML")
    candidates = (Candidate(field="title", value=title, place="title"),) if title else ()
    return Draft(
        media_type=record.media_type,
        blocks=tuple(blocks),
        candidates=candidates,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration names."""
    match = _DECLARATION.search(data[:1024])
    return match.group(1).decode("ascii", "replace") if match else None


def _root(text: str, name: str) -> Any:
    """The root element. No entity is expanded, nothing is fetched. Raises :class:`DocumentError`."""
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise DocumentError(name, f"it is not valid XML: {error}") from error
    if root is None:
        raise DocumentError(name, "it is not valid XML")
    return root


def _texts(root: Any) -> Iterator[tuple[str, str]]:
    """Names and texts of the elements that have text of their own, each with all that is inside it."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        own = [element.text, *(child.tail for child in element)]
        if any(part and part.strip() for part in own):
            text = _plain("".join(element.itertext()))
            if any(map(str.isalpha, text)) and not _ADDRESS.fullmatch(text):
                yield str(element.tag).rpartition("}")[2].casefold(), text
        else:
            waiting.extend(reversed([child for child in element if isinstance(child.tag, str)]))


def _plain(text: str) -> str:
    """Feeds put pages into an element, with their tags."""
    return collapse(unescape(_TAG.sub(" ", text)) if _TAG.search(text) else text)
