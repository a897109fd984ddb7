"""What people call the fields of a query in their own language."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from archive.languages.folding import fold_word
from archive.languages.tables import field_words, known_languages

__all__ = ["field_names"]


@cache
def field_names() -> Mapping[str, str]:
    """The fields of a query by their names in every language but English, folded.

    >>> [field_names()[name] for name in ("ano", "人物", "тема")]
    ['year', 'person', 'subject']
    """
    return MappingProxyType(
        {
            fold_word(word): field
            for code in sorted(known_languages())
            for field, words in field_words(code).items()
            for word in words
        }
    )
