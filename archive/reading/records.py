"""What formats have in common when they make records: media types and the one record of a plain file."""

from collections.abc import Iterator

from archive.reading.content import Content, Limits
from archive.reading.draft import Record
from archive.reading.encoding import guess

__all__ = ["charset_of", "head_text", "media_type", "whole_file"]


def head_text(head: bytes) -> str:
    """What the first bytes say, for recognising a format; bytes of no encoding do no harm."""
    return head.decode(guess(head) or "utf-8", "replace").lstrip("\ufeff\0")


def whole_file(content: Content, limits: Limits, kind: str) -> Iterator[Record]:
    """The file as one record, named as the file is. Raises :class:`DocumentError` over the limit."""
    data = content.whole(limits.max_document_bytes)
    yield Record(
        name=content.name,
        media_type=kind,
        data=data,
        container=content.container if content.packed else None,
    )


def media_type(kind: str, encoding: str | None) -> str:
    """``kind`` with the encoding that the whole container was told by, where it is not UTF-8.

    >>> media_type("text/csv", "cp949")
    'text/csv; charset=cp949'
    """
    return kind if encoding is None else f"{kind}; charset={encoding}"


def charset_of(kind: str) -> str | None:
    """The charset parameter of a media type.

    >>> charset_of("text/html; charset=EUC-KR")
    'EUC-KR'
    """
    for parameter in kind.split(";")[1:]:
        key, _, value = parameter.partition("=")
        if key.strip().casefold() == "charset":
            return value.strip().strip("\"'") or None
    return None
