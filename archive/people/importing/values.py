"""What the readers of lists give."""

from dataclasses import dataclass, field
from typing import NamedTuple

from archive.people.authority.persons import NameForm, Office

__all__ = ["Listed", "Part", "Refused"]


class Refused(NamedTuple):
    """A row or person of a list that does not go in: its place (``line 7``), and why."""

    place: str
    reason: str


class Part(NamedTuple):
    """What one row says of a person: ``same`` is alike in all rows of one person, ``place`` is the row's.

    ``id`` is what the list itself calls the person, ``wikidata`` a Wikidata id; years are proleptic.
    """

    same: str
    place: str
    forms: tuple[NameForm, ...]
    id: str | None = None
    wikidata: str | None = None
    born: int | None = None
    died: int | None = None
    office: Office | None = None


@dataclass(slots=True, kw_only=True)
class Listed:
    """A person of a list, put together from its rows; ``place`` is that of the first."""

    place: str
    id: str | None = None
    wikidata: str | None = None
    born: int | None = None
    died: int | None = None
    forms: dict[NameForm, None] = field(default_factory=dict)
    offices: dict[Office, None] = field(default_factory=dict)

    def take(self, part: Part) -> None:
        """Add what a row says; of what can be one thing only, the first counts."""
        self.id = self.id or part.id
        self.wikidata = self.wikidata or part.wikidata
        self.born = part.born if self.born is None else self.born
        self.died = part.died if self.died is None else self.died
        self.forms.update(dict.fromkeys(part.forms))
        if part.office is not None:
            self.offices[part.office] = None
