"""Decisions about persons: merges, splits, and taking them back.

They are kept in the archive of record and laid over the register whenever it is opened. Articles and
indexes hold the keys of names, so nothing in them changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from archive.errors import NotFoundError, UsageError
from archive.people import Decision, Register, key

if TYPE_CHECKING:
    from archive.press.resources import Resources
    from archive.press.searching import Searching
    from archive.store import Decision as Stored

__all__ = ["DecisionLine", "decisions", "in_effect", "merge", "split", "undo"]

_LISTED: Final = 8
"""Persons that a message about a shared name lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision; ``at`` is UTC.

    ``merge``: ``first`` is the person ``second``. ``split``: ``first`` is not the person ``second``.
    ``undo``: ``undoes`` is the number of what it takes back. ``undone`` is the number of the undo that
    took it back, ``None`` while it is in effect.
    """

    number: int
    at: str
    kind: str
    first: str
    second: str
    undoes: int | None
    reason: str
    undone: int | None


def in_effect(stored: "Sequence[Stored]") -> list[Decision]:
    """The merges and splits that were not taken back, in order, numbered as they are listed."""
    return [
        Decision(kind=line.kind, first=line.first, second=line.second, number=line.number)
        for line in _lines(stored)
        if line.undone is None and line.kind in ("merge", "split")
    ]


def decisions(resources: "Resources") -> tuple[DecisionLine, ...]:
    """All decisions, the first one first."""
    return _lines(resources.store().decisions.list())


def _lines(stored: "Sequence[Stored]") -> tuple[DecisionLine, ...]:
    numbers = {item.seq: number for number, item in enumerate(stored, start=1)}
    undone: dict[int, int] = {}
    for number, item in reversed(list(enumerate(stored, start=1))):
        # What comes later is settled: an undo that is taken back takes nothing back.
        if item.kind == "undo" and number not in undone:
            undone.setdefault(numbers[item.data["decision"]], number)
    return tuple(
        DecisionLine(
            number=number,
            at=item.at,
            kind=item.kind,
            first=item.data.get("first", ""),
            second=item.data.get("second", ""),
            undoes=numbers.get(item.data.get("decision", 0)),
            reason=item.reason,
            undone=undone.get(number),
        )
        for number, item in enumerate(stored, start=1)
    )


def merge(searching: "Searching", first: str, second: str, reason: str) -> DecisionLine:
    """Decide that two names are one person. See :meth:`archive.press.Press.merge`."""
    register = searching.resources.register()
    one, two = _node(searching, first), _node(searching, second)
    mine, yours = register.root(one), register.root(two)
    if mine == yours:
        decided = register.decided(one) or register.decided(two)
        why = f" by {decided}" if decided else ""
        raise UsageError(f"{first!r} and {second!r} are one person already, {mine}{why}")
    if register.person(yours) is None and register.person(mine) is not None:
        mine, two = yours, one
    return _decide(searching.resources, "merge", {"first": mine, "second": two}, reason)


def split(searching: "Searching", name: str, person: str | None, reason: str) -> DecisionLine:
    """Decide that a name is not a person. See :meth:`archive.press.Press.split`."""
    register = searching.resources.register()
    whose = None if person is None else register.root(_node(searching, person))
    first, second = _joined(register, name)
    if whose is not None and register.root(second) != whose:
        raise UsageError(f"{name!r} does not join {whose}, but {register.root(second)}")
    if whose is None and register.person(name) is not None and first == second:
        raise UsageError(
            f"{name!r} is the id of a person: give the written name that does not mean that person, "
            f"or {name!r} twice if it is the name in this spelling"
        )
    return _decide(searching.resources, "split", {"first": first, "second": second}, reason)


def _joined(register: Register, name: str) -> tuple[str, str]:
    """What of a name joins whom: a person that was merged, or a key that means a person."""
    for node in (name, key(name), register.node(key(name))):
        target = register.merged(node)
        if target is not None:
            return node, target
    own = key(name)
    joined = register.node(own)
    if register.person(joined) is None:
        raise NotFoundError(f"{name!r} joins no person; 'pressmark people show' says what joins one")
    return own, joined


def undo(resources: "Resources", number: int | None, reason: str) -> DecisionLine:
    """Take back a decision. See :meth:`archive.press.Press.undo`."""
    lines = decisions(resources)
    if number is None:
        number = next(
            (line.number for line in reversed(lines) if line.undone is None and line.kind != "undo"), None
        )
        if number is None:
            raise NotFoundError("there is no decision to take back")
    if not 0 < number <= len(lines):
        raise NotFoundError(f"there is no decision {number}; 'pressmark people decisions' lists them")
    if (before := lines[number - 1].undone) is not None:
        raise UsageError(f"decision {number} is taken back already, by decision {before}")
    seq = resources.store().decisions.list()[number - 1].seq
    return _decide(resources, "undo", {"decision": seq}, reason)


def _decide(resources: "Resources", kind: str, data: Mapping[str, object], reason: str) -> DecisionLine:
    store = resources.store(write=True)
    store.decisions.add(kind, data, reason)
    resources.persons_changed()
    return decisions(resources)[-1]


def _node(searching: "Searching", name: str) -> str:
    """The one person that a name means, before decisions: an id, or a key of this archive of nobody's."""
    register = searching.resources.register()
    present = set(searching.present)
    if register.person(name) is not None or name in present or register.merged(name) is not None:
        return name
    own = key(name)
    nodes = register.nodes(name)
    if own and own in present and own not in nodes:
        nodes.append(own)
    roots = dict.fromkeys(map(register.root, nodes))
    if not roots:
        raise NotFoundError(
            f"nobody here or in the register is called {name!r}; 'pressmark people list' lists all"
        )
    if len(roots) > 1:
        _ambiguous(searching, name, list(roots))
    return nodes[0] if len(nodes) == 1 else next(iter(roots))


def _ambiguous(searching: "Searching", name: str, roots: Sequence[str]) -> NoReturn:
    listed = [_described(searching, node) for node in roots[:_LISTED]]
    more = f" and {len(roots) - _LISTED} more" if len(roots) > _LISTED else ""
    raise UsageError(f"{name!r} may be any of these, give an id: {'; '.join(listed)}{more}")


def _described(searching: "Searching", node: str) -> str:
    person = searching.resources.register().person(node)
    if person is None:
        return f"{node} (as articles have it)"
    facts = [person.office, None if person.born is None else f"born {person.born}"]
    return f"{node} ({', '.join(fact for fact in facts if fact) or 'register'})"
