"""What a person types as a date, in options and in the query: the same words mean the same in both."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

import archive
from archive.errors import UsageError
from archive.press import Press

PUBLISHED = {
    "march": "1960-03-04",
    "april": "1960-04-03",
    "august": "1960-08-29",
    "year": "1960",
    "decade": "196X",
    "both": "{1960,1962}",
    "later": "1985-06",
}
MENTIONED = {
    "march": "It opened on 29 August 1960, they said, after years of work.",
    "april": "It was the 1960s, and much was built in those years.",
    "august": "In October Juche 49 (1960) and in May 1965 the harbour was dug.",
}


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    folder = tmp_path_factory.mktemp("dates")
    rows = folder / "rows.jsonl"
    rows.write_text(
        "".join(
            json.dumps(
                {
                    "id": name,
                    "date": date,
                    "title": f"The {name} harbour",
                    "text": MENTIONED.get(name, "No date."),
                }
            )
            + "\n"
            for name, date in PUBLISHED.items()
        ),
        "utf-8",
    )
    with archive.create(folder / "home") as press:
        assert press.ingest([rows], language="en").added == len(PUBLISHED)
        yield press


def found(press: Press, query: str = "", **asked: Any) -> set[str]:
    hits = press.search(query, limit=None, **asked).hits
    return {hit.identifiers[0] for hit in hits}


SIXTY = {"march", "april", "august", "year", "decade", "both"}


@pytest.mark.parametrize(
    ("field", "text", "locale", "expected"),
    [
        ("year", "1960", "en-GB", SIXTY),
        ("year", "Juche 49", "en-GB", SIXTY),
        ("year", "주체49년", "ko", SIXTY),
        ("year", "民國49年", "en-GB", SIXTY),
        ("year", "昭和35年", "ja", SIXTY),
        ("year", "พ.ศ. 2503", "th", SIXTY),
        ("year", "29 August 1960", "en-GB", SIXTY),
        ("year", "1339 خورشیدی", "en-GB", SIXTY - {"march"}),
        ("year", "1961", "en-GB", {"decade"}),
        ("year", "1962", "en-GB", {"decade", "both"}),
        ("decade", "1960s", "en-GB", SIXTY),
        ("decade", "1960-е годы", "ru", SIXTY),
        ("decade", "1985-06-01", "en-GB", {"later"}),
        ("month", "1960-08", "en-GB", {"august", "year", "decade", "both"}),
        ("month", "1960년 8월", "en-GB", {"august", "year", "decade", "both"}),
        ("month", "29 августа 1960 г.", "en-GB", {"august", "year", "decade", "both"}),
        ("mentions", "29 August 1960", "en-GB", {"march", "april"}),
        ("mentions", "1960-10", "en-GB", {"april", "august"}),
        ("mentions", "1965/..", "en-GB", {"april", "august"}),
        ("mentions", "../1960", "en-GB", {"march", "april", "august"}),
        ("mentions", "{1960-10,1965-05}", "en-GB", {"april", "august"}),
        ("mentions", "{1960-08,1965-05}", "en-GB", {"april"}),
        ("mentions", "[1960-08-29,1965-05]", "en-GB", {"march", "april", "august"}),
        ("mentions", "1985", "en-GB", set()),
    ],
)
def test_an_option_its_twin_and_a_field_of_the_query(
    press: Press, field: str, text: str, locale: str, expected: set[str]
) -> None:
    option: dict[str, Any] = {field: [text]}
    twin: dict[str, Any] = {f"not_{field}": [text]}
    assert found(press, locale=locale, **option) == expected
    assert found(press, locale=locale, **twin) == set(PUBLISHED) - expected
    assert found(press, f'{field}:"{text}"', locale=locale) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1960", "1960-04", {"march", "april", "year", "decade", "both"}),
        ("1960-04-03", "April 1960", {"april", "year", "decade", "both"}),
        ("1960-08-30", None, {"year", "decade", "both", "later"}),
        ("29 August 1960", None, {"august", "year", "decade", "both", "later"}),
        (None, "1960-03-04", {"march", "year", "decade", "both"}),
        ("1960s", "196X", SIXTY),
        ("1970/..", None, {"later"}),
        (None, "../1970", SIXTY),
        ("1961", "1961", {"decade"}),
        ("Juche 51", "Juche 74", {"decade", "both", "later"}),
    ],
)
def test_from_and_to(press: Press, start: str | None, end: str | None, expected: set[str]) -> None:
    assert found(press, date_from=start, date_to=end) == expected
    assert found(press, f"date:[{start or ''} TO {end or ''}]") == expected


@pytest.mark.parametrize(("locale", "expected"), [("en-GB", "april"), ("en-US", "march"), ("de", "april")])
def test_the_locale_settles_the_order_of_numbers(press: Press, locale: str, expected: str) -> None:
    vague = {"year", "decade", "both"}
    assert found(press, locale=locale, date_from="03/04/1960", date_to="03/04/1960") - vague == {expected}
    assert found(press, "date:03/04/1960", locale=locale) - vague == {expected}
    assert found(press, "date:[03/04/1960 TO 03/04/1960]", locale=locale) - vague == {expected}


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"year": ["soon"]}, "'soon' is no year: write it like 2011"),
        (
            {"not_year": ["1960s"]},
            "'1960s' is longer than a year: write it like 2011; for a longer time there are",
        ),
        ({"month": ["1960"]}, "'1960' is longer than a month: write it like 2011-12"),
        ({"mentions": ["29 August"]}, "'29 August' does not say which year"),
        ({"date_from": "29 August"}, "'29 August' does not say which year"),
        ({"date_to": "whenever"}, "'whenever' is no date"),
        ({"date_from": "1965-08", "date_to": "1960"}, "the time from 1965-08 to 1960 ends before it starts"),
        ({"date_from": "03/04/1960", "locale": "ko"}, "may be 1960-04-03 or 1960-03-04"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(press: Press, asked: dict[str, Any], reason: str) -> None:
    with pytest.raises(UsageError) as error:
        press.search(**asked)
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("year:soon", "'soon' is no year"),
        ("date:29 August 1960", "stands in quotation marks"),
        ('mentions:"29 August"', "does not say which year"),
        ("date:[1965 TO 1960]", "ends before it starts"),
    ],
)
def test_in_a_query_it_is_a_note(press: Press, query: str, reason: str) -> None:
    assert any(reason in note and "searched as words" in note for note in press.search(query).notes)


def test_mentioned_dates_are_counted_within_the_filters(press: Press) -> None:
    def counts(field: str, **asked: Any) -> dict[str, tuple[int, int]]:
        return {
            item.value: (item.count, item.possible) for item in press.facet(field, limit=None, **asked).values
        }

    assert counts("mentioned-year", month=["1960-08"], certain=True) == {"1960": (1, 0), "1965": (1, 0)}
    assert counts("mentioned-month", mentions=["1965"], certain=True) == {
        "1960-10": (1, 0),
        "1965-05": (1, 0),
    }
    assert counts("mentioned-decade", year=["1960"]) == {"196X": (3, 0)}
    assert counts("year", year=["1985"], decade=["196X"])["1960"] == (5, 1)
    assert counts("year", year=["1985"], decade=["196X"])["1962"] == (1, 1)
