"""Finding names in Chinese and Japanese.

There are no word breaks: a registered name is found wherever it stands and names no thing; others
by a surname with a title after or before. Foreign names with dots are found by :mod:`.dotted`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from archive.people import dotted
from archive.people.keys import is_han
from archive.people.known import Form, KnownNames
from archive.people.sightings import Shape, Sighting
from archive.people.surnames import eastern_surnames
from archive.people.tables import table

__all__ = ["shorts", "sightings"]

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff々"
_KATAKANA: Final = "\u30a1-\u30fa\u30fc"
_GAP: Final = "·・‧•･=＝-‐－"
_DOTS: Final = "·•‧・＝"
_APART: Final = re.compile(rf"(?<![{_HAN}])([{_HAN}])[ \u3000]{{1,2}}([{_HAN}])[ \u3000]{{1,2}}([{_HAN}])")
_END: Final = re.compile(rf"$|[^{_HAN}{_KATAKANA}]")


def sightings(text: str, language: str, known: KnownNames) -> Iterator[Sighting]:
    """Names in Han characters and Kana; Japanese where the language says so, else Chinese."""
    code = "ja" if language == "ja" else "zh"
    yield from _registered(text, code, known)
    yield from _set_apart(text, known)
    yield from _surname_first(text, code)
    yield from dotted.japanese(text) if code == "ja" else dotted.chinese(text)


@cache
def _data(code: str) -> Any:
    return table("languages", code)


@cache
def _titles(code: str) -> str:
    return "|".join(sorted(_data(code)["titles"], key=len, reverse=True))


@cache
def _things(code: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(_data(code)["things"], key=len, reverse=True)))


@cache
def _patterns(code: str) -> dict[str, re.Pattern[str]]:
    """Expressions of a language: title after or before, surname with a title after or before."""
    surnames = sorted({*eastern_surnames("zh"), *(eastern_surnames("ja") if code == "ja" else ())}, key=len)
    surname = "|".join(reversed(surnames))
    titles = _titles(code)
    stop = "".join(set(_data(code)["stop"]).difference(_data("zh")["given_also"]))
    given = rf"[{_HAN}\u3041-\u3096{'' if code == 'zh' else _KATAKANA}]"
    return {
        "after": re.compile(titles),
        "before": re.compile(f"(?:{titles})$"),
        "named": re.compile(rf"({surname})((?:(?![{stop}]){given}){{1,3}}?)[ 　]?(?={titles})"),
        "titled": re.compile(rf"(?:{titles})({surname})(?=([{_HAN}]{{1,3}}))"),
    }


# Registered forms


@cache
def _starts(known: KnownNames, code: str) -> re.Pattern[str]:
    first = "".join(sorted({start[0] for start in known.starting(code)}))
    return re.compile(f"[{re.escape(first)}]" if first else "(?!)")


def _registered(text: str, code: str, known: KnownNames) -> Iterator[Sighting]:
    for script in ("Hani", "Kana"):
        starting = known.starting(script)
        last = 0
        for match in _starts(known, script).finditer(text):
            start = match.start()
            if start < last:
                continue
            for form in starting.get(_two(text, start), ()):
                end = _match(text, start, form.words)
                if end and _stands(text, start, end, form, code):
                    last = end
                    yield Sighting(
                        start=start,
                        end=end,
                        name=text[start:end],
                        words=form.words,
                        shape=_shape(form),
                        persons=form.persons,
                    )
                    break


def _shape(form: Form) -> Shape:
    return "korean" if len(form.words) == 1 else "western"


def _two(text: str, start: int) -> str:
    """The first two letters from ``start`` on, over a dot between them."""
    two = text[start : start + 2]
    return text[start] + text[start + 2 : start + 3] if two[-1:] and two[-1] in _GAP else two


def _match(text: str, start: int, said: tuple[str, ...]) -> int:
    here = start
    for index, word in enumerate(said):
        if index and here < len(text) and text[here] in _GAP:
            here += 1
        said_here = text[here : here + len(word)]
        if said_here != word and said_here.lower() != word:
            return 0
        here += len(word)
    return here


def _stands(text: str, start: int, end: int, form: Form, code: str) -> bool:
    """True where the form is a whole name here: no longer name, no thing called after it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if _things(code).match(text, end) and not _patterns(code)["after"].match(text, end):
        return False
    size = sum(map(len, form.words))
    if _is_katakana(text[start]) and (_is_katakana(before) or _is_katakana(after)):
        return False
    dotted = (before and before in _DOTS) or (after and after in _DOTS)
    if dotted and len(form.words) == 1:
        # A part of a longer foreign name: 米歇尔·奥巴马 is not 奥巴马.
        return bool(before) and before in _DOTS and not _joined(text, start)
    return size > 2 or not is_han(text[start]) or _evident(text, start, end, code)


def _joined(text: str, start: int) -> bool:
    """True where the dot before is inside a name and not between the items of a list."""
    before = text[start - 2 : start - 1]
    return bool(before) and (is_han(before) or _is_katakana(before))


def _is_katakana(char: str) -> bool:
    return "\u30a1" <= char <= "\u30fa" or char == "ー"


def _evident(text: str, start: int, end: int, code: str) -> bool:
    """For two characters: a title beside, or on either side no Han character but a small word."""
    if _patterns(code)["after"].match(text, end):
        return True
    head = text[max(0, start - 8) : start]
    follows = _END.match(text, end) or text[end] in _data(code).get("follows", ())
    titled = bool(_patterns(code)["before"].search(head))
    alone = not head or not is_han(head[-1]) or head[-1] in _data("zh")["precedes"]
    return bool(follows) and (titled or alone)


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


# Names by rule


def _surname_first(text: str, code: str) -> Iterator[Sighting]:
    """胡锦涛主席, 主席胡锦涛, 野田佳彦首相, and in Japanese a surname alone: 安倍首相."""
    patterns = _patterns(code)
    stops = tuple(_data(code)["stop_words"])
    for match in patterns["named"].finditer(text):
        name = match.group(1) + match.group(2)
        if not name.startswith(stops) and _plausible(match, code, text):
            yield _eastern(match.start(), match.end(2), name)
    if code == "ja":
        yield from _two_and_two(text)
        yield from _surname_alone(text)
        return
    for match in patterns["titled"].finditer(text):
        size = _given_size(match, text)
        name = match.group(1) + match.group(2)[:size]
        end = match.end(1) + size
        if size and not name.startswith(stops) and not _things(code).match(text, end):
            yield _eastern(match.start(1), end, name)


def _eastern(start: int, end: int, name: str) -> Sighting:
    return Sighting(start=start, end=end, name=name, words=(name,), shape="korean")


def _plausible(match: re.Match[str], code: str, text: str) -> bool:
    """A given name of one character needs a longer surname or the head of a word."""
    surname, given = match.groups()
    doubtful = surname in _data("zh")["ambiguous"]
    if code == "zh" and (len(given) == 3 or (doubtful and not _opens(match, text))):
        return False
    if not frozenset(given).isdisjoint(_stops(code)) and (
        doubtful or len(given) != 2 or not _opens(match, text)
    ):
        return False
    if len(given) > 1:
        return not (code == "ja" and len(surname) == 1 and len(given) == 3)
    if len(surname) > 1:
        return True
    before = text[match.start() - 1 : match.start()]
    polite = text[match.end() : match.end() + 2].lstrip() in ("同志", "先生", "女士", "总统", "主席", "氏")
    return polite and (not before or not is_han(before))


@cache
def _stops(code: str) -> frozenset[str]:
    return frozenset(_data(code)["stop"])


def _opens(match: re.Match[str], text: str) -> bool:
    """True where a name can begin: after a title, a small word or what is no Han character."""
    head = text[max(0, match.start() - 8) : match.start()]
    small = not head or not is_han(head[-1]) or head[-1] in _data("zh")["precedes"]
    return small or bool(_patterns("zh")["before"].search(head))


def _given_size(match: re.Match[str], text: str) -> int:
    """Characters of a given name that follows a title and a surname: what comes next decides."""
    data = _data("zh")
    stop, follows, also = (frozenset(data[name]) for name in ("stop", "follows", "given_also"))
    surname, ahead = match.groups()
    start = match.end(1)
    doubtful = surname in data["ambiguous"]
    if ahead[0] in stop and (ahead[0] not in also or doubtful or len(ahead) == 1):
        return 0
    if doubtful and ahead[0] in follows:
        return 0
    if surname in data["prepositions"]:
        return 2 if len(ahead) == 2 and not _ends(text, start + 1) else 0
    # One character, where what comes next is no name; those of given names seldom stand alone.
    one = 1 if ahead[0] not in also and (ahead[0] not in follows or len(ahead) == 2) else 0
    if len(ahead) == 1 or _ends(text, start + 1):
        return one
    if ahead[1] in stop or ahead[1] in follows:
        if ahead[1] in also and _ends(text, start + 2):
            return 2
        return 0 if ahead[1] in stop else one
    return 2 if not (doubtful or ahead[0] in stop) or _ends(text, start + 2) else 0


def _ends(text: str, at: int) -> bool:
    """True where what follows tells that a name ends here."""
    char = text[at : at + 1]
    if not char or not is_han(char) or _follow_words().match(text, at):
        return True
    data = _data("zh")
    return char in data["follows"] and char not in data["given_also"]


@cache
def _follow_words() -> re.Pattern[str]:
    return re.compile("|".join(_data("zh")["follow_words"]))


@cache
def _unlisted() -> re.Pattern[str]:
    data = _data("ja")
    surname, given = "".join(data["surname_kanji"]), "".join(data["given_kanji"])
    return re.compile(rf"(?<![{_HAN}])[{surname}]{{2}}([{given}]{{2}})(?=[ 　]?(?:{_titles('ja')}))")


def _two_and_two(text: str) -> Iterator[Sighting]:
    """村井千尋さん: two characters of surnames and two of given names that stand alone with a title."""
    for match in _unlisted().finditer(text):
        name = match.group()
        if not name.startswith(tuple(_data("ja")["stop_words"])) and not _things("ja").match(
            text, match.start(1)
        ):
            yield _eastern(match.start(), match.end(), name)


@cache
def _alone() -> re.Pattern[str]:
    surname = "|".join(sorted((one for one in eastern_surnames("ja") if len(one) > 1), key=len, reverse=True))
    return re.compile(rf"(?<![{_HAN}])({surname})(?=(?:{_titles('ja')})(?![{_HAN}]))")


def _surname_alone(text: str) -> Iterator[Sighting]:
    for match in _alone().finditer(text):
        name = match.group(1)
        yield Sighting(
            start=match.start(), end=match.end(), name=name, words=(name,), full=False, titled=True
        )


def shorts(text: str, parts: frozenset[str]) -> Iterator[Sighting]:
    """Parts of foreign names standing alone: 卡斯特罗说, カストロ氏; and Japanese surnames."""
    found = sorted((part for part in parts if _tells(part)), key=len, reverse=True)
    if not found:
        return
    for match in re.finditer("|".join(found), text):
        name = match.group()
        kana = _is_katakana(name[0])
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if kana and (_is_katakana(before) or _is_katakana(after)):
            continue
        if (before and before in _GAP) or (after and after in _GAP) or _things("zh").match(text, match.end()):
            continue
        listed = len(name) > 2 or name in eastern_surnames("ja")
        if listed or (_opens(match, text) and _patterns("ja")["after"].match(text, match.end())):
            yield Sighting(start=match.start(), end=match.end(), name=name, words=(name,), full=False)


def _tells(part: str) -> bool:
    """Long enough not to be met by chance: three letters of Katakana, two of Han."""
    return len(part) > (2 if _is_katakana(part[0]) else 1) and (
        all(map(_is_katakana, part)) or all(map(is_han, part))
    )
