"""The finder against the table of cases: every date at its place, and nothing else."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import find
from archive.edtf import parse

FOLDER = Path(__file__).parent.parent / "cases" / "dates"
TABLES = [tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
MARKED = re.compile(r"⟦([^|⟧]*)\|([^|⟧]*)(?:\|([^|⟧!]*))?(\|?!)?⟧")

Expected = tuple[int, int, str, str, str, bool]


def unmarked(marked: str) -> tuple[str, list[Expected]]:
    """The text of a case, and what must be found in it."""
    text, expected, last = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[last : match.start()]
        start = len(text)
        text += match[1]
        expected.append((start, len(text), match[1], match[2], match[3] or "gregorian", not match[4]))
        last = match.end()
    return text + marked[last:], expected


def cases(section: str) -> list[tuple[str, str]]:
    """Language and text of every case in a section of the tables."""
    return [
        (language, text)
        for table in TABLES
        for language, texts in table.get(section, {}).items()
        for text in texts
    ]


def found(text: str, language: str, reference: str | None = None) -> list[Expected]:
    return [
        (date.start, date.end, date.verbatim, date.edtf, date.calendar, date.consistent)
        for date in find(text, language, reference=reference)
    ]


@pytest.mark.parametrize(("language", "marked"), cases("cases"))
def test_dates_are_found_where_they_stand(language: str, marked: str) -> None:
    text, expected = unmarked(marked)
    assert found(text, language) == expected
    assert all(text[start:end] == verbatim for start, end, verbatim, *_ in expected)


@pytest.mark.parametrize(("language", "dated"), cases("dated"))
def test_dates_without_a_year_take_it_from_the_article(language: str, dated: list[str]) -> None:
    """Each case is the article's date and its text."""
    reference, marked = dated
    text, expected = unmarked(marked)
    assert found(text, language, reference) == expected
    stated = {date.start for date in find(text, language)}
    for date in find(text, language, reference=reference):
        assert date.reference == (None if date.start in stated else reference)


@pytest.mark.parametrize(("language", "text"), cases("traps"))
def test_what_only_looks_like_a_date_is_none(language: str, text: str) -> None:
    assert found(text, language) == []


def test_dates_far_apart_are_found_once_each() -> None:
    filler = "The hall was full and nobody spoke. " * 20
    text = f"{filler}on 29 August 1960 {filler}in Juche 111 {filler}1960-08-30"
    assert [date.edtf for date in find(text, "en")] == ["1960-08-29", "2022", "1960-08-30"]


@pytest.mark.parametrize("language", ["", "und", "x-private", "../en", "tlh", "EN_gb", "zh-Hant-TW", "123"])
def test_any_language_tag_will_do(language: str) -> None:
    assert [date.edtf for date in find("on 1960-08-29", language)] == ["1960-08-29"]


@pytest.mark.parametrize("language", ["en", "ko", "zh", "ja", "ru", "ar"])
@settings(deadline=None, max_examples=25)
@given(
    text=st.text(alphabet="0129 ,.-/()年月日년월일元主体주체Juche49MayAugust\u200fмая\ud800\0", max_size=60)
)
def test_any_text_gives_sound_dates(language: str, text: str) -> None:
    last = 0
    for date in find(text, language):
        assert last <= date.start < date.end
        assert text[date.start : date.end] == date.verbatim
        assert parse(date.edtf).text == date.edtf
        last = date.end
