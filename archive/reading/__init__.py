"""Bytes to drafts: which format a file is of, the records in it, and what each says.

    for record in split(stream, "page.html", limits=Limits()):
        if isinstance(record, Record):
            draft = parse(record)

Reading takes streams and bytes, never paths, and knows nothing of languages or of the press. A
format is one module of :mod:`archive.reading.formats`.
"""

from collections.abc import Iterator
from typing import BinaryIO

from archive.reading.content import Content, Limits
from archive.reading.draft import Block, Candidate, Draft, Hint, Record, Unreadable
from archive.reading.formats import parse_record, split_content
from archive.reading.paragraphs import ends_sentence, paragraphs

__all__ = [
    "Block",
    "Candidate",
    "Draft",
    "Hint",
    "Limits",
    "Record",
    "Unreadable",
    "ends_sentence",
    "paragraphs",
    "parse",
    "split",
]


def split(stream: BinaryIO, name: str, *, limits: Limits) -> Iterator[Record | Unreadable]:
    """The records of a file, in order, recognised by what is in it.

    ``stream`` must be seekable; ``name`` is what the records are called: ``FILE``, or ``FILE#N``
    where the file holds several. Nothing is raised: what cannot be read is an
    :class:`Unreadable`, and the records before it are whole.
    """
    return split_content(Content.of(stream, name), limits)


def parse(record: Record) -> Draft:
    """What one record says. A pure function of its name, media type and bytes.

    Raises :class:`DocumentError`.
    """
    return parse_record(record)
