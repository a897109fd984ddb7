"""Languages: which one a text is in, and how its words are cut, folded and stemmed.

A language is one file of ``data/``. Nothing here is imported before it is used: a search from the
command line must start fast.
"""

from typing import TYPE_CHECKING

from archive.lazy import lazily

if TYPE_CHECKING:
    from archive.languages.analysis import RULES, Analysis, TermList, Terms, Token, analyse, terms
    from archive.languages.fieldnames import field_names
    from archive.languages.folding import fold, fold_word
    from archive.languages.identification import (
        Identification,
        identify,
        other_languages,
        other_passages,
    )
    from archive.languages.passages import highlight_spans, safe_cut, sentences, words
    from archive.languages.query import QueryWord, query_words
    from archive.languages.tables import language, primary
    from archive.languages.tags import display_name, matches_language, normal_tag
    from archive.languages.writing import script, scripts

__all__ = [
    "RULES",
    "Analysis",
    "Identification",
    "QueryWord",
    "TermList",
    "Terms",
    "Token",
    "analyse",
    "display_name",
    "field_names",
    "fold",
    "fold_word",
    "highlight_spans",
    "identify",
    "language",
    "matches_language",
    "normal_tag",
    "other_languages",
    "other_passages",
    "primary",
    "query_words",
    "safe_cut",
    "script",
    "scripts",
    "sentences",
    "terms",
    "words",
]

__getattr__ = lazily(
    __name__,
    {
        "analysis": ("RULES", "Analysis", "TermList", "Terms", "Token", "analyse", "terms"),
        "folding": ("fold", "fold_word"),
        "identification": ("Identification", "identify", "other_languages", "other_passages"),
        "passages": ("highlight_spans", "safe_cut", "sentences", "words"),
        "query": ("QueryWord", "query_words"),
        "fieldnames": ("field_names",),
        "tables": ("language", "primary"),
        "writing": ("script", "scripts"),
        "tags": ("display_name", "matches_language", "normal_tag"),
    },
)
