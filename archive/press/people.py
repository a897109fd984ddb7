"""The persons of an archive, as the facade shows them."""

from collections.abc import Iterator

from archive.index import Request
from archive.people import key
from archive.press.pages import NameForm, PersonLine, PersonPage, RoleLine
from archive.press.searching import Searching

__all__ = ["listed", "pages"]


def listed(
    searching: Searching, name: str | None, *, limit: int | None, offset: int
) -> tuple[PersonLine, ...]:
    """The persons of the archive, the most frequent first; with ``name`` only those it may mean."""
    counts = searching.resources.index().search(Request(facets={"person": None}, limit=0)).facets["person"]
    values = searching.values("person", counts, None)
    if name is not None:
        ids = set(searching.choose(name).ids)
        values = tuple(item for item in values if item.value in ids)
    register = searching.resources.register()
    end = None if limit is None else offset + limit
    return tuple(
        PersonLine(
            id=item.value,
            label=item.label,
            count=item.count,
            registered=register.person(item.value) is not None,
        )
        for item in values[offset:end]
    )


def pages(searching: Searching, name: str) -> tuple[PersonPage, ...]:
    """What is known of the persons that ``name`` means; several where it is shared."""
    return tuple(_page(searching, identifier) for identifier in searching.choose(name).ids)


def _page(searching: Searching, identifier: str) -> PersonPage:
    person = searching.resources.register().person(identifier)
    count = searching.resources.index().search(Request(filters={"person": [identifier]}, limit=0)).total
    return PersonPage(
        id=identifier,
        label=searching.person_label(identifier),
        count=count,
        wikidata=person.wikidata if person else None,
        forms=tuple(dict.fromkeys(_forms(searching, identifier))),
        roles=tuple(_roles(searching, identifier)),
    )


def _forms(searching: Searching, identifier: str) -> Iterator[NameForm]:
    """The forms that the register holds, then those that articles have and a rule joined."""
    register = searching.resources.register()
    known: set[str] = set()
    for form in register.forms(identifier):
        known.add(key(form.name))
        yield NameForm(name=form.name, language=form.language, reason="register")
    index = searching.resources.index()
    for written in index.person_keys(identifier):
        if written not in known:
            reason = register.reason(written) or "as articles have it"
            yield NameForm(name=index.label("person", written) or written, language="", reason=reason)


def _roles(searching: Searching, identifier: str) -> Iterator[RoleLine]:
    """The offices in bylines of a person, by date."""
    request = Request(filters={"author": [identifier]}, sort="date", limit=None)
    hits = searching.resources.index().search(request).hits
    articles = searching.resources.store().articles.get_many((hit.id, hit.revision) for hit in hits)
    register = searching.resources.register()
    for hit in hits:
        article = articles[hit.id, hit.revision]
        for author in article.authors:
            own = author.person or ""
            if author.role and register.resolve([own]).get(own, own) == identifier:
                published = article.published.edtf if article.published else None
                display = searching.show(published) if published else None
                yield RoleLine(role=author.role, article=article.id, published=published, display=display)
