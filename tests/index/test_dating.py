"""Dates as people write them, for filters and for queries."""

import pytest

from archive import edtf
from archive.errors import UsageError
from archive.index.dating import asked, day_span, written


@pytest.mark.parametrize(
    ("name", "text", "language", "expected"),
    [
        ("year", "2011", None, "2011"),
        ("year", " 960 ", None, "0960"),
        ("year", "-44", None, "-0044"),
        ("year", "Y12011", None, "Y12011"),
        ("year", "２０１１", None, "2011"),
        ("year", "1966~", None, "1966"),
        ("year", "1960-08-29", None, "1960"),
        ("year", "1960-08", None, "1960"),
        ("year", "1960-24", None, "1960"),
        ("year", "1960-01/1960-03", None, "1960"),
        ("year", "[1960-01,1960-03]", None, "1960"),
        ("year", "29 August 1960", "en", "1960"),
        ("year", "29 августа 1960 г.", "ru", "1960"),
        ("year", "1960년 8월", "ko", "1960"),
        ("year", "Juche 49", "en", "1960"),
        ("year", "주체49년", "ko", "1960"),
        ("year", "주체49(1960)년", None, "1960"),
        ("year", "民國49年", None, "1960"),
        ("year", "昭和35年", None, "1960"),
        ("year", "พ.ศ. 2503", None, "1960"),
        ("year", "1960-03-21/1961-03-20", None, "1960-03-21/1961-03-20"),
        ("year", "1960-12/1961-01", None, "1960-12/1961-01"),
        ("year", "1339 خورشیدی", None, "1960-03-21/1961-03-20"),
        ("year", "the summer of 1960", "en", "1960"),
        ("decade", "60s", "en", "196X"),
        ("decade", "1969/1970", None, "1969/1970"),
        ("month", "1960-08-23/1960-09-22", None, "1960-08-23/1960-09-22"),
        ("decade", "1960", None, "196X"),
        ("decade", "1960s", None, "196X"),
        ("decade", "1960's", None, "196X"),
        ("decade", "1967", None, "196X"),
        ("decade", "196x", None, "196X"),
        ("decade", "1967-08", None, "196X"),
        ("decade", "1962/1965", None, "196X"),
        ("decade", "-44", None, "-004X"),
        ("decade", "Juche 49", None, "196X"),
        ("decade", "29. August 1960", "de", "196X"),
        ("month", "2011-12", None, "2011-12"),
        ("month", "2011/2", None, "2011-02"),
        ("month", "2011.02", None, "2011-02"),
        ("month", "2011-12-19", None, "2011-12"),
        ("month", "1960-12-28/1960-12-30", None, "1960-12"),
        ("month", "августа 1960", "ru", "1960-08"),
        ("month", "1960년 8월", "ja", "1960-08"),
        ("month", "1960年8月29日", None, "1960-08"),
        ("mentions", "1960", None, "1960"),
        ("mentions", "1960s", None, "196X"),
        ("mentions", "1955/1962", None, "1955/1962"),
        ("mentions", "1985/..", None, "1985/.."),
        ("mentions", "../1985", None, "../1985"),
        ("mentions", "{1960,1962}", None, "{1960,1962}"),
        ("mentions", "[1960,1962]", None, "[1960,1962]"),
        ("mentions", "1960-XX-12", None, "1960-XX-12"),
        ("mentions", "1960-xx-12", None, "1960-XX-12"),
        ("mentions", "1960-21", None, "1960-21"),
        ("mentions", "29 August 1960", None, "1960-08-29"),
        ("mentions", "29 de agosto de 1960", "en", "1960-08-29"),
        ("mentions", "03/04/1960", "en-GB", "1960-04-03"),
        ("mentions", "03/04/1960", "en-US", "1960-03-04"),
        ("mentions", "03/04/1960", "de", "1960-04-03"),
        ("mentions", "25/04/1960", "ko", "1960-04-25"),
        ("date", "1966-10~", None, "1966-10~"),
        ("date", "19XX", None, "19XX"),
    ],
)
def test_dates_as_people_write_them(name: str, text: str, language: str | None, expected: str) -> None:
    assert asked(name, text, language) == expected
    assert asked(name, expected) == expected, "what was read is read again as the same"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("year", "soon", "'soon' is no year: write it like 2011"),
        ("year", "", "'' is no year"),
        (
            "year",
            "1960s",
            "'1960s' is longer than a year: write it like 2011; for a longer time",
        ),
        ("year", "196X", "longer than a year"),
        ("year", "1985/..", "longer than a year"),
        ("year", "{1960,1962}", "longer than a year"),
        ("year", "1960-12/1961-12", "longer than a year"),
        ("decade", "1969/1980", "longer than a decade"),
        ("month", "1960-08-29/1960-09-30", "longer than a month"),
        (
            "decade",
            "19XX",
            "longer than a decade: write it like 1960s, 196X or 1960; for",
        ),
        ("decade", "19X6", "longer than a decade"),
        ("month", "2011", "'2011' is longer than a month: write it like 2011-12"),
        ("month", "1960-21", "longer than a month"),
        ("month", "2011-13", "'2011-13' is no month"),
        ("mentions", "never", "'never' is no date: write it like 2011, 2011-12, 2011-12-19 or 196X"),
        ("mentions", "1960-02-30", "no date"),
        ("mentions", "XXXX-07-14", "'XXXX-07-14' does not say which year"),
        ("mentions", "29 August", "'29 August' does not say which year"),
        ("year", "29 August", "'29 August' does not say which year"),
        ("date", "8월 29일", "does not say which year"),
    ],
)
def test_what_is_refused_says_why(name: str, text: str, reason: str) -> None:
    with pytest.raises(UsageError) as error:
        asked(name, text)
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_an_order_of_numbers_that_nothing_settles() -> None:
    with pytest.raises(UsageError, match="may be 1960-04-03 or 1960-03-04: write the one that is meant"):
        asked("mentions", "03/04/1960", "ko")


def test_whole_ends() -> None:
    def span(start: str | None, end: str | None) -> tuple[int | None, int | None]:
        return day_span(*(None if text is None else written("date", text) for text in (start, end)))

    assert span("1960", "1965-08") == (edtf.day_number(1960, 1, 1), edtf.day_number(1965, 8, 31))
    assert span("1960", "1960") == (edtf.day_number(1960, 1, 1), edtf.day_number(1960, 12, 31))
    assert span("1965", "196X") == (edtf.day_number(1965, 1, 1), edtf.day_number(1969, 12, 31))
    assert span("1985/..", "1985/..") == (edtf.day_number(1985, 1, 1), None)
    assert span("[1960,1962]", "{1960,1962}") == (edtf.day_number(1960, 1, 1), edtf.day_number(1962, 12, 31))
    assert span(None, None) == span("../1985", None) == (None, None)
    with pytest.raises(UsageError, match="from 1965-08 to 1960 ends before"):
        span("1965-08", "1960")
