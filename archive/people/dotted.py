"""Finding foreign names whose parts are joined by dots: 菲德尔·卡斯特罗, フィデル・カストロ."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from archive.people.keys import fold
from archive.people.sightings import Sighting
from archive.people.tables import table

__all__ = ["chinese", "japanese"]

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff々"
_KATAKANA: Final = "\u30a1-\u30fa\u30fc"
_DOT: Final = "·•‧・"
_KANA_NAME: Final = re.compile(
    rf"[{_KATAKANA}]{{2,12}}(?:[・＝=](?:[{_KATAKANA}]{{1,12}}|[A-Z])){{1,6}}(?![{_KATAKANA}])"
)


@cache
def _words(code: str, name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(table("languages", code)[name], key=len, reverse=True)))


@cache
def _sets() -> dict[str, Any]:
    data = table("languages", "zh")
    return {name: frozenset(data[name]) for name in ("transliteration", "never_first", "never_last")} | {
        "countries": tuple(sorted(data["countries"], key=len, reverse=True)),
        "title": re.compile(f".*(?:{_words('zh', 'titles').pattern})"),
    }


# Chinese


@cache
def _dotted() -> re.Pattern[str]:
    """Characters before the first dot, parts between dots, characters after the last."""
    han = rf"(?:(?![{''.join(table('languages', 'zh')['never_inside'])}])[{_HAN}])"
    return re.compile(
        rf"({han}{{1,12}})((?:[{_DOT}]{han}{{1,8}}(?:-{han}{{1,8}})?){{0,5}}[{_DOT}])"
        rf"({han}{{1,10}}(?:-{han}{{1,8}})?)"
    )


def chinese(text: str) -> Iterator[Sighting]:
    """Parts spelled in transliteration characters. What stands between two dots is a part as it is."""
    letters = _sets()["transliteration"]
    here = 0
    while match := _dotted().search(text, here):
        here = match.start(3)
        head, middle, tail = match.groups()
        first = _begin(head, letters)
        size = _spelled(text, match.start(3), tail, letters)
        end = match.start(3) + size
        if not size and middle.count(middle[-1]) > 1:
            end = match.start(3) - 1
        elif not size:
            continue
        if first == len(head) or _words("zh", "things").match(text, end):
            continue
        start, here = match.start() + first, max(here, end)
        name = text[start:end]
        yield Sighting(start=start, end=end, name=name, words=tuple(re.split(f"[{_DOT}-]", name)))


def _begin(head: str, letters: frozenset[str]) -> int:
    """Where in the characters before the first dot the name begins: after an office and a country."""
    sets = _sets()
    said = sets["title"].match(head)
    cut = said.end() if said else 0
    while cut < len(head):
        country = next((one for one in sets["countries"] if head.startswith(one, cut)), "")
        if not country:
            break
        cut += len(country)
    first = len(head)
    while first > cut and head[first - 1] in letters:
        first -= 1
    while first < len(head) and head[first] in sets["never_first"]:
        first += 1
    return first


def _spelled(text: str, start: int, tail: str, letters: frozenset[str]) -> int:
    """Length of the last part: it ends before the first character or word that no name has."""
    size = 0
    while size < len(tail) and (tail[size] in letters or (tail[size] == "-" and size)):
        if size and _words("zh", "follow_words").match(text, start + size):
            break
        size += 1
    while size and (tail[size - 1] == "-" or (size < len(tail) and tail[size - 1] in _sets()["never_last"])):
        size -= 1
    return size


# Japanese


def japanese(text: str) -> Iterator[Sighting]:
    """Parts in Katakana: a known given name first, or a title or an office of a country after."""
    given = frozenset(table("names", "given")["kana"]["names"])
    for match in _KANA_NAME.finditer(text):
        parts = re.split("[・＝=]", match.group())
        countries = frozenset(table("languages", "ja")["countries"])
        while len(parts) > 2 and parts[-1] in countries:
            parts.pop()
        end = match.start() + sum(map(len, parts)) + len(parts) - 1
        if _words("ja", "things").match(text, match.end()) or not countries.isdisjoint(parts):
            continue
        if parts[0] in given or _office().match(text, end):
            name = text[match.start() : end]
            yield Sighting(
                start=match.start(),
                end=end,
                name=name,
                words=tuple(part for part in re.split("[・＝=]", fold(name)) if part),
            )


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
