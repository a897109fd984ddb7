"""JSON as it is stored and hashed: one canonical text, always valid UTF-8.

Names of files and fields of documents may hold lone surrogates, which UTF-8 cannot carry; in JSON text
they stand as escapes (``\\udc80``), so that any tool can read what is stored and nothing is lost.
"""

import hashlib
import json
import re
from typing import Any, Final, NamedTuple

from archive.article import canonical_json
from archive.errors import DamagedError

__all__ = ["Sealed", "json_text", "parse", "quote", "seal", "sha256", "writable"]

_SURROGATE: Final = "[\ud800-\udfff]"
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False).encode


class Sealed(NamedTuple):
    """A text and the SHA-256 of its UTF-8, in hexadecimal digits."""

    text: str
    sha256: str


def writable(text: str) -> str:
    """JSON text with lone surrogates as escapes.

    >>> writable('"caf\\udce9"')
    '"caf\\\\udce9"'
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub(_SURROGATE, lambda match: f"\\u{ord(match[0]):04x}", text)
    return text


def json_text(value: object) -> str:
    """Canonical JSON that can be stored. Raises :class:`ValueError` for NaN and endless nesting."""
    try:
        return writable(canonical_json(value))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def seal(text: str) -> Sealed:
    return Sealed(text, sha256(text.encode()))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def quote(text: str) -> str:
    """A JSON string."""
    return writable(_ENCODE(text))


def parse(text: str, what: str) -> Any:
    """The value of stored JSON. Raises :class:`DamagedError`, which says ``what`` it was, if it is none."""
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise DamagedError(f"{what} is damaged: {error}; 'pressmark verify' lists all damage") from error
