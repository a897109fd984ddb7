"""One writer for each home: a lock file that the system releases when its holder ends, however it ends."""

import contextlib
import fcntl
import os
import weakref
from collections.abc import Iterator
from pathlib import Path

from archive.errors import BusyError, StorageError

__all__ = ["WriterLock"]


class WriterLock:
    """The writer's place of one home. Held again by its holder it is only counted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._depth = 0
        # A worker that is forked while the lock is held would keep it after the death of its parent.
        this = weakref.ref(self)
        os.register_at_fork(after_in_child=lambda: _forget(this()))

    @contextlib.contextmanager
    def hold(self) -> Iterator[None]:
        """Raises :class:`BusyError` if another holds it, :class:`StorageError` if the folder refuses it."""
        if self._depth == 0:
            self._file = _acquire(self._path)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth == 0:
                self.release()

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _forget(lock: WriterLock | None) -> None:
    if lock is not None:
        lock.release()


def _acquire(path: Path) -> int:
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror}") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(file, 0)
        os.pwrite(file, b"%d\n" % os.getpid(), 0)
    except BlockingIOError:
        holder = os.pread(file, 20, 0).decode("ascii", "replace").strip()
        os.close(file)
        who = f"process {holder}" if holder else "another process"
        raise BusyError(f"{who} is writing to this home; try again when it is done") from None
    except OSError as error:
        os.close(file)
        raise StorageError(f"{path} cannot be written: {error.strerror}") from error
    return file
