"""Text to an element tree, once a page; parts of it as HTML for a second reader."""

from collections.abc import Iterable
from typing import Any, TypeAlias

__all__ = ["Element", "markup", "parsed"]

Element: TypeAlias = Any
"""An lxml.html element; its stubs know it only by a private name."""


def parsed(text: str) -> Element | None:
    """The root of the page, or None where there is nothing in it.

    No entity is expanded beyond those of HTML, nothing is fetched, and the parser's own limits on
    depth and size hold.
    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        no_network=True,
        collect_ids=False,
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None
    return root if len(root) else None


def markup(elements: Iterable[Element]) -> str:
    """The elements as HTML, without scripts and styles, inside one ``div``."""
    from lxml import etree

    parts = (
        etree.tostring(element, encoding="unicode", method="html", with_tail=False) for element in elements
    )
    return f"<div>{''.join(parts)}</div>"
