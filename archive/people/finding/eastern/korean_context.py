"""Evidence that stands beside a Korean name: titles, offices, brackets, the other names of a list."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from archive.people.finding.eastern.korean import Reading, ending, is_title
from archive.people.tables import table

__all__ = ["BRACKETS", "beside", "is_thing", "most_beside", "title_follows"]

Word = re.Match[str]

_TITLE_AFTER, _OFFICE_AFTER, _TITLE_BEFORE, _BODY_BEFORE = 2.6, 2.2, 2.5, 0.8
_LISTED, _AGE, _HANJA, _EDGE = 2.0, 3.0, 4.0, 0.4
_LIST_GAP: Final = 12
"""Letters between names of a list are fewer."""
_THING: Final = -9.0

BRACKETS: Final = re.compile(
    r"[(（](?:(?P<age>\d{2}(?:세|살)?(?=[)）·,.]))"
    r"|(?P<hanja>[\u4e00-\u9fff]{2,4}(?=[)）,·]))|(?P<party>[가-힣]{2,6}[)）]))"
)
_NEXT: Final = re.compile(r" ([가-힣]+)")
_BYLINE: Final = re.compile(
    r" (?:[가-힣A-Za-z]{2,12} )?(?:\S{0,6}기자|\S{0,4}특파원|통신원|리포터|앵커)[ ]?="
)


@cache
def _data() -> Any:
    return table("languages", "ko")


def is_thing(text: str, end: int) -> bool:
    """True where what follows makes a name the name of a thing: 광장, 종합대학."""
    if _things().match(text, end) is None:
        return False
    # 박하늘 시장: the title begins as a thing does.
    title = _NEXT.match(text, end)
    found = ending().match(title.group(1)) if title is not None else None
    return found is None or not found["titles"]


@cache
def _things() -> re.Pattern[str]:
    things = "|".join(sorted(_data()["things"], key=len, reverse=True))
    joined = "|".join(_data()["things_joined"])
    return re.compile(rf"(?:[ ]?(?:{things})|{joined})(?![가-힣]*(?:에게|께서))")


def beside(text: str, words: Sequence[Word], place: int, one: Reading, last: int) -> float:
    """Evidence of what stands before and after a name."""
    match = words[place]
    end = match.start() + one.size
    if (not one.titles or one.titles in _data()["things"]) and is_thing(text, end):
        return _THING
    score = 0.0
    rest = bool(one.titles or one.particle)
    if not rest:
        score += _after(text, words, place)
    if place and text[words[place - 1].end() : match.start()] == " ":
        before = words[place - 1].group()
        score += _TITLE_BEFORE if is_title(before) else _BODY_BEFORE if before.endswith(_bodies()) else 0.0
    elif not place or text[match.start() - 1] in "\n[]=·(◆■▲【":
        score += _EDGE
    if last >= 0 and _follows_in_list(text, last, match.start()):
        score += _LISTED
    return score


def most_beside(text: str, start: int, one: Reading, last: int) -> float:
    """The most that :func:`beside` can find, told by the letters on both sides alone."""
    before = _TITLE_BEFORE if text[start - 1 : start] == " " else _EDGE
    listed = _LISTED if last >= 0 and start - last < _LIST_GAP else 0.0
    if one.titles or one.particle:
        return before + listed
    after = text[start + one.size : start + one.size + 1]
    return before + listed + (_HANJA if after in "(（" else _TITLE_AFTER if after == " " else _EDGE)


def _after(text: str, words: Sequence[Word], place: int) -> float:
    """Evidence of what stands after a word that is the name alone."""
    end = words[place].end()
    brackets = BRACKETS.match(text, end)
    if brackets is not None:
        return _HANJA if brackets["hanja"] else _AGE if brackets["age"] else _EDGE
    if text[end : end + 1].isdigit() or text[end : end + 1] == "-":
        return _THING
    if title_follows(text, words, place):
        return _TITLE_AFTER
    if _office_follows(text, words, place):
        return _OFFICE_AFTER
    return _EDGE if text[end : end + 1] in "·,、" else 0.0


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(_data()["bodies"])


def title_follows(text: str, words: Sequence[Word], place: int) -> bool:
    """True where a title follows the word, or 전 (former) and a title, or it is the name of a byline."""
    if _BYLINE.match(text, words[place].end()):
        return True
    here = place + 1
    if here + 1 < len(words) and words[here].group() in _data()["former"]:
        here += 1
    if here >= len(words) or text[words[place].end() : words[place].end() + 1] != " ":
        return False
    after = words[here]
    if text[words[here - 1].end() : after.start()] != " ":
        return False
    found = ending().match(after.group())
    if found is None or not found["titles"]:
        return False
    # 연구실 실장, 출판사 사장: the head of what the word names.
    return not (words[place].group()[-1] == after.group()[0] in _data()["headed"])


def _office_follows(text: str, words: Sequence[Word], place: int) -> bool:
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
            found = ending().match(word)
            if found is not None and found["titles"]:
                return True
        if _bare(word) != word:
            return False
    return False


def _begins(text: str, words: Sequence[Word], place: int) -> bool:
    """True where no noun stands before that the word may belong to."""
    if not place or text[words[place - 1].end() : words[place].start()] != " ":
        return True
    return words[place - 1].group().endswith(tuple(_data()["before_phrase"]))


def _bare(word: str) -> str:
    return word.rstrip("".join(_data()["cases"]))


def _follows_in_list(text: str, last: int, start: int) -> bool:
    between = text[last:start]
    return len(between) < _LIST_GAP and bool(re.fullmatch(r"[가-힣]{0,6}[,·ㆍ、]\s?|[과와]\s", between))
