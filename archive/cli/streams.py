"""Standard output and error, so that no text can break them."""

import codecs
import contextlib
import io
import os
import select
import sys
from pathlib import Path
from typing import Final, TextIO

__all__ = ["broken", "prepare", "silence"]

HANDLER: Final = "pressmark"


def prepare() -> None:
    """Write UTF-8 whatever the locale says; file names that are not UTF-8 leave as they came."""
    codecs.register_error(HANDLER, _surrogates)
    # A stream that the shell closed (`>&-`) is nothing at all, and its descriptor free for any file.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=HANDLER)


def _nowhere() -> TextIO:
    """A stream that takes everything, open as long as the process."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _surrogates(error: UnicodeError) -> tuple[str | bytes, int]:
    """Undecoded bytes (U+DC80 to U+DCFF, PEP 383) become themselves again, other lone surrogates "?"."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    code = ord(error.object[error.start])
    byte = bytes((code - 0xDC00,)) if 0xDC80 <= code <= 0xDCFF else b"?"
    return byte, error.start + 1


def broken() -> bool:
    """Whether the reader of standard output or error has gone.

    Asked of the system, because the stream forgets what it could not write.
    """
    watch = select.poll()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # no descriptor under it
            watch.register(stream.fileno(), 0)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in watch.poll(0))


def silence() -> None:
    """Send what is left in the buffers nowhere, so that the interpreter does not try it again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # no descriptor under it
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
