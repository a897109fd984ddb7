"""Persons of lists beside those that the package ships: who is the same, and what to call the rest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from archive.people.authority.compile import parts
from archive.people.authority.persons import NameForm, Office, RegisteredPerson
from archive.people.importing.values import Listed
from archive.people.keys import key, script, words

__all__ = ["Combined", "Count", "combined"]

_SHOWN: Final = 20
"""Shared names that a count lists."""


@dataclass(slots=True)
class Count:
    """What became of a list: of its ``persons``, ``joined`` are known already and ``new`` are not.

    ``forms`` is how many name forms it adds, ``bare`` how many it has that are only a part of a name and
    are left out. ``shared`` are names that several persons have and that therefore join none of them, as
    far as this list has them; ``homonyms`` is their number.
    """

    persons: int = 0
    forms: int = 0
    joined: int = 0
    new: int = 0
    bare: int = 0
    homonyms: int = 0
    shared: tuple[str, ...] = ()


class Combined(NamedTuple):
    """The persons that lists have, shipped ones among them, and the count of each list."""

    persons: tuple[RegisteredPerson, ...]
    counts: tuple[Count, ...]


@dataclass(slots=True)
class _Person:
    """A person in the making; ``lists`` are the numbers of the lists that have it."""

    id: str
    wikidata: str | None
    born: int | None
    died: int | None
    forms: dict[tuple[str, str], NameForm]
    offices: list[Office]
    sources: list[str]
    homonyms: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    lists: set[int] = field(default_factory=set)


def combined(shipped: Iterable[RegisteredPerson], lists: Sequence[tuple[str, Sequence[Listed]]]) -> Combined:
    """Join the persons of named lists, in order, to shipped ones and to each other.

    Two are the same if they have the same Wikidata id; or if a list calls a person by the id of a
    registered one; or if they share a name and the year of birth, and nothing else about them differs.
    A list with Wikidata ids is long, and Korean, Chinese and Japanese names are those of many: there they
    must be shared in two scripts. All others are persons of their own, with an id made from their name.
    """
    people = _People(shipped)
    counts = []
    for number, (name, persons) in enumerate(lists):
        count = Count(persons=len(persons))
        for listed in persons:
            people.take(listed, name, number, count)
        counts.append(count)
    people.drop_bare(counts)
    people.share(counts)
    return Combined(tuple(people.imported()), tuple(counts))


class _People:
    def __init__(self, shipped: Iterable[RegisteredPerson]) -> None:
        self._people: dict[str, _Person] = {}
        self._items: dict[str, str] = {}
        self._owners: dict[str, set[str]] = defaultdict(set)
        for person in shipped:
            made = _Person(
                id=person.id,
                wikidata=person.wikidata,
                born=person.born,
                died=person.died,
                forms={(form.name, form.language): form for form in person.forms},
                offices=list(person.offices),
                sources=list(person.sources),
                homonyms=person.homonyms,
                ordinary=person.ordinary,
            )
            self._add(made)

    def _add(self, person: _Person) -> None:
        self._people[person.id] = person
        if person.wikidata:
            self._items[person.wikidata] = person.id
        for form in person.forms.values():
            self._owners[_key(form.name)].add(person.id)

    def take(self, listed: Listed, name: str, number: int, count: Count) -> None:
        person = self._same(listed, number)
        if person is None:
            count.new += 1
            person = _Person(self._slug(listed), None, None, None, {}, [], [])
            self._people[person.id] = person
        else:
            count.joined += 1
        person.lists.add(number)
        person.sources.append(f"import {name}")
        if listed.wikidata and person.wikidata is None:
            person.wikidata = listed.wikidata
            self._items.setdefault(listed.wikidata, person.id)
        person.born = listed.born if person.born is None else person.born
        person.died = listed.died if person.died is None else person.died
        if not any(office.from_ for office in person.offices):
            # A register that knows dates knows more than a list of titles.
            person.offices += [office for office in listed.offices if office not in person.offices]
        for form in listed.forms:
            if not _known(form, person):
                person.forms[form.name, form.language] = NameForm(
                    name=form.name, language=form.language, source=name
                )
                self._owners[_key(form.name)].add(person.id)
                count.forms += 1

    def _same(self, listed: Listed, number: int) -> _Person | None:
        if listed.wikidata and listed.wikidata in self._items:
            return self._people[self._items[listed.wikidata]]
        if listed.id and listed.id in self._people:
            person = self._people[listed.id]
            if not (listed.wikidata and person.wikidata):
                return person
        if listed.born is None:
            return None
        shared: dict[str, list[str]] = defaultdict(list)
        for form in listed.forms:
            for owner in self._owners.get(_key(form.name), ()):
                if self._agrees(self._people[owner], listed, number):
                    shared[owner].append(form.name)
        found = [owner for owner, names in shared.items() if self._enough(names, self._people[owner], listed)]
        return self._people[found[0]] if len(found) == 1 else None

    def _enough(self, names: Sequence[str], person: _Person, listed: Listed) -> bool:
        """True where the names that two share, with their year of birth, say that they are one."""
        eastern = any(_eastern(form.name) for form in (*person.forms.values(), *listed.forms))
        if eastern and (listed.wikidata or person.lists):
            return len({script(name) for name in names}) > 1
        return any(len(words(name)) > 1 or _eastern(name) for name in names)

    def _agrees(self, person: _Person, listed: Listed, number: int) -> bool:
        """True where nothing speaks against their being one; a list tells its own persons apart."""
        return (
            person.born == listed.born
            and number not in person.lists
            and not (person.wikidata and listed.wikidata)
            and not (person.died and listed.died and person.died != listed.died)
        )

    def _slug(self, listed: Listed) -> str:
        """An id that nobody has and that is nobody's name: the name's key, if need be with a number."""
        forms = sorted(listed.forms, key=lambda form: (form.language != "en", script(form.name) != "Latn"))
        slug = _key(forms[0].name)
        born = [] if listed.born is None else [f"{slug}-{listed.born}"]
        for one in (slug, *born):
            if self._is_free(one):
                return one
        number = 2
        while not self._is_free(f"{slug}-{number}"):
            number += 1
        return f"{slug}-{number}"

    def _is_free(self, slug: str) -> bool:
        return slug not in self._people and not self._owners.get(slug)

    def drop_bare(self, counts: Sequence[Count]) -> None:
        """Leave out single words that are a part of a name: of the person's own, or of somebody else's."""
        whose: dict[str, set[str]] = defaultdict(set)
        for person in self._people.values():
            for form in person.forms.values():
                found = parts(form.name)
                if len(found) > 1:
                    for part in found:
                        whose[part].add(person.id)
        for person in self._people.values():
            if not person.lists:
                continue
            bare = [
                place
                for place, form in person.forms.items()
                if form.source and (person.id in whose[_key(form.name)] or whose[_single(form.name)])
            ]
            for place in bare if len(bare) < len(person.forms) else bare[1:]:
                name = person.forms.pop(place).name
                for number in person.lists:
                    counts[number].bare += 1
                    counts[number].forms -= 1
                if _key(name) not in {_key(form.name) for form in person.forms.values()}:
                    self._owners[_key(name)].discard(person.id)

    def share(self, counts: Sequence[Count]) -> None:
        """Tell the names that several persons have."""
        found: list[dict[str, None]] = [{} for _ in counts]
        for owners in self._owners.values():
            if len(owners) > 1:
                for owner in owners:
                    person = self._people[owner]
                    name = next(
                        form.name for form in person.forms.values() if owners <= self._owners[_key(form.name)]
                    )
                    for number in person.lists:
                        found[number][name] = None
        for count, names in zip(counts, found, strict=True):
            count.homonyms, count.shared = len(names), tuple(sorted(names)[:_SHOWN])

    def imported(self) -> Iterator[RegisteredPerson]:
        for person in self._people.values():
            if person.lists:
                yield RegisteredPerson(
                    id=person.id,
                    forms=tuple(person.forms.values()),
                    offices=tuple(sorted(person.offices, key=lambda office: office.from_ or "")),
                    wikidata=person.wikidata,
                    born=person.born,
                    died=person.died,
                    homonyms=person.homonyms,
                    ordinary=person.ordinary,
                    sources=tuple(dict.fromkeys(person.sources)),
                )


@lru_cache(maxsize=1 << 20)
def _key(name: str) -> str:
    return key(name)


def _known(form: NameForm, person: _Person) -> bool:
    if form.language == "und":
        return any(name == form.name for name, _ in person.forms)
    return (form.name, form.language) in person.forms


def _single(name: str) -> str:
    """The key of a form that is one word and no more; nothing else has one."""
    said = words(name)
    return _key(name) if len(said) == 1 and len(parts(name)) < 2 else ""


def _eastern(name: str) -> bool:
    """True for surname and given name in one word."""
    return len(words(name)) == 1 and len(parts(name)) > 1
