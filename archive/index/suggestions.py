"""What a word that no article has may have been meant to be."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from archive import languages
from archive.index.engines.protocol import Engine, Search
from archive.index.query.words import SCOPES, phrase
from archive.index.spelling import Spellings

__all__ = ["joined", "suggest"]

_SHORT: Final = 4
_PART: Final = 2
"""Letters that a part of a word has at least where a space is missing."""

_TRIED: Final = 5
_KANA: Final = frozenset({"Hira", "Kana"})
_UNSPACED: Final = frozenset({*_KANA, "Hani", "Thai", "Laoo", "Khmr", "Mymr", "Zyyy"})

_SMALL: Final = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ", "\u3099\u309aー")
_LIGHT: Final = {code - 0x60: chr(code).translate(_SMALL) for code in range(0x30A1, 0x30F7)} | _SMALL
"""What tells Kana words apart the least: small letters, marks of voicing, marks of length.

The table is for letters without their marks, and makes Katakana of all.
"""

Order = tuple[int, int, bool, str]


def suggest(engine: Engine, words: Sequence[str], *, limit: int) -> Mapping[str, tuple[str, ...]]:
    """For each of ``words`` those of the archive that it may have been meant to be, the nearest first.

    They are of the same script and at most two edits away, one where the word has no more than four
    letters, and have the same digits. A space that is missing is an edit too, where the parts stand
    beside each other in an article. Of equally near ones those that more articles have come first,
    then those that begin alike. Han words of two characters are not taken to be each other: they have
    too little in common.
    """
    folded = {word: languages.fold_word(word) for word in words}
    wanted = {text for text in folded.values() if len(text) > 1 and languages.script(text) != "Zyyy"}
    if not wanted:
        return dict.fromkeys(words, ())
    vocabulary = Spellings(engine.vocabulary("exact"))
    found = {text: {**_near(engine, vocabulary, text), **_parted(engine, text)} for text in wanted}
    ranked = {text: tuple(sorted(near, key=near.__getitem__)[:limit]) for text, near in found.items()}
    return {word: ranked.get(text, ()) for word, text in folded.items()}


def joined(engine: Engine, first: str, second: str) -> str | None:
    """Two words as the one word that articles have, where a space is too much."""
    text = languages.fold_word(first) + languages.fold_word(second)
    return text if len(text) > _PART and engine.frequency("exact", text) else None


def _near(engine: Engine, vocabulary: Spellings, word: str) -> dict[str, Order]:
    script, digits = _script(word), _digits(word)
    allowed = 1 if len(word) <= _SHORT or script == "Hani" else 2
    near = dict(vocabulary.near(word, allowed))
    if script == "Kana":
        kana = vocabulary.beginning("\u3041", "\u30ff")
        light = _light(word)
        alike = zip(kana, _light("\n".join(kana)).split("\n"), strict=False)
        near |= {term: 0 for term, other in alike if other == light}
    return {
        term: (edits, -engine.frequency("exact", term), term[0] != word[0], term)
        for term, edits in near.items()
        if term != word
        and _script(term) == script
        and _digits(term) == digits
        and not (script == "Hani" and len(term) == len(word) == 2 and term != word[::-1])
    }


def _script(word: str) -> str:
    found = languages.script(word)
    return "Kana" if found in _KANA else found


def _digits(word: str) -> list[str]:
    return [letter for letter in word if letter.isdigit()]


def _light(word: str) -> str:
    return unicodedata.normalize("NFD", word).translate(_LIGHT)


def _parted(engine: Engine, word: str) -> dict[str, Order]:
    """The word as two that stand beside each other in articles."""
    if languages.script(word) in _UNSPACED:
        return {}
    found = {}
    for _, first, second in sorted(_parts(engine, word), reverse=True)[:_TRIED]:
        branch = phrase(f"{first} {second}", SCOPES["exact"])
        count = engine.search(Search(tree=branch.tree, limit=0)).total if branch else 0
        if count:
            found[f"{first} {second}"] = 1, -count, False, first
    return found


def _parts(engine: Engine, word: str) -> Iterator[tuple[int, str, str]]:
    """Where the word can be cut into two words, and how many articles have the rarer of them."""
    for place in range(_PART, len(word) - _PART + 1):
        first, second = word[:place], word[place:]
        count = min(engine.frequency("exact", first), engine.frequency("exact", second))
        if count:
            yield count, first, second
