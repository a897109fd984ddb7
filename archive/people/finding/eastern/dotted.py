"""Finding foreign names whose parts are joined by dots: 菲德尔·卡斯特罗, フィデル・カストロ."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from archive.people.finding.eastern.neighbours import neighbours
from archive.people.finding.sightings import Sighting
from archive.people.keys import fold, is_han
from archive.people.tables import table

__all__ = ["chinese", "japanese"]

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff々"
_KATAKANA: Final = "\u30a1-\u30fa\u30fc"
_DOT: Final = "·•‧・"
_HEAD: Final = 12
"""Characters before the first dot that are looked at."""
_KANA_NAME: Final = re.compile(
    rf"[{_KATAKANA}]{{2,12}}(?:[・＝=](?:[{_KATAKANA}]{{1,12}}|[A-Z])){{1,6}}(?![{_KATAKANA}])"
)


@cache
def _words(code: str, name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(table("languages", code)[name], key=len, reverse=True)))


@cache
def _sets() -> dict[str, Any]:
    data = table("languages", "zh")
    names = ("transliteration", "never_first", "never_last", "always_last", "head_only")
    return {name: frozenset(data[name]) for name in names} | {
        "small": frozenset(data["never_inside"]),
        "countries": tuple(sorted(data["countries"], key=len, reverse=True)),
        "title": re.compile(f".*(?:{_words('zh', 'titles').pattern})"),
    }


# Chinese


@cache
def _dotted() -> re.Pattern[str]:
    """Characters before the first dot, parts between dots, characters after the last."""
    # 乔·拜登之子亨特·拜登: two persons.
    small = "".join(table("languages", "zh")["never_inside"])
    han = rf"(?:(?!之[子女妻父母兄弟妹孙孫侄])(?![{small}])[{_HAN}])"
    return re.compile(
        rf"({han}{{1,{_HEAD}}})((?:[{_DOT}]{han}{{1,8}}(?:-{han}{{1,8}})?){{0,5}}[{_DOT}])"
        rf"({han}{{1,10}}(?:-{han}{{1,8}})?)"
    )


def chinese(text: str, edges: dict[int, int]) -> Iterator[Sighting]:
    """Parts spelled in transliteration characters. What stands between two dots is a part as it is.

    ``edges`` are those of the words of the text (:func:`~archive.people.finding.eastern.cutting.cut`).
    """
    letters = _sets()["transliteration"]
    here = 0
    while match := _next_dotted(text, here):
        here = match.start(3)
        head, middle, tail = match.groups()
        first = _begin(head, letters, kin=text[match.start() - 1 : match.start()] == "之")
        size = _spelled(text, match.start(3), tail, edges)
        end = match.start(3) + size
        if not size and middle.count(middle[-1]) > 1:
            end = match.start(3) - 1
        elif not size:
            continue
        if first == len(head) or _names_thing(text, end, edges):
            continue
        start, here = match.start() + first, max(here, end)
        start -= _hyphened(text[max(0, start - 5) : start], letters)
        name = text[start:end]
        yield Sighting(start=start, end=end, name=name, words=tuple(re.split(f"[{_DOT}-]", name)))


def _hyphened(before: str, letters: frozenset[str]) -> int:
    """Length of the first half of a given name that a hyphen joins to the name: 让-诺埃尔·巴罗."""
    if not before.endswith("-"):
        return 0
    size = 1
    while size < len(before) and (before[-size - 1] in letters or before[-size - 1] in _sets()["head_only"]):
        size += 1
    return size if size > 1 else 0


def _next_dotted(text: str, here: int) -> re.Match[str] | None:
    """The first match from a place on, looked for where a dot is: text has few of them."""
    while dot := _any_dot().search(text, here):
        for start in range(max(here, dot.start() - _HEAD), dot.start()):
            match = _dotted().match(text, start)
            if match is not None:
                return match
        here = dot.end()
    return None


@cache
def _any_dot() -> re.Pattern[str]:
    return re.compile(f"[{_DOT}]")


def _names_thing(text: str, end: int, edges: dict[int, int]) -> bool:
    """True where the name goes on to be a thing's: 山克曼正教学校, 格伦战役."""
    beside = neighbours("zh")
    for _ in range(3):
        if end not in edges or beside.title_after(text, end):
            return False
        if beside.thing_after(text, end, edges):
            return True
        word = text[end : edges[end]]
        if not word or not all(map(is_han, word)) or word in beside.small_after or len(word) > 2:
            return False
        if _words("zh", "follow_words").match(text, end) or word in beside.trades:
            return False
        end = edges[end]
    return False


def _begin(head: str, letters: frozenset[str], *, kin: bool) -> int:
    """Where in the characters before the first dot the name begins: after an office and a country.

    ``kin`` where 之 stands before: its first character is 子 (son), 女 or the like.
    """
    sets = _sets()
    said = sets["title"].match(head)
    cut = said.end() if said and said.end() < len(head) else 0
    if not cut and kin and len(head) > 1:
        cut = 1
    while cut < len(head):
        country = next((one for one in sets["countries"] if head.startswith(one, cut)), "")
        if not country:
            break
        cut += len(country)
    first = len(head)
    while first > cut and head[first - 1] in letters:
        first -= 1
    if first == len(head) and head[-1] in sets["head_only"]:
        return first - 1
    while first < len(head) and head[first] in sets["never_first"]:
        first += 1
    return first


def _spelled(text: str, start: int, tail: str, edges: dict[int, int]) -> int:
    """Length of the last part: it ends before the first character or word that no name has."""
    sets, beside, size = _sets(), neighbours("zh"), 0
    letters = sets["transliteration"]
    while size < len(tail):
        char = tail[size]
        if size and _words("zh", "follow_words").match(text, start + size):
            break
        if size and beside.thing_after(text, start + size, edges):
            break
        inside = char in letters or (char == "-" and size)
        if not inside and not (
            edges.get(start + size) == start + size + 1 and tail[size + 1 : size + 2] in letters
        ):
            break
        if not inside and (char in sets["small"] or not tail[size + 1 : size + 2]):
            break
        size += 1
    while size and (
        tail[size - 1] in "-"
        or tail[size - 1] in sets["always_last"]
        or (size < len(tail) and tail[size - 1] in sets["never_last"])
    ):
        size -= 1
    return size


# Japanese


def japanese(text: str) -> Iterator[Sighting]:
    """Parts in Katakana: a given name first, a title or an office after, or no part that is a loanword."""
    given, loan = _kana("given"), _kana("loanwords")
    countries = frozenset(table("languages", "ja")["countries"])
    for match in _KANA_NAME.finditer(text):
        parts = re.split("[・＝=]", match.group())
        while len(parts) > 2 and parts[-1] in countries:
            parts.pop()
        end = match.start() + sum(map(len, parts)) + len(parts) - 1
        if not countries.isdisjoint(parts) or _thing_after(text, match.end()):
            continue
        office = _office().match(text, end)
        first = parts[0] in given or (parts[0] in _kana("korean") and len(parts) == 2)
        loaned = sum(part in loan or (not first and part.endswith(_loan_endings())) for part in parts)
        if not office and loaned > (first and len(parts) > 2):
            continue
        if not office and not first and not _plain(text, end, parts):
            continue
        name = text[match.start() : end]
        yield Sighting(
            start=match.start(),
            end=end,
            name=name,
            words=tuple(part for part in re.split("[・＝=]", fold(name)) if part),
        )


def _plain(text: str, end: int, parts: list[str]) -> bool:
    """True where the name is no part of a longer word: 3 letters in one part, and no Han beside it."""
    if len(parts) > 4 or max(map(len, parts)) < 3 or sum(map(len, parts)) < 6:
        return False
    return not is_han(text[end : end + 1] or "x") or text[end] in "が作著役氏と"


def _thing_after(text: str, end: int) -> bool:
    beside = neighbours("ja")
    return beside.thing_after(text, end, {end: end}) and not beside.title_after(text, end)


@cache
def _kana(name: str) -> frozenset[str]:
    return frozenset(table("names", "kana")[name])


@cache
def _loan_endings() -> tuple[str, ...]:
    return tuple(table("names", "kana")["loan_endings"])


@cache
def _office() -> re.Pattern[str]:
    """A title, perhaps after a country or a post: 氏, 駐朝キューバ大使, ・ロシア前大統領."""
    data = table("languages", "ja")
    countries = "|".join(sorted(data["countries"], key=len, reverse=True))
    former = "|".join(sorted(data["before_titles"], key=len, reverse=True))
    return re.compile(
        rf"[・（(]?(?:駐[{_HAN}]{{1,3}}|駐?(?:{countries}))?・?(?:{countries})?(?:{former})?"
        rf"(?:{_words('ja', 'titles').pattern})"
    )
