"""No false join over a long imported list, and the known traps: names that are nearly, but not, the same.

The persons are made by ``benchmarks.persons``, so that it is known which name is whose. A pair of forms that
compares as one name is right where both are one person's, or where one of them is also, letter by letter,
what a system makes of the other person's name: then both persons have that name.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

import pytest

from archive.people import NameForm, RegisteredPerson, key
from archive.people.authority.crossings import CERTAIN
from archive.people.comparing import compare, skeletons
from archive.people.keys import script
from archive.people.scripts.deriving import derived
from benchmarks.persons import persons

PERSONS = 60_000
PAIRS = 1000
NEIGHBOURS = 40
"""Candidates that a form is compared with, of those that share a skeleton."""

Form = tuple[str, str]
"""A name and its language."""


def names(person: RegisteredPerson) -> set[str]:
    """Keys of all names of a person, by every system."""
    own = {key(form.name) for form in person.forms}
    korean = any(form.language == "ko-KP" for form in person.forms)
    made = (one for form in person.forms for one in derived(form.name, form.language, korean=korean))
    return own | {key(one.name) for one in made}


def pairs(made: list[RegisteredPerson]) -> Iterator[tuple[NameForm, NameForm]]:
    """Pairs of different forms that certainly compare as one name, from random forms on."""
    forms = {(form.name, form.language): form for person in made for form in person.forms}
    near: dict[str, list[NameForm]] = defaultdict(list)
    for (name, language), form in forms.items():
        for code in skeletons(name, language):
            near[code].append(form)
    rng = random.Random(2)  # noqa: S311
    drawn = list(forms.values())
    rng.shuffle(drawn)
    for form in drawn:
        found = {
            other: None
            for code in skeletons(form.name, form.language)
            for other in near[code]
            if key(other.name) != key(form.name)
        }
        for other in rng.sample(list(found), min(NEIGHBOURS, len(found))):
            if compare(form, other).confidence >= CERTAIN:
                yield form, other


def test_no_pair_of_a_long_list_is_joined_wrongly() -> None:
    made = persons(PERSONS)
    owners: dict[str, list[RegisteredPerson]] = defaultdict(list)
    for person in made:
        for form in person.forms:
            owners[key(form.name)].append(person)
    wrong = []
    across = compared = 0
    for _, (one, other) in zip(range(PAIRS), pairs(made), strict=False):
        compared += 1
        across += script(one.name) != script(other.name)
        either = {key(one.name), key(other.name)}
        if not any(either <= names(person) for name in either for person in owners[name]):
            wrong.append((one.name, other.name, compare(one, other).reason))
    print(f"joins of {PERSONS} persons: {compared} pairs, {across} across scripts, {len(wrong)} wrong")
    assert compared == PAIRS
    assert across > PAIRS / 4
    assert wrong == []


TRAPS: dict[str, list[list[Form]]] = {
    "Kim Jong Un and Kim Jong Il": [
        [("Kim Jong Un", "en"), ("김정은", "ko"), ("金正恩", "zh"), ("Ким Чен Ын", "ru"), ("金正恩", "ja")],
        [("Kim Jong Il", "en"), ("김정일", "ko"), ("金正日", "zh"), ("Ким Чен Ир", "ru"), ("金正日", "ja")],
    ],
    "George Bush, father and son": [
        [("George H. W. Bush", "en"), ("Джордж Герберт Уокер Буш", "ru"), ("George Bush Sr.", "en")],
        [("George W. Bush", "en"), ("Джордж Уокер Буш", "ru"), ("George Bush Jr.", "en")],
    ],
    "the Castro brothers": [
        [("Fidel Castro", "en"), ("피델 카스트로", "ko"), ("菲德尔·卡斯特罗", "zh"), ("Фидель Кастро", "ru")],
        [("Raúl Castro", "es"), ("라울 카스트로", "ko"), ("劳尔·卡斯特罗", "zh"), ("Рауль Кастро", "ru")],
        [("Ramón Castro", "es"), ("라몬 카스트로", "ko"), ("Рамон Кастро", "ru")],
    ],
    "Mao Zedong and Mao Zemin": [
        [
            ("Mao Zedong", "en"),
            ("Mao Tse-tung", "en"),
            ("毛泽东", "zh"),
            ("Мао Цзэдун", "ru"),
            ("마오쩌둥", "ko"),
        ],
        [("Mao Zemin", "en"), ("毛泽民", "zh"), ("Мао Цзэминь", "ru"), ("마오쩌민", "ko")],
    ],
    "김영남 and 김용남": [
        [("김영남", "ko"), ("Kim Yeongnam", "en")],
        [("김용남", "ko"), ("Kim Yongnam", "de")],
    ],
    "Ri Yong Ho, general and minister": [
        [("리영호", "ko-KP"), ("이영호", "ko")],
        [("리용호", "ko-KP"), ("이용호", "ko")],
    ],
}


@pytest.mark.parametrize("trap", TRAPS)
def test_known_traps_stay_apart(trap: str) -> None:
    for first, second in combinations(TRAPS[trap], 2):
        for (one, language), (other, tag) in product(first, second):
            found = compare(NameForm(name=one, language=language), NameForm(name=other, language=tag))
            assert found.confidence < CERTAIN, (one, other, found.reason)
