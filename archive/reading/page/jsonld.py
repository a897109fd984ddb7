"""What a page states in JSON-LD (schema.org), however it is nested and broken."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from archive.reading.draft import Candidate
from archive.reading.page.places import found, table

__all__ = ["stated"]

_DEEPEST: Final = 12
_PLAIN: Final = (
    "headline",
    "name",
    "alternativeHeadline",
    "datePublished",
    "dateCreated",
    "dateModified",
    "uploadDate",
    "description",
    "url",
)
_MANY: Final = ("articleSection", "keywords", "about", "inLanguage")
_NAMED: Final = ("author", "creator", "publisher")

_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,20}\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$"
)
# For scripts that no JSON reader takes: the values that matter most, each in one line.
_LOOSE: Final = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\\n]|\\.){1,500})"')


def stated(scripts: Iterable[str]) -> list[Candidate]:
    """Candidates from the texts of the page's JSON-LD scripts."""
    candidates: list[Candidate] = []
    for script in scripts:
        try:
            value = json.loads(_WRAPPING.sub("", script), strict=False)
        except (ValueError, RecursionError):
            for name, text in _LOOSE.findall(script):
                candidates += found(f"json-ld {name}", text)
            continue
        for node in _nodes(value, 0):
            kind = _kind(node)
            if kind is not None:
                candidates += _stated_by(node, f"json-ld {kind}".strip())
    return candidates


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _nodes(value.get(key), depth + 1)


def _kind(node: dict[str, Any]) -> str | None:
    """``""`` for an article, ``"page"`` for what is around it, None for anything else."""
    types = [str(item).rpartition("/")[2] for item in _listed(node.get("@type"))]
    if any(item.endswith(tuple(table()["types"]["article"])) for item in types):
        return ""
    return "page" if any(item in table()["types"]["page"] for item in types) else None


def _stated_by(node: dict[str, Any], place: str) -> list[Candidate]:
    candidates: list[Candidate] = []
    for name in _PLAIN:
        if isinstance(node.get(name), str):
            candidates += found(f"{place} {name}", node[name])
    for name in _MANY:
        for value in _names(node.get(name)):
            parts = value.split(",") if name == "keywords" else [value]
            for part in parts:
                candidates += found(f"{place} {name}", part)
    for name in _NAMED:
        things = [
            item for item in _listed(node.get(name)) if name == "publisher" or not _is_organisation(item)
        ]
        for value in _names(things):
            candidates += found(f"{place} {name}", value)
    for value in _names(node.get("mainEntityOfPage"), key="@id"):
        candidates += found(f"{place} mainEntityOfPage", value)
    holders = _names(node.get("copyrightHolder"))
    if holders:
        candidates += found(f"{place} copyright", f"© {node.get('copyrightYear') or ''} {holders[0]}")
    return candidates


def _is_organisation(thing: Any) -> bool:
    """Whether an author is a paper or an agency; who wrote for it is then not said."""
    return isinstance(thing, dict) and "Organization" in str(thing.get("@type"))


def _names(value: Any, key: str = "name") -> list[str]:
    """The strings of a value that may be a string, a thing with a name, or a list of them."""
    names: list[str] = []
    for item in _listed(value):
        inner = item.get(key) if isinstance(item, dict) else item
        names += [text for text in _listed(inner) if isinstance(text, str)]
    return names


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
