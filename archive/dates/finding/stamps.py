"""Dates that machines write: ISO 8601, RFC 2822, ``asctime``, system clocks; and times of day."""

import re
from functools import cache
from typing import Final

from archive.edtf import day_number, format_date

__all__ = ["read_stamp", "read_time"]

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_NAMES: Final = "|".join(_MONTHS)

_DAYS: Final = (
    # 2019-12-10T15:01:01+09:00, 2019-12-10 15:01
    r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)(?:[T\s,_(].*)?",
    # 20191210, 20191210T150101Z, 20191210150101
    r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?",
    # 26-FEB-1987 15:01:01.79, Thu, 26 Feb 1987 15:01:01 +0900
    rf"(?:[a-z]{{3}},? )?(?P<d>\d{{1,2}})[- /](?P<b>{_NAMES})[a-z]*[- /,]\s?(?P<y>\d{{4}})(?!\d).*",
    # Thu Feb 26 15:01:01 KST 1987
    rf"(?:[a-z]{{3}} )?(?P<b>{_NAMES})[a-z]* {{1,2}}(?P<d>\d{{1,2}}) [\d:]{{8}} (?:\S+ )?(?P<y>\d{{4}})",
)
_ORDINAL: Final = r"(\d{4})-(\d{3})"
_WEEK: Final = r"(\d{4})-?W(\d{2})-?([1-7])"
_TIME: Final = (
    r"(?<![\d:.])(?P<half>오전|오후|上午|下午|午前|午後)?\s?"
    r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?(?![\d:])"
    r"(?:\s?(?P<ampm>[ap])\.?m\b\.?)?\s?(?P<zone>Z\b|UTC|GMT|[+-]\d{2}:?\d{2}(?!\d)|[+-]\d{2}(?![\d:]))?"
)
_COMPACT_TIME: Final = r"\d{8}T?(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?"
_AFTERNOON: Final = frozenset({"오후", "下午", "午後", "p"})


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def read_stamp(text: str) -> str | None:
    """The day that a machine's date means, as EDTF; ``None`` if it is no such date or no such day.

    What follows the date (a time that cannot be, a remark) is not looked at.

    >>> read_stamp("26-FEB-1987 15:01:01.79"), read_stamp("20191210"), read_stamp("2019-W50-2")
    ('1987-02-26', '2019-12-10', '2019-12-10')
    """
    for pattern in _DAYS:
        match = _compiled(pattern).fullmatch(text)
        if match is None:
            continue
        groups = match.groupdict()
        month = _MONTHS[groups["b"].lower()] if groups.get("b") else int(groups["m"])
        year, day = int(groups["y"]), int(groups["d"])
        try:
            day_number(year, month, day)
        except ValueError:
            return None
        return format_date(year, month, day)
    return _counted(text)


def _counted(text: str) -> str | None:
    """ISO 8601's day of the year, and day of the week of a year."""
    import datetime

    try:
        if match := _compiled(_ORDINAL).fullmatch(text):
            year, day = int(match[1]), int(match[2])
            date = datetime.date(year, 1, 1) + datetime.timedelta(days=day - 1)
            return date.isoformat() if day and date.year == year else None
        if match := _compiled(_WEEK).fullmatch(text):
            return datetime.date.fromisocalendar(*(int(part) for part in match.groups())).isoformat()
    except ValueError:
        pass
    return None


def read_time(text: str) -> str | None:
    """The first time of day in a text as ISO 8601, with its offset if that stands there; never converted.

    Fractions of a second are left out. A time that cannot be is none.

    >>> read_time("Mon, 26 Feb 1987 15:01:01 +0900"), read_time("3:05 p.m."), read_time("605:12:19.12")
    ('15:01:01+09:00', '15:05', None)
    """
    if match := _compiled(_COMPACT_TIME).fullmatch(text):
        hour, minute, second, zone = match.groups()
        return _time(int(hour), minute, second, zone)
    match = _compiled(_TIME).search(text)
    if match is None:
        return None
    hour = int(match["h"])
    half = (match["half"] or match["ampm"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    return _time(hour, match["m"], match["s"], match["zone"])


def _time(hour: int, minute: str, second: str | None, zone: str | None) -> str | None:
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    text = f"{hour:02}:{minute}" + (f":{second}" if second else "")
    if not zone:
        return text
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return f"{text}Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (
        f"{text}{zone[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) < 24 and int(digits[2:]) < 60 else text
    )
