"""The text of the article in a page, as paragraphs and headings."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from archive.reading.clean import clean, collapse
from archive.reading.draft import Block
from archive.reading.page.tree import Element
from archive.reading.paragraphs import ends_sentence

__all__ = ["body_blocks"]

# Elements that begin and end a paragraph: of the extractor's result, and of HTML.
_BLOCKS: Final = frozenset(
    {"ab", "code", "head", "item", "list", "p", "quote", "row", "table"}
    | {"article", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption", "footer", "form", "header"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "nav", "ol", "pre", "section", "td", "th"}
    | {"tr", "ul"}
)
_HEADINGS: Final = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS: Final = frozenset({"br", "lb"})
_SILENT: Final = frozenset({"noscript", "script", "style", "template", "textarea"})

_SHORTEST: Final = 100
"""Characters of the shortest text that is taken for an article."""

_FEWEST: Final = 20
"""Characters below which there is no text at all."""

_LEAST: Final = 80
"""Characters that a block must have to be taken as the text of a page that shows no article."""

_SPACE: Final = re.compile(r"\s+")
_TWO_BREAKS: Final = re.compile(r"\n\s*\n")


def body_blocks(root: Element) -> list[Block]:
    """Paragraphs and headings in order; none where the page has no text to speak of."""
    extracted = _extracted(root)
    blocks = list(_blocks(extracted)) if extracted is not None else []
    # A word or two are what is left of a page's furniture.
    return blocks if sum(len(block.text) for block in blocks) >= _FEWEST else _largest(root)


def _extracted(root: Element) -> Any:
    """The article's tree as trafilatura cuts it out, or None."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            root, include_comments=False, with_metadata=False, fast=True, config=_settings()
        )
    except RecursionError:
        return None
    return getattr(document, "body", None)


@cache
def _settings() -> Any:
    from trafilatura.settings import use_config

    # It reports on every page that it gives up; where nobody has asked for logs, they go to nobody.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    settings = use_config()
    # Below this it takes the text of the whole page; a short report is a report all the same.
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_SHORTEST)
    return settings


def _blocks(tree: Element) -> Iterator[Block]:
    """A tree, flattened: every list item and every row of a table is a paragraph."""
    for heading, text in _runs(tree):
        for line in _lines(text):
            yield Block(text=line, hint="heading" if heading else None)


def _runs(tree: Element) -> Iterator[tuple[bool, str]]:
    """The text between one block boundary and the next, and whether it is a heading."""
    from lxml import etree

    pieces: list[str] = []
    heading = False
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if tag in _BREAKS and event == "start":
            pieces.append("\n")
        elif tag == "cell":
            pieces.append(" ")
        elif tag in _BLOCKS:
            yield heading, "".join(pieces)
            pieces = []
            heading = tag in _HEADINGS and event == "start"
        text = element.text if event == "start" else element.tail
        if text and not (event == "start" and tag in _SILENT):
            pieces.append(_SPACE.sub(" ", text))
    yield heading, "".join(pieces)


def _lines(text: str) -> list[str]:
    """One run's paragraphs: line breaks part sentences, and join again where they wrap one."""
    found: list[str] = []
    for part in _TWO_BREAKS.split(clean(text)):
        lines = [line for line in map(collapse, part.split("\n")) if line]
        for place, line in enumerate(lines):
            if place and not ends_sentence(lines[place - 1]):
                found[-1] += " " + line
            else:
                found.append(line)
    return found


def _largest(root: Element) -> list[Block]:
    """For pages without a recognisable article: the element with the most text of its own."""
    sizes: dict[Element, int] = {}
    for element in root.iter("article", "div", "p", "pre", "section", "td"):
        own = len(collapse((element.text or "") + " ".join(child.tail or "" for child in element)))
        outer = element.getparent() if element.tag == "p" else element
        if own and outer is not None:
            sizes[outer] = sizes.get(outer, 0) + own
    best = max(sizes, key=lambda element: sizes[element], default=None)
    if best is None or sizes[best] < _LEAST:
        return []
    return list(_blocks(best))
