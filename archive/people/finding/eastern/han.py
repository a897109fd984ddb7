"""Finding names in Chinese and Japanese.

There are no word breaks: a registered name is found wherever it stands and names no thing; others by
the evidence of their characters and of what stands beside them (:mod:`.chinese`, :mod:`.japanese`).
Foreign names are found by :mod:`.dotted` and :mod:`.sounding`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from archive.people.authority.known import Form, KnownNames
from archive.people.finding.eastern import chinese, dotted, japanese, sounding
from archive.people.finding.eastern.cutting import cut
from archive.people.finding.eastern.neighbours import TRADE, Neighbours, neighbours
from archive.people.finding.eastern.surnames import eastern_surnames
from archive.people.finding.sightings import Shape, Sighting
from archive.people.keys import is_han, script
from archive.people.scripts.korean import is_hangul
from archive.people.tables import table
from archive.people.unbroken import occurrences

__all__ = ["shorts", "sightings"]

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff々"
_GAP: Final = "·・‧•･=＝-‐－"
_DOTS: Final = "·•‧・＝"
_RUN: Final = re.compile(rf"[{_HAN}]{{4,16}}(?![{_HAN}])")
_ANY_DOT: Final = frozenset(_DOTS)
_APART: Final = re.compile(rf"(?<![{_HAN}])([{_HAN}])[ \u3000]{{1,2}}([{_HAN}])[ \u3000]{{1,2}}([{_HAN}])")


def sightings(text: str, language: str, known: KnownNames) -> Iterator[Sighting]:
    """Names in Han characters and Kana; Japanese where the language says so, else Chinese."""
    code = "ja" if language == "ja" else "zh"
    edges = cut(text)
    registered = [*_registered(text, edges, code, known), *_set_apart(text, known)]
    yield from registered
    taken = {place for seen in registered for place in range(seen.start, seen.end)}
    for seen in _mononyms(text, edges, code, taken):
        taken.update(range(seen.start, seen.end))
        yield seen
    foreign = dotted.japanese(text) if code == "ja" else dotted.chinese(text, edges)
    for seen in foreign:
        if _is_reading(text, seen.start):
            continue
        taken.update(range(seen.start, seen.end))
        yield seen
    eastern = japanese.names(text, edges, taken) if code == "ja" else chinese.names(text, edges, taken)
    for seen in eastern:
        if _is_reading(text, seen.start):
            continue
        taken.update(range(seen.start, seen.end))
        yield seen
    if code == "ja":
        yield from japanese.given_names(text, taken)
    yield from sounding.kana(text, taken) if code == "ja" else sounding.han(text, edges, taken)


def _is_reading(text: str, start: int) -> bool:
    """True in brackets behind the same name in another spelling: 윤채호(尹采浩), 朴正秀（パク・ジョンス）."""
    before = text[max(0, start - 2) : start]
    if len(before) < 2 or before[1] not in "(（":
        return False
    return is_hangul(before[0]) or (is_han(before[0]) and is_katakana(text[start]))


# Registered forms


def _registered(text: str, edges: dict[int, int], code: str, known: KnownNames) -> Iterator[Sighting]:
    beside = neighbours(code)
    last = 0
    for start, end, form in known.find_all(text):
        if start < last or script(form.name) not in ("Hani", "Kana"):
            continue
        if _stands(text, start, end, form, edges, beside):
            last = end
            yield Sighting(
                start=start,
                end=end,
                name=text[start:end],
                words=form.words,
                shape=_shape(form),
                persons=form.persons,
            )


def _shape(form: Form) -> Shape:
    return "korean" if len(form.words) == 1 else "western"


def _stands(text: str, start: int, end: int, form: Form, edges: dict[int, int], beside: Neighbours) -> bool:
    """True where the form is a whole name here: no longer name, no thing called after it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if beside.thing_after(text, end, edges) and not _titled(text, end, beside):
        return False
    size = sum(map(len, form.words))
    if is_katakana(text[start]) and (is_katakana(before) or is_katakana(after)):
        return False
    dotted = (before and before in _DOTS) or (after and after in _DOTS)
    if dotted and len(form.words) == 1:
        # A part of a longer foreign name: 米歇尔·奥巴马 is not 奥巴马.
        return bool(before) and before in _DOTS and not _joined(text, start)
    return size > 2 or not is_han(text[start]) or _evident(text, start, end, edges, beside)


def _titled(text: str, end: int, beside: Neighbours) -> bool:
    """True where a title follows, or an office that is called by its body: 金正恩朝鮮労働党委員長."""
    if beside.title_after(text, end):
        return True
    run = _RUN.match(text, end)
    return run is not None and beside.title_before(text, run.end())


def _joined(text: str, start: int) -> bool:
    """True where the dot before is inside a name and not between the items of a list."""
    before = text[start - 2 : start - 1]
    return bool(before) and (is_han(before) or is_katakana(before))


def is_katakana(char: str) -> bool:
    return "\u30a1" <= char <= "\u30fa" or char == "ー"


def _evident(text: str, start: int, end: int, edges: dict[int, int], beside: Neighbours) -> bool:
    """For two characters: what stands on both sides speaks for a name."""
    before, after = beside.before(text, start, edges), beside.after(text, end, edges)
    if after == 0 and is_han(text[end]) and chinese.given_evidence(text[end]) > 0:
        return False  # the name may go on: 马云飞
    return min(before, after) > 0 or (min(before, after) == 0 and max(before, after) >= TRADE)


def _set_apart(text: str, known: KnownNames) -> Iterator[Sighting]:
    for match in _APART.finditer(text):
        name = "".join(match.groups())
        form = known.exact((name,), "Hani")
        if form is not None:
            yield Sighting(
                start=match.start(),
                end=match.end(),
                name=name,
                words=(name,),
                shape="korean",
                persons=form.persons,
            )


# Persons of one word


@cache
def _alone_known(code: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(table("names", "mononyms")[code], key=len, reverse=True)))


def _mononyms(text: str, edges: dict[int, int], code: str, taken: Collection[int]) -> Iterator[Sighting]:
    """牛顿, 康熙, プラトン: where they are whole words and name no thing."""
    beside = neighbours(code)
    for match in _alone_known(code).finditer(text):
        start, end = match.span()
        name = match.group()
        if start in taken or text[start - 1 : start] in _ANY_DOT or text[end : end + 1] in _ANY_DOT:
            continue
        if is_katakana(name[0]) and (
            is_katakana(text[start - 1 : start]) or is_katakana(text[end : end + 1])
        ):
            continue
        if beside.thing_after(text, end, edges) and not beside.title_after(text, end):
            continue
        if len(name) < 3 and is_han(name[0]) and not (start in edges and end in edges):
            continue
        if len(name) < 3 and code == "ja" and is_han(text[start - 1 : start] or "x"):
            continue
        eastern = is_han(name[0]) and name[0] in eastern_surnames("zh") and len(name) < 4
        yield Sighting(
            start=start, end=end, name=name, words=(name,), shape="korean" if eastern else "western"
        )


# Short forms


def shorts(text: str, language: str, parts: frozenset[str], full: Sequence[Sighting]) -> Iterator[Sighting]:
    """Parts of foreign names standing alone: 卡斯特罗说, カストロ氏; Japanese surnames; 蔡總統 beside 蔡英文.

    ``full`` are the full names of the text, and those that are known from elsewhere.
    """
    if language != "ja":
        named = {seen.name for seen in full if len(seen.words) == 1 and all(map(is_han, seen.name))}
        if named:
            taken = {place for seen in full for place in range(seen.start, seen.end)}
            yield from chinese.shorts(text, cut(text), named, taken)
    found = [part for part in parts if _tells(part)]
    if not found:
        return
    edges = cut(text)
    languages = neighbours("zh"), neighbours("ja")
    for start, end in occurrences(text, found):
        name = text[start:end]
        before, after = text[start - 1 : start], text[end : end + 1]
        if is_katakana(name[0]) and (is_katakana(before) or is_katakana(after)):
            continue
        if (before and before in _GAP) or (after and after in _GAP):
            continue
        if any(one.thing_after(text, end, edges) for one in languages):
            continue
        if len(name) == 2 and is_han(name[0]) and not _alone(text, start, end, edges):
            continue
        yield Sighting(start=start, end=end, name=name, words=(name,), full=False)


def _alone(text: str, start: int, end: int, edges: dict[int, int]) -> bool:
    """True where two characters are no part of a longer word."""
    beside = neighbours("ja")
    titled = beside.title_after(text, end) > 0
    if start not in edges and is_han(text[start - 1 : start] or "x"):
        return False
    after = text[end : end + 1]
    return titled or not after or (not is_han(after) and end in edges)


def _tells(part: str) -> bool:
    """Long enough not to be met by chance: three letters of Katakana, two of Han."""
    return len(part) > (2 if is_katakana(part[0]) else 1) and (
        all(map(is_katakana, part)) or all(map(is_han, part))
    )
