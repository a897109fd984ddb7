"""Bytes to text: which encoding, and what to do where the bytes do not keep to it.

The order of evidence: byte order mark; the zero bytes of UTF-16 and UTF-32; the escapes of ISO 2022;
valid UTF-8; UTF-8 with a few bad bytes; the charset that the document declares; the likelihood of the
letters. What none of them settles is refused: a wrong guess would be found by nobody.
"""

import codecs
import re
from dataclasses import dataclass
from itertools import chain
from typing import Final

from archive.errors import DocumentError
from archive.reading.likelihood import likeliest, table

__all__ = ["Decoded", "codec_of", "decode", "guess", "wide_encoding"]

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPES: Final = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"))

_WIDE: Final = ("utf-16", "utf-32")
_BEYOND: Final = re.compile(r"[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """``replaced`` counts the bytes that were not of the encoding and became U+FFFD."""

    text: str
    encoding: str
    replaced: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of the text has to know."""
        if not self.replaced:
            return ()
        return (f"{self.replaced} characters are not valid {self.encoding.upper()} and are shown as \ufffd",)


def decode(data: bytes, name: str, *, declared: str | None = None) -> Decoded:
    """The text of ``data``, without its byte order mark.

    ``declared`` is the label that the document or its container gives. Raises
    :class:`DocumentError` where the encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding, name)
    wide = wide_encoding(data)
    if wide is None and declared and b"\0" in data and (codec_of(declared) or "").startswith(_WIDE):
        wide = codec_of(declared)
    if wide:
        return _lenient(data, wide, name)
    for escape, encoding in _ESCAPES:
        if escape in data and (text := _strict(data, encoding)) is not None:
            return Decoded(text=text, encoding=encoding)
    if (text := _strict(data, "utf-8")) is not None:
        return Decoded(text=text, encoding="utf-8")
    return _nearly_utf8(data) or _declared(data, declared) or _detected(data, name)


def guess(head: bytes) -> str | None:
    """The encoding of a container of lines by its first bytes; None for UTF-8 and where nothing tells."""
    if wide := wide_encoding(head):
        return wide
    # The head may end inside a character, seldom inside a line.
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        encoding = decode(whole, "").encoding
    except DocumentError:
        return None
    return None if encoding == "utf-8" else encoding


def codec_of(label: str) -> str | None:
    """The codec that a charset label means, as browsers take it; None for an unknown label.

    >>> codec_of("EUC-KR"), codec_of("latin9"), codec_of("rot13")
    ('cp949', 'iso8859-15', None)
    """
    label = label.strip().casefold()
    known = table()
    if label in known["labels"]:
        return known["labels"][label]
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    lists = (known["likely"], known["regional"], known["seldom"], known["labelled"])
    return {codecs.lookup(codec).name: codec for codec in chain(*lists)}.get(name)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32, by the mark or by where the zero bytes are; None for every other encoding."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding if encoding != "utf-8" else None
    size = min(len(head), 4096)
    sample = head[: size - size % 4]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    if _is_utf8(sample) and (not sample.isascii() or sample.count(0) * 4 < len(sample)):
        # UTF-8, and some zero bytes in it that are noise.
        return None
    zeros = [sample[place::4].count(0) * 4 / len(sample) for place in range(4)]
    # ASCII letters, spaces and line ends show which bytes of a unit are the high ones.
    high_first = (zeros[0] + zeros[2] - zeros[1] - zeros[3]) / 2
    found = None
    if zeros[0] > 0.9 and zeros[1] > 0.5:
        found = "utf-32-be"
    elif zeros[3] > 0.9 and zeros[2] > 0.5:
        found = "utf-32-le"
    elif abs(high_first) > 0.02:
        found = "utf-16-be" if high_first > 0 else "utf-16-le"
    text = _strict(sample, found) if found else None
    return found if text is not None and "\0" not in text else None


def _is_utf8(sample: bytes) -> bool:
    """Whether the beginning of something is valid UTF-8; it may end inside a character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lenient(data: bytes, encoding: str, name: str) -> Decoded:
    """For an encoding that is sure: a few bad bytes are replaced, many refused."""
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text=text, encoding=encoding)
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    if bad * 100 > len(text) + 100:
        raise DocumentError(name, f"it is marked as {encoding.upper()} but is not")
    return Decoded(text=text, encoding=encoding, replaced=bad)


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes: five good sequences, which hardly come by chance, for each bad one."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(map(len, _BEYOND.findall(text))) - bad
    return Decoded(text=text, encoding="utf-8", replaced=bad) if good >= 5 * bad else None


def _declared(data: bytes, label: str | None) -> Decoded | None:
    encoding = codec_of(label) if label else None
    if encoding is None or encoding.startswith(("utf-8", *_WIDE)):
        # It is not UTF-8, or this would not be asked; the zero bytes of the others would have shown.
        return None
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text=text, encoding=encoding)
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    good = sum(map(len, _BEYOND.findall(text))) - bad
    return Decoded(text=text, encoding=encoding, replaced=bad) if good >= 50 * bad else None


def _detected(data: bytes, name: str) -> Decoded:
    encoding = likeliest(data)
    if encoding is not None and (text := _strict(data, encoding)) is not None:
        return Decoded(text=text, encoding=encoding)
    raise DocumentError(name, "its encoding cannot be told; save it as UTF-8")
