"""Putting sightings together: one person an article, with every mention, under the fullest form.

Names are one person where they are the same words, where the register says so, or where the shorter
is the longer with words left out (Raul Castro, Raul Castro Ruz). A part of a name belongs to the
only person of the article who has it; where several do, to none.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from archive.article import Mention, Person
from archive.people.finding.cased.evidence import ENOUGH
from archive.people.finding.cased.lexicon import lexicon
from archive.people.finding.eastern.surnames import split_eastern
from archive.people.finding.sightings import Shape, Sighting
from archive.people.inflection import variants
from archive.people.keys import fold, is_han, key, script

__all__ = ["grouped", "parts_of"]

Words = tuple[str, ...]

_FEW: Final = 4
"""A conjunction and a title are fewer words than these."""

_CROWD: Final = 64
"""More names than this with one word in common: a list, not an article."""


@dataclass(slots=True, eq=False)
class _Group:
    """A person of the article: forms (words → as printed), registered ids, mentions as spans."""

    shape: Shape
    forms: dict[Words, str]
    persons: set[str]
    spans: set[tuple[int, int]] = field(default_factory=set)

    def absorb(self, other: "_Group") -> None:
        for said, name in other.forms.items():
            self.forms.setdefault(said, name)
        self.persons |= other.persons
        self.spans |= other.spans

    @property
    def name(self) -> str:
        return max(self.forms.items(), key=lambda form: (len(form[0]), len(form[1]), not form[1].isupper()))[
            1
        ]


def grouped(
    text: str,
    found: Iterable[Sighting],
    given: Iterable[Sighting],
    person_words: Mapping[str, frozenset[str]],
    language: str,
) -> list[Person]:
    """Persons of a text by first mention, then those of ``given`` (names from elsewhere) unmentioned.

    ``person_words`` are all words of the forms of a registered person.
    """
    found = list(found)
    found = _womens(found)
    found = _repeated(_settled(found, language), language)
    weights = _weights(found)
    sightings = _read(text, _apart(found))
    elsewhere = list(given)
    surnames = _surnames([*elsewhere, *sightings])
    groups = _merge(_full([*elsewhere, *sightings], surnames), person_words)
    parts = _Parts(groups, language)
    rest: list[Sighting] = []
    beside = _beside(text, sightings, language)
    shared = {seen.words for seen in beside}
    for seen in sightings:
        if _tentative(seen, surnames):
            claimed = None if seen.words in shared else parts.claim(seen)
            if claimed is None and seen.second >= 0:
                # Според Блеър: the first word may only begin the sentence.
                later = seen._replace(start=seen.second, words=seen.words[1:], second=-1)
                if (claimed := parts.claim(later)) is not None:
                    seen = later
            claimed = claimed or _registered(seen, groups)
            if claimed is not None:
                claimed.spans.add((seen.start, seen.end))
            elif seen.words in shared and seen not in beside and not seen.persons:
                continue  # it is one of the two who have it
            elif seen.titled or seen.full or weights.get(seen.words, 0) >= ENOUGH:
                rest.append(seen)
    groups += _single(rest, sightings, parts, shared)
    return _persons(text, groups)


def _beside(text: str, sightings: Sequence[Sighting], language: str) -> set[Sighting]:
    """Surnames that a conjunction joins to a full name with them: President Clinton and Hillary Clinton."""
    found: set[Sighting] = set()
    conjunctions = lexicon(language, "Latn").conjunctions if len(sightings) > 1 else frozenset()
    for pair in pairwise(sightings) if conjunctions else ():
        short, full = sorted(pair, key=lambda one: len(one.words))
        if len(short.words) == 1 < len(full.words) and full.full and full.words[-1:] == short.words:
            between = text[pair[0].end : pair[1].start].split()
            if 0 < len(between) < _FEW and fold(between[0]) in conjunctions:
                found.add(short)
    return found


def _tentative(seen: Sighting, surnames: Collection[str]) -> bool:
    """True for what may be the short form of another name.

    That is all that is not full, a word that the register knows alone (Lenin, Obama), and a Korean
    name of two words, which may be the given name of one of three (Jong Il). Where words are not
    spaced, whole names are one word: there it is one of ``surnames``.
    """
    if not seen.full:
        return True
    bare = len(seen.words) == 1 and bool(seen.persons)
    bare = bare and (not _unspaced(seen.words[0]) or seen.words[0] in surnames)
    return bare or (seen.shape == "korean" and len(seen.words) == 2)


def _surnames(found: Iterable[Sighting]) -> set[str]:
    """Last words of names that do not stand alone before them (Obama, before it names his wife)."""
    alone: set[str] = set()
    surnames: set[str] = set()
    for seen in found:
        if not seen.full:
            continue
        if len(seen.words) == 1:
            alone.add(seen.words[0])
        elif seen.words[-1] not in alone:
            surnames.add(seen.words[-1])
    return surnames


def _registered(seen: Sighting, groups: Iterable[_Group]) -> _Group | None:
    """The one registered person of a word that several names of the article have (Obama beside his wife)."""
    return next((one for one in groups if len(seen.persons) == 1 and one.persons == set(seen.persons)), None)


def _settled(found: list[Sighting], language: str) -> list[Sighting]:
    """Inflected names under the base form that the text itself has elsewhere.

    A base form can be guessed in several ways (Скрипаля: Скрипаль, Скрипай), the text gives the right one.
    """
    plain = [seen for seen in found if seen.full and not seen.raw and len(seen.words) > 1]
    inflected = [place for place, seen in enumerate(found) if seen.raw and seen.full]
    if not plain or not inflected:
        return found
    forms = {seen.words: seen.name for seen in plain}
    for place in inflected:
        seen = found[place]
        if seen.words in forms:
            continue
        for said, name in forms.items():
            if len(said) == len(seen.raw) and said != seen.raw and _is_case(seen.raw, said, language):
                found[place] = seen._replace(words=said, name=name)
                break
    return found


def _womens(found: list[Sighting]) -> list[Sighting]:
    """Surnames that are a man's in a case or a woman's, as the text shows them elsewhere: Захарова."""
    ambiguous = [place for place, seen in enumerate(found) if seen.raw and _is_loose(seen, 1)]
    if not ambiguous:
        return found
    women = {seen.words[-1]: seen.name for seen in found if seen.end > seen.start and not seen.raw}
    for place in ambiguous:
        seen = found[place]
        form = seen.raw[0]
        if form in women and seen.words[0] not in women:
            found[place] = seen._replace(words=seen.raw, name=women[form].split()[-1], raw=())
    return found


def _repeated(found: list[Sighting], language: str) -> list[Sighting]:
    """Two unknown words inside a sentence are a name where the text calls the second one alone elsewhere."""
    alone = {seen.words[0] for seen in found if _is_loose(seen, 1) and seen.weight > 0}
    if not alone or lexicon(language, "Latn").capital_nouns:
        return found
    owned = {seen.words[-1] for seen in found if seen.full}
    alone -= owned
    return [
        seen._replace(full=True)
        if _is_loose(seen, 2) and seen.second < 0 and seen.weight == 0 and seen.words[1] in alone
        else seen
        for seen in found
    ]


def _is_loose(seen: Sighting, size: int) -> bool:
    """True for that many words without evidence, of letters alone (not Airbus A380)."""
    lettered = seen.words[-1].isalpha()
    return (
        lettered
        and len(seen.words) == size
        and not seen.full
        and seen.shape == "western"
        and seen.end > seen.start
    )


def _is_case(raw: Words, said: Words, language: str) -> bool:
    """True where every word is, or is a case of, the word of the other name."""
    return all(
        one[:2] == other[:2] and (one == other or one in variants(other, language))
        for one, other in zip(raw, said, strict=True)
    )


def _weights(found: Sequence[Sighting]) -> dict[Words, int]:
    """The evidence for each single word over the text: the best for it, and all that is against it."""
    best: dict[Words, int] = {}
    against: dict[str, int] = {}
    for seen in found:
        if seen.weight > 0:
            best[seen.words] = max(best.get(seen.words, 0), seen.weight)
        elif seen.weight < 0:
            for word in seen.words:
                against[word] = min(against.get(word, 0), seen.weight)
    return {said: weight + min(against.get(word, 0) for word in said) for said, weight in best.items()}


def _unspaced(word: str) -> bool:
    return word[0] >= "\u3040"


def _apart(found: Iterable[Sighting]) -> list[Sighting]:
    """Sightings in order without overlaps: full ones first, then the longer, then the earlier."""
    kept: list[Sighting] = []
    taken: set[int] = set()
    for seen in sorted(found, key=lambda one: (not one.full, one.start - one.end, one.start)):
        span = range(seen.start, seen.end)
        if span and taken.isdisjoint(span):
            taken.update(span)
            kept.append(seen)
    return sorted(kept, key=lambda one: one.start)


def _read(text: str, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Names; one in brackets that says how the one before is read is that one: 文在寅（ムン・ジェイン）."""
    found: list[Sighting] = []
    for seen in sightings:
        before = found[-1] if found else None
        if before is not None and seen.persons and _is_reading(text, before, seen):
            found.append(seen._replace(words=before.words, name=before.name, shape=before.shape))
        else:
            found.append(seen)
    return found


def _is_reading(text: str, before: Sighting, seen: Sighting) -> bool:
    if text[before.end : seen.start].strip() not in ("(", "（") or not before.full:
        return False
    return not set(before.persons).isdisjoint(seen.persons) and script(before.name) != script(seen.name)


def _full(found: Sequence[Sighting], surnames: Collection[str]) -> list[_Group]:
    groups: dict[Words, _Group] = {}
    for seen in found:
        if _tentative(seen, surnames) and seen.end:
            continue
        group = groups.get(seen.words)
        if group is None:
            group = groups[seen.words] = _Group(seen.shape, {seen.words: seen.name}, set(seen.persons))
        if seen.end:
            group.spans.add((seen.start, seen.end))
        if group.forms[seen.words].isupper() and not seen.name.isupper():
            group.forms[seen.words] = seen.name
    return list(groups.values())


def _merge(groups: list[_Group], person_words: Mapping[str, frozenset[str]]) -> list[_Group]:
    """Join the groups of one registered person, then shorter forms to the only longer one."""
    by_person: dict[str, _Group] = {}
    kept: list[_Group] = []
    for group in groups:
        same = by_person.get(next(iter(group.persons))) if len(group.persons) == 1 else None
        if same is not None:
            same.absorb(group)
            continue
        kept.append(group)
        if len(group.persons) == 1:
            by_person[next(iter(group.persons))] = group
    by_word: dict[str, list[_Group]] = defaultdict(list)
    for group in kept:
        for word in {word for said in group.forms for word in said}:
            by_word[word].append(group)
    gone: set[int] = set()
    for group in sorted(kept, key=lambda one: min(map(len, one.forms))):
        near = [other for other in _near(group, by_word) if id(other) not in gone]
        longer = [other for other in near if _is_short_for(group, other, person_words)]
        if len(longer) == 1:
            longer[0].absorb(group)
            gone.add(id(group))
    return [group for group in kept if id(group) not in gone]


def _near(group: _Group, by_word: dict[str, list[_Group]]) -> list[_Group]:
    """Other groups that have the rarest word of a form; none where even that is too frequent to tell."""
    found: dict[int, _Group] = {}
    for said in group.forms:
        rarest = min((by_word[word] for word in said if len(word) > 1), key=len, default=[])
        if len(rarest) <= _CROWD:
            found.update((id(other), other) for other in rarest if other is not group)
    return list(found.values())


def _is_short_for(short: _Group, long: _Group, person_words: Mapping[str, frozenset[str]]) -> bool:
    if short.shape == "korean" or long.shape != short.shape:
        return False
    if short.persons and long.persons and short.persons.isdisjoint(long.persons):
        return False
    for said in short.forms:
        for other in long.forms:
            end = other[-len(said) :] == said and not short.persons
            if len(said) < len(other) and (end or (said[0] == other[0] and _within(said, other))):
                if not short.persons or long.persons:
                    return True
                # A registered person under an unregistered longer form: its words must be theirs.
                known = frozenset().union(*(person_words.get(one, frozenset()) for one in short.persons))
                return known.issuperset(other)
    return False


def _within(short: Words, long: Words) -> bool:
    """True where the words come in this order in the longer name; an initial is its word."""
    rest = iter(long)
    return all(
        any(word == other or (len(word) == 1 and other[0] == word) for other in rest) for word in short
    )


class _Parts:
    """Which parts of names belong to whom. Inflected forms of a part are that part."""

    def __init__(self, groups: list[_Group], language: str) -> None:
        self.language = language
        self.owners: dict[str, list[tuple[_Group, Words]]] = defaultdict(list)
        for group in groups:
            self.add(group)

    def add(self, group: _Group) -> None:
        for said in group.forms:
            for part in _starts(said, group.shape):
                for form in variants(part, self.language):
                    self.owners[form].append((group, said))

    def claim(self, seen: Sighting) -> _Group | None:
        """The only person whose name these words are part of."""
        owners: list[_Group] = []
        for group, said in self._having(seen):
            if group not in owners and self._fits(seen.words, said, group.shape):
                owners.append(group)
                if len(owners) > 1:
                    return None
        return owners[0] if len(owners) == 1 else None

    def claimed(self, seen: Sighting) -> bool:
        """True where any person has these words."""
        return any(self._fits(seen.words, said, group.shape) for group, said in self._having(seen))

    def _having(self, seen: Sighting) -> list[tuple[_Group, Words]]:
        """Names that the first telling word is part of (in al-Assad the second)."""
        return next((self.owners[word] for word in seen.words if word in self.owners), [])

    def _fits(self, spoken: Words, said: Words, shape: Shape) -> bool:
        if len(said) == 1:
            return spoken == said or said[0].startswith(spoken)
        if shape == "korean":
            given = said[1:]
            return spoken in (said[:1], given, said)
        if len(spoken) == 1:
            return True
        rest = iter(said)
        return all(any(word in variants(other, self.language) for other in rest) for word in spoken)


def parts_of(seen: Sighting) -> list[str]:
    """Words that a short form of a full name can begin with."""
    return _starts(seen.words, seen.shape)


def _starts(said: Words, shape: Shape) -> list[str]:
    if len(said) == 1 and all(map(is_han, said[0])):
        # 安倍 of 安倍晋三; a surname of one character tells too little.
        return [part for part in split_eastern(said[0])[:1] if len(part) > 1]
    if shape == "korean":
        return [word for word in said[:2] if len(word) > 1] if len(said) > 1 else []
    if shape == "vietnamese":
        return [said[-1]]
    return [word for word in dict.fromkeys(said) if len(word) > 2 or not word.isascii()]


def _single(
    rest: list[Sighting], sightings: list[Sighting], parts: _Parts, shared: Collection[Words]
) -> list[_Group]:
    """Persons of whom the article gives one word only, after a title or known to the register."""
    groups: dict[Words, _Group] = {}
    for seen in rest:
        several = seen.words not in shared and parts.claimed(seen)
        if several and not seen.persons and len(seen.words) == 1:
            continue  # it fits several persons: nobody's
        group = groups.setdefault(seen.words, _Group(seen.shape, {seen.words: seen.name}, set(seen.persons)))
        group.spans.add((seen.start, seen.end))
    if not groups:
        return []
    own = _Parts(list(groups.values()), parts.language)
    for seen in sightings:
        if not seen.full and not seen.titled and not parts.claimed(seen):
            claimed = own.claim(seen)
            if claimed is not None:
                claimed.spans.add((seen.start, seen.end))
    return list(groups.values())


def _persons(text: str, groups: list[_Group]) -> list[Person]:
    by_key: dict[str, _Group] = {}
    for group in groups:
        name = key(group.name)
        if name in by_key:
            by_key[name].absorb(group)
        else:
            by_key[name] = group
    ordered = sorted(by_key.items(), key=lambda item: min(item[1].spans, default=(len(text) + 1, 0)))
    return [
        Person(
            id=name,
            name=group.name,
            mentions=tuple(
                Mention(verbatim=text[start:end], start=start, end=end) for start, end in sorted(group.spans)
            ),
        )
        for name, group in ordered
        if name
    ]
