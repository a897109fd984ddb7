"""Persons of the register, and the tables that ship them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.people.tables import names, table

__all__ = ["Decision", "NameForm", "RegisteredPerson", "shipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A full name as print gives it; ``language`` is a BCP 47 tag."""

    name: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPerson:
    """One person. ``forms`` in order: the first of a language is the one to show.

    ``homonyms`` are those forms that another registered person has too: they join neither.
    ``born`` and ``died`` are years; ``sources`` the kinds of source of the forms.
    """

    id: str
    forms: tuple[NameForm, ...]
    office: str | None = None
    wikidata: str | None = None
    born: int | None = None
    died: int | None = None
    homonyms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A human's word over the rules; later ones win.

    ``merge``: ``first`` (a key or person id) is the person ``second``. ``split``: the key ``first``
    does not join the person ``second``, whatever the register says.
    """

    kind: str
    first: str
    second: str

    def __post_init__(self) -> None:
        if self.kind not in ("merge", "split"):
            raise ValueError(f"a decision is a merge or a split, not {self.kind!r}")


def shipped() -> Iterator[RegisteredPerson]:
    """The persons of the package, table by table."""
    for name in names("persons"):
        data = table("persons", name)
        for row in data["person"]:
            yield _person(row, tuple(data["sources"]))


def _person(row: dict[str, Any], sources: tuple[str, ...]) -> RegisteredPerson:
    forms = tuple(
        NameForm(name=name, language=language) for language, found in row["forms"].items() for name in found
    )
    return RegisteredPerson(
        id=row["id"],
        forms=forms,
        office=row.get("office"),
        wikidata=row.get("wikidata"),
        born=row.get("born"),
        died=row.get("died"),
        homonyms=tuple(row.get("homonyms", ())),
        sources=tuple(row.get("sources", sources)),
    )
