"""Popolo (popoloproject.com): persons with other names, and memberships that are offices."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from archive.languages import normal_tag
from archive.people.authority.persons import NameForm, Office
from archive.people.importing import cells
from archive.people.importing.objects import Item, Opened, objects
from archive.people.importing.values import Part, Refused

__all__ = ["parts"]


def parts(opened: Opened, name: str, *, listed: bool) -> Iterator[Part | Refused]:
    """The persons of a file, as they come; ``listed`` where it is a list of persons and nothing else."""
    offices: dict[str, list[Office]] = defaultdict(list)
    bodies: dict[str, str] = {}
    if not listed:
        for kind in ("organizations", "posts"):
            bodies.update(_labels(opened, kind, name))
        for item in objects(opened, "memberships", name):
            if isinstance(item, Refused):
                yield item
                continue
            try:
                found = _office(item.value, bodies)
            except ValueError as error:
                yield Refused(item.place, str(error))
                continue
            if found is not None:
                offices[str(item.value.get("person_id"))].append(found)
    for item in objects(opened, None if listed else "persons", name):
        if isinstance(item, Refused):
            yield item
            continue
        try:
            yield from list(_person(item, offices, bodies))
        except ValueError as error:
            yield Refused(item.place, str(error))


def _labels(opened: Opened, kind: str, name: str) -> Iterator[tuple[str, str]]:
    for item in objects(opened, kind, name):
        if isinstance(item, Item):
            label = item.value.get("name") or item.value.get("label") or item.value.get("role")
            if isinstance(label, str):
                yield str(item.value.get("id")), label


def _person(item: Item, offices: dict[str, list[Office]], bodies: dict[str, str]) -> Iterator[Part]:
    value = item.value
    own = str(value["id"]) if value.get("id") else None
    wikidata = next(
        (
            found
            for one in _objects(value.get("identifiers"))
            if str(one.get("scheme")).casefold() == "wikidata"
            and (found := cells.wikidata_id(str(one.get("identifier"))))
        ),
        None,
    )
    same = own or wikidata or item.place
    yield Part(
        same=same,
        place=item.place,
        forms=tuple(_forms(value)),
        id=own,
        wikidata=wikidata,
        born=cells.year(str(value.get("birth_date") or "")),
        died=cells.year(str(value.get("death_date") or "")),
    )
    held = [*offices.get(own or "", ())]
    inside = (_office(one, bodies) for one in _objects(value.get("memberships")))
    held += [office for office in inside if office]
    yield from (Part(same=same, place=item.place, forms=(), office=office) for office in held)


def _forms(value: dict[str, Any]) -> Iterator[NameForm]:
    named = [value, *_objects(value.get("other_names"))]
    for one in named:
        tag = one.get("lang") or one.get("language")
        for name in cells.names(str(one.get("name") or "")):
            form = cells.form(name, normal_tag(str(tag)) if tag else "und")
            if form is not None:
                yield form


def _office(value: dict[str, Any], bodies: dict[str, str]) -> Office | None:
    body = bodies.get(str(value.get("organization_id")))
    title = value.get("label") or value.get("role") or bodies.get(str(value.get("post_id")))
    if not isinstance(title, str) or not title.strip():
        return None
    return Office(
        title=" ".join(title.split())[:200],
        of=body,
        from_=cells.date(str(value.get("start_date") or "")),
        to=cells.date(str(value.get("end_date") or "")),
    )


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
