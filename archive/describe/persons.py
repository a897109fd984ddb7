"""Who wrote an article and who is named in it."""

from collections.abc import Sequence
from dataclasses import replace

from archive.article import PARAGRAPH_BREAK, Author, Mention, Person
from archive.people import Register, find, key
from archive.people.authority.homonyms import chosen

__all__ = ["persons_detected", "persons_supplied", "with_persons"]


def persons_detected(
    title: str,
    text: str,
    authors: Sequence[Author],
    *,
    language: str,
    register: Register,
    date: str | None = None,
) -> tuple[Person, ...]:
    """Everybody named in title or text, and the authors.

    Title and text are read as one, so that a short form in one belongs to the full name in the
    other; mentions are kept for the text alone, which is what offsets count in. ``date`` (EDTF) is that
    of the article; with the offices in the text it tells registered persons of one name apart.
    """
    names = [author.name for author in authors]
    lead = title + PARAGRAPH_BREAK if title else ""
    found = find(lead + text, language, register, known=names)
    return tuple(
        replace(
            person,
            id=_told_apart(person, lead + text, language, register, date),
            mentions=_shifted(person.mentions, -len(lead)),
        )
        for person in found
    )


def _told_apart(person: Person, text: str, language: str, register: Register, date: str | None) -> str:
    """The key of a person, or the id of the one of several registered persons of this name who is meant."""
    owners = register.owners(person.id)
    if len(owners) < 2:
        return person.id
    candidates = filter(None, map(register.person, owners))
    return chosen(text, person.mentions, candidates, language.split("-")[0].lower(), date) or person.id


def persons_supplied(
    names: Sequence[str],
    title: str,
    text: str,
    *,
    language: str,
    register: Register,
    date: str | None = None,
) -> tuple[Person, ...]:
    """The persons of a supplied list, each as it was written there, with its mentions in the text."""
    if not names:
        return ()
    found = {
        key(person.name): person
        for person in persons_detected(title, text, (), language=language, register=register, date=date)
    }
    unique = {key(name): name for name in reversed(names) if name.strip()}
    return tuple(
        replace(found[own], name=name) if own in found else Person(id=own, name=name)
        for own, name in reversed(unique.items())
    )


def with_persons(
    authors: Sequence[Author], persons: Sequence[Person], register: Register
) -> tuple[Author, ...]:
    """The authors, each with the key of the person that it is among ``persons``, if it is one of them."""
    keys = {person.id for person in persons}
    named = ((author, _key_among(author.name, persons, register)) for author in authors)
    return tuple(replace(author, person=own if own in keys else None) for author, own in named)


def _key_among(name: str, persons: Sequence[Person], register: Register) -> str:
    """The key of ``name``, or of the person in the list whom the register knows under another form."""
    own = key(name)
    keys = [person.id for person in persons]
    if own in keys:
        return own
    told_apart = next((person.id for person in persons if key(person.name) == own), None)
    if told_apart is not None:
        return told_apart
    same = register.resolve([own, *keys])
    wanted = same.get(own)
    return next((other for other in keys if wanted is not None and same.get(other) == wanted), own)


def _shifted(mentions: Sequence[Mention], by: int) -> tuple[Mention, ...]:
    return tuple(
        replace(item, start=item.start + by, end=item.end + by) for item in mentions if item.start + by >= 0
    )
