"""Files that are whole or not there: durable writes, and the lock of the one writer."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from archive.errors import BusyError, StorageError

__all__ = ["exclusive", "replace_file", "storage_errors", "sync_folder"]


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Turn a refused write into :class:`StorageError`."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REFUSALS:
            raise
        raise StorageError(f"the index in {folder} cannot be written: {error.strerror}") from error


_REFUSALS: Final = {
    errno.EACCES,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
    errno.ENOSPC,
    errno.EPERM,
    errno.EROFS,
}


def sync_folder(folder: Path) -> None:
    """Return once the folder's names are on the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves the old bytes or the new."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file at ``path``. Raises :class:`BusyError` where another writer holds it."""
    with storage_errors(path.parent), path.open("ab") as file:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError("another process is writing to the index; try again when it is done") from None
        yield
