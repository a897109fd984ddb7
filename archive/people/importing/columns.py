"""What the columns of a table mean, by their names; also the variables of a query."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archive.languages import normal_tag
from archive.people.authority.persons import OFFICE_KINDS, NameForm, Office
from archive.people.importing import cells
from archive.people.importing.values import Part

__all__ = ["Cell", "Columns"]

_ROLES: Final[Mapping[str, str]] = {
    name: role
    for role, names in {
        "item": "item person human wikidata wikidataid qid",
        "id": "id key identifier personid",
        "name": "name label itemlabel personlabel humanlabel fullname form",
        "alias": "alias aliases altlabel itemaltlabel personaltlabel othername othernames variant variants",
        "language": "language lang locale",
        "born": "born birth birthdate birthyear dateofbirth yearofbirth dob",
        "died": "died death deathdate deathyear dateofdeath yearofdeath dod",
        "office": "office officelabel position positionlabel role",
        "kind": "kind officekind",
        "of": "of country organisation organization ofcountry",
        "from": "from start startdate since",
        "to": "to end enddate until",
    }.items()
    for name in names.split()
}
_TAGGED: Final = re.compile(
    r"(?:(?P<role>name|label|itemlabel|personlabel|form|alias|aliases|altlabel)[_:@. -])?"
    r"(?P<tag>[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*)"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, and its language where the list says it beside the value."""

    value: str
    language: str | None = None


class Columns:
    """The columns of one table."""

    def __init__(self, names: Sequence[str]) -> None:
        self._roles = [_role(name) for name in names]

    @property
    def known(self) -> int:
        """How many of them are known."""
        return sum(role is not None for role, _ in self._roles)

    @property
    def named(self) -> bool:
        """True where some hold names."""
        return any(role in ("name", "alias") for role, _ in self._roles)

    def part(self, row: Sequence[Cell], place: str) -> Part:
        """What a row says; ``place`` stands for the person where nothing else does.

        Raises ``ValueError`` for a row that cannot go in.
        """
        found: dict[str, str] = {}
        for (role, _), cell in zip(self._roles, row, strict=False):
            if role not in (None, "name", "alias") and cell.value.strip():
                found.setdefault(role, cell.value.strip())
        item = found.get("item", "")
        wikidata = cells.wikidata_id(item)
        own = found.get("id") or (item if wikidata is None else None) or None
        if wikidata is None and own is not None:
            wikidata = cells.wikidata_id(own)
        spoken = normal_tag(found["language"]) if "language" in found else "und"
        return Part(
            same=wikidata or own or place,
            place=place,
            forms=tuple(self._forms(row, spoken)),
            id=own,
            wikidata=wikidata,
            born=cells.year(found.get("born", "")),
            died=cells.year(found.get("died", "")),
            office=_office(found),
        )

    def _forms(self, row: Sequence[Cell], spoken: str) -> Iterable[NameForm]:
        for (role, tag), cell in zip(self._roles, row, strict=False):
            if role in ("name", "alias"):
                language = normal_tag(cell.language) if cell.language else tag or spoken
                for name in cells.names(cell.value):
                    form = cells.form(name, language)
                    if form is not None:
                        yield form


def _role(name: str) -> tuple[str | None, str | None]:
    """What a column is, and the language that its name says."""
    clean = name.strip().lstrip("?").casefold()
    plain = _ROLES.get(re.sub(r"[\W_]", "", clean))
    if plain is not None:
        return plain, None
    match = _TAGGED.fullmatch(clean)
    if match is None:
        return None, None
    try:
        tag = normal_tag(match["tag"])
    except ValueError:
        return None, None
    kind = match["role"] or ("name" if len(re.split("[-_]", match["tag"])[0]) == 2 else None)
    if kind is None:
        return None, None
    return "alias" if kind.startswith("al") else "name", tag


def _office(found: Mapping[str, str]) -> Office | None:
    if "office" not in found:
        return None
    kind = found.get("kind", "other").casefold()
    if kind not in OFFICE_KINDS:
        raise ValueError(f"{kind[:40]!r} is no kind of office; known are {', '.join(sorted(OFFICE_KINDS))}")
    return Office(
        title=" ".join(found["office"].split())[:200],
        kind=kind,
        of=found.get("of"),
        from_=cells.date(found.get("from", "")),
        to=cells.date(found.get("to", "")),
    )
