"""Dates that only the article's own date makes clear: "yesterday", "last Friday", "in three days".

:mod:`archive.dates.finding.relative_forms` says how a language writes them. What holds everywhere:

- A weekday alone is the article's day if it has that name, else the last such day before it, or the next
  one after it where a word of the future stands nearest to it. A day of the month alone likewise.
- "last" and "next" never mean the article's own day, week, month or year. A week is an interval from Monday
  to Sunday.
- A season is of the year in which it begins, and winter begins in December. A quarter without a year is the
  latest that has begun.
- A day or week needs the day of the article, a month its month, a year its year.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from archive import edtf
from archive.dates import conversion
from archive.dates.finding.relative_forms import Forms, Kind, Meaning, forms, key
from archive.dates.finding.stated import Place, Stated
from archive.dates.numerals import number
from archive.edtf import day_number, days_in_month, format_date, from_day_number

__all__ = ["Mention", "relative", "with_relative"]

_SENTENCE: Final = 120
"""Code points on either side of a day within which the sentence may say that it is to come."""
_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s)|[。！？;；]|\n\s*\n")
_BESIDE: Final = 24
"""Code points between a mention and the date that it is part of, at most."""
_WINTER: Final = 24


class Mention(NamedTuple):
    """``number`` is by how many units the words are away from the article, or their direction."""

    start: int
    end: int
    edtf: str
    kind: Kind
    number: int | None
    unit: str
    calendar: str = "gregorian"


class _Article(NamedTuple):
    """The article's date: ``month`` is 0 and ``day`` (a day number) ``None`` where they are not known;
    ``mark`` is the EDTF mark of a doubtful one."""

    year: int
    month: int = 0
    day: int | None = None
    mark: str = ""


def with_relative(found: Iterable[Place], text: str, language: str, reference: str | None) -> list[Place]:
    """The dates found in a text and the relative ones, in order.

    ``language`` is a base language and ``reference`` the article's date in EDTF. What states its date wins
    over words that are relative, and takes its year from those that stand beside it ("April 15 last year");
    a weekday beside its date is part of it.
    """
    dates = list(found)
    words = forms(language)
    article = None if reference is None else _article(reference)
    if words is None or article is None:
        return dates
    kept = [
        (mention.start, mention.end, Stated(mention.edtf, mention.calendar, completed=True))
        for mention in relative(text, language, reference)
        if _settle(mention, dates, text, words, article.day)
    ]
    return sorted((*dates, *kept))


def relative(text: str, language: str, reference: str | None) -> Iterator[Mention]:
    """The relative dates of a text, in order, none within another."""
    words = forms(language)
    article = None if reference is None else _article(reference)
    if words is None or article is None:
        return
    last: Mention | None = None
    for mention in _mentions(text, words, article):
        if last is not None and last.kind == "weekday" and _is_beside(last, mention, text, words):
            last = None  # "Friday the 8th": the day of the month says it
        if last is not None:
            yield last
            if mention.kind == "weekday" and last.kind == "day" and _is_beside(last, mention, text, words):
                continue
        last = mention
    if last is not None:
        yield last


def _is_beside(one: Mention, other: Mention, text: str, words: Forms) -> bool:
    kinds = {one.kind, other.kind}
    return kinds == {"weekday", "day"} and words.link.fullmatch(text, one.end, other.start) is not None


def _mentions(text: str, words: Forms, article: _Article) -> Iterator[Mention]:
    end = 0
    for start in words.starts.finditer(text):
        at = start.start()
        match = words.match.match(text, at) if at >= end else None
        if match is None:
            continue
        meaning = words.meanings[match.lastgroup or ""]
        if any(refused.holds(text, at, match.end()) for refused in words.refused.get(meaning.kind, ())):
            continue
        if meaning == Meaning("weekday") and not _is_one_weekday(text, match, words):
            continue
        parts = {
            role: match[name] for name, role in words.roles[match.lastgroup or ""] if match[name] is not None
        }
        found = _READERS[meaning.kind](_Case(text, at, match.end(), meaning, parts, words, article))
        if found is not None:
            end = match.end()
            is_own = meaning.unit in {"month", "year"} and meaning.kind in {"words", "count"}
            calendar = words.calendar if is_own else "gregorian"
            value = found if not article.mark else "/".join(part + article.mark for part in found.split("/"))
            yield Mention(at, end, value, meaning.kind, meaning.number, meaning.unit, calendar)


def _is_one_weekday(text: str, match: re.Match[str], words: Forms) -> bool:
    """Whether a weekday alone is a day, and none of several days or of every week."""
    start, end = match.span()
    left = text[max(0, start - 40) : start]
    behind, before = words.weekday_span
    return bool(words.weekday_before.search(left)) and not (behind.match(text, end) or before.search(left))


# -- beside other dates -----------------------------------------------------------------------------


def _settle(mention: Mention, dates: list[Place], text: str, words: Forms, today: int | None) -> bool:
    """Whether a mention is one of its own; ``dates`` take from it what it tells of one that it touches."""
    place = max(bisect_left(dates, mention.start, key=lambda date: date[0]) - 1, 0)
    while place < len(dates) and dates[place][0] < mention.end + _BESIDE:
        start, end, stated = dates[place]
        if start < mention.end and mention.start < end:
            holds = mention.start <= start and end <= mention.end
            if mention.kind == "month" and not mention.unit and stated.completed and holds:
                del dates[place]  # "last December" is told better than "December"
                continue
            dates[place] = _with_year_of(mention, dates[place], today)
            return False
        gap = text[end : mention.start] if end <= mention.start else text[mention.end : start]
        if len(gap) <= _BESIDE and words.link.fullmatch(gap):
            if mention.kind == "weekday" and _is_day(stated):
                return False
            is_free = place + 1 == len(dates) or dates[place + 1][0] >= mention.end
            if end <= mention.start and is_free and (listed := _listed(mention, stated)):
                dates.insert(place + 1, (mention.start, mention.end, listed))
                return False
            if mention.kind == "words" and mention.unit in {"month", "year"} and "," not in gap:
                if stated.completed:
                    dates[place] = _with_year_of(mention, dates[place], today)
                    return False
                if mention.unit == "year" and not gap.strip(" \n(（"):
                    return False
        place += 1
    return True


def _listed(mention: Mention, stated: Stated) -> Stated | None:
    """The date of a day that is the next of a list: "3월 3일, 5일, 7일" are all of March."""
    is_bare = mention.kind == "day" and mention.number is None and "/" not in mention.edtf
    last = stated.edtf.rpartition("/")[2]
    if not is_bare or not _is_day(stated) or mention.edtf[8:10] <= last[8:10]:
        return None
    listed = last[:8] + mention.edtf[8:]
    try:
        edtf.parse(listed)
    except ValueError:
        return None
    return stated._replace(edtf=listed)


def _is_day(stated: Stated) -> bool:
    return edtf.parse(stated.edtf.partition("/")[0]).precision == "day"


def _with_year_of(mention: Mention, date: Place, today: int | None) -> Place:
    """A date that takes its year from a mention, if it has none of its own and the mention tells one.

    The day of "last December 5" may lie in the month of the article, where "last December" is a year before.
    """
    start, end, stated = date
    if not stated.completed or mention.kind not in {"words", "month"} or mention.unit not in {"", "year"}:
        return date
    try:
        value = edtf.parse(stated.edtf)
        moved = edtf.shift(value, int(mention.edtf[:4]) - int(stated.edtf[:4]), "year")
        if mention.kind == "month" and not mention.unit and mention.number and today is not None:
            near = edtf.shift(moved, -mention.number, "year")
            if near.first is not None and (near.first - today) * mention.number > 0:
                moved = near
    except ValueError:
        return date
    return start, end, stated._replace(edtf=moved.text)


# -- what the words mean ----------------------------------------------------------------------------


class _Case(NamedTuple):
    """A match with its parts by role."""

    text: str
    start: int
    end: int
    meaning: Meaning
    parts: Mapping[str, str]
    words: Forms
    article: _Article


def _article(reference: str) -> _Article | None:
    """The article's date; ``None`` for one that is no year, month or day."""
    value = edtf.parse(reference)
    text = reference.rstrip("?~%")
    if value.precision not in {"day", "month", "year"} or value.first is None or "X" in text:
        return None
    year, month, _ = from_day_number(value.first)
    mark = reference[len(text) :]
    if value.precision == "year":
        return _Article(year, mark=mark)
    return _Article(year, month, value.first if value.precision == "day" else None, mark)


def _words(case: _Case) -> str | None:
    return _away(case.meaning.number or 0, case.meaning.unit, case)


def _count(case: _Case) -> str | None:
    written = case.parts["n"]
    count = case.words.numbers.get(key(written)) or number(written)
    unit = next((unit for unit in ("day", "week", "month", "year") if unit in case.parts), "")
    sign = case.meaning.number or (1 if _is_to_come(case) else 0)
    return _away(sign * count, unit, case) if count and sign else None


def _away(count: int, unit: str, case: _Case) -> str | None:
    """What is so many units away from the article; ``None`` where its date is too vague for that."""
    year, month, day, _ = case.article
    if unit in {"day", "week"}:
        if day is None:
            return None
        return _day(day + count) if unit == "day" else _week(day + 7 * count)
    if case.words.calendar != "gregorian":
        return None if day is None else _of_calendar(case.words.calendar, count, unit, day)
    if unit == "year":
        return format_date(year + count)
    if not month:
        return None
    years, place = divmod(month - 1 + count, 12)
    return format_date(year + years, place + 1)


def _of_calendar(calendar: str, count: int, unit: str, day: int) -> str | None:
    """The days of a month or year of a calendar with months of its own."""
    try:
        here = conversion.from_day(calendar, day)
        if unit == "year":
            first, last = conversion.year_days(calendar, here.year + count)
        else:
            years, place = divmod(here.month - 1 + count, 12)
            first, last = conversion.month_days(calendar, here.year + years, place + 1)
    except ValueError:
        return None
    return f"{_day(first)}/{_day(last)}"


def _weekday(case: _Case) -> str | None:
    today = case.article.day
    if today is None:
        return None
    weekday = case.words.weekdays[key(case.parts["weekday"])]
    monday = today - (today - 1) % 7
    same = monday + weekday
    direction = case.meaning.number
    if case.meaning.unit:
        return _day(same + 7 * (direction or 0))
    if direction == 0 or (same == today and direction is None):
        return _day(same)
    if direction is None:
        direction = 1 if _is_to_come(case) else -1
    if direction > 0:
        return _day(same if same > today else same + 7)
    return _day(same if same < today else same - 7)


def _month(case: _Case) -> str | None:
    """The last, this or the next month of a name, or one of the year that the words say."""
    written = case.parts["month"]
    month = case.words.months.get(key(written)) or number(re.sub(r"\D+\Z|\s?[월月]\Z", "", written)) or 0
    if not 1 <= month <= 12:
        return None
    year, here, *_ = case.article
    direction = case.meaning.number or 0
    if case.meaning.unit or direction == 0:
        return format_date(year + direction, month)
    if not here:
        return None
    if direction > 0:
        return format_date(year if month > here else year + 1, month)
    return format_date(year if month < here else year - 1, month)


def _season(case: _Case) -> str | None:
    """A season as EDTF numbers them; each begins with a quarter of the year that starts in March."""
    code = case.words.seasons[key(case.parts["season"])]
    year, month, *_ = case.article
    if not month:
        return None
    place = year * 4 + (month - 3) // 3  # of the season that the article is in, from spring on
    direction = case.meaning.number or 0
    if direction == 0:
        of = year - 1 if code == _WINTER and month < 3 else year
    else:
        away = (code - 21 - place) % 4
        of = (place + (away or 4) if direction > 0 else place + away - 4) // 4
    return f"{of:04}-{code}"


def _quarter(case: _Case) -> str | None:
    code = case.words.seasons[key(case.parts["quarter"])]
    year, month, *_ = case.article
    if not month:
        return None
    return f"{year if (code - 33) * 3 < month else year - 1:04}-{code}"


def _day_of_month(case: _Case) -> str | None:
    """A day of the month, or from one to another of that month."""
    year, month, today, _ = case.article
    direction, unit = case.meaning.number, case.meaning.unit
    days = [number(case.parts[role]) or 0 for role in ("d", "d2") if role in case.parts]
    if today is None or days != sorted(set(days)) or days[0] < 1:
        return None
    step = direction if direction is not None else 1 if _is_to_come(case) else -1
    for months in (step,) if unit else (0, step, 2 * step):
        years, place = divmod(month - 1 + months, 12)
        if days[-1] > days_in_month(year + years, place + 1):
            continue
        first, last = (day_number(year + years, place + 1, day) for day in (days[0], days[-1]))
        is_under_way = direction is None and first <= today <= last
        if unit or is_under_way or (first > today if step > 0 else last < today):
            return _day(first) if first == last else f"{_day(first)}/{_day(last)}"
    return None


_READERS: Final[Mapping[Kind, Callable[[_Case], str | None]]] = {
    "words": _words,
    "count": _count,
    "weekday": _weekday,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "day": _day_of_month,
}


def _day(day: int) -> str:
    return format_date(*from_day_number(day))


def _week(day: int) -> str:
    monday = day - (day - 1) % 7
    return f"{_day(monday)}/{_day(monday + 6)}"


def _is_to_come(case: _Case) -> bool:
    """Whether the nearest word that tells is one of the future: first before the day, then behind it, or
    the other way about where the verb comes last."""
    left = case.text[max(0, case.start - _SENTENCE) : case.start]
    left = left[max((match.end() for match in _SENTENCE_END.finditer(left)), default=0) :]
    right = case.text[case.end : case.end + _SENTENCE]
    stop = _SENTENCE_END.search(right + " ")
    right = right[: stop.start()] if stop else right
    before = list(case.words.future.finditer(left))[-1:]
    behind = list(case.words.future.finditer(right))[:1]
    told = behind + before if case.words.verb_last else before + behind
    return bool(told) and told[0].lastgroup == "future"
