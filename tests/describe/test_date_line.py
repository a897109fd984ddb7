"""Which lines are a date and little else."""

import pytest

from archive.describe.date_line import DateLine, find_date_line
from archive.reading import Block, Hint


def found(text: str, language: str, hint: Hint | None = None) -> DateLine | None:
    return find_date_line([Block(text=text, hint=hint)], language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("December 1, 2011", "en"),
        ("December 1, 2011 Thursday", "en"),
        ("Published: December 1, 2011 08:12", "en"),
        ("- 1946년 01월 01일", "ko"),
        ("2012년", "ko"),
        ("2012년 4월 15일 목요일 조선일보", "ko-KR"),
        ("2012년 4월 15일자 로동신문", "ko-KP"),
        ("발행일: 2012년 4월 15일", "ko"),
        ("주체101(2012)년 4월 15일 《로동신문》", "ko-KP"),
        ("2011年12月1日星期四 人民日报", "zh"),
        ("2011-12-01 10:20:30 来源：新华网", "zh"),
        ("2012年4月号", "ja"),
        ("2011年12月1日(木) 朝日新聞", "ja"),
        ("昭和20年8月15日水曜日 朝刊", "ja"),
    ],
)
def test_date_lines(text: str, language: str) -> None:
    assert found(text, language) == DateLine(text=text, index=0)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2012년에 열린 회의", "ko"),
        ("2012년 회의", "ko"),
        ("2012년 4월 15일에 열린 회의", "ko"),
        ("2012년 4월 15일 평양에서 개막한 국제회의", "ko"),
        ("2012年に開かれた会議", "ja"),
        ("2012年の会議", "ja"),
        ("2019年3月の人事", "ja"),
        ("2012年4月15日に開かれた会議", "ja"),
        ("2012年召开的会议", "zh"),
        ("2012年会议", "zh"),
        ("2012年4月15日召开的会议", "zh"),
        ("Year 1986", "en"),
        ("- 8 pct bonds due July 1, 1990,", "en"),
        ("Katrina Creer 21 Jan 2020", "en-US"),
    ],
)
def test_lines_with_a_date_and_words(text: str, language: str) -> None:
    assert found(text, language) is None


def test_markup_is_believed() -> None:
    assert found("Katrina Creer 21 Jan 2020", "en", "date") is not None
    assert found("December 1, 2011", "en", "title") is None


def test_only_near_the_ends() -> None:
    plain = Block(text="Something happened.")
    day = Block(text="December 1, 2011")
    assert find_date_line([*[plain] * 3, day, *[plain] * 5], "en") == DateLine(text=day.text, index=3)
    assert find_date_line([*[plain] * 4, day, *[plain] * 4], "en") is None
