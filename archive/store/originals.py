"""Original bytes, packed with zstd where that makes them smaller."""

from typing import TYPE_CHECKING, Final, NamedTuple

from archive.errors import DamagedError
from archive.store.text import sha256

if TYPE_CHECKING:
    import zstandard

__all__ = ["LEVEL", "OriginalRow", "Packer", "examine", "unpack"]

LEVEL: Final = 3
"""zstd level: 12 µs for a record of 1.3 kB, which shrinks to 0.7 kB; level 6 takes 33 µs for 2% less."""


class OriginalRow(NamedTuple):
    """``size`` is that of the unpacked bytes; ``encoding`` is ``zstd`` or ``none``."""

    sha256: str
    size: int
    encoding: str
    data: bytes


class Packer:
    """Packs originals; not to be shared between threads."""

    def __init__(self) -> None:
        self._compressor: zstandard.ZstdCompressor | None = None

    def pack(self, digest: str, data: bytes) -> OriginalRow:
        """``digest`` is the SHA-256 of ``data``."""
        if self._compressor is None:
            import zstandard  # only writers need it: a search starts faster without

            self._compressor = zstandard.ZstdCompressor(level=LEVEL)
        packed = self._compressor.compress(data)
        if len(packed) < len(data):
            return OriginalRow(digest, len(data), "zstd", packed)
        return OriginalRow(digest, len(data), "none", data)


def unpack(row: OriginalRow) -> bytes:
    """The bytes as they came. Raises :class:`DamagedError` if they are not those that were stored."""
    data, fault = examine(row)
    if fault:
        raise DamagedError(f"original {row.sha256} {fault}; 'pressmark verify' lists all damage")
    return data


def examine(row: OriginalRow) -> tuple[bytes, str | None]:
    """The bytes, and what is wrong with them."""
    if row.encoding == "none":
        data = row.data
    elif row.encoding != "zstd":
        return b"", "has an unknown encoding"
    else:
        import zstandard

        try:
            # The frame's own size is checked first: a damaged one could ask for any amount of memory.
            if zstandard.get_frame_parameters(row.data).content_size != row.size:
                return b"", "does not have the size noted for it"
            data = zstandard.ZstdDecompressor().decompress(row.data)
        except zstandard.ZstdError as error:
            return b"", f"cannot be unpacked: {error}"
    if len(data) != row.size or sha256(data) != row.sha256:
        return data, "is not as it was written"
    return data, None
