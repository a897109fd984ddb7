"""Finding the persons that a text mentions."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from archive.article import Person
from archive.people.authority.known import KnownNames
from archive.people.finding import models as trained
from archive.people.finding import uncased
from archive.people.finding.cased import alphabetic
from archive.people.finding.cased.lexicon import Flag, lexicon
from archive.people.finding.eastern import han, hangul, thai
from archive.people.finding.eastern.surnames import eastern_surnames
from archive.people.finding.grouping import grouped, parts_of
from archive.people.finding.sightings import Finder, Sighting
from archive.people.keys import is_han, script, words

if TYPE_CHECKING:
    from archive.people.authority.register import Register

__all__ = ["find"]

_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]")
_HAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_EAST_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_UNCASED: Final = re.compile(r"[\u05d0-\u05ea\u0600-\u06ff\u0900-\u097f]")  # Hebrew, Arabic, Devanagari
_THAI: Final = re.compile(r"[\u0e01-\u0e4e]")
_CASED: Final = re.compile(r"[A-Za-z\u00c0-\u058a\u1e00-\u1fff]")
_LONGEST: Final = 200  # characters of a name from elsewhere; what is longer is no name


def find(
    text: str, language: str, register: "Register", *, known: Sequence[str] = (), models: bool = True
) -> list[Person]:
    """The persons that a text in a language (BCP 47) mentions, in order of first mention.

    ``known`` are full names that the article gives elsewhere: parts of them in the text are
    mentions, and each of them is in the result, also without a mention. A person's ``id`` is the
    key of ``name``, the fullest form in the article, brought back to its base form; mentions are
    verbatim, sorted, without overlaps; offsets count code points of ``text``. ``models`` lets trained
    models that are installed for the language take part.
    """
    names = register.names
    primary = language.split("-")[0].lower()
    found = [
        seen
        for finder in _finders(text, primary, models=models)
        for seen in finder.sightings(text, primary, names)
    ]
    if _CASED.search(text) and _EAST_ASIAN.search(text):
        found = [_ended(seen, text, names) for seen in found]
    given = [_given(name.strip(), names) for name in known if 0 < len(name.strip()) <= _LONGEST]
    full = [seen for seen in (*found, *given) if seen.full]
    parts = frozenset(part for seen in full for part in parts_of(seen))
    if _HANGUL.search(text):
        found += hangul.shorts(text, parts, full)
    if _HAN.search(text):
        found += han.shorts(text, primary, parts, full)
    if _THAI.search(text):
        found += thai.shorts(text, parts)
    if _UNCASED.search(text):
        found += uncased.shorts(text, primary, full)
    return grouped(text, found, given, names.person_words, primary)


def _finders(text: str, language: str, *, models: bool) -> Iterator[Finder]:
    if _CASED.search(text):
        yield alphabetic
    if _HANGUL.search(text):
        yield hangul
    if _HAN.search(text):
        yield han
    if _UNCASED.search(text):
        yield uncased
    if _THAI.search(text):
        yield thai
    if models:
        # After ours: of two at one place with one extent the first is kept.
        yield from _trained(language)


def _ended(seen: Sighting, text: str, names: KnownNames) -> Sighting:
    """A name that begins in letters with capitals ends before Kana, Han and Hangul: Barack Obama奥巴马."""
    verbatim = text[seen.start : seen.end]
    if not verbatim or not _CASED.match(verbatim) or not (match := _EAST_ASIAN.search(verbatim)):
        return seen
    name = verbatim[: match.start()].rstrip()
    said = words(name)
    form = names.exact(said, script(name)) if said else None
    return seen._replace(
        end=seen.start + len(name),
        name=name,
        words=said,
        full=seen.full and len(said) > 1,
        persons=form.persons if form else (),
        raw=(),
    )


@cache
def _trained(language: str) -> tuple[Finder, ...]:
    return tuple(trained.finders(language))


def _given(name: str, names: KnownNames) -> Sighting:
    """A name from elsewhere as a sighting without a place."""
    said = words(name) or (name,)
    form = names.exact(said, script(name))
    korean = bool(lexicon("en", "Latn").flags.get(said[0], 0) & Flag.KOREAN) and len(said) == 3
    if len(said) == 1 and (said[0][:1] in eastern_surnames("ko") or all(map(is_han, said[0]))):
        korean = True
    return Sighting(
        start=0,
        end=0,
        name=name,
        words=said,
        shape="korean" if korean else "western",
        persons=form.persons if form else (),
    )
