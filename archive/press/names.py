"""Which persons of this archive a written name means."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archive.people import Register, key

__all__ = ["Choice", "choose"]


class Choice(NamedTuple):
    """The persons that a name may mean, best known first, and what there is to say about it.

    ``part`` says that it is only a part of their names.
    """

    ids: tuple[str, ...]
    notes: tuple[str, ...] = ()
    part: bool = False


def choose(name: str, register: Register, present: Sequence[str]) -> Choice:
    """The persons among ``present`` (ids in this archive, the most frequent first) that ``name`` means.

    In this order: an id, a full name form in any script, a transliterated full form, a single part.
    To a full form those are added who are spelled like it in another script, and a note says why; a part
    that several persons share means all of them, and a note lists them.
    """
    here = set(present)
    if name in here:
        return Choice(ids=(name,))
    own = key(name) if name.strip() else ""
    full = [*dict.fromkeys([own, *register.lookup(name)])]
    ids = [item for item in full if item in here]
    notes = []
    for other in register.alike(name):
        if other.person in here and other.person not in ids:
            ids.append(other.person)
            notes.append(
                f"{name!r} may be {other.person} too: {other.reason}, confidence {other.confidence:.2f}"
            )
    if ids:
        return Choice(ids=tuple(ids), notes=tuple(notes))
    shared = {*register.part(name), *_with_part(own, present)}
    ids = [item for item in present if item in shared]
    if not ids:
        return Choice(ids=(), notes=(f"no person of this archive is called {name!r}",))
    if len(ids) == 1:
        return Choice(ids=tuple(ids), part=True)
    listed = ", ".join(ids[:8]) + (f" and {len(ids) - 8} more" if len(ids) > 8 else "")
    note = f"{name!r} may mean {len(ids)} persons, all of them taken: {listed}"
    return Choice(ids=tuple(ids), notes=(note,), part=True)


def _with_part(part: str, present: Iterable[str]) -> list[str]:
    """Ids with ``part`` among their parts: ids are slugs, so that parts are between hyphens."""
    if not part or "-" in part:
        return []
    return [item for item in present if part in item.split("-")]
