"""The knowledge of the room, read from the TOML files of ``data/``: one a language, and a few tables."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

__all__ = [
    "Affixes",
    "Language",
    "code_points",
    "field_words",
    "known_languages",
    "language",
    "primary",
    "table",
]

_DATA: Final = Path(__file__).parent / "data"
_FIELDS: Final = "\n[fields]\n"
"""The table at the end of a language file that is read apart from the rest."""


class Affixes(NamedTuple):
    """Endings, or beginnings, that are taken off together.

    ``step`` orders the groups: of each step the longest one that fits comes off; endings of a step
    below 1 do so before the Snowball algorithm. At least ``keep``
    characters must remain. ``becomes`` is what each affix leaves in its place, mostly nothing.
    """

    step: int
    keep: int
    becomes: Mapping[str, str]


class Language(NamedTuple):
    """What the house knows of one language, but for its :class:`Stemming`.

    ``scripts`` are ISO 15924 codes, the usual one first; ``stemmer`` is the name of a Snowball
    algorithm; ``dotless_i`` says that I is the capital of ı. In a language where ``marks_matter`` the
    stem is the word with its diacritics: they tell words apart there. ``doubtful`` says that endings
    are as short as syllables of a word, so that a query means the word as it stands too. A language
    without a file has none of these: its words are folded and found as they are.
    """

    tag: str
    name: str = ""
    scripts: tuple[str, ...] = ()
    stemmer: str | None = None
    dotless_i: bool = False
    marks_matter: bool = False
    doubtful: bool = False


class Stemming(NamedTuple):
    """How the words of a language, in lower case, become stems; beside or instead of an algorithm.

    In this order: ``irregular`` forms have the stem given; ``spellings`` are exchanged wherever they
    stand; ``prefixes`` come off; then the Snowball algorithm does its work, if there is one; then
    ``endings`` come off; the end of what remains is exchanged once by ``alternations``.
    """

    irregular: Mapping[str, str]
    spellings: Mapping[str, str]
    prefixes: tuple[Affixes, ...]
    endings: tuple[Affixes, ...]
    alternations: Mapping[str, str]


def primary(tag: str) -> str:
    """The primary subtag: ``zh`` of ``zh-Hant``."""
    return tag.partition("-")[0].lower()


@cache
def language(code: str) -> Language:
    """The data file of a primary subtag, or an empty :class:`Language`."""
    data = tomllib.loads(_parts(code)[0])
    return Language(
        tag=code,
        name=data.get("name", ""),
        scripts=tuple(data.get("scripts", ())),
        stemmer=data.get("stemmer"),
        dotless_i=data.get("dotless_i", False),
        marks_matter=data.get("marks_matter", False),
        doubtful=data.get("doubtful", False),
    )


@cache
def stemming(code: str) -> Stemming:
    """The stemming of a primary subtag; all of it is empty for most languages."""
    data = tomllib.loads(_parts(code)[1])
    return Stemming(
        irregular={form: stem for stem, forms in data.get("irregular", {}).items() for form in forms.split()},
        spellings=data.get("spellings", {}),
        prefixes=_affixes(data.get("prefixes", ())),
        endings=_affixes(data.get("endings", ())),
        alternations=data.get("alternations", {}),
    )


def _parts(code: str) -> tuple[str, str, str]:
    """A language file in parts: what stands before the first table, the stemming, the names of fields.

    A query asks every language of an archive for its scripts, and few for more.
    """
    if code not in known_languages():
        return "", "", ""
    text, found, fields = _text(f"{code}.toml").partition(_FIELDS)
    head, _, tables = text.partition("\n[")
    return head, f"[{tables}" if tables else "", fields if found else ""


def _affixes(groups: Sequence[Mapping[str, Any]]) -> tuple[Affixes, ...]:
    return tuple(
        Affixes(
            step=group.get("step", 1),
            keep=group["keep"],
            becomes=dict.fromkeys(group.get("affixes", "").split(), "") | group.get("becomes", {}),
        )
        for group in groups
    )


@cache
def known_languages() -> frozenset[str]:
    """Primary subtags that have a data file."""
    names = (entry.name for entry in _DATA.iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def field_words(code: str) -> Mapping[str, Sequence[str]]:
    """The fields of a query, each with its names in the language of a primary subtag."""
    return tomllib.loads(_parts(code)[2])


@cache
def table(name: str) -> dict[str, Any]:
    """A table of ``data/tables``."""
    return _read(f"tables/{name}.toml")


def code_points(ranges: str) -> list[tuple[int, int]]:
    """Inclusive ranges from their form in the tables: ``"0300-036F 00AD"``."""
    ends = (item.split("-") for item in ranges.split())
    return [(int(end[0], 16), int(end[-1], 16)) for end in ends]


def _read(path: str) -> dict[str, Any]:
    return tomllib.loads(_text(path))


def _text(path: str) -> str:
    return (_DATA / path).read_text("utf-8")
