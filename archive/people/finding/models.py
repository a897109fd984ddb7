"""Finders that ask a trained model, used beside our own rules where one is installed.

natasha (MIT) reads Russian and brings names back to their base form; spaCy (MIT) reads the languages
whose pipelines with a tagger of persons are installed beside it. Neither comes with Pressmark
(``pip install pressmark[models]``), and neither loads anything from a network.
"""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from archive.people.finding.sightings import Finder, Sighting
from archive.people.keys import words

if TYPE_CHECKING:
    from archive.people.authority.known import KnownNames

__all__ = ["finders"]

_PERSON: Final = frozenset(("PER", "PERSON", "PRS", "persName"))
"""Labels that pipelines of spaCy give to persons."""

_LONGEST: Final = 100_000
"""Code points that a model is given at once: its memory grows with the text."""


def finders(language: str) -> Iterator[Finder]:
    """The installed models for a language (a primary subtag), each loaded at its first use."""
    if language == "ru" and find_spec("natasha"):
        yield _Natasha()
    elif find_spec("spacy") and (name := _pipelines().get(language)):
        yield _SpaCy(name)


def _sighting(start: int, end: int, name: str) -> Sighting | None:
    """A name as a model saw it; a single word counts only as a part of a full name."""
    said = words(name)
    if not said:
        return None
    return Sighting(start=start, end=end, name=name, words=said, full=len(said) > 1)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of a bounded size, cut at line breaks, with their places."""
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > _LONGEST:
            end = text.rfind("\n", start + 1, start + _LONGEST) + 1 or start + _LONGEST
        yield start, text[start:end]
        start = end


class _Natasha:
    def sightings(self, text: str, language: str, known: "KnownNames") -> Iterator[Sighting]:  # noqa: ARG002
        # The protocol of finders gives more than a model needs.
        segmenter, morphology, tagger, vocabulary, document = _natasha()
        for start, piece in _pieces(text):
            read = document(piece)
            read.segment(segmenter)
            read.tag_morph(morphology)
            read.tag_ner(tagger)
            for span in read.spans:
                if span.type == "PER":
                    span.normalize(vocabulary)
                    seen = _sighting(start + span.start, start + span.stop, span.normal or span.text)
                    if seen is not None:
                        yield seen


@cache
def _natasha() -> Any:
    import natasha

    embedding = natasha.NewsEmbedding()
    return (
        natasha.Segmenter(),
        natasha.NewsMorphTagger(embedding),
        natasha.NewsNERTagger(embedding),
        natasha.MorphVocab(),
        natasha.Doc,
    )


class _SpaCy:
    def __init__(self, name: str) -> None:
        self.name = name

    def sightings(self, text: str, language: str, known: "KnownNames") -> Iterator[Sighting]:  # noqa: ARG002
        # The protocol of finders gives more than a model needs.
        pipeline = _pipeline(self.name)
        for start, piece in _pieces(text):
            for entity in pipeline(piece).ents:
                if entity.label_ in _PERSON:
                    seen = _sighting(start + entity.start_char, start + entity.end_char, entity.text)
                    if seen is not None:
                        yield seen


@cache
def _pipelines() -> dict[str, str]:
    """Language → the installed pipeline of spaCy, the last by name where there are several."""
    import spacy

    return {name.split("_")[0]: name for name in sorted(spacy.util.get_installed_models())}


@cache
def _pipeline(name: str) -> Any:
    import spacy

    return spacy.load(name, exclude=["lemmatizer", "parser", "textcat"])
