"""What the finders of the scripts hand on: names seen in a text, before they are put together."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from archive.people.authority.known import KnownNames

__all__ = ["Finder", "Shape", "Sighting"]

Shape = Literal["western", "korean", "chinese", "vietnamese"]
"""How the parts of a name work: which of them may stand for the whole."""


class Sighting(NamedTuple):
    """A name, or what may be the short form of one.

    ``name`` is the base form in order of print, ``words`` its folded words, ``persons`` the
    registered persons who have exactly this form. ``full`` names stand on their own evidence;
    ``titled`` ones are a single part after a title, a person only where no full name claims it;
    the others (neither) count as parts of a full name, or where the ``weight`` of their evidence over
    the text is enough. One without an extent is evidence alone: nothing stands there. ``raw`` are the
    words as they stand where ``words`` were brought to a base form. ``second`` is where the
    second of two words begins if the first may only begin a sentence (Според Блеър).
    """

    start: int
    end: int
    name: str
    words: tuple[str, ...]
    shape: Shape = "western"
    full: bool = True
    titled: bool = False
    weight: int = 0
    persons: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    second: int = -1


class Finder(Protocol):
    """A module that finds names in one kind of script; ``language`` is a primary subtag."""

    def sightings(self, text: str, language: str, known: "KnownNames") -> Iterator[Sighting]: ...
