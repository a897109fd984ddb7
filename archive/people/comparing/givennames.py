"""One given name in several scripts: Michael, Майкл and 迈克尔, by the list ``scripts/given-names.toml``."""

from collections import defaultdict
from functools import cache, lru_cache
from typing import Final

from archive.people.keys import key, script
from archive.people.tables import table

__all__ = ["one_given_name", "other_given_names", "spelled"]

_LATIN: Final = "Latn"


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """The spellings in Latin letters of each row."""
    return tuple(tuple(row[_LATIN].split()) for row in table("scripts", "given-names")["names"])


@cache
def _places() -> dict[str, frozenset[int]]:
    """Key of a form → the rows that it stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    for place, row in enumerate(table("scripts", "given-names")["names"]):
        for forms in row.values():
            for form in forms.split():
                found[key(form)].add(place)
    return {form: frozenset(rows) for form, rows in found.items()}


@lru_cache(maxsize=65536)
def _of(word: str) -> frozenset[int]:
    return _places().get(key(word), frozenset())


def one_given_name(one: str, two: str) -> bool:
    """True where both words stand in one row; of given names with a hyphen, part by part.

    Within one script other letters are another name: John and Jon.

    >>> one_given_name("Michael", "Майкъл"), one_given_name("Jean-Claude", "Жан-Клод")
    (True, True)
    >>> one_given_name("Viktor", "Владимир"), one_given_name("John", "Jon")
    (False, False)
    """
    if script(one) == script(two):
        return False
    first, second = one.split("-"), two.split("-")
    return len(first) == len(second) and all(
        not _of(a).isdisjoint(_of(b)) for a, b in zip(first, second, strict=True)
    )


def other_given_names(one: str, two: str) -> bool:
    """True where both words are listed, and never in one row: Michael and Мишель.

    >>> other_given_names("Michael", "Мишель"), other_given_names("Michael", "Путин")
    (True, False)
    """
    if script(one) == script(two):
        return False
    first, second = _of(one), _of(two)
    return bool(first and second and first.isdisjoint(second))


def spelled(word: str) -> tuple[str, ...]:
    """The spellings in Latin letters of a given name in another script; empty for one that no row has.

    >>> spelled("Майкл"), spelled("Michael")
    (('Michael',), ())
    """
    if script(word) == _LATIN:
        return ()
    return tuple(form for place in sorted(_of(word)) for form in _rows()[place])
