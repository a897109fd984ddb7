"""Bylines: who wrote an article, with the office printed beside the name.

A byline is a line of its own, above the text or below it, or words at the beginning of the first
paragraph. What the markup calls a byline is read first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from archive.article import Author
from archive.reading import Block, ends_sentence
from archive.sources.byline_words import (
    before_names,
    beside_names,
    between_names,
    has_office_beside,
    inside_paragraphs,
    is_office,
    is_organisation,
    names_follow,
)
from archive.sources.dateline import find_dateline
from archive.sources.endmarks import strip_end_marks
from archive.sources.names import is_name, proper
from archive.sources.profile import Profile
from archive.sources.rights import find_rights
from archive.sources.tables import table

__all__ = ["Byline", "find_byline"]

_LONGEST: Final = 250
"""Characters of a byline with an office."""

_REACH: Final = 160
"""Characters of a paragraph among which one stands inside it."""

_LONGEST_ABOVE: Final = 120
"""Characters of one above the text."""

_ABOVE: Final = 4
"""Lines at the beginning among which one without a hint may be a byline."""

_PIECES: Final = re.compile(r"\s*[|•/\n]\s*|\s+[–—·-]\s+|\s{3,}")
_COMMAS: Final = re.compile(r"\s*[,，、،;；]\s*")
_DOTS: Final = re.compile(r"\s*[,，、·・]\s*")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]+")
_CHINESE: Final = re.compile("[记讯评编]")
_MAIL: Final = re.compile(r"\(?\S+@\S+\)?")
_QUOTED: Final = re.compile('["“„«]')
_WRAPPING: Final = " .:：\u3000()（）[]［］【】〔〕<>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """The authors of a byline and its words; ``index`` of its block, None where it stands inside one."""

    authors: tuple[Author, ...]
    verbatim: str
    index: int | None


def find_byline(blocks: Sequence[Block], profile: Profile) -> Byline | None:
    """The byline of an article, or None."""
    for index, block in enumerate(blocks):
        if block.hint == "byline" and (authors := _hinted(block.text, profile)):
            return Byline(authors=authors, verbatim=block.text, index=index)
    for index in _above(blocks):
        text = blocks[index].text
        if len(text) <= _LONGEST_ABOVE and (authors := _introduced(text, profile)):
            return Byline(authors=authors, verbatim=text, index=index)
        if found := _inside(text, profile):
            return found
    last = _below(blocks, profile)
    if last is not None and (authors := _signed(_unmarked(blocks[last], profile), profile)):
        return Byline(authors=authors, verbatim=blocks[last].text, index=last)
    return None


def _unmarked(block: Block, profile: Profile) -> str:
    """The text of a block without an end mark."""
    return "".join(strip_end_marks([block.text], profile))


def _above(blocks: Sequence[Block]) -> Iterator[int]:
    """The first lines below the title."""
    lines = [
        index
        for index, block in enumerate(blocks[: _ABOVE + 2])
        if block.hint in (None, "byline", "dateline")
    ]
    return iter(lines[:_ABOVE])


def _below(blocks: Sequence[Block], profile: Profile) -> int | None:
    """The last line that is neither a rights line nor an end mark."""
    rights = find_rights(blocks, profile)
    for index in range(len(blocks) - 1, 0, -1):
        block = blocks[index]
        if (
            (rights and rights.index == index)
            or block.hint == "date"
            or not strip_end_marks([block.text], profile)
        ):
            continue
        return index if block.hint is None and ends_sentence(_unmarked(blocks[index - 1], profile)) else None
    return None


def _hinted(text: str, profile: Profile) -> tuple[Author, ...]:
    """A line that is known to be a byline: its first part with names in it."""
    if len(text) > 4 * _LONGEST:
        return ()
    for piece in _PIECES.split(_MAIL.sub(" ", text)):
        if match := before_names(hinted=True).match(piece):
            rest = piece[match.end() :].strip(_WRAPPING)
            authors = _named(rest, profile)
            if not authors and rest[:1].isupper() and rest.isalpha():
                authors = (Author(name=rest),)
        else:
            authors = _introduced(piece, profile) or _named(piece, profile)
        if not authors and (match := names_follow().search(piece)):
            # Where a date or a place stands before the names.
            authors = _named(piece[match.end() :], profile)
        if authors:
            return authors
    return ()


def _introduced(text: str, profile: Profile) -> tuple[Author, ...]:
    """A line in which a word or an office says that it is a byline."""
    text = text.strip()
    if len(text) > _LONGEST:
        return ()
    if match := before_names().match(text):
        return _named(text[match.end() :], profile)
    if ends_sentence(text):
        return ()
    line = text.strip(_WRAPPING)
    for pattern in beside_names() if has_office_beside(line) else ():
        if (match := pattern.fullmatch(line)) and (authors := _beside_office(match["name"], match["office"])):
            return authors
    if not _COMMAS.search(line) or line.endswith(","):
        return ()
    authors = _named(line, profile)
    return authors if authors and authors[0].role and is_office(authors[0].role) else ()


def _beside_office(names: str, office: str) -> tuple[Author, ...]:
    """Names that an office stands beside, parted by commas or dots, in Chinese also by spaces."""
    authors: list[Author] = []
    for name in _DOTS.split(names.strip()):
        role = office.strip()
        words = name.split()
        if _HANGUL.fullmatch(name.replace(" ", "")) and len(words) > 1 and len(words[-1]) > 1:
            # The department stands before the name.
            name, role = words[-1], f"{' '.join(words[:-1])} {role}"
        found = words if _CHINESE.search(office) and all(map(is_name, words)) else [name]
        if not all(map(is_name, found)):
            return ()
        authors += [Author(name=item, role=role) for item in found]
    return tuple(authors)


def _signed(text: str, profile: Profile) -> tuple[Author, ...]:
    """The last line: a name alone, or a name with its office."""
    if len(text) > _LONGEST or ends_sentence(text) or text.startswith(("(", "[")):
        return ()
    return _introduced(text, profile) or _named(text, profile)


def _inside(text: str, profile: Profile) -> Byline | None:
    """A byline in brackets, or before an equals sign, at the beginning of a paragraph."""
    if not has_office_beside(text[:_REACH]):
        return None
    dateline = find_dateline(text, profile)
    for begin in {0, dateline.end if dateline else 0}:
        start = begin + len(text[begin:]) - len(text[begin:].lstrip())
        for pattern in inside_paragraphs():
            match = pattern.match(text[: start + 60], start)
            if match and is_name(match["name"].strip()):
                author = Author(name=match["name"].strip(), role=match["office"].strip())
                return Byline(authors=(author,), verbatim=match.group().strip(), index=None)
    return None


def _named(text: str, profile: Profile) -> tuple[Author, ...]:
    """The authors of a list of names that may end in an office; none where it is no such list."""
    authors: list[Author] = []
    parts = _COMMAS.split(text.strip().strip(_WRAPPING))
    for place, part in enumerate(parts):
        part = _without_agency(part.strip(), profile)
        if not part:
            continue
        if any(map(str.isdigit, part)) and not is_office(part):
            break
        if not authors and (office := _office_behind(part)):
            return (Author(name=proper(part[: office.start()].strip()), role=office.group().strip()),)
        names = [proper(name.strip()) for name in between_names().split(part)]
        if all(map(is_name, names)) and not (authors and is_office(part)):
            authors += [Author(name=name) for name in names]
        elif not authors:
            return ()
        else:
            role = ", ".join(parts[place:]).strip()
            if _QUOTED.search(role):
                return ()
            if " " in role or is_office(role) or not role[:1].isupper():
                return tuple(replace(author, role=role) for author in authors)
            break
    return tuple(authors)


def _office_behind(part: str) -> re.Match[str] | None:
    """An office right behind a name of two words or more: "Meg James Staff Writer"."""
    for match in re.finditer(r"(?<= )\S+", part):
        word = match.group().casefold()
        if is_office(word) or is_organisation(word):
            rest = re.compile(r".+").match(part, match.start())
            return rest if is_name(proper(part[: match.start()].strip())) else None
    return None


def _without_agency(part: str, profile: Profile) -> str:
    """A part without the agency or the place that follows the name; empty where it is an agency itself."""
    words = part.split(" ")
    if words[-1].casefold() in table("datelines")["weekdays"]:
        words.pop()
    for place, word in enumerate(words):
        if place > 1 and word.casefold() in table("bylines")["after"]:
            words = words[:place]
            break
    agencies = {name.casefold() for name in (*table("bylines")["agencies"], *profile.names)}
    phrase = " ".join(words).casefold()
    if phrase in agencies or phrase.startswith("the ") or (is_organisation(phrase) and not is_office(phrase)):
        return ""
    if len(words) > 2 and words[-1].strip(".").casefold() in agencies:
        words.pop()
    return " ".join(words)
