"""Persons of the register, and the tables that ship them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from archive.people.tables import names, table

__all__ = ["OFFICE_KINDS", "Decision", "NameForm", "Office", "RegisteredPerson", "shipped"]

OFFICE_KINDS: Final = frozenset(
    {
        "ambassador",
        "artist",
        "astronaut",
        "athlete",
        "chief-of-staff",
        "defence-minister",
        "deputy-head-of-government",
        "deputy-head-of-state",
        "entrepreneur",
        "explorer",
        "first-lady",
        "foreign-minister",
        "general",
        "head-of-government",
        "head-of-state",
        "journalist",
        "minister",
        "monarch",
        "organisation-head",
        "other",
        "parliament-speaker",
        "party-leader",
        "religious-leader",
        "revolutionary",
        "scientist",
        "un-secretary-general",
        "writer",
    }
)
"""What kinds of office there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A full name as print gives it; ``language`` is a BCP 47 tag, ``und`` where it is not known.

    ``source`` is the imported file that has it; ``None`` for one that the package ships.
    """

    name: str
    language: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office or occupation, one of :data:`OFFICE_KINDS`.

    ``of`` is the ISO 3166 code of a state or the short English name of an organisation. ``from_`` and
    ``to`` are EDTF: a year, month or day, as far as it is known. No ``to``: still, or not known.
    """

    title: str
    kind: str = "other"
    of: str | None = None
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPerson:
    """One person. ``forms`` in order: the first of a language is the one to show.

    ``homonyms`` are those forms that another registered person is known to have: they join neither.
    ``ordinary`` are those that are also ordinary words or parts of them: they join a name that was found by
    what stands around it, and are not looked for in texts. ``born`` and ``died`` are years; ``offices`` are
    in the order of their beginnings; ``sources`` are the kinds of source of the forms.
    """

    id: str
    forms: tuple[NameForm, ...]
    offices: tuple[Office, ...] = ()
    wikidata: str | None = None
    born: int | None = None
    died: int | None = None
    homonyms: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def office(self) -> str | None:
        """The office to show: the last one."""
        return self.offices[-1].title if self.offices else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A human's word over the rules; later ones win.

    ``merge``: ``first`` (a key or person id) is the person ``second``. ``split``: the key ``first``
    does not join the person ``second``, whatever the register says. ``number`` is the one under which
    it is listed.
    """

    kind: str
    first: str
    second: str
    number: int | None = None

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
        offices=tuple(_offices(row)),
        wikidata=row.get("wikidata"),
        born=row.get("born"),
        died=row.get("died"),
        homonyms=tuple(row.get("homonyms", ())),
        ordinary=tuple(row.get("ordinary", ())),
        sources=tuple(row.get("sources", sources)),
    )


def _offices(row: dict[str, Any]) -> Iterator[Office]:
    if "office" in row:
        yield Office(title=row["office"])
    for item in row.get("offices", ()):
        yield Office(
            title=item["title"],
            kind=item["kind"],
            of=item.get("of"),
            from_=item.get("from"),
            to=item.get("to"),
        )
