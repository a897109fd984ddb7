"""Who wrote an article and who is named in it."""

from collections.abc import Sequence
from dataclasses import replace

from archive.article import PARAGRAPH_BREAK, Author, Mention, Person
from archive.people import Register, find, key

__all__ = ["persons_detected", "persons_supplied", "with_persons"]


def persons_detected(
    title: str, text: str, authors: Sequence[Author], *, language: str, register: Register
) -> tuple[Person, ...]:
    """Everybody named in title or text, and the authors.

    Title and text are read as one, so that a short form in one belongs to the full name in the
    other; mentions are kept for the text alone, which is what offsets count in.
    """
    names = [author.name for author in authors]
    lead = title + PARAGRAPH_BREAK if title else ""
    found = find(lead + text, language, register, known=names)
    return tuple(replace(person, mentions=_shifted(person.mentions, -len(lead))) for person in found)


def persons_supplied(
    names: Sequence[str], title: str, text: str, *, language: str, register: Register
) -> tuple[Person, ...]:
    """The persons of a supplied list, each as it was written there, with its mentions in the text."""
    if not names:
        return ()
    mentions = {
        person.id: person.mentions
        for person in persons_detected(title, text, (), language=language, register=register)
    }
    unique = {key(name): name for name in reversed(names) if name.strip()}
    return tuple(
        Person(id=identifier, name=name, mentions=mentions.get(identifier, ()))
        for identifier, name in reversed(unique.items())
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
    same = register.resolve([own, *keys])
    wanted = same.get(own)
    return next((other for other in keys if wanted is not None and same.get(other) == wanted), own)


def _shifted(mentions: Sequence[Mention], by: int) -> tuple[Mention, ...]:
    return tuple(
        replace(item, start=item.start + by, end=item.end + by) for item in mentions if item.start + by >= 0
    )
