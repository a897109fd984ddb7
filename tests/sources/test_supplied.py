"""Supplied metadata by common names and by the names of a profile."""

from typing import Any

import pytest

from archive.sources import GENERIC, Profile, mapped, profiles

REUTERS = profiles().resolve("reuters-21578")


@pytest.mark.parametrize(
    ("supplied", "field", "value"),
    [
        ({"id": 7}, "identifiers", ("7",)),
        ({"id": "a;b|c"}, "identifiers", ("a;b|c",)),
        ({"id": ["a", 1]}, "identifiers", ("a", "1")),
        ({"title": " A "}, "title", "A"),
        ({"headline": "A"}, "title", "A"),
        ({"title": None, "headline": "A"}, "title", "A"),
        ({"TITLE": "A"}, "title", "A"),
        ({"body": "A"}, "text", "A"),
        ({"story": "A"}, "text", "A"),
        ({"text": "", "content": "A"}, "text", "A"),
        ({"text": ["A", "B"]}, "text", "A\n\nB"),
        ({"published": "2011", "date": "2012"}, "dates", ("2012", "2011")),
        ({"date": 2011}, "dates", ("2011",)),
        ({"lang": "en"}, "language", "en"),
        ({"link": "https://x.example/"}, "url", "https://x.example/"),
        ({"publisher": {"name": "X"}}, "source", "X"),
        ({"byline": "By Jane Doe, X"}, "authors", ("By Jane Doe, X",)),
        ({"authors": ["Jane Doe", {"name": "Ann Lee"}]}, "authors", ("Jane Doe", "Ann Lee")),
        ({"people": [{"name": "Jane Doe"}]}, "persons", ("Jane Doe",)),
        ({"people": []}, "persons", ()),
        ({"people": None}, "persons", None),
        ({"people": ""}, "persons", None),
        ({"places": "Paris; Rome|Oslo"}, "places", ("Paris", "Rome", "Oslo")),
        ({"topics": ["cocoa"]}, "subjects", ("cocoa",)),
        ({"keywords": "sea, sand"}, "subjects", ("sea, sand",)),
        ({"tags": [True, None, "x", 3]}, "subjects", ("x", "3")),
        ({"page": 4, "issue": 12}, "page", "4"),
        ({"rights": "© X"}, "rights", "© X"),
        ({}, "title", None),
    ],
)
def test_common_names(supplied: dict[str, Any], field: str, value: object) -> None:
    assert getattr(mapped(supplied, GENERIC), field) == value


def test_what_no_field_takes_is_kept() -> None:
    found = mapped({"title": "A", "headline": "B", "colour": "red"}, GENERIC)
    assert found.unmapped == {"headline": "B", "colour": "red"}


def test_a_profile_names_its_own_fields_first() -> None:
    own = Profile(id="x", name="X", fields={"title": ("kop",), "dates": ("datum",)})
    found = mapped({"title": "A", "kop": "B", "datum": "1 mei", "date": "2011"}, own)
    assert (found.title, found.dates, found.date) == ("B", ("1 mei", "2011"), "1 mei")


def test_reuters() -> None:
    row: dict[str, Any] = {
        "id": "reut-1",
        "lewissplit": "TRAIN",
        "author": None,
        "orgs": ["ico"],
        "exchanges": [],
    }
    row |= {"date_raw": "26-FEB-1987 15:01:01.79", "date": "1987-02-26", "dateline": "SALVADOR, Feb 26 -"}
    row |= {"topics": ["cocoa"], "places": ["el-salvador"], "people": ["james-baker"]}
    row |= {"title": "REVIEW", "body": "Showers continued.\n Reuter"}
    found = mapped(row, REUTERS)
    assert (found.identifiers, found.dates) == (("reut-1",), ("26-FEB-1987 15:01:01.79", "1987-02-26"))
    assert (found.subjects, found.places, found.persons) == (("cocoa",), ("el-salvador",), ("james-baker",))
    assert (found.dateline, found.text) == ("SALVADOR, Feb 26 -", "Showers continued.\n Reuter")
    assert found.unmapped == {"lewissplit": "TRAIN", "author": None, "orgs": ["ico"], "exchanges": []}


@pytest.mark.parametrize(
    ("dateline", "body", "kept", "text"),
    [
        ("RIO, Feb 26 - Brazil's anti-", "inflation plan.", "RIO, Feb 26 -", "Brazil's anti-inflation plan."),
        ("RIO, Feb 26 - Wheat", "prices fell.", "RIO, Feb 26 -", "Wheat prices fell."),
        ("MAR8  --     --", "12 13", None, "MAR8  --     -- 12 13"),
        ("RIO, Feb 26 -", None, "RIO, Feb 26 -", None),
    ],
)
def test_a_dateline_that_runs_on(dateline: str, body: str | None, kept: str | None, text: str | None) -> None:
    found = mapped({"dateline": dateline, "body": body}, REUTERS)
    assert (found.dateline, found.text) == (kept, text)
