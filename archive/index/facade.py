"""The index as the rest of the house uses it: opened, searched, written, made anew.

The engine is imported when an index is opened, so that importing this module costs nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from archive.errors import IndexDamagedError
from archive.index import generations
from archive.index.files import exclusive, storage_errors
from archive.index.request import Request, Result

if TYPE_CHECKING:
    from archive.index.engines.protocol import Engine, EngineWriter
    from archive.index.entry import Entry
    from archive.index.explaining import Explanation
    from archive.index.query.restrictions import Resolve

__all__ = ["Index", "IndexWriter"]

_NEAR: Final = 3


class Index:
    """An index as it was when it was opened; what is committed later needs a new one."""

    def __init__(self, engine: "Engine") -> None:
        self._engine = engine

    @classmethod
    def open(
        cls, folder: Path, *, persons: Callable[[Sequence[str]], Mapping[str, str]] | None = None
    ) -> "Index":
        """Open the index in ``folder``.

        ``persons`` maps person keys to the persons that they belong to; a key that it leaves out
        stands for itself. It is called once, and only if persons are asked for. Raises
        :class:`IndexDamagedError` where there is no index or where it cannot be read.
        """
        from archive.index.engines.whoosh.engine import WhooshEngine

        generation = generations.current(folder)
        if generation is None:
            raise IndexDamagedError(f"there is no index in {folder}; make it with 'pressmark reindex'")
        return cls(WhooshEngine(generation, persons))

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether the folder has an index, sound or not."""
        return (folder / generations.CURRENT_FILE).exists()

    @staticmethod
    def create(folder: Path) -> None:
        """Make an empty index in ``folder``, where there is none."""
        if not Index.exists(folder):
            with IndexWriter(folder):
                pass

    @staticmethod
    def writer(folder: Path) -> "IndexWriter":
        """A writer that adds to the index in ``folder``, an empty one if there is none."""
        return IndexWriter(folder)

    @staticmethod
    def rebuild(folder: Path) -> "IndexWriter":
        """A writer of a new index, which takes the place of the old when its block ends without an error."""
        return IndexWriter(folder, anew=True)

    @property
    def up_to(self) -> int:
        """The place in the archive's order up to which everything is indexed."""
        return self._engine.up_to

    def count(self, *, revisions: bool = False) -> int:
        """The number of articles, or of all their revisions."""
        return self._engine.count(revisions=revisions)

    def label(self, field: str, value: str) -> str | None:
        """The name of a ``source`` id or of a ``person``, as the first article gave it."""
        return self._engine.label(field, value)

    def person_keys(self, person: str) -> Sequence[str]:
        """The person keys of articles that belong to a person."""
        return self._engine.person_keys(person)

    def search(self, request: Request, *, resolve: "Resolve | None" = None) -> Result:
        """Answer a request.

        ``resolve`` says what a name in the query itself means (``person:"Kim Il Sung"``): it is given
        the field and the name, and gives the ids that count as one value, as in the filters of the
        request. Raises :class:`UsageError` for a filter that cannot be; no query is an error.
        """
        from archive.index.searching import search

        return search(self._engine, request, resolve)

    def explain(self, request: Request, result: Result, *, resolve: "Resolve | None" = None) -> "Explanation":
        """How the query of a request was read, and where the scores of the hits in its result come from."""
        from archive.index.explaining import explain

        return explain(self._engine, request, result, resolve)

    def suggest(self, word: str, *, limit: int = _NEAR) -> tuple[str, ...]:
        """What a word that no article has may have been meant to be, the nearest first."""
        return self.suggestions([word], limit=limit)[word]

    def suggestions(self, words: Sequence[str], *, limit: int = _NEAR) -> Mapping[str, tuple[str, ...]]:
        """The same for several words, for which the vocabulary is gone through once."""
        from archive.index.suggestions import suggest

        return suggest(self._engine, words, limit=limit)

    def joined(self, first: str, second: str) -> str | None:
        """Two neighbours of a query as the one word that articles have, where a space is too much."""
        from archive.index.suggestions import joined

        return joined(self._engine, first, second)

    def languages(self) -> Sequence[str]:
        """The tags of the languages that articles are in."""
        return list(self._engine.languages())

    def frequency(self, field: str, term: str) -> int:
        """In how many revisions a term of a text field is, about: replaced ones may be counted too."""
        return self._engine.frequency(field, term)

    def close(self) -> None:
        """Let go of the files."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class IndexWriter:
    """Adds entries to an index, for one process at a time; a context manager.

    What was added counts from :meth:`commit` on; what was not committed when the block ends is
    forgotten. Entering raises :class:`BusyError` where another writer is at work. With ``anew`` the
    writer makes a new index beside the old, which answers until the block ends.
    """

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        self._folder = folder
        self._anew = anew
        self._held = ExitStack()
        self._writer: EngineWriter
        self._generation: Path
        self.up_to = 0
        """The place in the archive's order up to which everything is indexed."""
        self.pending = 0
        """Entries that were added and do not count yet."""

    def __enter__(self) -> Self:
        with ExitStack() as stack, storage_errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(exclusive(self._folder / generations.LOCK_FILE))
            self._open()
            self._held = stack.pop_all()
        return self

    def _open(self) -> None:
        from archive.index.engines.whoosh.engine import WhooshEngine
        from archive.index.engines.whoosh.writer import WhooshWriter

        # A new index does not look at the old one, which may be damaged.
        there = None if self._anew else generations.current(self._folder)
        if there is not None:
            self._generation = there
            generations.sweep(self._folder)
        else:
            self._generation = generations.create(self._folder)
            WhooshEngine.create(self._generation)
            if not self._anew:
                generations.publish(self._generation)
        self._writer = WhooshWriter(self._generation)
        self.up_to = self._writer.up_to

    def add(self, entry: "Entry") -> None:
        """Take in an entry; it replaces an earlier one of the same article and revision."""
        self._writer.add(entry)
        self.pending += 1

    def commit(self, up_to: int) -> None:
        """Make what was added count, and say that everything up to ``up_to`` is indexed."""
        self._writer.commit(up_to)
        self.up_to = up_to
        self.pending = 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._held, storage_errors(self._folder):
            if not self._anew:
                return
            if error is None:
                generations.publish(self._generation)
                generations.sweep(self._folder)
            else:
                generations.remove(self._generation)
