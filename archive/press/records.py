"""Articles as the register sees them: the finder's keys replaced by the persons they belong to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from archive.article import Article, Person
from archive.people import Register

__all__ = ["person_keys", "resolved"]


def person_keys(articles: Iterable[Article]) -> set[str]:
    """Every person key in ``articles``."""
    return {key for article in articles for key in _keys(article)}


def _keys(article: Article) -> Iterator[str]:
    yield from (person.id for person in article.persons)
    yield from (author.person for author in article.authors if author.person)


def resolved(article: Article, register: Register) -> Article:
    """``article`` with person ids; two forms that are one person become one entry."""
    persons = register.resolve(_keys(article))
    if not persons:
        return article
    authors = (
        replace(author, person=persons.get(author.person, author.person)) if author.person else author
        for author in article.authors
    )
    return replace(article, authors=tuple(authors), persons=tuple(_joined(article.persons, persons)))


def _joined(persons: Iterable[Person], ids: Mapping[str, str]) -> list[Person]:
    joined: dict[str, Person] = {}
    for person in persons:
        identifier = ids.get(person.id, person.id)
        earlier = joined.get(identifier)
        name = max(earlier.name, person.name, key=len) if earlier else person.name
        mentions = (*earlier.mentions, *person.mentions) if earlier else person.mentions
        joined[identifier] = Person(
            id=identifier, name=name, mentions=tuple(sorted(mentions, key=lambda item: item.start))
        )
    return list(joined.values())
