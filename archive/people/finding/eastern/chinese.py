"""Chinese names, and Korean ones in Han characters: a surname and one or two characters more.

Evidence is summed: how frequent the surname is, whether the characters after it are those of given
names, where the dictionaries see words, and what stands before and after. What is a name once in a
text needs little evidence elsewhere in it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from archive.people.finding.eastern.neighbours import NEVER, TITLE, Neighbours, by_first, neighbours
from archive.people.finding.eastern.surnames import eastern_surnames, split_eastern
from archive.people.finding.sightings import Sighting
from archive.people.keys import is_han
from archive.people.tables import table

__all__ = ["Candidate", "given_evidence", "names", "shorts"]

ENOUGH: Final = 4.0
"""Evidence that a name needs; half of it where the text has the name with enough."""

# What a part of a name adds.
_FREQUENT, _RARE, _DOUBTFUL, _COMPOUND = 2.0, 1.2, -0.4, 3.0
_TELLING, _USUAL, _OTHER, _SMALL = 1.4, 0.7, -0.5, -3.0
_DOUBLED: Final = 1.0
"""丽丽, 冰冰."""
_APART: Final = 1.0
"""The surname is no part of a word of the dictionaries."""
_WORD: Final = -1.7
"""The surname and what follows are one."""
_INSIDE: Final = -2.5
"""The name ends inside a word."""
_INSIDE_TITLED: Final = -1.0
_FOREIGN: Final = -2.5
"""All of its characters are those of transliterations."""
_LEAST: Final = -0.5
"""With less of its own a name is none, whatever stands beside it."""
_LISTED: Final = 1.5
"""The name before and this one are items of a list."""


_INTO_DOT: Final = re.compile(r"[\u4e00-\u9fff]{0,3}[·•‧・][\u4e00-\u9fff]")
"""What follows is the rest of a foreign name: 朱蒙维尔·格伦."""


_ANY_DOT: Final = re.compile("[·•‧・]")
_LONGEST: Final = 4
"""Characters of a name."""


class Candidate(NamedTuple):
    """What may be a name: where, and its evidence."""

    start: int
    end: int
    score: float


def names(
    text: str, edges: dict[int, int], taken: Collection[int], code: str = "zh", *, enough: float = ENOUGH
) -> Iterator[Sighting]:
    """Names of a text at offsets that are not taken, in order."""
    beside = neighbours(code)
    found: list[Candidate] = []
    last = listed = -1
    dotted = _ANY_DOT.search(text) is not None
    for match in _firsts().finditer(text):
        start = match.start()
        if start < last or start in taken or not (start in edges or _after_title(text, start, beside)):
            continue
        best = max(
            _readings(text, start, edges, beside, dotted=dotted), key=lambda one: one.score, default=None
        )
        if best is None:
            continue
        after_name = listed == start - 1 or start - 2 in taken
        if start and after_name and text[start - 1] in _BETWEEN:
            best = best._replace(score=best.score + _LISTED)
        if best.score >= enough:
            last = listed = best.end
        if best.score >= enough / 2:
            found.append(best)
    sure = {text[one.start : one.end] for one in found if one.score >= enough}
    for one in found:
        name = text[one.start : one.end]
        if name in sure:
            yield Sighting(start=one.start, end=one.end, name=name, words=(name,), shape="korean")


def _after_title(text: str, start: int, beside: Neighbours) -> bool:
    """True where a title ends that does not go on: 主教 in 主教练 does."""
    if not beside.title_before(text, start):
        return False
    return all(beside.title_after(text, start - back) <= back for back in range(1, min(start, 5) + 1))


def shorts(
    text: str, edges: dict[int, int], named: Collection[str], taken: Collection[int]
) -> Iterator[Sighting]:
    """Surnames before a title, where one name of the text alone has them: 蔡總統 beside 蔡英文."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in named:
        owners[split_eastern(name)[0]].add(name)
    beside = neighbours("zh")
    for surname, found in owners.items():
        if len(found) > 1 or not surname:
            continue
        (name,) = found
        at = -1
        while (at := text.find(surname, at + 1)) >= 0:
            end = at + len(surname)
            if at in taken or not (at in edges or edges.get(at - 1) == at + 1):
                continue
            titled = beside.title_after(text, end)
            if titled and text[end : end + titled] not in _KIN:
                yield Sighting(start=at, end=end, name=name, words=(name,), shape="korean")


_KIN: Final = frozenset("父母兄弟姊妹儿兒子女")


_BETWEEN: Final = frozenset("、,，和与與及跟同/ 　")


@cache
def _firsts() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({one[0] for one in eastern_surnames('zh')}))}]")


@cache
def _characters(name: str) -> frozenset[str]:
    return frozenset(table("names", "chinese")[name])


@cache
def _weights() -> dict[str, float]:
    """Character → what it adds in a given name."""
    data = table("languages", "zh")
    small = frozenset(data["stop"]).difference(data["given_also"])
    found = dict.fromkeys(small, _SMALL)
    found |= dict.fromkeys(_characters("usual") - small, _USUAL)
    return found | dict.fromkeys(_characters("telling"), _TELLING)


@cache
def _not_names() -> dict[str, tuple[str, ...]]:
    return by_first(table("languages", "zh")["stop_words"])


def _readings(
    text: str, start: int, edges: dict[int, int], beside: Neighbours, *, dotted: bool
) -> Iterator[Candidate]:
    """The names that may begin here, each with its evidence; ``dotted`` where the text has a dot."""
    own = _own(
        text[start : start + _LONGEST],
        edges.get(start, start) - start,
        edges.get(start + 1, start) - start,
        edges.get(start + 2, start) - start,
    )
    if not own:
        return
    before = beside.before(text, start, edges)
    if before <= NEVER:
        return
    if text.startswith(_not_names().get(text[start], ()), start) and before < TITLE:
        return
    for surname, size, score in own:
        end = start + size
        if beside.title_after(text, start + surname) > 1 or (dotted and _INTO_DOT.match(text, end)):
            continue
        if size == surname + 1 and _goes_on_to_thing(text, end, edges, beside):
            continue
        at_end = _at_the_end(text, start, end, edges, beside)
        if before >= TITLE and size > surname + 1 and at_end == _INSIDE:
            # After a title the name is surer than the word that the dictionaries see at its end.
            at_end = _INSIDE_TITLED
        yield Candidate(start, end, score + at_end + before + beside.after(text, end, edges))


@lru_cache(maxsize=65536)
def _own(letters: str, word: int, second: int, third: int) -> tuple[tuple[int, int, float], ...]:
    """Names that letters may begin with: lengths of surname and name, and the evidence of the name's own.

    The numbers are where the words of the dictionaries end that begin at the first three letters.
    """
    found: list[tuple[int, int, float]] = []
    for surname, given_word in ((2, third), (1, second)):
        head = _surname(letters[:surname], apart=word == 1)
        if head is None:
            continue
        for end in (surname + 1, surname + 2):
            given = letters[surname:end]
            if len(given) < end - surname or not all(map(is_han, given)):
                break
            score = head + given_evidence(given)
            if given_word == end and len(given) > 1:
                score += _as_word(given, doubtful=head < 1.0)
            if surname < word <= end:
                score += _WORD
            if score >= _LEAST:
                found.append((surname, end, score))
    return tuple(found)


def _at_the_end(text: str, start: int, end: int, edges: dict[int, int], beside: Neighbours) -> float:
    """What tells against a name once it is read to its end."""
    found = _FOREIGN if _sounding().issuperset(text[start:end]) else 0.0
    inside = end not in edges and not beside.title_after(text, end)
    return found + (_INSIDE if inside else 0.0)


def _goes_on_to_thing(text: str, end: int, edges: dict[int, int], beside: Neighbours) -> bool:
    """True where one more character of a given name and a thing follow: 張大 of 張大千紀念館."""
    char = text[end : end + 1]
    if not char or char in beside.small_after or _weights().get(char, 0.0) <= 0:
        return False
    return beside.thing_after(text, end + 1, edges) and not beside.title_after(text, end)


def _as_word(given: str, *, doubtful: bool) -> float:
    """What it adds that the given name is a word: 王朝 and 中国 tell against a name."""
    if given in neighbours("zh").thing_words or given in table("languages", "zh")["countries"]:
        return NEVER
    return _WORD if doubtful else 0.0


@cache
def _sounding() -> frozenset[str]:
    return frozenset(table("languages", "zh")["sounding"])


def _surname(surname: str, *, apart: bool) -> float | None:
    if surname not in eastern_surnames("zh"):
        return None
    if len(surname) > 1:
        return _COMPOUND
    alone = _APART if apart else 0.0
    if surname in _characters("frequent"):
        return _FREQUENT + alone
    return alone + (_DOUBTFUL if surname in _characters("doubtful") else _RARE)


def given_evidence(given: str) -> float:
    """What the characters of a given name add."""
    weights = _weights()
    found = sum(weights.get(char, _OTHER) for char in given)
    if len(given) > 1 and given[0] == given[1]:
        found += _DOUBLED
    return found
