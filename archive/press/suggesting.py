"""What there is to decide about the persons of an archive: who may be one, and whose name may be several's.

Names that are alike come from the crossings of the archive (``authority.crossings``). What is known of
both is added to that (``archive.press.beside``).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from shlex import quote
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.errors import NotFoundError
from archive.people.authority.suggesting import Evidence, together, weighed
from archive.people.keys import script
from archive.press.beside import Acquaintance, of_facets, of_offices
from archive.press.deciding import decisions
from archive.press.pages import EvidenceLine, PersonLine, PersonSuggestion

if TYPE_CHECKING:
    from archive.people import Register, RegisteredPerson
    from archive.people.authority.crossings import Pair
    from archive.press.searching import Searching

__all__ = ["suggestions"]

_ALIKE: Final = 0.8
"""How alike names must be, 0 to 1."""

_LEAST: Final = 0.5
"""What is less likely than this is not suggested."""

_READ: Final = 150
"""Pairs for which articles are read, the likeliest ones."""

_READ_OF_SHARED: Final = 60
"""Articles that are read of a name that several have."""

_REASONS: Final = 2
"""Evidence beside the names that a command gives as the reason."""

_OTHER: Final = "-other"


def suggestions(
    searching: "Searching", name: str | None, *, limit: int | None, offset: int
) -> tuple[PersonSuggestion, ...]:
    """See :meth:`archive.press.Press.suggest`."""
    about: frozenset[str] = frozenset()
    if name is not None:
        about = frozenset(searching.choose(name).ids)
        if not about:
            raise NotFoundError(f"nobody here is called {name!r}: see 'pressmark people list'")
    known = Acquaintance(searching)
    found = [*_merges(searching, known, about), *_shared(searching, known, about)]
    found.sort(key=lambda item: (-item.confidence, -item.second.count, item.first.id, item.second.id))
    return tuple(found[offset : None if limit is None else offset + limit])


# -- persons who may be one ------------------------------------------------------------------------


class _Candidate(NamedTuple):
    """Two persons with the comparison of their names, and what speaks for and against."""

    first: str
    second: str
    pair: "Pair"
    evidence: tuple[Evidence, ...]

    @property
    def confidence(self) -> float:
        return weighed(self.pair.confidence, self.evidence)


def _merges(searching: "Searching", known: Acquaintance, about: frozenset[str]) -> Iterator[PersonSuggestion]:
    """The likeliest pairs; of several persons alike only as many pairs as it takes to join them."""
    likely = sorted(_candidates(searching, known, about), key=_order)[: None if about else _READ]
    read = [
        item._replace(evidence=(*item.evidence, *of_offices(known, item.first, item.second)))
        for item in likely
    ]
    head: dict[str, str] = {}

    def joined(person: str) -> str:
        while person in head:
            person = head[person]
        return person

    for item in sorted(read, key=_order):
        one, two = joined(item.first), joined(item.second)
        if item.confidence < _LEAST or one == two:
            continue
        head[one] = two
        yield _suggestion(searching, known, item)


def _order(item: _Candidate) -> tuple[float, float, str, str]:
    return -item.confidence, -item.pair.confidence, item.first, item.second


def _suggestion(searching: "Searching", known: Acquaintance, item: _Candidate) -> PersonSuggestion:
    names = Evidence(f"names: {item.pair.reason}", 1.0)
    telling = sorted((part for part in item.evidence if part.weight > 0), key=lambda part: -part.weight)
    reason = "; ".join(part.words for part in (names, *telling[:_REASONS]))
    return PersonSuggestion(
        kind="merge",
        confidence=item.confidence,
        first=_line(searching, known, item.first),
        second=_line(searching, known, item.second),
        evidence=_lines((names, *item.evidence)),
        command=_merge(item.first, item.second, reason),
    )


def _lines(evidence: Iterable[Evidence]) -> tuple[EvidenceLine, ...]:
    ordered = sorted(evidence, key=lambda item: item.weight < 0)
    return tuple(EvidenceLine(words=item.words, against=item.weight < 0) for item in ordered)


def _merge(first: str, second: str, reason: str) -> str:
    return f"pressmark people merge {_quoted(first)} {_quoted(second)} --reason {_quoted(reason)}"


def _quoted(word: str) -> str:
    """A word as a shell takes it, always in quotes."""
    return quote(word) if "'" in word else f"'{word}'"


def _line(searching: "Searching", known: Acquaintance, person: str) -> PersonLine:
    return PersonLine(
        id=person,
        label=searching.person_label(person),
        count=known.count(person),
        registered=searching.resources.register().person(person) is not None,
    )


def _candidates(searching: "Searching", known: Acquaintance, about: frozenset[str]) -> Iterator[_Candidate]:
    """Persons of this archive whose names are alike, one pair of names each, with what facets say."""
    crossings = searching.resources.crossings()
    if crossings is None:
        return
    register = searching.resources.register()
    whose = _whose(register, crossings.names())
    apart = _apart(searching) | {
        frozenset((own, owner)) for own, owners in _homonyms(searching) for owner in owners
    }
    person = cache(register.person)

    @cache
    def skip(one: str, two: str) -> bool:
        if about and one not in about and two not in about:
            return True
        if not (known.count(one) and known.count(two)) or frozenset((one, two)) in apart:
            return True
        mine, yours = person(one), person(two)
        return mine is not None and yours is not None and _others(mine, yours)

    best: dict[frozenset[str], Pair] = {}
    for pair in crossings.pairs(whose, _ALIKE, skip):
        two = frozenset((whose[pair.first], whose[pair.second]))
        if two not in best or best[two].confidence < pair.confidence:
            best[two] = pair
    for pair in best.values():
        first, second = sorted(
            (whose[pair.first], whose[pair.second]),
            key=lambda one: (person(one) is not None, script(one) == "Latn", known.count(one), one),
        )
        evidence = (
            *_of_register(person(first), person(second), pair),
            *of_facets(searching, known, first, second, gap=together(pair.first, pair.second, pair.reason)),
        )
        yield _Candidate(first, second, pair, evidence)


def _whose(register: "Register", names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The person of each key, decisions included."""
    held = dict(names)
    found = register.resolve(held)
    return {own: found.get(own) or register.root(person) for own, person in held.items()}


def _apart(searching: "Searching") -> set[frozenset[str]]:
    """Pairs that were decided not to be one: split, or merged and taken back."""
    register = searching.resources.register()

    def meant(node: str) -> set[str]:
        return {register.root(node), register.root(register.node(node)), node}

    found = set()
    for line in decisions(searching.resources):
        if (line.kind == "split" and line.undone is None) or (
            line.kind == "merge" and line.undone is not None
        ):
            found |= {frozenset((one, two)) for one in meant(line.first) for two in meant(line.second)}
    return found


def _others(one: "RegisteredPerson", two: "RegisteredPerson") -> bool:
    """Whether the register itself says that two of its persons are two."""
    facts = ((one.wikidata, two.wikidata), (one.born, two.born), (one.died, two.died))
    if any(mine and yours and mine != yours for mine, yours in facts):
        return True
    return not any(all(form.source for form in person.forms) for person in (one, two))


def _of_register(
    one: "RegisteredPerson | None", two: "RegisteredPerson | None", pair: "Pair"
) -> Iterator[Evidence]:
    if "the numbers differ" in pair.reason:
        yield Evidence("only one of the names has a number or a Jr.", -1.5)
    if one is not None and two is not None:
        yield Evidence("both are in the register, as two persons", -1.0)
        return
    known = one or two
    if known is not None and script(pair.first) == script(pair.second):
        code = script(pair.first)
        spelled = next((form.name for form in known.forms if script(form.name) == code), None)
        if spelled is not None:
            yield Evidence(f"the register spells it otherwise: {spelled}", -0.4)


# -- names of several persons ----------------------------------------------------------------------


def _shared(searching: "Searching", known: Acquaintance, about: frozenset[str]) -> Iterator[PersonSuggestion]:
    """Names of this archive that several registered persons have, so that they join none."""
    apart = _apart(searching)
    for person, owners in _homonyms(searching):
        left = [owner for owner in owners if frozenset((person, owner)) not in apart]
        if left and (not about or not about.isdisjoint((person, *owners))):
            yield _several(searching, known, person, left)


def _homonyms(searching: "Searching") -> Iterator[tuple[str, list[str]]]:
    """Names of this archive that join nobody, with the registered persons who have them."""
    register = searching.resources.register()
    for person in searching.present:
        owners = register.owners(person.removesuffix(_OTHER))
        if len(owners) > 1 and register.person(person) is None and not register.members(person):
            yield person, [owner for owner in dict.fromkeys(map(register.root, owners)) if owner != person]


def _several(searching: "Searching", known: Acquaintance, person: str, owners: list[str]) -> PersonSuggestion:
    """Whether all that is under a shared name is one of its owners, by the offices beside it."""
    said = known.offices(person, most=_READ_OF_SHARED)
    register = searching.resources.register()
    held: dict[str, set[str]] = {}
    for owner in owners:
        found = register.person(owner)
        held[owner] = {office.kind for office in found.offices} & said.keys() if found else set()
    best = max(owners, key=lambda owner: (len(held[owner]), known.count(owner), owner))
    rivals = [owner for owner in owners if owner != best and held[owner]]
    evidence = [
        Evidence(f"beside the name: {', '.join(said[kind] for kind in sorted(held[owner]))}, as {owner}", 0.9)
        for owner in owners
        if held[owner]
    ]
    others = ", ".join(owner for owner in owners if owner != best)
    shared = Evidence(f"the name is that of {others} too", -1.0)
    if held[best] and not rivals:
        evidence.append(shared)
        reason = evidence[0].words
        return PersonSuggestion(
            kind="merge",
            confidence=weighed(0.7, [Evidence("", -0.2 * (len(owners) - 2))]),
            first=_line(searching, known, person),
            second=_line(searching, known, best),
            evidence=_lines(evidence),
            command=_merge(person, best, reason),
        )
    split = Evidence(f"the register has {len(owners)} persons of this name: {', '.join(owners)}", 1.0)
    return PersonSuggestion(
        kind="split",
        confidence=0.8 if rivals else 0.5,
        first=_line(searching, known, person),
        second=_line(searching, known, best),
        evidence=_lines([split, *evidence]),
        command=f"pressmark people show {_quoted(person)}",
    )
