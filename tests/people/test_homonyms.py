"""Persons of one name, told apart by office and time."""

from collections.abc import Iterator

import pytest

from archive.article import Mention
from archive.people.authority.homonyms import chosen
from archive.people.authority.persons import NameForm, Office, RegisteredPerson


def person(name: str, kind: str, start: str | None = None, end: str | None = None) -> RegisteredPerson:
    office = Office(title=kind, kind=kind, from_=start, to=end)
    return RegisteredPerson(id=name, forms=(NameForm(name=name, language="en"),), offices=(office,))


GENERAL = person("general", "chief-of-staff", "2009-02", "2012-07")
MINISTER = person("minister", "foreign-minister", "2016-05", "2020-01")
LATER = person("later", "foreign-minister", "2021")


def told(text: str, name: str, language: str, date: str | None, *candidates: RegisteredPerson) -> str | None:
    def mentions() -> Iterator[Mention]:
        start = text.find(name)
        while start >= 0:
            yield Mention(verbatim=name, start=start, end=start + len(name))
            start = text.find(name, start + 1)

    return chosen(text, tuple(mentions()), candidates, language, date)


@pytest.mark.parametrize(
    ("language", "text", "name", "expected"),
    [
        ("en", "Ri Yong Ho, Chief of the General Staff of the army, attended.", "Ri Yong Ho", "general"),
        ("en", "Foreign Minister Ri Yong Ho spoke in New York.", "Ri Yong Ho", "minister"),
        ("en", "Ri Yong Ho spoke in New York.", "Ri Yong Ho", None),
        ("ru", "Встреча с министром иностранных дел Ли Ён Хо состоялась.", "Ли Ён Хо", "minister"),
        ("ru", "С начальником Генерального штаба Ли Ён Хо", "Ли Ён Хо", "general"),
        ("ko", "리영호외무상이 연설하였다.", "리영호", "minister"),
        ("ko", "조선인민군 총참모장 리영호동지", "리영호", "general"),
        ("zh", "外相李容浩会见", "李容浩", "minister"),
        ("ja", "李容浩外相は", "李容浩", "minister"),
        ("ar", "قال وزير الخارجية ري يونغ هو", "ري يونغ هو", "minister"),
        ("de", "Außenminister Ri Yong Ho reiste ab.", "Ri Yong Ho", "minister"),
        ("pl", "z ministrem spraw zagranicznych Ri Yong Ho", "Ri Yong Ho", "minister"),
        ("nl", "minister Ri Yong Ho", "Ri Yong Ho", None),
    ],
)
def test_office_beside_the_name(language: str, text: str, name: str, expected: str | None) -> None:
    assert told(text, name, language, None, GENERAL, MINISTER) == expected


def test_an_office_of_both_at_different_times() -> None:
    text = "Foreign Minister Ri Yong Ho spoke."
    assert told(text, "Ri Yong Ho", "en", "2018", MINISTER, LATER) == "minister"
    assert told(text, "Ri Yong Ho", "en", "2023", MINISTER, LATER) == "later"
    assert told(text, "Ri Yong Ho", "en", None, MINISTER, LATER) is None
    assert told(text, "Ri Yong Ho", "en", "2010", MINISTER, LATER) is None


def test_a_former_office_counts_where_nobody_else_holds_it() -> None:
    text = "The former foreign minister, Ri Yong Ho, was not seen."
    assert told(text, "Ri Yong Ho", "en", "2023", MINISTER, GENERAL) == "minister"


def test_an_office_far_from_the_name_is_somebody_elses() -> None:
    text = "The foreign minister spoke." + " Nothing else was said." * 10 + " Ri Yong Ho was there."
    assert told(text, "Ri Yong Ho", "en", None, GENERAL, MINISTER) is None
