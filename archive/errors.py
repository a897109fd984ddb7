"""The error tree.

PressmarkError              every expected error; its text is one line that says what to do next
├── UsageError              wrong use: exit code 2
│   ├── HomeError           no home, or one that this version cannot use
│   └── NotFoundError       an article, a person or a revision that is not there
├── DocumentError           one document or record could not be read: exit code 1, the rest goes in
├── BusyError               another process is writing: exit code 1
├── StorageError            the disk is full or refuses to be written: exit code 1
└── DamagedError            the archive or the index is damaged: exit code 3
    └── IndexDamagedError   only the index: `pressmark reindex` makes it anew
"""

__all__ = [
    "BusyError",
    "DamagedError",
    "DocumentError",
    "HomeError",
    "IndexDamagedError",
    "NotFoundError",
    "PressmarkError",
    "StorageError",
    "UsageError",
]


class PressmarkError(Exception):
    """Base of every expected error. ``exit_code`` is what the command line returns for it."""

    exit_code = 1


class UsageError(PressmarkError):
    exit_code = 2


class HomeError(UsageError):
    """There is no home, or it was made by a newer version."""


class NotFoundError(UsageError):
    """What was named is not in the archive."""


class DocumentError(PressmarkError):
    """A document, or one record of it, cannot be read.

    ``name`` is the document's name as the user gave it (``FILE`` or ``FILE#N``), ``reason`` one
    line in plain words.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type["DocumentError"], tuple[str, str]]:
        # Exceptions cross process boundaries by their args, which hold only the message.
        return type(self), (self.name, self.reason)


class BusyError(PressmarkError):
    """Another process holds the writer's lock."""


class StorageError(PressmarkError):
    """The file system refused a write: full, read-only or failing."""


class DamagedError(PressmarkError):
    """Bytes on disk are not those that were written."""

    exit_code = 3


class IndexDamagedError(DamagedError):
    """The index is damaged or foreign; the archive itself is not."""
