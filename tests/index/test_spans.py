"""What dates cover: sets, masks, open ends."""

import pytest

from archive import edtf
from archive.index.spans import MOST, dates_of, envelope


def day(number: int | None) -> str:
    return ".." if number is None else edtf.format_date(*edtf.from_day_number(number))


def shown(text: str) -> list[list[str]]:
    return [[f"{day(first)}/{day(last)}" for first, last in when] for when in dates_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1960-08", [["1960-08-01/1960-08-31"]]),
        ("1960~", [["1960-01-01/1960-12-31"]]),
        ("1960-08-29T10:00:00Z", [["1960-08-29/1960-08-29"]]),
        ("1985/..", [["1985-01-01/.."]]),
        ("../1985", [["../1985-12-31"]]),
        ("1960/1962", [["1960-01-01/1962-12-31"]]),
        ("XXXX-07-14", []),
        # All of them are dates of their own.
        ("{1960,1962}", [["1960-01-01/1960-12-31"], ["1962-01-01/1962-12-31"]]),
        ("{1960,1960}", [["1960-01-01/1960-12-31"]]),
        (
            "{1960-11..1961-01}",
            [[f"{m}-01/{m}-{n}"] for m, n in (("1960-11", 30), ("1960-12", 31), ("1961-01", 31))],
        ),
        ("{1960-02-28..1960-03-01}", [[f"1960-{d}/1960-{d}"] for d in ("02-28", "02-29", "03-01")]),
        ("{1959..1960}", [["1959-01-01/1959-12-31"], ["1960-01-01/1960-12-31"]]),
        ("{1985..}", [["1985-01-01/.."]]),
        ("{0001..1990}", [["0001-01-01/1990-12-31"]]),
        ("{1960,XXXX-07-14}", [["1960-01-01/1960-12-31"]]),
        # One of them is one date.
        ("[1960,1962]", [["1960-01-01/1960-12-31", "1962-01-01/1962-12-31"]]),
        ("[1960,1961]", [["1960-01-01/1961-12-31"]]),
        ("[1962,1960]", [["1960-01-01/1960-12-31", "1962-01-01/1962-12-31"]]),
        ("[1950,1960..]", [["1950-01-01/1950-12-31", "1960-01-01/.."]]),
        ("[..1950,1960]", [["../1950-12-31", "1960-01-01/1960-12-31"]]),
        ("[..1960,1950..]", []),
        ("[1960,XXXX-07-14]", []),
        # Unknown digits.
        ("1960-XX", [["1960-01-01/1960-12-31"]]),
        ("1960-08-XX", [["1960-08-01/1960-08-31"]]),
        ("1960-XX-XX", [["1960-01-01/1960-12-31"]]),
        ("1960-XX-12", [[f"1960-{m:02}-12/1960-{m:02}-12" for m in range(1, 13)]]),
        ("1960-0X-31", [[f"1960-{m}-31/1960-{m}-31" for m in ("01", "03", "05", "07", "08")]]),
        ("1960-08-2X", [["1960-08-20/1960-08-29"]]),
        ("1960-1X", [["1960-10-01/1960-12-31"]]),
        ("196X", [["1960-01-01/1969-12-31"]]),
        ("196X-02-29", [["1960-02-29/1960-02-29", "1964-02-29/1964-02-29", "1968-02-29/1968-02-29"]]),
        ("196X-XX", [["1960-01-01/1969-12-31"]]),
        ("-000X", [["-0009-01-01/-0001-12-31"]]),
        ("1X60", [[f"1{c}60-01-01/1{c}60-12-31" for c in range(10)]]),
        ("[196X-12,1971]", [[*(f"196{y}-12-01/196{y}-12-31" for y in range(10)), "1971-01-01/1971-12-31"]]),
    ],
)
def test_what_a_date_covers(text: str, expected: list[list[str]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["1XXX-12-25", "1XXX-XX-12", "19XX-XX-12"])
def test_of_very_many_spans_the_whole_is_taken(text: str) -> None:
    value = edtf.parse(text)
    assert dates_of(text) == (((value.first, value.last),),)
    assert len(dates_of("19XX-12-25")[0]) == 100 < MOST


def test_what_is_no_date() -> None:
    with pytest.raises(ValueError, match="not a date"):
        dates_of("soon")


def test_from_the_first_day_to_the_last() -> None:
    first, last = edtf.day_number(1960, 1, 1), edtf.day_number(1962, 12, 31)
    assert envelope(()) is None
    assert envelope(dates_of("{1960,1962}")) == envelope(dates_of("[1962,1960]")) == (first, last)
    assert envelope(dates_of("[..1950,1962]")) == (None, last)
    assert envelope(dates_of("{1960,1961..}")) == (first, None)
