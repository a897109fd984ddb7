"""Single values of a list: names, dates, ids. Each gives nothing for nothing, and raises for nonsense."""

import re
import unicodedata
from typing import Final

from archive.edtf import parse
from archive.people.authority.persons import NameForm
from archive.people.keys import script, words

__all__ = ["date", "form", "names", "wikidata_id", "year"]

_ITEM: Final = re.compile(r"<?(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d{0,11})>?")
_STAMP: Final = re.compile(r"([+-]?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.]+Z?)?")
_MOST_LETTERS: Final = 200
_MOST_WORDS: Final = 12
_BY_SCRIPT: Final = {"Hang": "ko", "Kana": "ja"}
"""Scripts that one language is written in."""


def wikidata_id(text: str) -> str | None:
    """The id in an id, an address or a Turtle term.

    >>> wikidata_id("http://www.wikidata.org/entity/Q10665"), wikidata_id("kim")
    ('Q10665', None)
    """
    match = _ITEM.fullmatch(text.strip())
    return match[1] if match else None


def date(text: str) -> str | None:
    """A date as EDTF, as far as it is known: Wikidata writes a year as its first of January.

    Raises ``ValueError`` for what is no date.

    >>> [date(text) for text in ("1942-02-16T00:00:00Z", "1942-01-01T00:00:00Z", "+1942-00-00")]
    ['1942-02-16', '1942', '1942']
    """
    text = text.strip()
    if not text or re.fullmatch(r"_?:?t\d+|https?://www\.wikidata\.org/\.well-known/genid/\w+", text):
        return None  # an unknown value
    match = _STAMP.fullmatch(text)
    if match is None:
        return parse(text).text
    number, month, day = match.groups()
    sign, digits = ("-" if number[0] == "-" else ""), number.lstrip("+-").lstrip("0").rjust(4, "0")
    rough = "T" in text and (month, day) == ("01", "01")
    parts = [] if rough or month == "00" else [month, *([] if day == "00" else [day])]
    return parse("-".join([sign + digits, *(part for part in parts if part)])).text


def year(text: str) -> int | None:
    """The year of a date. Raises ``ValueError`` for what is no date of one year."""
    found = date(text)
    if found is None:
        return None
    match = re.match(r"-?\d{4}(?=$|[-?~%])", found)
    if match is None:
        raise ValueError(f"{text.strip()[:40]!r} is no date of one year")
    return int(match[0])


def names(cell: str) -> list[str]:
    """The names in a cell, which bars or semicolons part.

    >>> names("Jane Roe; J. Roe |")
    ['Jane Roe', 'J. Roe']
    """
    return [clean for part in re.split(r"[|;]", cell) if (clean := " ".join(part.split()))]


def form(name: str, tag: str) -> NameForm | None:
    """A name with its language; nothing for an item without a label.

    Raises ``ValueError`` for what can be no name.
    """
    if re.fullmatch(r"Q\d+", name):
        return None
    if len(name) > _MOST_LETTERS or not 0 < len(words(name)) <= _MOST_WORDS:
        raise ValueError(f"{name[:40]!r} is no name")
    if any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") for char in name):
        raise ValueError(f"{name[:40]!a} holds characters that are no text")
    return NameForm(name=name, language=_BY_SCRIPT.get(script(name), "und") if tag == "und" else tag)
