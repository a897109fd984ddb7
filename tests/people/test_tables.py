"""The room's tables: sorted, without duplicates, in the right script, sources named."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from archive.edtf import parse
from archive.people.authority.compile import parts
from archive.people.authority.persons import OFFICE_KINDS, Office, RegisteredPerson, shipped
from archive.people.keys import key, script, words
from archive.people.tables import names, table

FOLDERS = ("inflection", "languages", "names", "names/given", "names/surnames", "persons", "scripts")
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
    "el": "Grek",
    **dict.fromkeys(("am", "bn", "he", "hi", "hy", "ka", "km", "lo", "my", "ta", "th"), "Zyyy"),
}
"""The script that names of a language are in, where it is not the Latin one."""
SUBTAGS = {"Hans": "Hani", "Hant": "Hani", "Latn": "Latn", "Cyrl": "Cyrl", "Arab": "Arab"}
BEST_KNOWN = {
    "barack-obama",
    "donald-trump",
    "henry-kissinger",
    "muammar-gaddafi",
    "nelson-mandela",
    "nicolae-ceausescu",
}
"""Whom eastern and Arabic papers call by the surname alone, whoever else of the tables has it."""
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def lists(value: Any, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from lists(item, f"{path}.{name}")
    elif isinstance(value, list):
        yield path, value


@pytest.mark.parametrize(("folder", "name"), TABLES)
def test_sources_are_named(folder: str, name: str) -> None:
    assert table(folder, name)["sources"]


@pytest.mark.parametrize(
    ("folder", "name"), [one for one in TABLES if one[0].split("/")[0] in ("languages", "names")]
)
def test_word_lists_are_sorted_and_unique(folder: str, name: str) -> None:
    for path, found in lists(table(folder, name)):
        if path != ".sources":
            assert found == sorted(set(found)), path
            assert all(isinstance(word, str) and word == word.strip() and word for word in found), path


@pytest.mark.parametrize(
    ("folder", "name"), [one for one in TABLES if one[0] in ("names/given", "names/surnames")]
)
def test_lists_of_names_are_of_their_script(folder: str, name: str) -> None:
    found = table(folder, name)
    lists = ("male", "female", "ordinary") if folder == "names/given" else ("names", "ordinary")
    assert found.keys() <= {"language", "script", "sources", *lists}
    assert any(found.get(one) for one in lists)
    wrong = [word for one in lists for word in found.get(one, ()) if script(word) != found["script"]]
    assert not wrong


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


def allowed(tag: str) -> set[str]:
    """The scripts that a form in a language may have."""
    assert TAG.fullmatch(tag), tag
    primary, *rest = tag.split("-")
    named = [SUBTAGS[part] for part in rest if part in SUBTAGS]
    if named:
        return set(named)
    return {"Kana", "Hani"} if primary == "ja" else {SCRIPTS.get(primary, "Latn")}


def check_office(office: Office, born: int | None) -> None:
    assert office.title == " ".join(office.title.split()) != ""
    assert office.kind in OFFICE_KINDS
    assert office.of is None or office.of == office.of.strip() != ""
    first, last = (parse(date) if date else None for date in (office.from_, office.to))
    for date in (first, last):
        assert date is None or (date.precision in ("day", "month", "year") and date.last is not None), office
    if first is not None and last is not None:
        assert first.first is not None
        assert last.last is not None
        assert first.first <= last.last, office
    if first is not None and born is not None:
        assert first.last is not None
        begun = parse(f"{born:04d}").first
        assert begun is not None
        assert begun < first.last, office


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: person.id)
def test_a_person(person: RegisteredPerson) -> None:
    assert person.sources
    assert person.office
    assert person.wikidata is None or re.fullmatch(r"Q[1-9]\d*", person.wikidata)
    assert person.born is None or person.died is None or 10 < person.died - person.born < 115
    begun = [found.first or 0 for found in (parse(one.from_) for one in person.offices if one.from_)]
    assert begun == sorted(begun), "offices stand in the order of their beginnings"
    for office in person.offices:
        check_office(office, person.born)
    assert len(set(person.forms)) == len(person.forms)
    for form in person.forms:
        assert form.name == " ".join(form.name.split())
        # A Latin initial inside a name of another script, and a Roman numeral, belong to it.
        assert script(form.name) in allowed(form.language) or re.search(r"\b[A-Z]+\b", form.name), form
    for marked in (person.homonyms, person.ordinary):
        assert set(marked) <= {form.name for form in person.forms}
    assert list(person.ordinary) == sorted(set(person.ordinary))


def test_an_id_is_nobody_elses_form() -> None:
    owners = {key(form.name): person.id for person in PERSONS for form in person.forms}
    assert [person.id for person in PERSONS if owners.get(person.id, person.id) != person.id] == []


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
            best_known = person.id in BEST_KNOWN and script(form.name) in ("Arab", "Hang", "Hani", "Kana")
            alone = len(words(form.name)) == 1 and form.name not in person.ordinary
            if alone and not best_known:
                assert owners[key(form.name)] <= {person.id}, form
