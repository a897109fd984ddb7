"""The text fields as Whoosh knows them, and the shape of its postings that we write and read.

Whoosh never analyses text here: it only reads terms that are there already.
"""

# mypy: allow-untyped-calls
# Whoosh has no types.

from functools import cache
from typing import Final

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import FieldType, Schema
from whoosh.formats import Format

from archive.index.entry import unpacked
from archive.index.fields import TEXT_FIELDS

__all__ = ["INDEX_NAME", "PlacesFormat", "WeightFormat", "codec", "schema", "whoosh_segment"]

INDEX_NAME: Final = "MAIN"


class WeightFormat(Format):
    """Postings with a weight and nothing else."""

    posting_size = 0


class PlacesFormat(Format):
    """Postings with the positions of a term, as :class:`archive.index.entry.TermVector` packs them."""

    def decode_positions(self, value: bytes) -> list[int]:
        return list(unpacked(value))

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // 4


@cache
def schema() -> Schema:
    fields = {
        field.name: FieldType(PlacesFormat() if field.positions else WeightFormat(), None, scorable=True)
        for field in TEXT_FIELDS
    }
    return Schema(**fields)


@cache
def codec() -> W3Codec:
    """Whoosh's codec with one uncompressed block a term, so that a term is one read."""
    return W3Codec(blocklimit=2**31 - 1, compression=0)


def whoosh_segment(name: str, documents: int, deleted: set[int], lengths: dict[str, int]) -> W3Segment:
    """A segment as Whoosh's own readers want it. ``lengths`` are the sums of the lengths of each field."""
    segment = W3Segment(codec(), INDEX_NAME, doccount=documents, segid=name, deleted=deleted or None)
    segment._fieldlengths = lengths  # type: ignore[attr-defined]  # its own writer sets it so too
    return segment
