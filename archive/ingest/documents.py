"""From paths to documents: files, folders, standard input; each with its names and its sidecar."""

import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from archive.describe import SIDECAR_SUFFIX, Overrides, sidecar_overrides
from archive.errors import DocumentError
from archive.reading import Unreadable

__all__ = ["STANDARD_INPUT", "Document", "documents", "printable"]

STANDARD_INPUT = "-"


def printable(path: str | os.PathLike[str]) -> str:
    """A file name as text that can be stored and shown; bytes that are not UTF-8 become ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file. ``shown`` is its path as the user gave it, ``name`` what the record keeps of it.

    ``data`` are its bytes where they do not come from a file; without either it is standard input.
    """

    path: Path | None = None
    shown: str
    name: str
    size: int = 0
    data: bytes | None = None

    @property
    def location(self) -> str | None:
        """Its absolute path, for a retry; names that are not UTF-8 survive as lone surrogates."""
        return str(self.path.absolute()) if self.path else None

    def open(self) -> BinaryIO:
        """Its bytes, seekable. Raises :class:`DocumentError` with the system's reason."""
        if self.data is not None:
            return BytesIO(self.data)
        if self.path is None:
            return _standard_input()
        try:
            return self.path.open("rb")
        except OSError as error:
            raise DocumentError(self.shown, _reason(error)) from error

    def overrides(self) -> Overrides:
        """What its sidecar says, if there is one."""
        if self.path is None:
            return {}
        sidecar = self.path.with_name(self.path.name + SIDECAR_SUFFIX)
        try:
            data = sidecar.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise DocumentError(
                self.shown, f"its sidecar {printable(sidecar.name)} cannot be read: {_reason(error)}"
            ) from error
        return sidecar_overrides(data, document=self.shown, sidecar=printable(sidecar.name))


def documents(
    paths: Iterable[str | os.PathLike[str]], *, skip: Collection[Path] = ()
) -> Iterator[Document | Unreadable]:
    """Every document under ``paths``, folders in sorted order; what cannot be reached is an outcome too.

    A path that leads nowhere is a document that cannot be opened. Hidden files, sidecars and what is in
    ``skip`` are passed over when a folder is walked; a file that is named is always
    taken. Links to folders are not followed, so that a walk ends.
    """
    avoid = {path.resolve() for path in skip}
    for given in paths:
        if given == STANDARD_INPUT:
            yield Document(shown="standard input", name="stdin")
            continue
        path = Path(given)
        if path.is_dir():
            yield from _folder(path, avoid)
        else:
            yield _document(path, name=path.name)


def _folder(top: Path, avoid: Collection[Path]) -> Iterator[Document | Unreadable]:
    refused: list[OSError] = []
    for folder, names, files in os.walk(top, onerror=refused.append):
        here = Path(folder)
        names[:] = sorted(
            name for name in names if not name.startswith(".") and (here / name).resolve() not in avoid
        )
        for name in sorted(files):
            path = here / name
            if name.startswith(".") or name.endswith(SIDECAR_SUFFIX) or path.resolve() in avoid:
                continue
            if path.is_file():
                yield _document(path, name=path.relative_to(top).as_posix())
    for error in refused:
        yield Unreadable(
            name=printable(error.filename or top), reason=f"the folder cannot be opened: {_reason(error)}"
        )


def _document(path: Path, *, name: str) -> Document:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return Document(path=path, shown=printable(path), name=printable(name), size=size)


def _standard_input() -> BinaryIO:
    spool = tempfile.TemporaryFile()  # noqa: SIM115  # closed by who reads it; a pipe itself cannot be sought
    shutil.copyfileobj(sys.stdin.buffer, spool)
    spool.seek(0)
    return cast("BinaryIO", spool)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
