"""Ids of sources: short, readable, of any script."""

import unicodedata

__all__ = ["slug"]


def slug(name: str) -> str:
    """An id made of a name: words joined by hyphens, lower case, Latin letters without diacritics.

    Letters of other scripts stay as they are, with their marks. ``unknown`` where nothing is left.

    >>> slug("Crónica del Malecón"), slug("로동신문"), slug("Речной листок"), slug("Le Monde.fr")
    ('cronica-del-malecon', '로동신문', 'речной-листок', 'le-monde-fr')
    """
    letters = map(_letter, unicodedata.normalize("NFKC", name).casefold())
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
