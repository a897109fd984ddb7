"""What every engine does; the same tests hold each of them to it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from archive.index.conditions import Filters
from archive.index.request import FacetCounts, Hit, Sort

if TYPE_CHECKING:
    from archive.index.entry import Entry

__all__ = ["REFINED", "Engine", "EngineWriter", "Found", "Search"]

REFINED: Final = 500
"""So many of the best matches are looked at twice."""


class Search(NamedTuple):
    """A request as an engine takes it: the query as a Whoosh query tree, the filters as conditions.

    ``refine`` is a tree whose score is added to that of the best :data:`REFINED` matches that the filters
    leave, where they are sorted by relevance. It decides no match: it is for what would take too long to
    ask of all of them.
    """

    tree: Any
    refine: Any | None = None
    filters: Filters = Filters()
    facets: Mapping[str, int | None] = MappingProxyType({})
    sort: Sort = "relevance"
    limit: int | None = 10
    offset: int = 0
    unique: bool = False
    revisions: bool = False


class Found(NamedTuple):
    """``total`` articles, those of them that were asked for, and the counts of the facets.

    A facet whose values are alternatives is counted without the filter on it, the others within all.
    ``cut`` names the patterns that stand for more terms than were taken.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, FacetCounts]
    cut: tuple[str, ...] = ()


class Engine(Protocol):
    """An index as it was when it was opened."""

    @property
    def up_to(self) -> int:
        """The place in the archive's order up to which everything is indexed."""

    def search(self, search: Search) -> Found:
        """Search, filter, count and put in order."""

    def count(self, *, revisions: bool = False) -> int:
        """The number of articles, or of all their revisions."""

    def languages(self) -> Mapping[str, int]:
        """The languages of the articles, each with how many are in it, all revisions counted."""

    def frequency(self, field: str, term: str) -> int:
        """In how many entries a term of a text field is, about: replaced ones may be counted too."""

    def vocabulary(self, field: str) -> Sequence[str]:
        """The terms of a text field, in texts with a line break behind each term.

        They come as they are stored, undivided: there may be hundreds of thousands, of which few are
        wanted. A term may be in more than one of the texts.
        """

    def label(self, field: str, value: str) -> str | None:
        """The name of a source or of a person, as the first article gave it."""

    def person_keys(self, person: str) -> Sequence[str]:
        """The person keys in articles that belong to a person, sorted."""

    def close(self) -> None:
        """Let go of the files."""


class EngineWriter(Protocol):
    """Adds entries. Nothing counts before :meth:`commit`, and then everything at once."""

    @property
    def up_to(self) -> int:
        """The place in the archive's order up to which everything is indexed."""

    def add(self, entry: "Entry") -> None:
        """Take in an entry; it replaces an earlier one of the same article and revision."""

    def commit(self, up_to: int) -> None:
        """Make what was added count, and say that everything up to ``up_to`` is indexed."""
