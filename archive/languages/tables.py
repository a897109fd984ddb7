"""The knowledge of the room, read from the TOML files of ``data/``: one a language, and a few tables."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

__all__ = ["Language", "code_points", "known_languages", "language", "primary", "table"]

_DATA: Final = Path(__file__).parent / "data"


class Language(NamedTuple):
    """What the house knows of one language.

    ``scripts`` are ISO 15924 codes, the usual one first; ``stemmer`` is the name of a Snowball
    algorithm; ``dotless_i`` says that I is the capital of ı. ``endings`` serve instead of a stemmer:
    suffixes to take off, each group with the number of characters that must remain. In a language
    where ``marks_matter`` the stem is the word with its diacritics: they tell words apart there. A
    language without a file has none of these: its words are folded and found as they are.
    """

    tag: str
    name: str = ""
    scripts: tuple[str, ...] = ()
    stemmer: str | None = None
    dotless_i: bool = False
    marks_matter: bool = False
    endings: tuple[tuple[int, tuple[str, ...]], ...] = ()


def primary(tag: str) -> str:
    """The primary subtag: ``zh`` of ``zh-Hant``."""
    return tag.partition("-")[0].lower()


@cache
def language(code: str) -> Language:
    """The data file of a primary subtag, or an empty :class:`Language`."""
    data = _read(f"{code}.toml") if code in known_languages() else {}
    return Language(
        tag=code,
        name=data.get("name", ""),
        scripts=tuple(data.get("scripts", ())),
        stemmer=data.get("stemmer"),
        dotless_i=data.get("dotless_i", False),
        marks_matter=data.get("marks_matter", False),
        endings=tuple((group["keep"], tuple(group["suffixes"])) for group in data.get("endings", ())),
    )


@cache
def known_languages() -> frozenset[str]:
    """Primary subtags that have a data file."""
    names = (entry.name for entry in _DATA.iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def table(name: str) -> dict[str, Any]:
    """A table of ``data/tables``."""
    return _read(f"tables/{name}.toml")


def code_points(ranges: str) -> list[tuple[int, int]]:
    """Inclusive ranges from their form in the tables: ``"0300-036F 00AD"``."""
    ends = (item.split("-") for item in ranges.split())
    return [(int(end[0], 16), int(end[-1], 16)) for end in ends]


def _read(path: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / path).read_text("utf-8"))
