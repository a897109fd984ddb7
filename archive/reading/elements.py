"""The elements of a JSON array as the bytes they are, without reading the whole array."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from archive.errors import DocumentError

__all__ = ["elements", "value_of"]

_OUTSIDE: Final = re.compile(rb'["\[\]{},]')
_INSIDE: Final = re.compile(rb'["\\]')


class _Scanner:
    """Follows brackets and strings, and cuts at the commas of the outermost array."""

    def __init__(self, limit: int) -> None:
        self.depth = 0
        self.done = False
        self._limit = limit
        self._inside = False
        self._skip = 0
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        """The elements that end in ``chunk``; None stands for one over the limit."""
        start = place = 0
        while not self.done:
            place += self._skip
            self._skip = 0
            match = (_INSIDE if self._inside else _OUTSIDE).search(chunk, place)
            if match is None:
                # An escape at the very end skips the first byte of the next chunk.
                self._skip = max(place - len(chunk), 0)
                break
            token, place = match.group(), match.end()
            if token == b"\\":
                self._skip = 1
            elif token == b'"':
                self._inside = not self._inside
            elif token in b"[{":
                self.depth += 1
                if self.depth == 1:
                    start, self._parts, self._size = place, [], 0
            elif token == b"," and self.depth != 1:
                continue
            else:
                if token != b",":
                    self.depth -= 1
                if self.depth == 0 or token == b",":
                    yield from self._cut(chunk[start : match.start()], last=token != b",")
                    start = place
                self.done = self.depth == 0
        if not self.done:
            self._keep(chunk[start:])

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size <= self._limit:
            self._parts.append(part)

    def _cut(self, part: bytes, *, last: bool) -> Iterator[bytes | None]:
        self._keep(part)
        data = b"".join(self._parts).strip() if self._size <= self._limit else None
        self._parts, self._size = [], 0
        # A comma after the last element is forgiven.
        if data != b"" or not last:
            yield data


def elements(chunks: Iterable[bytes], name: str, limit: int) -> Iterator[bytes | None]:
    """The elements of the array that ``chunks`` holds; None for one of more than ``limit`` bytes.

    Raises :class:`DocumentError` where the array does not end.
    """
    scanner = _Scanner(limit)
    for chunk in chunks:
        yield from scanner.feed(chunk)
        if scanner.done:
            return
    raise DocumentError(name, "the JSON list is not closed; the file is not complete")


def value_of(text: str, key: str) -> str:
    """The text of one value of a valid JSON object, as it stands there; the last where it is given twice.

    >>> value_of('{"total": 2, "items": [{"a": 1}, {"b": 2}]}', "items")
    '[{"a": 1}, {"b": 2}]'
    """
    decoder = json.JSONDecoder(strict=False, parse_int=str)
    found = ""
    place = text.index("{") + 1
    while (place := _next(text, place)) < len(text) and text[place] != "}":
        name, place = decoder.raw_decode(text, place)
        start = _next(text, place)
        _, place = decoder.raw_decode(text, start)
        if name == key:
            found = text[start:place]
    return found


def _next(text: str, place: int) -> int:
    """Where the next name or value begins."""
    while place < len(text) and text[place] in " \t\r\n,:":
        place += 1
    return place
