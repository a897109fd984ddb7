"""Which language a text is in, which kind of it, and which others it has passages in."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from archive.languages.guessing import guess
from archive.languages.mixture import mixture, parts
from archive.languages.tables import primary
from archive.languages.variants import variant

__all__ = ["Identification", "identify", "other_languages", "other_passages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """A BCP 47 tag, ``und`` where nothing can be said, and a confidence from 0 to 1.

    ``others`` are the languages of whole passages beside the main one, each with its share of the
    letters, from 0.15 to 0.5, the largest first.
    """

    tag: str
    confidence: float
    others: tuple[tuple[str, float], ...] = ()

    @property
    def evidence(self) -> str:
        """The evidence as it stands in a record: ``detected 0.97; also en 0.38``."""
        others = (f"; {_ALSO} {tag} {share:.2f}" for tag, share in self.others)
        return f"detected {self.confidence:.2f}{''.join(others)}"


_ALSO: Final = "also"
_OTHER: Final = re.compile(rf"; {_ALSO} ([A-Za-z0-9-]+) \d")


def identify(text: str, *, among: Collection[str] = ()) -> Identification:
    """The main language of ``text``. Give title and body together.

    ``among`` are tags of languages to prefer where the text is short. The same text always gets the
    same answer; a long one is judged by parts of it.

    >>> identify("Comrade Kim met the delegation of the friendship party.").tag
    'en'
    """
    preferred = {primary(tag) for tag in among}
    found = guess(text, preferred)
    (tag, _), *others = mixture(text, found, preferred) or ((found.tag, 1.0),)
    return Identification(tag=variant(text, tag), confidence=found.confidence, others=tuple(others))


def other_languages(evidence: str) -> tuple[str, ...]:
    """The tags of other languages that a record's evidence names: see :attr:`Identification.evidence`.

    >>> other_languages("detected 0.97; also en 0.38")
    ('en',)
    """
    return tuple(_OTHER.findall(evidence))


def other_passages(text: str, language: str, others: Collection[str]) -> Iterator[tuple[str, str]]:
    """The passages of a text that are in one of some other languages than its own: tag and text of each."""
    preferred = {primary(tag) for tag in (language, *others)}
    for part in parts(text, language, preferred):
        if part.tag in others:
            yield part.tag, part.text
