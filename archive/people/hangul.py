"""Finding names in Hangul.

Korean writes a name and what belongs to it without a space (김영남위원장은): a name ends where a
particle, a title or the word ends. Names that the register does not know are found by a surname, a
given name of two syllables, and a title before or after.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from archive.people import transcribed
from archive.people.known import KnownNames
from archive.people.scripts.korean import is_hangul
from archive.people.sightings import Sighting
from archive.people.surnames import eastern_surnames
from archive.people.tables import table

__all__ = ["shorts", "sightings"]

_WORD: Final = re.compile(r"[가-힣]{1,40}")
_SPACED: Final = re.compile(r"(?<![가-힣])([가-힣]) {1,2}([가-힣]) {1,2}([가-힣])(?=[가-힣]|\b)")
_LIST: Final = re.compile(r"(?:[,·ㆍ、]\s?|\s?및\s|[과와]\s)$")
_GAP: Final = " \u00a0-·‧・"


@cache
def _data() -> Any:
    return table("languages", "ko")


@cache
def _ending() -> re.Pattern[str]:
    """What may follow a name in its word: titles, then a particle, then the end."""
    titles = "|".join(sorted(_data()["titles"], key=len, reverse=True))
    particles = "|".join(sorted(_data()["particles"], key=len, reverse=True))
    return re.compile(f"(?P<titles>(?:{titles})*)(?P<plural>들)?(?:{particles})?$")


@cache
def _things() -> re.Pattern[str]:
    things = "|".join(sorted(_data()["things"], key=len, reverse=True))
    return re.compile(rf"[ ]?(?:{things})(?![가-힣]*(?:에게|께서))")


@cache
def _sets() -> tuple[frozenset[str], tuple[str, ...], frozenset[str], frozenset[str]]:
    """Titles, stopped beginnings, syllables of given names, places (never given names)."""
    data = _data()
    syllables = table("names", "surnames")["syllables"]
    return (
        frozenset(data["titles"]),
        tuple(data["stop"]),
        frozenset(syllables),
        frozenset(data["places"]),
    )


def sightings(text: str, language: str, known: KnownNames) -> Iterator[Sighting]:  # noqa: ARG001
    # The language does not matter: Hangul is Korean.
    """Names in Hangul, in order of their words."""
    yield from _set_apart(text, known)
    words = list(_WORD.finditer(text))
    last_end = -1
    for place, match in enumerate(words):
        if match.start() < last_end:
            continue
        found = (
            _registered(text, words, place, known)
            or transcribed.after_office(text, words, place)
            or _by_rule(text, words, place, last_end)
            or transcribed.before_office(text, words, place)
        )
        if found is not None:
            last_end = found.end
            yield found


def _set_apart(text: str, known: KnownNames) -> Iterator[Sighting]:
    """Names spaced out for emphasis: 김 정 일."""
    for match in _SPACED.finditer(text):
        name = "".join(match.groups())
        form = known.exact((name,), "Hang")
        word = _WORD.match(text, match.start(3))
        rest = word.group()[1:] if word else ""
        if form is not None and _ending().match(rest):
            yield Sighting(
                start=match.start(),
                end=match.end(3),
                name=name,
                words=(name,),
                shape="korean",
                persons=form.persons,
            )


def _registered(text: str, words: list[re.Match[str]], place: int, known: KnownNames) -> Sighting | None:
    """A registered form in this word, or beginning with it. Two syllables only at its head."""
    match = words[place]
    word = match.group()
    starting = known.starting("Hang")
    for offset in range(max(1, len(word) - 1)):
        for form in starting.get(word[offset : offset + 2], ()):
            size = sum(map(len, form.words))
            if offset and size < 3:
                continue
            end = _match(text, match.start() + offset, form.words)
            if end and _ends(text, end) and not (offset and not _opens(word[:offset])):
                printed = text[match.start() + offset : end]
                return Sighting(
                    start=match.start() + offset,
                    end=end,
                    name=printed if len(form.words) > 1 else form.name,
                    words=form.words,
                    shape="korean" if len(form.words) == 1 else "western",
                    persons=form.persons,
                )
    return None


def _opens(before: str) -> bool:
    """True for what may stand before a name in one word: it ends in a title, or is long enough."""
    titles = _sets()[0]
    return any(before.endswith(title) for title in titles) or before[-1] in "의인신한은는"


def _match(text: str, start: int, said: tuple[str, ...]) -> int:
    """End of the words from ``start`` on, with single spaces, dots or hyphens between; 0 if not there."""
    here = start
    for index, word in enumerate(said):
        if index and here < len(text) and text[here] in _GAP:
            here += 1
        if text[here : here + len(word)].casefold() != word:
            if index and text[here : here + len(word) + 1].casefold() == f"{word[0]}.{word[1:]}":
                here += 1
            else:
                return 0
        here += len(word)
        if index < len(said) - 1 and here < len(text) and text[here] == ".":
            here += 1
    return here


def _ends(text: str, end: int) -> bool:
    """True where a name may end: particles, titles or the end of the word follow, and no thing."""
    word = _WORD.match(text, end)
    rest = word.group() if word else ""
    after = end + len(rest)
    if not _ending().match(rest) or (not rest and text[end : end + 1].isdigit()):
        return False
    if rest and not rest.startswith(tuple(_data()["titles"])):
        return True
    return not _things().match(text, end) and not (not rest and text[after : after + 1] == "-")


def _by_rule(text: str, words: list[re.Match[str]], place: int, last_end: int) -> Sighting | None:
    """Surname, given name, and a title around; or the next of a list of names."""
    match = words[place]
    word = match.group()
    name = _shape(word)
    if name is None:
        return None
    ending = _ending().match(word[len(name) :])
    if ending is None:
        return None
    end = match.start() + len(name)
    evident = bool(ending["titles"])
    if not evident and name[-1] in "는이가을를의과와도로에한적":
        return None
    if not evident and len(word) == len(name):
        evident = _title_follows(text, words, place)
        if not evident and _office_follows(text, words, place):
            return Sighting(start=match.start(), end=end, name=name, words=(name,), shape="korean")
    if not evident and name[-1] != "은":
        between = text[words[place - 1].end() : match.start()] if place else ""
        evident = (place > 0 and between == " " and _is_title(words[place - 1].group())) or (
            last_end >= 0 and _follows_in_list(text, last_end, match.start())
        )
    if not evident or _things().match(text, end):
        return None
    return Sighting(start=match.start(), end=end, name=name, words=(name,), shape="korean")


def _shape(word: str) -> str | None:
    """The name that a word begins with: surname and two syllables, or two and one or two."""
    _, stop, syllables, places = _sets()
    surnames = eastern_surnames("ko")
    if len(word) < 3 or word.startswith(stop):
        return None
    size = 2 if word[:2] in surnames else 1 if word[0] in surnames else 0
    name = word[: 3 if size == 1 else 4 if len(word) > 3 else 3]
    given = name[size:]
    if not size or given in places or not syllables.issuperset(given) or name in _data()["things"]:
        return None
    # …위원장, …위원회: an organisation's name ran into its chairman.
    return None if given[-1] == "위" and word[len(name) : len(name) + 1] == "원" else name


def _title_follows(text: str, words: list[re.Match[str]], place: int) -> bool:
    if place + 1 >= len(words):
        return False
    after = words[place + 1]
    if text[words[place].end() : after.start()] != " ":
        return False
    ending = _ending().match(after.group())
    if ending is None or not ending["titles"]:
        return False
    # 연구실 실장, 출판사 사장: the head of what the word names.
    return not (words[place].group()[-1] == after.group()[0] in _data()["headed"])


def _office_follows(text: str, words: list[re.Match[str]], place: int) -> bool:
    """True where a body and its office follow a name that begins a phrase: 한석민 친선협회 위원장."""
    if words[place].group()[-1] in _data()["headed"] or not _begins(text, words, place):
        return False
    bodies = tuple(_data()["bodies"])
    for here in range(place + 1, min(place + 6, len(words))):
        gap = text[words[here - 1].end() : words[here].start()]
        if gap != " " and (gap != "·" or here == place + 1):
            return False
        word = words[here].group()
        if here > place + 1 and words[here - 1].group().endswith(bodies):
            ending = _ending().match(word)
            if ending is not None and ending["titles"]:
                return True
        if _bare(word) != word:
            return False
    return False


def _begins(text: str, words: list[re.Match[str]], place: int) -> bool:
    """True where no noun stands before that the word may belong to."""
    if not place or text[words[place - 1].end() : words[place].start()] != " ":
        return True
    return words[place - 1].group().endswith(tuple(_data()["before_phrase"]))


def _bare(word: str) -> str:
    return word.rstrip("".join(_data()["cases"]))


def _is_title(word: str) -> bool:
    """True for a word that ends in a title, alone or after an office: 내각총리, 외무상."""
    titles = _sets()[0]
    return any(word[cut:] in titles for cut in range(max(0, len(word) - 8), len(word) - 1))


def _follows_in_list(text: str, last: int, start: int) -> bool:
    between = text[last:start]
    return len(between) < 12 and bool(re.fullmatch(r"[가-힣]{0,6}[,·ㆍ、]\s?|[과와]\s", between))


def shorts(text: str, parts: frozenset[str]) -> Iterator[Sighting]:
    """Words that begin with one of the parts and end as a name may: 피델은, 까스뜨로동지."""
    found = sorted((part for part in parts if len(part) > 1 and is_hangul(part)), key=len, reverse=True)
    if not found:
        return
    for match in re.finditer(rf"(?<![가-힣])(?:{'|'.join(found)})", text):
        if _ends(text, match.end()):
            name = match.group()
            yield Sighting(start=match.start(), end=match.end(), name=name, words=(name,), full=False)
