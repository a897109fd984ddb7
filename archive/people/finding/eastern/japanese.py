"""Japanese names: a surname of the tables or of characters of surnames, and a given name.

Evidence is summed, as for Chinese names (:mod:`.chinese`). Chinese and Korean names in Japanese text
are found by a surname of theirs, with a title or their reading in brackets.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, Final

from archive.people.finding.eastern.chinese import Candidate, given_evidence
from archive.people.finding.eastern.neighbours import EDGE, NEVER, TITLE, Neighbours, by_first, neighbours
from archive.people.finding.eastern.surnames import eastern_surnames
from archive.people.finding.sightings import Sighting
from archive.people.keys import is_han
from archive.people.tables import table

__all__ = ["given_names", "names"]

ENOUGH: Final = 4.8
"""Evidence that a name needs; half of it where the text has the name with enough."""

# What a part of a name adds.
_LISTED, _ALSO_PLACE, _SHORT, _UNLISTED, _CHINESE = 2.5, 1.5, 0.8, 0.4, 0.3
_GIVEN, _NOT_GIVEN, _ENDING, _ONE = 0.8, -1.6, 0.7, 1.0
_KANA_NAME: Final = 2.2
_ACROSS: Final = -1.2
"""The name begins or ends inside a word of the dictionaries."""
_WORD: Final = -2.0
"""The surname and what follows, or the given name, are an ordinary word."""
_READING: Final = 2.5
"""An age, or how the name is read, stands in brackets after it."""
_BESIDE: Final = -1.2
"""Another Han character beside it that begins or ends no title."""

_IN_LIST: Final = 1.5
"""The name before and this one are items of a list."""

_BETWEEN: Final = frozenset("・･·、,，と/／ 　")
_BRACKETS: Final = re.compile(
    r"[（(](?:[\u3041-\u3096\u30a1-\u30fc・＝ 　]{2,}|[0-9０-９]{1,3}[)）]|[0-9０-９]{1,3}歳)"
)
_RUN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff々]{1,}")
_KANA: Final = re.compile(r"[\u3041-\u3096]{1,5}|[\u30a1-\u30f6ー]{1,5}")
_DOTS: Final = frozenset("・･·")
_ALONE: Final = re.compile(r"[0-9０-９\u3041-\u3096\u30a1-\u30f6ー]")


@cache
def _data() -> Any:
    return table("names", "japanese")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_data()[name])


@cache
def _firsts() -> frozenset[str]:
    surnames = (
        *eastern_surnames("ja"),
        *table("names", "chinese")["surnames"],
        *_data()["surname_characters"],
    )
    return frozenset(one[0] for one in surnames)


@cache
def _not_names() -> dict[str, tuple[str, ...]]:
    return by_first(table("languages", "ja")["stop_words"])


def _is_no_name(text: str, start: int) -> bool:
    return text.startswith(_not_names().get(text[start], ()), start)


def names(text: str, edges: dict[int, int], taken: Collection[int]) -> Iterator[Sighting]:
    """Names at offsets that are not taken: full ones, then surnames alone before a title."""
    beside = neighbours("ja")
    found: list[Candidate] = []
    alone: list[tuple[int, int]] = []
    listed = -1
    firsts, endings = _firsts(), _set("surname_endings")
    for run in _RUN.finditer(text):
        start, stop = run.span()
        while start < stop:
            known = text[start] in firsts or text[start + 1 : start + 2] in endings
            if not known or start in taken or not (start in edges or start == run.start()):
                start += 1
                continue
            best = max(_readings(text, run, start, edges, beside), key=lambda one: one.score, default=None)
            if best is not None and listed == start - 1 and text[listed] in _BETWEEN:
                best = best._replace(score=best.score + _IN_LIST)
            if best is not None and best.score >= ENOUGH / 2:
                found.append(best)
                if best.score >= ENOUGH:
                    start = listed = best.end
                    continue
            end = _surname_alone(text, run, start, edges, beside)
            if end:
                alone.append((start, end))
            start += 1
    sure = {text[one.start : one.end] for one in found if one.score >= ENOUGH}
    for one in found:
        name = text[one.start : one.end]
        if name in sure:
            yield Sighting(start=one.start, end=one.end, name=name, words=(name,), shape="korean")
    for start, end in alone:
        name = text[start:end]
        yield Sighting(start=start, end=end, name=name, words=(name,), full=False, titled=True)


def _readings(
    text: str, run: re.Match[str], start: int, edges: dict[int, int], beside: Neighbours
) -> Iterator[Candidate]:
    """The names that may begin here, each with its evidence."""
    if _is_no_name(text, start):
        return
    before: float | None = None
    for size in (3, 2, 1):
        rest = start + size
        head = _surname(text[start:rest]) if rest <= run.end() else None
        if head is None:
            continue
        if before is None:
            before = _before(text, run, start, edges, beside)
        if before <= NEVER:
            return
        if start not in edges or (size == 1 and edges[start] - start == 2):
            head += _ACROSS
        for end in range(rest + 1, min(rest + 3, run.end()) + 1):
            given = _given_after(text, start, rest, end, head)
            if given is None or beside.title_after(text, rest) > 1:
                continue
            if edges.get(rest) == end and text[rest:end] in _ordinary():
                given += _WORD
            yield Candidate(start, end, before + head + given + _after(text, run, end, edges, beside))
        kana = _KANA.match(text, rest) if rest == run.end() and size > 1 else None
        if kana is not None:
            yield from _with_kana(text, start, kana, before + head, edges, beside)


def _given_after(text: str, start: int, rest: int, end: int, head: float) -> float | None:
    """What the characters after a surname add, by Japanese or by Chinese given names."""
    found = _given(text[rest:end], head)
    if head < _UNLISTED or rest - start == 1:
        return max(found or 0.0, _foreign(text[start], text[rest:end]))
    return found


_KIN: Final = re.compile(
    r"(?:長男|次男|三男|四男|長女|次女|三女|四女|息子|娘|妻|夫|弟|妹|姉|兄|父|母|孫|祖父|祖母|養子|側室|正室)の"
    r"([\u4e00-\u9fff々]{1,3})(?=[はがをにもとの、。（(・]|さん|氏|ちゃん)"
)


def given_names(text: str, taken: Collection[int]) -> Iterator[Sighting]:
    """Given names after a word of kinship: 長女の恵美子."""
    for match in _KIN.finditer(text):
        name = match.group(1)
        known = sum(char in _set("given") for char in name) == len(name)
        if match.start(1) in taken or not known or name in _ordinary() or _is_no_name(name, 0):
            continue
        if (len(name) > 1 and name[-1] in _set("given_endings")) or name in _set("given_alone"):
            yield Sighting(
                start=match.start(1), end=match.end(1), name=name, words=(name,), full=False, titled=True
            )


def _with_kana(
    text: str, start: int, kana: re.Match[str], score: float, edges: dict[int, int], beside: Neighbours
) -> Iterator[Candidate]:
    """山口もえさん, 鈴木イチロー: a given name in Kana."""
    for end in range(kana.end(), kana.start() + 1, -1):
        if text[kana.start() : end] in _set("given_kana"):
            after = beside.after(text, end, edges)
            follows = text[end : end + 1]
            if not follows or not _ALONE.match(follows) or after >= TITLE or follows in "がはをにのともで":
                yield Candidate(start, end, score + _KANA_NAME + max(after, 0.0))
                return


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(table("languages", "ja")["ordinary"])


def _surname(name: str) -> float | None:
    if name in eastern_surnames("ja"):
        if len(name) == 1:
            return _SHORT
        return _ALSO_PLACE if name in _set("places") else _LISTED
    if len(name) == 2 and (name[1] in _set("surname_endings") or _set("surname_characters").issuperset(name)):
        return _UNLISTED
    return _CHINESE if len(name) == 1 and name in eastern_surnames("zh") else None


def _given(given: str, head: float) -> float | None:
    """What a given name adds; ``None`` where its characters and the surname both say little."""
    known = _set("given")
    found = sum(_GIVEN if char in known or char == "々" else _NOT_GIVEN for char in given)
    if found < 0 and head < _LISTED:
        return None
    if len(given) == 1:
        return found + (_ONE if given in _set("given_alone") else -_GIVEN)
    if given[-1] in _set("given_endings"):
        found += _ENDING
    return found if len(given) == 2 else found - (0.0 if given[-1] in "郎朗助介衛門子美" else 1.6)


def _foreign(surname: str, given: str) -> float:
    """What a given name adds after a Chinese or Korean surname."""
    if surname not in table("names", "chinese")["frequent"] or len(given) > 2:
        return 0.0
    return given_evidence(given) + (1.0 if len(given) > 1 else 0.0)


def _before(text: str, run: re.Match[str], start: int, edges: dict[int, int], beside: Neighbours) -> float:
    if text[start - 1 : start] in _DOTS:
        return EDGE if _between(text, start - 2, -1) else NEVER
    found = beside.before(text, start, edges)
    if found:
        return found
    return 0.8 if start == run.start() else _BESIDE


def _after(text: str, run: re.Match[str], end: int, edges: dict[int, int], beside: Neighbours) -> float:
    if _BRACKETS.match(text, end):
        return _READING
    if text[end : end + 1] in _DOTS:
        return EDGE if _between(text, end + 1, 1) else NEVER
    found = beside.after(text, end, edges)
    if found:
        return found
    if end == run.end():
        return 0.8
    return _BESIDE + (_ACROSS if end not in edges else 0.0)


def _between(text: str, at: int, step: int) -> bool:
    """True where the dot is one between the items of a list: names of Han characters on both sides."""
    if at < 0:
        return True
    return is_han(text[at : at + 1] or "一") or (step < 0 and not "\u30a1" <= text[at] <= "\u30fc")


def _surname_alone(
    text: str, run: re.Match[str], start: int, edges: dict[int, int], beside: Neighbours
) -> int:
    """End of a surname alone before a title: 安倍首相, 道下選手."""
    for size in (3, 2, 1):
        end = start + size
        name = text[start:end]
        if end > run.end() or (start != run.start() and name not in eastern_surnames("ja")):
            continue
        titled = beside.title_after(text, end)
        if (
            not titled
            or (_surname(name) or 0) < _UNLISTED
            or name in _not_names().get(name[0], ())
            or name in _ordinary()
        ):
            continue
        if size == 1 and (titled < 2 or start != run.start() or end not in edges):
            continue
        if start != run.start() and beside.before(text, start, edges) < TITLE:
            continue
        after = text[end + titled : end + titled + 1]
        if is_han(after or "x") and end + titled not in edges:
            continue
        # 福島知事, 長崎市長: the office of a place.
        if name in _set("places") and text[end : end + titled] in _offices():
            continue
        return end
    return 0


@cache
def _offices() -> frozenset[str]:
    return frozenset(table("languages", "ja")["local_offices"])
