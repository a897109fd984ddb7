"""The persons of an archive, as the facade shows them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from archive.errors import NotFoundError
from archive.index import Request
from archive.people import key
from archive.press.pages import NameForm, OfficeLine, PersonLine, PersonPage
from archive.press.searching import Searching

if TYPE_CHECKING:
    from archive.people import NameForm as RegisteredForm
    from archive.people import Register, RegisteredPerson

__all__ = ["listed", "pages"]

_COMPANY: Final = 10
"""Persons who are shown as those most often in the same articles."""


def listed(
    searching: Searching, name: str | None, *, together: Sequence[str] = (), limit: int | None, offset: int
) -> tuple[PersonLine, ...]:
    """The persons of the archive, the most frequent first; with ``name`` only those it may mean.

    With ``together`` only those who are in articles with all persons of these names, with the number of
    such articles. Raises :class:`NotFoundError` for a name there that is nobody's.
    """
    others = [_known(searching, other) for other in together]
    request = Request(filters={"person": others} if others else {}, facets={"person": None}, limit=0)
    counts = searching.resources.index().search(request).facets["person"]
    values = searching.values("person", counts, None)
    mentioned = {identifier for ids in others for identifier in ids}
    values = tuple(item for item in values if item.value not in mentioned)
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


def _known(searching: Searching, name: str) -> tuple[str, ...]:
    ids = searching.choose(name).ids
    if not ids:
        raise NotFoundError(f"nobody here is called {name!r}: see 'pressmark people list'")
    return ids


def pages(searching: Searching, name: str) -> tuple[PersonPage, ...]:
    """What is known of the persons that ``name`` means; several where it is shared."""
    return tuple(_page(searching, identifier) for identifier in searching.choose(name).ids)


def _page(searching: Searching, identifier: str) -> PersonPage:
    from archive.press.portraits import career

    person = searching.resources.register().person(identifier)
    count = searching.resources.index().search(Request(filters={"person": [identifier]}, limit=0)).total
    return PersonPage(
        id=identifier,
        label=searching.person_label(identifier),
        count=count,
        wikidata=person.wikidata if person else None,
        born=person.born if person else None,
        died=person.died if person else None,
        forms=tuple(dict.fromkeys(_forms(searching, identifier))),
        offices=tuple(_offices(searching, person)) if person else (),
        career=career(searching, identifier),
        company=listed(searching, None, together=[identifier], limit=_COMPANY, offset=0),
    )


def _offices(searching: Searching, person: "RegisteredPerson") -> Iterator[OfficeLine]:
    for office in person.offices:
        ends = [searching.show(end) for end in (office.from_, office.to) if end]
        since = f"{ends[0]} –" if office.from_ and not office.to else " – ".join(ends)
        yield OfficeLine(title=office.title, display=since or None)


def _reason(register: "Register", form: "RegisteredForm", identifier: str) -> str:
    """Where a registered form is from, and who has it too: then it joins nobody."""
    reason = f"import {form.source}" if form.source else "register"
    others = [owner for owner in register.owners(key(form.name)) if owner != identifier]
    return f"{reason}, joins nobody: {', '.join(others)} too" if others else reason


def _forms(searching: Searching, identifier: str) -> Iterator[NameForm]:
    """The forms that the register holds, then those that articles have and a rule joined."""
    register = searching.resources.register()
    known: set[str] = set()
    for form in register.forms(identifier):
        known.add(key(form.name))
        yield NameForm(name=form.name, language=form.language, reason=_reason(register, form, identifier))
    index = searching.resources.index()
    for written in index.person_keys(identifier):
        if written not in known:
            reason = register.reason(written) or "as articles have it"
            yield NameForm(name=index.label("person", written) or written, language="", reason=reason)
