"""Lists of given names and surnames of the scripts that have capitals: one file a language.

``data/names/given/<language>.toml`` has ``language``, ``script`` (``Latn``, ``Cyrl``, ``Grek``),
``sources``, and the lists ``male`` and ``female`` (a name may be in both); names as print gives them,
base forms, with their diacritics: folding makes the other spellings. ``ordinary`` (may be absent)
are those of them that are ordinary words of the language: names only beside more evidence.

``data/names/surnames/<language>.toml`` has ``language``, ``script``, ``sources``, and ``names``: base
forms, a man's where a woman's differs. ``ordinary`` as above. Last letters that tell a surname
(ович, sson) are in ``data/names/endings.toml``.

Text of any language is read with all files of its script, because the press names people of
everywhere; the file of its own language comes first where two differ about a name's gender.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from archive.people.keys import fold, words
from archive.people.keys import script as code_of
from archive.people.tables import folder, names, table

__all__ = ["endings", "firms", "given", "ordinary", "particles", "surnames"]

_SHARED: Final = "mul"


def _tables(kind: str, script: str, language: str) -> Iterator[dict[str, Any]]:
    """Tables of a script: the language's own first, then those of no single language, then the rest."""
    found = [table(f"names/{kind}", name) for name in _of_script(kind, script)]
    rank = {language: 0, _SHARED: 1}
    yield from sorted(found, key=lambda one: rank.get(one["language"], 2))


@cache
def _of_script(kind: str, script: str) -> tuple[str, ...]:
    """Tables of a script. Long lists are slow to parse, so the others are left closed."""
    said = re.compile(rf'^script = "{script}"', re.MULTILINE)
    here = folder(f"names/{kind}")
    return tuple(
        name for name in names(f"names/{kind}") if said.search((here / f"{name}.toml").read_text("utf-8"))
    )


@cache
def given(script: str, language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Folded given name → (name as printed, gender ``m`` or ``f``), the language's own first.

    A compound such as Jean-Claude is found by its first word.
    """
    found: dict[str, dict[str, str]] = {}
    for one in _tables("given", script, language):
        for list_name, gender in (("male", "m"), ("female", "f")):
            for name in one.get(list_name, ()):
                if "-" not in name:
                    found.setdefault(fold(name), {}).setdefault(gender, name)
    return {
        folded: tuple((name, gender) for gender, name in readings.items())
        for folded, readings in found.items()
    }


@cache
def surnames(script: str, language: str) -> frozenset[str]:
    """Folded surnames; those of several words are left out."""
    return frozenset(
        fold(name)
        for one in _tables("surnames", script, language)
        for name in one.get("names", ())
        if " " not in name and "-" not in name
    )


@cache
def endings(script: str) -> tuple[str, ...]:
    """Folded endings of surnames of all languages of a script."""
    rows = (found for name, found in table("names", "endings").items() if name != "sources")
    return tuple(sorted({fold(end) for found in rows for end in found if code_of(end) == script}))


@cache
def ordinary(kind: str, script: str, language: str) -> frozenset[str]:
    """Folded names of a ``kind`` (``given``, ``surnames``) that are ordinary words as well.

    In the language itself, or in English, because firms and works have English names everywhere.
    """
    own = (language, _SHARED, "en")
    rows = (one for one in _tables(kind, script, language) if one["language"] in own)
    return frozenset(fold(name) for one in rows for name in one.get("ordinary", ()))


@cache
def firms() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Folded names of firms that look like persons: single words, and the words of longer ones."""
    found = table("names", "firms")
    return frozenset(map(fold, found["single"])), frozenset(map(words, found["several"]))


@cache
def particles(script: str) -> tuple[str, ...]:
    """Small words inside names: de, von, bin."""
    key = "cyrillic" if script == "Cyrl" else "latin"
    return tuple(table("names", "particles")[key])
