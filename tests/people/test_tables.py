"""The room's tables: sorted, without duplicates, in the right script, sources named."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from archive.people.compile import parts
from archive.people.keys import key, script, words
from archive.people.persons import RegisteredPerson, shipped
from archive.people.tables import names, table

FOLDERS = ("inflection", "languages", "names", "persons", "scripts")
TABLES = [(folder, name) for folder in FOLDERS for name in names(folder)]
PERSONS = list(shipped())
SCRIPTS = {
    "ko": "Hang",
    "zh": "Hani",
    "ru": "Cyrl",
    "uk": "Cyrl",
    "bg": "Cyrl",
    "be": "Cyrl",
    "ar": "Arab",
    "fa": "Arab",
}


def lists(value: Any, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from lists(item, f"{path}.{name}")
    elif isinstance(value, list):
        yield path, value


@pytest.mark.parametrize(("folder", "name"), TABLES)
def test_sources_are_named(folder: str, name: str) -> None:
    assert table(folder, name)["sources"]


@pytest.mark.parametrize(("folder", "name"), [one for one in TABLES if one[0] in ("languages", "names")])
def test_word_lists_are_sorted_and_unique(folder: str, name: str) -> None:
    for path, found in lists(table(folder, name)):
        if path != ".sources":
            assert found == sorted(set(found)), path
            assert all(isinstance(word, str) and word == word.strip() and word for word in found), path


def test_korean_letters_are_complete() -> None:
    for system in ("dprk", "rr", "mr", "kontsevich"):
        letters = table("scripts", "korean")[system]
        assert [len(letters[kind]) for kind in ("initials", "vowels", "finals")] == [19, 21, 28]


def test_inflection_rules_have_every_case() -> None:
    for name in names("inflection"):
        for rule in table("inflection", name)["rule"]:
            assert len(rule["cases"]) == 5
            assert ("after" in rule) != ("endings" in rule)


def test_enough_persons_with_good_ids() -> None:
    ids = [person.id for person in PERSONS]
    assert len(ids) == len(set(ids)) >= 170
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|[a-z]+", name) for name in ids)
    for name in names("persons"):
        found = [row["id"] for row in table("persons", name)["person"]]
        assert found == sorted(found), name


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: person.id)
def test_a_person(person: RegisteredPerson) -> None:
    assert person.sources
    assert person.office
    assert person.wikidata is None or re.fullmatch(r"Q[1-9]\d*", person.wikidata)
    assert person.born is None or person.died is None or 15 < person.died - person.born < 105
    for form in person.forms:
        assert form.name == " ".join(form.name.split())
        primary = form.language.split("-")[0]
        allowed = {SCRIPTS.get(primary, "Latn")} | ({"Kana", "Hani"} if primary == "ja" else set())
        found = script(form.name)
        # A Latin initial inside a name of another script, and a Roman numeral, belong to it.
        assert found in allowed or re.search(r"\b[A-Z]+\b", form.name), form
    for name in person.homonyms:
        assert name in {form.name for form in person.forms}


def test_wikidata_ids_are_one_persons() -> None:
    counts = Counter(person.wikidata for person in PERSONS if person.wikidata)
    assert max(counts.values()) == 1


def test_no_form_of_two_persons_unless_marked() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    marked: dict[str, set[str]] = defaultdict(set)
    for person in PERSONS:
        for form in person.forms:
            owners[key(form.name)].add(person.id)
        for name in person.homonyms:
            marked[key(name)].add(person.id)
    shared = {name: found for name, found in owners.items() if len(found) > 1}
    assert shared == marked


def test_no_form_is_a_part_of_another_persons() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for person in PERSONS:
        for form in person.forms:
            for part in parts(form.name):
                owners[part].add(person.id)
    for person in PERSONS:
        for form in person.forms:
            if len(words(form.name)) == 1:
                assert owners[key(form.name)] <= {person.id}, form
