"""Given names across scripts, and women's surnames that a language makes."""

from collections import Counter
from typing import Any

import pytest

from archive.people.authority.persons import NameForm
from archive.people.comparing import compare
from archive.people.comparing.feminine import ending, without_ending
from archive.people.comparing.givennames import one_given_name, spelled
from archive.people.keys import key, script
from archive.people.tables import table

ROWS: list[dict[str, str]] = table("scripts", "given-names")["names"]
SCRIPTS = {
    "Latn": "Latn",
    **dict.fromkeys(("ru", "uk", "bg", "sr"), "Cyrl"),
    "ar": "Arab",
    **dict.fromkeys(("zh-Hans", "zh-Hant"), "Hani"),
    "ja": "Kana",
    **dict.fromkeys(("ko", "ko-KP"), "Hang"),
}
LETTERS = {"ru": "іїєґўј", "uk": "ыэёъўј", "bg": "ыэёіїєґўј"}
"""Letters that a language does not have."""


def test_every_form_is_in_its_script() -> None:
    for row in ROWS:
        assert row.keys() <= SCRIPTS.keys()
        assert {"Latn", "ru"} <= row.keys()
        for language, forms in row.items():
            assert forms.split(), row
            assert " ".join(forms.split()) == forms
            for form in forms.split():
                assert script(form) == SCRIPTS[language], (form, row)
                assert not set(LETTERS.get(language, "")) & set(form.lower()), (form, row)
                assert form[0] == form[0].upper(), (form, row)


def test_rows_are_sorted_and_none_is_there_twice() -> None:
    order: list[Any] = [(row["Latn"].split()[0].casefold(), row["ru"].split()) for row in ROWS]
    assert order == sorted(order)
    for row in ROWS:
        for forms in row.values():
            said = [form.casefold() for form in forms.split()]
            assert len(said) == len(set(said)), row
    heads = Counter((row["Latn"].split()[0], row["ru"].split()[0]) for row in ROWS)
    assert [head for head, count in heads.items() if count > 1] == []
    assert all(row.get(language) != row["ru"] for row in ROWS for language in ("uk", "bg", "sr"))


def test_other_characters_are_given_only_where_they_are_more_than_another_shape() -> None:
    for row in ROWS:
        simplified = set(map(key, row.get("zh-Hans", "").split()))
        assert simplified.isdisjoint(map(key, row.get("zh-Hant", "").split())), row


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Michael", "Майкл"),
        ("Michael", "Майкъл"),
        ("Michael", "Михаэль"),
        ("Майкъл", "마이클"),
        ("Charles", "Чарлз"),
        ("Charles", "Шарль"),
        ("ジョージ", "乔治"),
        ("محمد", "Mohamed"),
        ("François", "Франсуа"),
        ("Jean-Yves", "Жан-Ив"),
    ],
)
def test_one_given_name(one: str, two: str) -> None:
    assert one_given_name(one, two)
    assert one_given_name(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Майкл", "Михаэль"),
        ("Майкл", "Майкъл"),
        ("John", "Jon"),
        ("Jean", "Джон"),
        ("Mario", "Мария"),
        ("Viktor", "Владимир"),
        ("Hassan", "Хусейн"),
        ("Jean-Yves", "Жан-Клод"),
        ("Jean", "Жан-Клод"),
        ("Ким", "Kim"),
    ],
)
def test_other_given_names(one: str, two: str) -> None:
    assert not one_given_name(one, two)


def test_spellings_in_latin_letters() -> None:
    assert {"Stephen", "Steven"} <= set(spelled("Стивен"))
    assert spelled("Stephen") == spelled("Путин") == ()


def test_the_reason_is_the_list() -> None:
    one, two = NameForm(name="Michael Fallon", language="en"), NameForm(name="Майкл Фэллон", language="ru")
    assert "Майкл and Michael are one given name" in compare(one, two).reason


def test_endings_of_women() -> None:
    assert ending("Suella Bravermanová", "sk") == "ová"
    assert without_ending("Suella Bravermanová", "cs-CZ") == "Suella Braverman"
    for name, language in [("Merkelová", "cs"), ("Suella Bravermanová", "pl"), ("Ira Nová", "cs")]:
        assert ending(name, language) == ""
    one = NameForm(name="Angela Merkelová", language="cs")
    found = compare(one, NameForm(name="Angela Merkel", language="de"))
    assert found.reason.startswith("a woman's surname in -ová")
