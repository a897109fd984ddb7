"""What the finders of the scripts hand on: names seen in a text, before they are put together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from archive.people.known import KnownNames

__all__ = ["Finder", "Shape", "Sighting"]

Shape = Literal["western", "korean", "chinese", "vietnamese"]
"""How the parts of a name work: which of them may stand for the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A name, or what may be the short form of one.

    ``name`` is the base form in order of print, ``words`` its folded words, ``persons`` the
    registered persons who have exactly this form. ``full`` names stand on their own evidence;
    ``titled`` ones are a single part after a title, a person only where no full name claims it;
    the others (neither) count only as parts of a full name.
    """

    start: int
    end: int
    name: str
    words: tuple[str, ...]
    shape: Shape = "western"
    full: bool = True
    titled: bool = False
    persons: tuple[str, ...] = ()


class Finder(Protocol):
    """A module that finds names in one kind of script; ``language`` is a primary subtag."""

    def sightings(self, text: str, language: str, known: "KnownNames") -> Iterator[Sighting]: ...
