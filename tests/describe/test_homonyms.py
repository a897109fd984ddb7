"""Two persons of one name in the register: the offices in the article say which one is meant."""

from collections.abc import Iterator

import pytest

from archive.article import Author
from archive.describe.persons import persons_detected, persons_supplied, with_persons
from archive.people import Register

GENERAL = "Vice Marshal Ri Yong Ho, chief of the General Staff, spoke at the parade in Pyongyang."
MINISTER = "Foreign Minister Ri Yong Ho spoke in New York. Ri Yong Ho then left."
NOBODY = "Ri Yong Ho was among the guests, a newspaper said."


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    with Register.compile() as register:
        yield register


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        (GENERAL, "2011-04-25", "ri-yong-ho-general"),
        (MINISTER, "2018-09", "ri-yong-ho-minister"),
        (MINISTER, None, "ri-yong-ho-minister"),
        (NOBODY, "2018", "ri-yong-ho"),
    ],
)
def test_who_is_meant(register: Register, text: str, date: str | None, expected: str) -> None:
    (person,) = persons_detected("", text, (), language="en", register=register, date=date)
    assert (person.id, person.name) == (expected, "Ri Yong Ho")
    assert {item.verbatim for item in person.mentions} == {"Ri Yong Ho"}


def test_an_author_of_that_name_is_that_person(register: Register) -> None:
    authors = (Author(name="Ri Yong Ho"),)
    persons = persons_detected("", MINISTER, authors, language="en", register=register)
    assert [one.person for one in with_persons(authors, persons, register)] == ["ri-yong-ho-minister"]


def test_a_supplied_name_is_told_apart_too(register: Register) -> None:
    (person,) = persons_supplied(["Ri Yong Ho"], "", MINISTER, language="en", register=register)
    assert (person.id, len(person.mentions)) == ("ri-yong-ho-minister", 2)
