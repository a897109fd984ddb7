"""Finding names in Arabic.

There are no capitals: registered forms are found behind the particles that Arabic writes on the
word, others by a title before them and names that are known as names. Between title and name may stand
what the office is of: رئيس جمعية الصداقة.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from archive.people.keys import fold
from archive.people.known import KnownNames
from archive.people.sightings import Shape, Sighting
from archive.people.tables import table

__all__ = ["sightings"]

_WORD: Final = re.compile(r"[\u0621-\u065f\u066e-\u06d3\u06d5]+")
_MOST: Final = 4
_OFFICE: Final = 6
"""Words from a name back to its title, less one."""
_SPACES: Final = " \u00a0\u200f\u200e"


@cache
def _data() -> Any:
    return table("languages", "ar")


@cache
def _sets() -> dict[str, frozenset[str]]:
    """Folded words: titles, things, given names, particles of names, Korean surnames and syllables."""
    data, given = _data(), table("names", "given")["arabic"]
    foreign = frozenset(map(fold, data["foreign_given"]))
    return {
        "titles": frozenset(map(fold, data["titles"])),
        "bodies": frozenset(map(fold, data["bodies"])),
        "stops": frozenset(map(fold, data["stops"])),
        "foreign": foreign,
        "foreign particles": frozenset(map(fold, data["foreign_particles"])),
        "things": frozenset(map(fold, data["things"])),
        "given": frozenset(map(fold, given["names"])) | foreign,
        "particles": frozenset(map(fold, given["particles"])),
        "korean": frozenset(map(fold, data["korean"])),
        "syllables": frozenset(map(fold, data["syllables"])),
    }


def sightings(text: str, language: str, known: KnownNames) -> Iterator[Sighting]:  # noqa: ARG001
    # Persian and Urdu text is read by the same rules; their own forms come from the register.
    """Names in Arabic letters, in order."""
    spans = [match.span() for match in _WORD.finditer(text) if fold(match.group())]
    said = [_folded(text[start:end]) for start, end in spans]
    index = 0
    while index < len(said):
        found = _at(text, spans, said, index, known)
        if found is None:
            index += 1
            continue
        size, cut, shape, persons = found
        end = index + size
        if not _thing_before(said, index):
            start = spans[index][0] + cut
            name = " ".join(text[start : spans[end - 1][1]].split())
            words = tuple(part for one in said[index:end] for part in one.split())
            words = (words[0][cut:], *words[1:])
            yield Sighting(
                start=start, end=spans[end - 1][1], name=name, words=words, shape=shape, persons=persons
            )
        index = end


def _folded(word: str) -> str:
    """A folded word; what folding would make a name is left as it is: على, and adverbs with tanwin."""
    return word if word == "على" or "\u064b" in word else fold(word)


def _at(
    text: str, spans: list[tuple[int, int]], said: list[str], index: int, known: KnownNames
) -> tuple[int, int, Shape, tuple[str, ...]] | None:
    """Words, letters of particles before the name, shape and persons of a name at ``index``."""
    sets = _sets()
    reach = _reach(text, spans, index)
    for cut in _cuts(said[index]):
        spoken = [said[index][cut:], *said[index + 1 : index + reach]]
        found = known.longest(spoken, 0, "Arab", "ar")
        if found is not None and (len(found[0].words) > 1 or not _name_before(said, index)):
            form = found[0]
            shape: Shape = "korean" if form.words[0] in sets["korean"] and len(form.words) == 3 else "western"
            return len(form.words), cut, shape, form.persons
        if spoken[0] in sets["korean"] and reach > 2 and sets["syllables"].issuperset(spoken[1:3]):
            return 3, cut, "korean", ()
    if said[index] in sets["given"] and _office_before(text, spans, said, index):
        size = _size(said, index, reach)
        if size > 1:
            return size, 0, "western", ()
    return None


def _office_before(text: str, spans: list[tuple[int, int]], said: list[str], index: int) -> bool:
    """True where a title stands before, perhaps with adjectives and bodies between."""
    sets = _sets()
    for here in range(index - 1, max(-1, index - _OFFICE), -1):
        if text[spans[here][1] : spans[here + 1][0]].strip(_SPACES):
            return False
        word = said[here]
        if any(word[cut:] in sets["titles"] for cut in _cuts(word)):
            return True
        if not word.startswith("ال") and word not in sets["bodies"]:
            return False
    return False


def _size(said: list[str], index: int, reach: int) -> int:
    """Words of a name that begins with a given name."""
    sets = _sets()
    foreign = said[index] in sets["foreign"]
    size = 1
    while size < min(reach, _MOST):
        word = said[index + size]
        if word in sets["stops"] or any(word[cut:] in sets["titles"] for cut in _cuts(word)):
            break
        known = word in sets["given"] or word in sets["particles"]
        known = known or (foreign and word in sets["foreign particles"])
        if not known and (
            _is_clause(word, foreign=foreign) or not (_is_spelled(word) if foreign else size < 3)
        ):
            break
        size += 1
        if not known and not foreign:
            break
    small = sets["particles"] | sets["foreign particles"]
    while size > 1 and said[index + size - 1] in small:
        size -= 1
    return size


def _is_clause(word: str, *, foreign: bool) -> bool:
    """True for what may be a verb, a noun of the sentence or begins with and: no family name."""
    if (
        word[0] == "و"
        or word[-1] in "هءى"
        or "\u064b" in word
        or word.endswith("ات")
        or (word[0] == "ي" and len(word) < 6)
    ):
        return True
    return word[0] in "تن" and len(word) < 5 if foreign else word[0] in "تن" or word[-1] == "ا"


def _is_spelled(word: str) -> bool:
    """True for the long vowels of a foreign name, or the article of an Arabic one."""
    return len(word) > 2 and not word.startswith("ال") and any(char in "اويإأآ" for char in word[1:])


def _cuts(word: str) -> Iterator[int]:
    yield 0
    for clitic in _data()["clitics"]:
        if word.startswith(clitic) and len(word) > len(clitic) + 1:
            yield len(clitic)


def _reach(text: str, spans: list[tuple[int, int]], index: int) -> int:
    """How many words from ``index`` on are joined by nothing but a space or a hyphen."""
    reach = 1
    while reach < 8 and index + reach < len(spans):
        between = text[spans[index + reach - 1][1] : spans[index + reach][0]]
        if between.strip(" -\u00a0\u200f\u200e"):
            break
        reach += 1
    return reach


def _name_before(said: list[str], index: int) -> bool:
    return index > 0 and said[index - 1] in _sets()["given"]


def _thing_before(said: list[str], index: int) -> bool:
    """ساحة كيم إيل سونغ: the noun stands directly before, perhaps with particles on it."""
    if not index:
        return False
    word, things = said[index - 1], _sets()["things"]
    return word in things or any(word[cut:] in things for cut in _cuts(word))
