"""Finding names in Hangul.

A name ends where a particle, a title or the word ends. Names that the register does not know are found
by the evidence of their syllables (:mod:`.korean`) and of what stands beside them; what is a name once in
a text is one wherever it stands there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from archive.people.authority.known import KnownNames
from archive.people.finding.eastern import transcribed
from archive.people.finding.eastern.korean import Reading, ending, is_title, reading, titles
from archive.people.finding.eastern.korean_context import (
    BRACKETS,
    beside,
    is_thing,
    most_beside,
    title_follows,
)
from archive.people.finding.eastern.surnames import eastern_surnames, split_eastern
from archive.people.finding.sightings import Sighting
from archive.people.keys import script
from archive.people.scripts.korean import is_hangul
from archive.people.tables import table
from archive.people.unbroken import occurrences

__all__ = ["shorts", "sightings"]

Word = re.Match[str]

ENOUGH: Final = 3.5
"""Evidence that a name needs."""
_AGAIN: Final = 0.8
"""What the same name needs elsewhere in the text."""

_LIST_OF: Final = 1.4
"""What the word of a name must say by itself before the next name of a list."""
_BETWEEN: Final = frozenset((" ", "·", ", ", ",", "、", "ㆍ", "・"))

_WORD: Final = re.compile(r"[가-힣]{1,40}")
_BEFORE: Final = re.compile(r"([가-힣]+) $")
_OF: Final = "의에"
_POLITE: Final = "님지"
"""Ends of titles that are said of a person without the name: 장군님, 동지."""
_MINISTRIES: Final = ("부", "처", "청")
_NEXT_WORDS: Final = re.compile(r"(?: [가-힣]+){1,3}")
_SPACED: Final = re.compile(r"(?<![가-힣])([가-힣]) {1,2}([가-힣]) {1,2}([가-힣])(?=[가-힣]|\b)")


@cache
def _data() -> Any:
    return table("languages", "ko")


def sightings(text: str, language: str, known: KnownNames) -> Iterator[Sighting]:  # noqa: ARG001
    # The language does not matter: Hangul is Korean.
    """Names in Hangul: registered and well-known ones, then others in order of their words."""
    yield from _set_apart(text, known)
    found = {seen.start: seen for seen in _registered(text, known)}
    for seen in (*_ordinary(text, known), *_mononyms(text)):
        found.setdefault(seen.start, seen)
    words = _words(text)
    weak = _by_evidence(text, words, found)
    _again(text, words, weak, found)
    yield from found.values()


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(_WORD.finditer(text))


def _by_evidence(text: str, words: Sequence[Word], found: dict[int, Sighting]) -> list[tuple[int, Reading]]:
    """Add names to those found, by where they begin; the words that may be names go back, by number."""
    weak: list[tuple[int, Reading]] = []
    taken = _places(found)
    last = -1
    after_office = False
    for place, match in enumerate(words):
        word = match.group()
        said = _said(word)
        behind, after_office = after_office, said.office
        start = match.start()
        if said.nothing and not behind:
            last = found[start].end if start in found else last
            continue
        if start in taken:
            last = found[start].end if start in found else last
            continue
        if start < last:
            continue
        one = said.name
        score = 0.0
        if one is not None and _may_be(text, start, one, last):
            score = one.score + beside(text, words, place, one, last)
        seen = transcribed.after_office(text, words, place) if behind else None
        if seen is None and one is not None and score >= ENOUGH:
            seen = _korean(match, one.size)
        if seen is None and said.hinted:
            seen = transcribed.alone(text, words, place) or transcribed.before_office(text, words, place)
        if seen is not None:
            last = seen.end
            found[start] = seen
        elif one is not None and one.score >= _AGAIN and score > 0:
            weak.append((place, one))
    return weak


class _Said(NamedTuple):
    """What a word says by itself, wherever it stands."""

    name: Reading | None
    hinted: bool
    """It may begin a foreign name."""
    office: bool
    """A foreign name may follow it."""
    nothing: bool
    """It is no name and begins none."""


@lru_cache(maxsize=65536)
def _said(word: str) -> _Said:
    name, hinted = reading(word), transcribed.hinted(word)
    return _Said(name, hinted, transcribed.is_office(word), name is None and not hinted)


def _may_be(text: str, start: int, one: Reading, last: int) -> bool:
    """True where the most that can stand beside a reading would make it a name, or it is one elsewhere."""
    return one.score >= _AGAIN or one.score + most_beside(text, start, one, last) >= ENOUGH


def _places(found: Mapping[int, Sighting]) -> set[int]:
    return {place for seen in found.values() for place in range(seen.start, seen.end)}


def _again(
    text: str, words: Sequence[Word], weak: list[tuple[int, Reading]], found: dict[int, Sighting]
) -> None:
    """Add what is a name elsewhere in the text, and the items before a name in a list.

    한지훈 김여솔 이동환 기자: the title of the last one is of them all.
    """
    named = {seen.name for seen in found.values()}
    taken = _places(found)
    for place, one in reversed(weak):
        match = words[place]
        if match.start() in taken:
            continue
        after = words[place + 1].start() if place + 1 < len(words) else len(text)
        whole = match.end() == match.start() + one.size
        listed = whole and one.score > _LIST_OF and after in found and text[match.end() : after] in _BETWEEN
        if listed or match.group()[: one.size] in named:
            seen = found[match.start()] = _korean(match, one.size)
            named.add(seen.name)


def _korean(match: Word, size: int) -> Sighting:
    name = match.group()[:size]
    return Sighting(start=match.start(), end=match.start() + size, name=name, words=(name,), shape="korean")


def _set_apart(text: str, known: KnownNames) -> Iterator[Sighting]:
    """Names spaced out for emphasis: 김 정 일."""
    for match in _SPACED.finditer(text):
        name = "".join(match.groups())
        form = known.exact((name,), "Hang")
        word = _WORD.match(text, match.start(3))
        rest = word.group()[1:] if word else ""
        if form is not None and ending().match(rest):
            yield Sighting(
                start=match.start(),
                end=match.end(3),
                name=name,
                words=(name,),
                shape="korean",
                persons=form.persons,
            )


def _registered(text: str, known: KnownNames) -> Iterator[Sighting]:
    """Registered forms at the head of a word, or, of three syllables or more, after a title in it."""
    last = 0
    for start, end, form in known.find_all(text):
        if start < last or script(form.name) != "Hang":
            continue
        head = text[_head(text, start) : start]
        if (head and (end - start < 3 or not _opens(head))) or not _ends(text, end):
            continue
        if end - start == 2 and not _evident(text, start, end):
            continue
        before = _BEFORE.search(text, max(0, start - 12), start) if len(form.words) == 1 else None
        if before is not None and end - start > 2 and before.group(1) in _given_names():
            continue  # 헌터 바이든 is another than 바이든
        last = end
        yield Sighting(
            start=start,
            end=end,
            name=text[start:end] if len(form.words) > 1 else form.name,
            words=form.words,
            shape="korean" if len(form.words) == 1 else "western",
            persons=form.persons,
        )


def _ordinary(text: str, known: KnownNames) -> Iterator[Sighting]:
    """Registered names that are ordinary words too, where an office stands beside: 조국 전 장관."""
    names = known.ordinary
    pattern = _any_of(frozenset(names)) if names else None
    for match in pattern.finditer(text) if pattern is not None else ():
        start, end = match.span()
        if _ends(text, end) and (_evident(text, start, end) or _in_office(text, start, end)):
            name = match.group()
            yield Sighting(
                start=start, end=end, name=name, words=(name,), shape="korean", persons=names[name]
            )


@lru_cache(maxsize=4)
def _any_of(names: frozenset[str]) -> re.Pattern[str] | None:
    found = sorted(filter(_WORD.fullmatch, names), key=len, reverse=True)
    return re.compile(f"(?<![가-힣])(?:{'|'.join(found)})") if found else None


@cache
def _alone_known() -> re.Pattern[str]:
    names = "|".join(sorted(table("names", "mononyms")["ko"], key=len, reverse=True))
    return re.compile(rf"(?<![가-힣])(?:{names})")


def _mononyms(text: str) -> Iterator[Sighting]:
    """Persons whom print calls by one word, and those whose full name needs no evidence: 나폴레옹, 이순신."""
    for match in _alone_known().finditer(text):
        start, end = match.span()
        before = _BEFORE.search(text, max(0, start - 12), start)
        if before is not None and before.group(1) in _given_names():
            continue  # 헌터 바이든 is another
        if _ends(text, end) and text[start - 1 : start] != "·":
            name = match.group()
            eastern = name[0] in eastern_surnames("ko") and len(name) < 4
            yield Sighting(
                start=start, end=end, name=name, words=(name,), shape="korean" if eastern else "western"
            )


@cache
def _given_names() -> frozenset[str]:
    return frozenset(_data()["foreign_given"])


def _evident(text: str, start: int, end: int) -> bool:
    """True where two syllables begin no ordinary word (조국), or a title or brackets follow them."""
    name = text[start:end]
    if name[1] not in table("names", "korean")["ordinary"].get(name[0], ""):
        return True
    word = _WORD.match(text, end)
    after = ending().match(word.group()) if word else None
    brackets = BRACKETS.match(text, end)
    return bool(after and after["titles"]) or bool(brackets and not brackets["party"])


def _in_office(text: str, start: int, end: int) -> bool:
    """True where an office of one person stands beside: 작가 한강이, 왕이 중국 외교부장, 조국 전 장관."""
    before = _BEFORE.search(text, max(0, start - 12), start)
    of = text[end : end + 1] in _OF and is_hangul(text[end : end + 1])
    if before is not None and not of and is_title(before.group(1)) and before.group(1)[-1] not in _POLITE:
        return True
    after = _NEXT_WORDS.match(text, end)
    for word in after.group().split() if after is not None else ():
        found = ending().match(word)
        if found is not None and found["titles"]:
            return True
        between = word in _data()["former"] or word in _data()["countries"]
        if not between and not word.endswith(_MINISTRIES):
            return False
    return False


def _head(text: str, at: int) -> int:
    """Where the word begins that has this place."""
    while at and is_hangul(text[at - 1]):
        at -= 1
    return at


def _opens(before: str) -> bool:
    """True for what may stand before a name in one word: it ends in a title, or is long enough."""
    return before.endswith(_title_ends()) or before[-1] in "의인신한은는"


@cache
def _title_ends() -> tuple[str, ...]:
    return tuple(titles())


def _ends(text: str, end: int) -> bool:
    """True where a name may end: particles, titles or the end of the word follow, and no thing."""
    word = _WORD.match(text, end)
    rest = word.group() if word else ""
    after = end + len(rest)
    if not ending().match(rest) or (not rest and text[end : end + 1].isdigit()):
        return False
    if rest and not rest.startswith(_title_ends()):
        return True
    return not is_thing(text, end) and not (not rest and text[after : after + 1] == "-")


def _by_surname(text: str, full: Sequence[Sighting]) -> Iterator[Sighting]:
    """박 대통령, 김씨, 영수씨: part of a name before a title, where one full name alone has it.

    A surname that no full name has is left out: its key would be one syllable, under which a facet would
    count all the 김 and 이 of an archive as one person, and 이 대통령 is as often "this president".
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for name in {seen.name for seen in full if seen.shape == "korean" and len(seen.words) == 1}:
        if is_hangul(name):
            for part in split_eastern(name):
                owners[part].add(name)
    single = {part: next(iter(names)) for part, names in owners.items() if len(names) == 1}
    if not single:
        return
    firsts = frozenset(part[0] for part in single)
    taken = {place for seen in full for place in range(seen.start, seen.end)}
    words = _words(text)
    for place, match in enumerate(words):
        word = match.group()
        if word[0] not in firsts or match.start() in taken:
            continue
        size = next((size for size in (2, 1) if len(word) >= size and word[:size] in single), 0)
        if size and word[:size] not in _data()["not_surnames"] and _titled(text, words, place, size):
            name = single[word[:size]]
            end = match.start() + size
            yield Sighting(start=match.start(), end=end, name=name, words=(name,), shape="korean")


def _titled(text: str, words: Sequence[Word], place: int, size: int) -> bool:
    """True where a title follows the first syllables of a word, in it or after it."""
    word = words[place].group()
    if len(word) == size:
        return title_follows(text, words, place)
    rest = ending().match(word, size)
    if rest is None or not rest["titles"]:
        return False
    return size > 1 or rest["titles"] not in _data()["ambiguous_titles"]


def shorts(text: str, parts: frozenset[str], full: Sequence[Sighting]) -> Iterator[Sighting]:
    """Words that begin with one of the parts and end as a name may (피델은, 까스뜨로동지); 박 대통령.

    ``full`` are the full names of the text, and those that are known from elsewhere.
    """
    yield from _by_surname(text, full)
    found = [part for part in parts if len(part) > 1 and is_hangul(part)]
    for start, end in occurrences(text, found):
        if not is_hangul(text[start - 1 : start] or " ") and _ends(text, end):
            name = text[start:end]
            yield Sighting(start=start, end=end, name=name, words=(name,), full=False)
