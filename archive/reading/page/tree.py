"""Text to an element tree, once a page; parts of it as HTML for a second reader."""

import re
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

__all__ = ["Element", "markup", "parsed"]

Element: TypeAlias = Any
"""An lxml.html element; its stubs know it only by a private name."""


_LOOKS: Final = re.compile(r"</?(?:b|big|center|em|font|i|small|span|strong|tt|u)\b[^<>]*>", re.IGNORECASE)


def parsed(text: str) -> Element | None:
    """The root of the page, or None where there is nothing in it.

    No entity is expanded beyond those of HTML, nothing is fetched, and the parser's own limits on
    depth and size hold.
    """
    root, is_cut = _parsed(text)
    if is_cut:
        # Old pages open thousands of tags that say how letters look, and close none of them.
        root, _ = _parsed(_LOOKS.sub("", text))
    return root


def _parsed(text: str) -> tuple[Element | None, bool]:
    """The root, and whether the parser gave up because elements are nested too deeply."""
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
        return None, False
    is_cut = any("depth" in error.message for error in parser.error_log.filter_from_fatals())
    return (root if len(root) else None), is_cut


def markup(elements: Iterable[Element]) -> str:
    """The elements as HTML, without scripts and styles, inside one ``div``."""
    from lxml import etree

    parts = (
        etree.tostring(element, encoding="unicode", method="html", with_tail=False) for element in elements
    )
    return f"<div>{''.join(parts)}</div>"
