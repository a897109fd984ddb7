"""Days of every calendar to and from their numbers, beside ICU and beside known days."""

import datetime
import doctest
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.messageformat import MessageFormat

from archive.dates import calendar as calendars
from archive.dates import conversion
from archive.dates.calendar import calendar
from archive.dates.conversion import (
    CalendarDay,
    from_day,
    month_days,
    month_names,
    reckoning,
    to_day,
    year_days,
)
from archive.edtf import parse

NAMES = calendars.calendars()
HEBREW = (
    *("Tishri", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar I", "Adar", "Nisan", "Iyar", "Sivan", "Tamuz"),
    *("Av", "Elul"),
)
ERAS = {"Meiji": "meiji", "Taisho": "taisho", "Taishō": "taisho", "Showa": "showa", "Shōwa": "showa"}


def number(text: str) -> int:
    """The day of an EDTF day."""
    found = parse(text).first
    assert found is not None
    return found


def bounds(name: str) -> tuple[int, int]:
    """The days that the calendar has, or a million about the year 0."""
    found = calendar(name)
    first = number(found.first_day) if found.first_day else -1_000_000
    last = number(found.last_day) if found.last_day else 1_000_000
    if found.eras and name != "gregorian":
        first = max(first, min(number(era.first_day) for era in found.eras))
        last = min(last, max(number(era.last_day) for era in found.eras))
    return first, last


def days(name: str) -> st.SearchStrategy[int]:
    return st.integers(*bounds(name))


# -- beside ICU ----------------------------------------------------------------------------------


def icu(name: str, pattern: str, day: int) -> list[str]:
    return written(day, pattern, f"en@calendar={name};numbers=latn").split("|")


def written(day: int, pattern: str, locale: str) -> str:
    message = MessageFormat(f"{{d, date, {pattern}}}", f"{locale};timezone=Etc/UTC")
    return message.format({"d": datetime.datetime.fromordinal(day).replace(tzinfo=datetime.UTC)}).strip()


def hebrew(day: int) -> CalendarDay:
    """By the names of the months, whose numbers ICU writes in two ways."""
    year, month, of_month = icu("hebrew", "y|MMMM|d", day)
    return CalendarDay(None, int(year), HEBREW.index(month.removesuffix(" II")) + 1, int(of_month))


def plain(name: str, era: str | None, day: int) -> CalendarDay:
    year, month, of_month = icu(name, "y|M|d", day)
    return CalendarDay(era, int(year), int(month), int(of_month))


def japanese(day: int) -> CalendarDay:
    era, year, month, of_month = icu("japanese", "GGGG|y|M|d", day)
    return CalendarDay(ERAS.get(era, era.casefold()), int(year), int(month), int(of_month))


BESIDE_ICU: dict[str, tuple[str, str, Callable[[int], CalendarDay]]] = {
    "buddhist": ("1913-04-01", "2100-12-31", lambda day: plain("buddhist", "buddhist", day)),
    "hebrew": ("0359-10-01", "2199-12-31", hebrew),
    "islamic": ("1882-11-12", "2077-11-16", lambda day: plain("islamic", None, day)),
    "islamic-umalqura": ("1882-11-12", "2077-11-16", lambda day: plain("islamic-umalqura", None, day)),
    "japanese": ("1873-01-01", "2100-12-31", japanese),
    "julian": ("0001-01-02", "1582-10-14", lambda day: plain("gregorian", None, day)),
    "persian": ("1922-03-21", "2199-12-31", lambda day: plain("persian", None, day)),
    "roc": ("1912-01-01", "2100-12-31", lambda day: plain("roc", "roc", day)),
}


@pytest.mark.parametrize("name", BESIDE_ICU)
def test_days_are_those_of_icu(name: str) -> None:
    first, last, expected = BESIDE_ICU[name]
    drawn = random.Random(name)  # noqa: S311  # a fixed choice of days
    for day in (drawn.randint(number(first), number(last)) for _ in range(2000)):
        era, *fields = found = expected(day)
        assert from_day(name, day) == found
        assert to_day(name, *fields, era=era) == day


def test_the_zone_of_the_machine_does_not_matter() -> None:
    """Kiritimati had no 31 December 1994, and its midnight is another hour of the moon."""
    program = """
from archive.dates.conversion import from_day
for name in ("hebrew", "islamic", "persian"):
    print([tuple(from_day(name, day)) for day in range(728200, 728400)])
"""
    texts = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "TZ": zone},
        ).stdout
        for zone in ("UTC", "Pacific/Kiritimati")
    }
    assert len(texts) == 1


@pytest.mark.parametrize(("name", "calendar_year"), [("roc", 1), ("roc", 99)])
def test_years_before_the_republic_are_counted_back(name: str, calendar_year: int) -> None:
    first, last = year_days(name, calendar_year, "before-roc")
    assert icu(name, "G|y|M|d", first) == ["B.R.O.C.", str(calendar_year), "1", "1"]
    assert icu(name, "G|y|M|d", last) == ["B.R.O.C.", str(calendar_year), "12", "31"]


# -- both ways -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_a_day_comes_back(name: str, data: st.DataObject) -> None:
    day = data.draw(days(name))
    era, year, month, of_month = from_day(name, day)
    assert to_day(name, year, month, of_month, era=era) == day
    first, last = month_days(name, year, month, era=era)
    assert first <= day <= last
    assert year_days(name, year, era)[0] <= first <= last <= year_days(name, year, era)[1]


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_days_follow_each_other(name: str, data: st.DataObject) -> None:
    """The next day is the next of the month, or the first of a month, a year or an era."""
    first, last = bounds(name)
    day = data.draw(st.integers(first, last - 1))
    today, tomorrow = from_day(name, day), from_day(name, day + 1)
    if tomorrow[:3] == today[:3]:
        assert tomorrow.day == today.day + 1
    elif tomorrow.era == today.era:
        assert tomorrow.day == 1
        assert month_days(name, *today[1:3], era=today.era)[1] == day
        assert month_days(name, *tomorrow[1:3], era=tomorrow.era)[0] == day + 1


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_the_months_of_a_year_are_the_year(name: str, data: st.DataObject) -> None:
    era, year, *_ = from_day(name, data.draw(days(name)))
    months = list(months_of(name, year, era))
    assert months[0][0] == year_days(name, year, era)[0]
    assert months[-1][1] == year_days(name, year, era)[1]
    assert all(before[1] + 1 == after[0] for before, after in pairwise(months))


def months_of(name: str, year: int, era: str | None) -> Iterator[tuple[int, int]]:
    for month in range(1, 14):
        try:
            yield month_days(name, year, month, era=era)
        except ValueError:
            continue


# -- known days ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "era", "fields", "day"),
    [
        ("french-republican", None, (1, 1, 1), "1792-09-22"),
        ("french-republican", None, (2, 11, 9), "1794-07-27"),  # the fall of Robespierre
        ("french-republican", None, (3, 13, 6), "1795-09-22"),
        ("french-republican", None, (4, 1, 1), "1795-09-23"),
        ("french-republican", None, (8, 2, 18), "1799-11-09"),
        ("french-republican", None, (12, 1, 1), "1803-09-24"),
        ("french-republican", None, (14, 4, 10), "1805-12-31"),
        ("gregorian", None, (0, 12, 31), "0000-12-31"),
        ("gregorian", "bce", (44, 3, 15), "-0043-03-15"),
        ("hebrew", None, (5708, 8, 20), "1948-04-29"),
        ("hebrew", None, (5708, 9, 5), "1948-05-14"),  # the State of Israel
        ("hebrew", None, (5784, 1, 1), "2023-09-16"),
        ("hebrew", None, (5784, 6, 30), "2024-03-10"),
        ("hebrew", None, (5784, 7, 14), "2024-03-24"),  # Purim of a leap year
        ("hebrew", None, (5785, 7, 14), "2025-03-14"),  # and of a common one
        ("islamic-umalqura", None, (1445, 9, 1), "2024-03-11"),
        ("islamic-umalqura", None, (1446, 1, 1), "2024-07-07"),
        ("japanese", "heisei", (1, 1, 8), "1989-01-08"),
        ("japanese", "heisei", (31, 4, 30), "2019-04-30"),
        ("japanese", "meiji", (6, 1, 1), "1873-01-01"),
        ("japanese", "reiwa", (1, 5, 1), "2019-05-01"),
        ("japanese", "showa", (64, 1, 7), "1989-01-07"),
        ("japanese", "taisho", (1, 7, 30), "1912-07-30"),
        ("juche", "juche", (1, 4, 15), "1912-04-15"),
        ("julian", None, (1582, 10, 5), "1582-10-15"),
        ("julian", None, (1900, 2, 29), "1900-03-13"),
        ("julian", None, (1917, 10, 25), "1917-11-07"),
        ("persian", None, (1357, 11, 22), "1979-02-11"),
        ("persian", None, (1399, 12, 30), "2021-03-20"),
        ("persian", None, (1403, 1, 1), "2024-03-20"),
        ("roc", "before-roc", (1, 10, 10), "1911-10-10"),
        ("roc", "roc", (1, 1, 1), "1912-01-01"),
    ],
)
def test_known_days(name: str, era: str | None, fields: tuple[int, int, int], day: str) -> None:
    assert to_day(name, *fields, era=era) == number(day)
    if name != "gregorian":
        assert from_day(name, number(day)) == (era, *fields)


@pytest.mark.parametrize(
    ("name", "era", "fields"),
    [
        ("buddhist", None, (0, 1, 1)),
        ("french-republican", None, (0, 1, 1)),
        ("french-republican", None, (1, 13, 6)),
        ("french-republican", None, (14, 4, 11)),
        ("french-republican", None, (15, 1, 1)),
        ("gregorian", None, (1900, 2, 29)),
        ("hebrew", None, (3761, 1, 1)),
        ("hebrew", None, (5785, 6, 1)),
        ("hebrew", None, (5785, 14, 1)),
        ("islamic-umalqura", None, (0, 12, 29)),
        ("islamic-umalqura", None, (1445, 9, 31)),
        ("islamic-umalqura", None, (10**9, 1, 1)),
        ("japanese", "edo", (1, 1, 1)),
        ("japanese", "heisei", (31, 5, 1)),
        ("japanese", "meiji", (5, 12, 2)),
        ("japanese", "showa", (1, 12, 24)),
        ("japanese", "showa", (64, 1, 8)),
        ("japanese", None, (1, 6, 1)),
        ("juche", None, (-1, 1, 1)),
        ("julian", None, (1901, 2, 29)),
        ("persian", None, (1404, 12, 30)),
        ("persian", None, (1404, 0, 1)),
        ("persian", None, (1404, 1, 0)),
        ("persian", None, (1404, 13, 1)),
    ],
)
def test_days_that_there_are_not(name: str, era: str | None, fields: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"no (?:day|era|month|year|such)|its era|outside|years go"):
        to_day(name, *fields, era=era)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("french-republican", "1792-08-10"),
        ("french-republican", "1806-01-01"),
        ("islamic-umalqura", "0622-07-18"),
        ("japanese", "1872-12-31"),
        ("juche", "1911-12-31"),
    ],
)
def test_days_outside_of_a_calendar(name: str, day: str) -> None:
    with pytest.raises(ValueError, match="has no day"):
        from_day(name, number(day))


def test_an_era_cuts_its_years() -> None:
    assert year_days("japanese", 64, "showa") == (number("1989-01-01"), number("1989-01-07"))
    assert year_days("japanese", 1, era="heisei") == (number("1989-01-08"), number("1989-12-31"))
    assert month_days("japanese", 1, 1, era="heisei")[0] == number("1989-01-08")
    with pytest.raises(ValueError, match="no such days"):
        month_days("japanese", 64, 2, era="showa")
    with pytest.raises(ValueError, match="no such days"):
        month_days("hebrew", 5785, 6)


def test_an_era_is_named_or_numbered() -> None:
    assert to_day("japanese", 35, 8, 29, era=2) == to_day("japanese", 35, 8, 29, era="showa")


def test_two_eras_meet_on_a_day() -> None:
    """Papers of 25 December 1926 bear the year 15 of Taisho; the day is counted to Showa."""
    day = number("1926-12-25")
    assert to_day("japanese", 15, 12, 25, era="taisho") == to_day("japanese", 1, 12, 25, era="showa") == day
    assert from_day("japanese", day).era == "showa"


# -- names of months -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "language", "month", "names"),
    [
        ("french-republican", "en", 2, ["brumaire"]),
        ("french-republican", "es", 2, ["brumario"]),
        ("french-republican", "fr", 1, ["vendémiaire", "vendemiaire"]),
        ("french-republican", "fr", 13, ["jour complémentaire"]),
        ("hebrew", "en", 1, ["Tishri", "Tishrei"]),
        ("hebrew", "en", 6, ["Adar I"]),
        ("hebrew", "en", 7, ["Adar", "Adar II"]),
        ("hebrew", "he", 2, ["חשוון", "מרחשוון"]),
        ("islamic", "en", 9, ["Ramadan"]),
        ("islamic-umalqura", "ar", 3, ["ربيع الأول", "ربيع الاول"]),
        ("islamic-umalqura", "de", 9, ["Ramadan"]),
        ("islamic-umalqura", "en-GB", 8, ["Sha'ban", "Sha’ban", "Shaʻban", "Shaban"]),
        ("islamic-umalqura", "en", 9, ["Ramadan", "Ramadhan", "Ramazan"]),
        ("islamic-umalqura", "en", 12, ["Dhu al-Hijjah", "Dhu al Hijjah"]),
        ("islamic-umalqura", "it", 9, ["Ramadan"]),
        ("islamic-umalqura", "ru", 9, ["рамадан", "рамадана"]),
        ("islamic-umalqura", "tr", 9, ["Ramazan"]),
        ("islamic-umalqura", "ur", 9, ["رمضان", "رمضان المبارک"]),
        ("persian", "en", 1, ["Farvardin"]),
        ("persian", "fa", 1, ["فروردین", "فروردین‌ماه", "فروردین ماه"]),
        ("persian", "ru", 1, ["фарвардин", "фарвардина"]),
    ],
)
def test_names_of_months(name: str, language: str, month: int, names: list[str]) -> None:
    found = month_names(name, language)
    assert [found.get(one) for one in names] == [month] * len(names)


def test_names_that_say_too_little_are_left_out() -> None:
    assert "Nisan" in month_names("hebrew", "en")
    assert "Nisan" not in month_names("hebrew", "tr")  # April
    assert "نيسان" not in month_names("hebrew", "ar")
    assert not month_names("persian", "zh")  # the first, the second month
    assert not month_names("julian", "en")
    assert not month_names("juche", "ko")
    assert not month_names("hebrew", "xx")


@pytest.mark.parametrize("name", [name for name in NAMES if calendar(name).own_months])
@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fa", "fr", "he", "id", "ja", "ru", "tr", "ur"])
def test_icu_reads_every_month_by_its_name(name: str, language: str) -> None:
    """What the files add must not take a name away from the month that ICU gives it."""
    found = month_names(name, language)
    assert set(found.values()) <= set(range(1, 14))
    if not calendar(name).icu:
        return
    for day in range(number("2023-01-01"), number("2026-01-01"), 10):
        month = from_day(name, day).month
        assert found.get(written(day, "MMMM", f"{language}@calendar={calendar(name).icu}"), month) == month


@pytest.mark.parametrize("module", [conversion, reckoning], ids=lambda module: str(module.__name__))
def test_examples_in_the_documentation(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]  # a module, by its parameters
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    ("name", "era", "written"),
    [
        ("juche", "juche", "1997-07-08/.."),  # counted back to 1912, written since the decree
        ("roc", "before-roc", "1912-01-01/.."),  # names earlier years, which nobody named so before
        ("japanese", "reiwa", "2019-04-01/.."),  # a month before its first day
        ("japanese", "heisei", "1989-01-07/.."),
        ("buddhist", "buddhist", None),
    ],
)
def test_when_texts_count_in_an_era(name: str, era: str, written: str | None) -> None:
    found = {item.id: item.written for item in calendar(name).eras}
    assert found[era] == written


@pytest.mark.parametrize("name", NAMES)
def test_texts_name_what_has_been_announced(name: str) -> None:
    """What opens with an announcement stays open: anybody may count in an old calendar."""
    found = calendar(name)
    for written in (found.written, *(era.written for era in found.eras)):
        value = None if written is None else parse(written)
        assert value is None or (value.start, value.end) == ("given", "open")
