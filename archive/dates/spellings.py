"""Many words as one regular expression that is quick to fail: letters that words share are asked once."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

__all__ = ["NOTHING", "POINT", "SPACE", "WORD", "alternatives", "blanks", "cases", "lower", "names_only"]

SPACE: Final = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,4})"
"""White space that may break a line."""

NOTHING: Final = "(?!)"
"""What matches nothing."""

POINT: Final = r"(?:\.(?!\s*(?:\Z|[A-ZÀ-ÞΑ-ΩА-ЯЁІЇЄҐЎ])))?"
"""The point of a shortened name: one before a capital letter, or the end, is that of the sentence."""

WORD: Final = r"\w" + "".join(
    f"{chr(block)}-{chr(block + 3)}{chr(block + 0x3C)}{chr(block + 0x3E)}-{chr(block + 0x4D)}"
    f"{chr(block + 0x55)}-{chr(block + 0x57)}"
    for block in range(0x900, 0xD80, 0x80)
)
"""What words are made of, within a class: letters, digits, and the vowel signs of the scripts of India.

Unicode orders the scripts from Devanagari to Malayalam alike; ``\\w`` leaves their signs out.
"""

_END: Final = ""


def alternatives(names: Iterable[str], written: Callable[[str], Iterable[str]] | None = None) -> str:
    """Every spelling in the cases in which it is ``written``, longest first; what matches nothing if none.

    Left out, these are :func:`cases`; an expression without regard to case needs :func:`lower` alone.

    >>> alternatives(["may", "march"])
    '(?:M(?:A(?:RCH|Y)|a(?:rch|y))|ma(?:rch|y))'
    """
    trie: dict[str, Any] = {}
    for name in names:
        for form in (written or cases)(name):
            node = trie
            for char in form:
                node = node.setdefault(char, {})
            node[_END] = {}
    return _pattern(trie) if trie else NOTHING


def _pattern(node: Mapping[str, Any]) -> str:
    branches = [_literal(char) + _pattern(rest) for char, rest in sorted(node.items()) if char != _END]
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _literal(char: str) -> str:
    return SPACE if char == " " else re.escape(char)


def cases(name: str) -> tuple[str, str, str]:
    """A name as it is given, in capitals, and with a capital first letter."""
    return name, name.upper(), name[:1].upper() + name[1:]


def lower(name: str) -> tuple[str]:
    """A name in small letters."""
    return (name.lower(),)


def names_only(name: str) -> tuple[str, str]:
    """A name as it is given, and with a capital first letter."""
    return name, name[:1].upper() + name[1:]


def blanks(pattern: str) -> str:
    """The pattern with white space that may break a line in place of its blanks."""
    return pattern.replace(" ", SPACE)
