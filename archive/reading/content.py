"""The bytes of one file as a stream, and how they fall into lines.

Nothing here holds a whole file unless its reader asks for it, and nobody gets more than the limits
allow.
"""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from archive.errors import DocumentError
from archive.reading.encoding import wide_encoding

__all__ = ["HEAD", "Content", "Limits", "Line"]

HEAD: Final = 1 << 16
"""How many bytes at most a format is recognised by."""

_CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes beyond which input is refused.

    ``max_document_bytes`` holds for one record, unpacked; ``max_unpacked_bytes`` for everything
    that one compressed file unpacks to.
    """

    max_document_bytes: int = 100_000_000
    max_unpacked_bytes: int = 20_000_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line feed. ``number`` counts from 1; ``data`` is None where it is too long."""

    number: int
    data: bytes | None


class Content:
    """One file, or one unpacked stream, that can be read once.

    ``name`` is the file's; ``packed`` says that the bytes are not the file's own, so that even a
    single record needs the file's hash beside it.
    """

    def __init__(
        self, chunks: Iterator[bytes], name: str, *, stream: BinaryIO | None, container: str | None = None
    ) -> None:
        self._chunks = chunks
        self._stream = stream
        self._container = container
        self._head: bytes | None = None
        self.name = name
        self.packed = container is not None

    @classmethod
    def of(cls, stream: BinaryIO, name: str) -> "Content":
        """The content of a seekable stream, from its start."""
        stream.seek(0)
        return cls(iter(lambda: stream.read(_CHUNK), b""), name, stream=stream)

    def unpacked(self, chunks: Iterator[bytes]) -> "Content":
        """The same file behind a decompressor."""
        return Content(chunks, self.name, stream=None, container=self.container)

    @property
    def container(self) -> str:
        """SHA-256 of the file as it stands, which takes one reading of it."""
        if self._container is None:
            assert self._stream is not None  # noqa: S101 - a content has a stream or a hash
            place = self._stream.tell()
            self._stream.seek(0)
            digest = hashlib.sha256()
            while chunk := self._stream.read(_CHUNK):
                digest.update(chunk)
            self._stream.seek(place)
            self._container = digest.hexdigest()
        return self._container

    @property
    def head(self) -> bytes:
        """The first bytes, up to :data:`HEAD`; reading goes on from the start all the same."""
        if self._head is None:
            parts: list[bytes] = []
            size = 0
            try:
                while size < HEAD and (chunk := next(self._chunks, b"")):
                    parts.append(chunk)
                    size += len(chunk)
            except DocumentError as error:
                # What was unpacked before the break is still to be read.
                self._chunks = _broken(error)
            whole = b"".join(parts)
            self._chunks = _chain(whole, self._chunks)
            self._head = whole[:HEAD]
        return self._head

    def chunks(self) -> Iterator[bytes]:
        """Everything, once."""
        self.head  # noqa: B018 - so that a later look at the head cannot take bytes away
        return self._chunks

    def whole(self, limit: int) -> bytes:
        """All bytes. Raises :class:`DocumentError` where they are more than ``limit``."""
        parts: list[bytes] = []
        size = 0
        for chunk in self.chunks():
            size += len(chunk)
            if size > limit:
                raise DocumentError(self.name, f"it is larger than {limit:,} bytes, the limit for a document")
            parts.append(chunk)
        return b"".join(parts)

    @property
    def wide(self) -> str | None:
        """The codec, where the content is UTF-16 or UTF-32; None where one byte is an ASCII letter."""
        return wide_encoding(self.head)

    def restored(self, text: bytes) -> bytes:
        """The bytes of a line of :meth:`lines` as they stood in the file."""
        wide = self.wide
        return text.decode("utf-8", "surrogatepass").encode(wide, "surrogatepass") if wide else text

    def lines(self, limit: int) -> Iterator[Line]:
        """The lines in order, those of UTF-16 and UTF-32 as UTF-8; a carriage return before the end stays.

        Where the stream breaks off, :class:`DocumentError` comes after the last whole line.
        """
        number = 0
        pending: list[bytes] = []
        size = 0
        for chunk in self._narrow():
            first, *others = chunk.split(b"\n")
            size += len(first)
            if size <= limit:
                pending.append(first)
            for part in others:
                number += 1
                yield Line(number, b"".join(pending) if size <= limit else None)
                pending, size = [part], len(part)
        if size:
            yield Line(number + 1, b"".join(pending) if size <= limit else None)

    def _narrow(self) -> Iterator[bytes]:
        wide = self.wide
        if wide is None:
            yield from self.chunks()
            return
        decoder = codecs.getincrementaldecoder(wide)("surrogatepass")
        try:
            for chunk in self.chunks():
                yield decoder.decode(chunk).encode("utf-8", "surrogatepass")
            yield decoder.decode(b"", final=True).encode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise DocumentError(self.name, f"it is not valid {wide.upper()}: {error.reason}") from error


def _broken(error: DocumentError) -> Iterator[bytes]:
    raise error
    yield b""  # makes this a generator, so that the error comes when the bytes are asked for


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    for start in range(0, len(first), _CHUNK):
        yield first[start : start + _CHUNK]
    yield from rest
