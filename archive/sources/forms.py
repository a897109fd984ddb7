"""Forms with places to fill in, as patterns.

A form is plain text with placeholders in braces. White space may stand between any two of its
parts, and must where a space parts two placeholders but the dash; full-width signs count as their
narrow twins.
"""

import re
from collections.abc import Mapping
from typing import Final

__all__ = ["compiled"]

_PIECE: Final = re.compile(r"\{(\w+)\}|(\s+)|(.)", re.DOTALL)
_TWINS: Final[Mapping[str, str]] = {
    "(": "[(（]",
    ")": "[)）]",
    "[": r"[\[［〔]",
    "]": r"[\]］〕]",
    "=": "[=＝]",
    "/": "[/／]",
    ",": "[,，]",
}


def compiled(form: str, places: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern of a form; ``places`` gives a pattern for each placeholder, which becomes a group."""
    parts: list[str] = []
    pieces = _PIECE.findall(form)
    for place, (name, _, char) in enumerate(pieces):
        if name:
            parts.append(f"(?P<{name}>{places[name]})")
        elif char:
            parts.append(_TWINS.get(char, re.escape(char)))
        elif place and pieces[place - 1][0] and pieces[place + 1][0] not in ("", "dash"):
            parts.append(r"\s")
    return re.compile(r"\s*".join(parts), re.IGNORECASE)
