"""Ids of sources: short, readable, of any script."""

import unicodedata
from typing import Final

__all__ = ["slug"]

_NARROW: Final = {char: char - 0xFEE0 for char in range(0xFF01, 0xFF5F)}


def slug(name: str) -> str:
    """An id made of a name: words joined by hyphens, lower case, Latin letters without diacritics.

    Letters of other scripts stay as they are, with their marks. ``unknown`` where nothing is left.

    >>> slug("Crónica del Malecón"), slug("로동신문"), slug("Речной листок"), slug("Le Monde.fr")
    ('cronica-del-malecon', '로동신문', 'речной-листок', 'le-monde-fr')
    """
    # Compatibility forms stay, or Thai vowels would fall apart; full-width letters are the common ones.
    narrow = unicodedata.normalize("NFC", name).translate(_NARROW)
    letters = map(_letter, narrow.casefold())
    return "-".join("".join(letters).split()) or "unknown"


def _letter(char: str) -> str:
    """What a character is in an id; a space where a word ends."""
    base = unicodedata.normalize("NFD", char)[0]
    if base.isascii() and base.isalnum():
        return base
    if char == "đ":
        return "d"
    # Marks of Thai, Devanagari or Arabic are parts of the word, though not letters.
    if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc"):
        return char
    return "" if char in "'’" else " "
