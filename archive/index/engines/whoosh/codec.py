"""Whoosh's own searcher over our segments, read-only, through the extension point that it has for codecs.

With it every query of Whoosh can be matched by Whoosh itself, a document at a time: slow, but whole.
"""

# mypy: allow-untyped-calls, disable-error-code="abstract"
# Whoosh has no types, and its base classes ask for what writes too.

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Any, Final

import numpy as np
from whoosh.codec import base
from whoosh.fields import FieldType, Schema
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import MultiReader, SegmentReader, TermInfo
from whoosh.searching import Searcher

from archive.index.engines.whoosh.dictionary import Dictionary, decoded, encoded
from archive.index.engines.whoosh.layout import FIELDS, POSITIONAL
from archive.index.engines.whoosh.segment import Segment, lengths_of_bytes
from archive.index.engines.whoosh.sets import Matches

__all__ = ["matches", "searcher"]

_PLACE: Final = "<u4"


def searcher(segments: Sequence[Segment]) -> Searcher:
    """A searcher of Whoosh. Its documents are the rows of the segments, one segment after the other."""
    reader = MultiReader([SegmentReader(None, _schema(), _Segment(segment)) for segment in segments])
    reader.schema = _schema()  # which it otherwise takes from the first segment, of which there may be none
    return Searcher(reader)


def matches(searcher: Searcher, tree: Any) -> Matches:
    """The rows that Whoosh's matchers find, with the scores that they give. Deleted rows are left out."""
    rows, scores = [], []
    for leaf, offset in searcher.leaf_searchers():
        matcher = tree.matcher(leaf, leaf.context(needs_current=True))
        while matcher.is_active():
            rows.append(offset + matcher.id())
            scores.append(matcher.score())
            matcher.next()
    return Matches(np.array(rows, np.int64), np.array(scores, np.float32))


# -- fields --------------------------------------------------------------------------------------


class _Weights(Format):
    """Postings with a weight and nothing else."""

    posting_size = 0


class _Places(Format):
    """Postings with the places of a term, 32 bits each."""

    def decode_positions(self, value: bytes) -> list[int]:
        return np.frombuffer(value, _PLACE).tolist()  # type: ignore[no-any-return]

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // 4


class _Field(FieldType):
    """A field of words or values; unpaired surrogates may be in them."""

    def to_bytes(self, value: Any) -> bytes:
        return value if isinstance(value, bytes) else encoded(value)

    def from_bytes(self, value: bytes) -> str:
        return decoded(value)


@cache
def _schema() -> Schema:
    formats = {name: _Places() if name in POSITIONAL else _Weights() for name in FIELDS}
    return Schema(**{name: _Field(item, None, scorable=True) for name, item in formats.items()})


# -- segments ------------------------------------------------------------------------------------


class _Codec(base.Codec):
    def terms_reader(self, _storage: None, segment: "_Segment") -> "_Terms":
        return _Terms(segment.ours)

    def per_document_reader(self, _storage: None, segment: "_Segment") -> "_Documents":
        return _Documents(segment)


class _Segment(base.Segment):
    def __init__(self, segment: Segment) -> None:
        super().__init__(segment.info.name)
        self.ours = segment
        self._deleted = frozenset(segment.deleted.tolist())

    def codec(self) -> _Codec:
        return _Codec()

    def doc_count_all(self) -> int:
        return self.ours.size

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> frozenset[int]:
        return self._deleted

    def is_deleted(self, document: int) -> bool:
        return document in self._deleted


class _Documents(base.PerDocumentReader):
    def __init__(self, segment: _Segment) -> None:
        self._segment = segment.ours
        for name in ("doc_count", "doc_count_all", "has_deletions", "is_deleted", "deleted_docs"):
            setattr(self, name, getattr(segment, name))

    def doc_field_length(self, document: int, field: str, _default: int = 0) -> int:
        return int(lengths_of_bytes()[self._segment.lengths(field)[document]])

    def field_length(self, field: str) -> int:
        return self._segment.total_length(field)


# -- terms ---------------------------------------------------------------------------------------


class _Terms(base.TermsReader):
    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def _found(self, field: str, term: bytes) -> tuple[int, int, int]:
        """The number of a term, and where its postings start and end."""
        dictionary = self._segment.dictionary(field)
        number = -1 if dictionary is None else dictionary.find(term)
        if dictionary is None or number < 0:
            raise KeyError(field, term)
        return number, *dictionary.postings(number)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        try:
            return bool(self._found(*term))
        except KeyError:
            return False

    def indexed_field_names(self) -> list[str]:
        return [name for name in FIELDS if self._segment.dictionary(name) is not None]

    def cursor(self, field: str, _field: FieldType) -> "_Cursor":
        return _Cursor(self._segment.dictionary(field))

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return chain.from_iterable(self.terms_from(name, b"") for name in sorted(FIELDS))

    def terms_from(self, field: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        dictionary = self._segment.dictionary(field)
        if dictionary is not None:
            for number in range(dictionary.lower(prefix), len(dictionary)):
                yield field, dictionary[number]

    def doc_frequency(self, field: str, term: bytes) -> int:
        _, start, stop = self._found(field, term)
        return stop - start

    def term_info(self, field: str, term: bytes) -> TermInfo:
        _, *postings = self._found(field, term)
        documents, weights = self._segment.docs(field, *postings), self._segment.weights(field, *postings)
        lengths = lengths_of_bytes()[self._segment.lengths(field)[documents]]
        return TermInfo(
            weight=int(weights.sum()),
            df=len(documents),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=int(weights.max()),
            minid=documents.item(0),
            maxid=documents.item(-1),
        )

    def matcher(self, field: str, term: bytes, format_: Format, scorer: Any = None) -> "_Matcher":
        number, *postings = self._found(field, term)
        documents, weights = self._segment.docs(field, *postings), self._segment.weights(field, *postings)
        values = _Values(self._segment, field, number) if field in POSITIONAL else None
        return _Matcher(documents.tolist(), weights.tolist(), values, format_, scorer, term=(field, term))


class _Cursor(base.FieldCursor):
    """Goes through the terms of a field."""

    def __init__(self, terms: Dictionary | None) -> None:
        self._terms: Dictionary | Sequence[bytes] = terms or ()
        self._lower = terms.lower if terms else lambda _: 0
        self._number = 0

    def is_valid(self) -> bool:
        return self._number < len(self._terms)

    def text(self) -> str | None:
        return decoded(self._terms[self._number]) if self.is_valid() else None

    def first(self) -> str | None:
        self._number = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        self._number = self._lower(term if isinstance(term, bytes) else encoded(term))
        return self.text()

    def next(self) -> str | None:
        self._number += 1
        return self.text()


class _Matcher(ListMatcher):
    """Goes through the postings of one term of a segment, which it holds as one block without a quality."""

    def supports_block_quality(self) -> bool:
        return False


class _Values(Sequence[bytes]):
    """The places of a term, those of each document apart. Nothing is read before one is asked for."""

    def __init__(self, segment: Segment, field: str, number: int) -> None:
        self._segment, self._field, self._number = segment, field, number

    @cached_property
    def _parts(self) -> list[bytes]:
        counts, places = self._segment.places(self._field, self._number)
        ends = np.cumsum(counts, dtype=np.int64)
        return [part.tobytes() for part in np.split(places.astype(_PLACE), ends[:-1])]

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, number: Any) -> Any:
        return self._parts[number]
