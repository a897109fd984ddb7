"""The words around names in bylines, as patterns made from the table."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from archive.sources.forms import compiled
from archive.sources.tables import table

__all__ = [
    "before_names",
    "beside_names",
    "between_names",
    "has_office_beside",
    "inside_paragraphs",
    "is_office",
    "is_organisation",
    "names_follow",
]

_LETTERS: Final = re.compile(r"[^\W\d_]+")


def is_office(text: str) -> bool:
    """Whether a text has a word that makes it an office."""
    return not _words("offices").isdisjoint(_LETTERS.findall(text.casefold())) or has_office_beside(text)


def is_organisation(text: str) -> bool:
    """Whether a text has a word that only the names of organisations have."""
    return not _words("organisations").isdisjoint(_LETTERS.findall(text.casefold()))


def has_office_beside(text: str) -> bool:
    """Whether a text has an office of the kind that stands beside a name without a comma."""
    folded = text.casefold()
    return any(word in folded for word in _words("beside"))


@cache
def before_names(*, hinted: bool = False) -> re.Pattern[str]:
    """Words before names; where the line is known to be a byline none of them needs a colon."""
    free, bound = table("bylines")["before"], table("bylines")["before_colon"]
    words = _either([*free, *bound] if hinted else free)
    sign = r"\s*[:：/／=＝]\s*"
    return re.compile(rf"(?:(?:{words})(?:{sign}|\s+)|(?:{_either(bound)}){sign})(?=\S)", re.IGNORECASE)


@cache
def names_follow() -> re.Pattern[str]:
    """The same words inside a line that is known to be a byline."""
    return re.compile(rf"(?<=\s)(?:{_either(table('bylines')['before'])})[:：]?\s+(?=\S)", re.IGNORECASE)


@cache
def between_names() -> re.Pattern[str]:
    """Words and signs between two names."""
    return re.compile(rf"\s+(?:{_either(table('bylines')['between'])})\s+|\s*&\s*", re.IGNORECASE)


@cache
def beside_names() -> tuple[re.Pattern[str], ...]:
    """An office before or behind names, with the groups ``office`` and ``name``."""
    office, name = f"(?P<office>{_office()})", r"(?P<name>\S[^\n]{1,40})"
    return (
        re.compile(rf"{office}\s*[:：]?\s*{name}", re.IGNORECASE),
        re.compile(rf"{name}\s+{office}", re.IGNORECASE),
    )


@cache
def inside_paragraphs() -> tuple[re.Pattern[str], ...]:
    """Bylines at the beginning of a paragraph, with the same groups."""
    name = r"[^\s／/()（）\[\]【】〔〕=＝]{2,8}"
    places = {"office": _office(), "name": name, "town": r"[^\W\d_]{1,10}"}
    return tuple(compiled(form, places) for form in table("bylines")["inline"])


def _office() -> str:
    """Offices that stand beside a name; the name of a department may be written before them."""
    department = r"[\u3040-\u30ff\u3400-\u9fff]{0,6}|[\uac00-\ud7a3]{0,4}"
    return f"(?:{department})(?:{_either(table('bylines')['beside'])})"


def _either(words: Iterable[str]) -> str:
    """Alternatives, longer ones first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("bylines")[kind])
