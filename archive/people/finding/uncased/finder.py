"""Names in a text without capitals: what stands around a name, and the short forms of full ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from archive.people.authority.known import KnownNames
from archive.people.finding.cased.evidence import ENOUGH
from archive.people.finding.sightings import Shape, Sighting
from archive.people.finding.uncased.lexicon import SCRIPTS, Is, fold
from archive.people.finding.uncased.names import Name, read
from archive.people.finding.uncased.text import FAR, NEAR, Text, pattern, words_of

__all__ = ["shorts", "sightings"]

_OFFICE: Final = 7
"""Words from a name back to its title, less one."""
_SURE: Final = 4
"""Evidence from which on several words are a name."""
_TITLE: Final = 3
_SPOKE: Final = 2
_AFTER: Final = 1
_CANDIDATE: Final = Is.NAME | Is.KUNYA | Is.COMPOUND | Is.SERVANT | Is.CALIPH | Is.KOREAN | Is.CHINESE
_LEADS: Final = Is.TITLE | Is.SPEECH | Is.DEFINITE | Is.BODY | Is.PLACE | Is.ADJECTIVE
_NO_START: Final = (
    Is.STOP
    | Is.ORDINARY
    | Is.TITLE
    | Is.SPEECH
    | Is.THING
    | Is.BODY
    | Is.PLACE
    | Is.DEFINITE
    | Is.CLAUSE
    | Is.NUMERAL
)
_NO_SHORT: Final = Is.STOP | Is.TITLE | Is.KUNYA | Is.SERVANT | Is.SMALL | Is.SPEECH | Is.THING | Is.BODY
_SHORTEST: Final = 3


def sightings(text: str, language: str, known: KnownNames) -> Iterator[Sighting]:
    """Names in scripts without capitals, script by script, in order."""
    for script in SCRIPTS:
        if pattern(script).search(text):
            yield from _in_script(words_of(text, script, language), known)


def _in_script(text: Text, known: KnownNames) -> Iterator[Sighting]:
    words = text.words
    folded = [word.text for word in words]
    index = ended = 0
    while index < len(words):
        size, seen = _registered(text, folded, index, known)
        if seen is None:
            word = words[index]
            candidate = word.bits & _CANDIDATE
            unlisted = not candidate and not word.cut and not word.bits & _NO_START
            before = _before(text, index) if candidate or unlisted else 0
            if not before and not candidate:
                index += 1
                continue
            if index == ended and index and word.clitic == "و":
                before = max(before, _SPOKE)
            size, seen = _named(text, index, before)
        if seen is not None:
            if not (_thing_before(text, index) or _thing_after(text, index + size)):
                yield seen
            ended = index + size
        index += size
    return


def _registered(text: Text, folded: list[str], index: int, known: KnownNames) -> tuple[int, Sighting | None]:
    """The longest registered form at a word, and its words."""
    lexicon, word = text.lexicon, text.words[index]
    cut = word.cut
    found = known.longest(folded, index, lexicon.code, lexicon.language)
    if found is None and not cut:
        printed = text.spans[index]
        for clitic in lexicon.clitics if text.text[printed[0]] in lexicon.firsts else ():
            if len(word.text) > len(clitic) + 1 and text.text.startswith(clitic, printed[0]):
                rest = [word.text[len(clitic) :], *folded[index + 1 : index + 8]]
                found = known.longest(rest, 0, lexicon.code, lexicon.language)
                if found is not None:
                    cut = len(clitic)
                    break
    if found is None:
        return 1, None
    form = found[0]
    size = len(form.words)
    if any(text.gap(at) == FAR or text.words[at].cut for at in range(index + 1, index + size)):
        return 1, None
    if size == 1 and (index and text.bits(index - 1) & (Is.GIVEN | Is.FOREIGN)):
        return 1, None
    if size > 1 and text.bits(index + size) & Is.SURNAME and text.gap(index + size) == NEAR and size == 2:
        longer = read(text, index, addressed=False)
        if longer is not None and longer.size > size:
            return 1, None
    shape: Shape = "korean" if text.words[index].bits & Is.KOREAN and size == 3 else "western"
    start, end, name = text.printed(index, size, cut)
    return size, Sighting(
        start=start, end=end, name=name, words=form.words, shape=shape, persons=form.persons
    )


def _named(text: Text, index: int, before: int) -> tuple[int, Sighting | None]:
    """Words read, and the name they are."""
    found = read(text, index, addressed=before > 0)
    if found is None:
        return 1, None
    word = text.words[index]
    if before == _SPOKE and not word.bits & _CANDIDATE and word.text[-1] == "ا":
        return 1, None  # an object: أبدى شغفا
    weight = found.weight + before
    if found.elements == 1:
        return _single(text, index, found, before)
    after = text.words[index + found.size].bits if index + found.size < len(text) else 0
    if after & (Is.SPEECH | Is.ADDRESSED):
        weight += _AFTER
    if weight < _SURE:
        one = Name(1, 0, 1)
        alone = not word.bits & (Is.KUNYA | Is.SERVANT | Is.COMPOUND)
        return _single(text, index, one, before) if alone else (1, None)
    start, end, name = text.printed(index, found.size, word.cut)
    shape: Shape = "korean" if found.shape == "korean" else "western"
    said = _said(text, index, found.size)
    return found.size, Sighting(start=start, end=end, name=name, words=said, shape=shape)


def _said(text: Text, index: int, size: int) -> tuple[str, ...]:
    first = text.words[index].text
    rest = (fold(text.text[slice(*text.spans[at])]) for at in range(index + 1, index + size))
    return (first, *rest)


def _single(text: Text, index: int, found: Name, before: int) -> tuple[int, Sighting | None]:
    """A name of one element: a kunya stands by itself, a word needs what stands around it."""
    word = text.words[index]
    start, end, name = text.printed(index, found.size, word.cut)
    said = _said(text, index, found.size)
    if found.size > 1:
        sure = found.weight + (before > 0) >= _SURE or (found.weight >= 3 and word.bits & Is.KUNYA)
        return found.size, Sighting(start=start, end=end, name=name, words=said) if sure else None
    bits = word.bits
    weight = _alone_cautiously(bits) if text.lexicon.cautious else _alone(bits)
    if not weight:
        return 1, None
    after = text.words[index + 1].bits if index + 1 < len(text) and text.gap(index + 1) == NEAR else 0
    if before >= _TITLE:
        weight += 2
    elif before > 0:
        weight += 1
    if after & (Is.SPEECH | Is.ADDRESSED | Is.CLOSER):
        weight += _AFTER
    titled = before >= _TITLE and weight >= ENOUGH
    return 1, Sighting(start=start, end=end, name=name, words=said, full=False, titled=titled, weight=weight)


def _alone(bits: int) -> int:
    """Evidence of a single word by itself."""
    if bits & Is.MONONYM:
        return ENOUGH
    if bits & Is.PLACE:
        return 0
    if bits & Is.SURNAME and not bits & Is.ORDINARY:
        return 2 if bits & Is.DEFINITE else ENOUGH
    if bits & Is.OUTLAND:
        return 2
    if bits & (Is.GIVEN | Is.FOREIGN):
        return 1 if bits & Is.ORDINARY else 2
    return 0


def _alone_cautiously(bits: int) -> int:
    """The same where nothing but the lists tells a name from other words."""
    if bits & Is.MONONYM:
        return ENOUGH
    if not bits & (Is.NAME) or bits & (Is.ORDINARY | Is.PLACE):
        return 0
    return 2


def _before(text: Text, index: int) -> int:
    """The evidence that stands before a name: a title, perhaps with what the office is of, or a verb."""
    words = text.words
    first = index - 1
    if first < 0 or words[index].cut:
        return 0
    bits = words[first].bits
    if not bits & _LEADS and words[first].text not in _OF:
        return 0
    if text.gap(index) != NEAR:
        return 0
    if bits & Is.TITLE:
        return _TITLE
    if bits & Is.SPEECH:
        return _SPOKE
    for here in range(first, max(-1, first - _OFFICE), -1):
        bits = words[here].bits
        if bits & Is.TITLE:
            return _TITLE
        if not bits & (Is.DEFINITE | Is.BODY | Is.PLACE | Is.ADJECTIVE) and words[here].text not in _OF:
            return 0
        if text.gap(here) != NEAR:
            return 0
    return 0


_OF: Final = frozenset(("السابق", "السابقه", "الاسبق", "الحالي", "الراحل", "الجديد", "باسم", "لشوون", "لل"))


def _thing_before(text: Text, index: int) -> bool:
    """ساحة كيم إيل سونغ, شارع الملك فيصل: the noun stands directly before the name or its title."""
    if text.gap(index) != NEAR or text.words[index].cut:
        return False
    if text.words[index - 1].bits & Is.THING:
        return True
    titled = text.bits(index - 1) & Is.TITLE and text.bits(index - 1) & Is.DEFINITE
    return bool(titled and text.gap(index - 1) == NEAR and text.words[index - 2].bits & Is.THING)


def _thing_after(text: Text, index: int) -> bool:
    """नेहरू मार्ग: in some languages the noun comes after the name."""
    return text.lexicon.things_after and text.gap(index) == NEAR and bool(text.bits(index) & Is.THING)


def shorts(text: str, language: str, full: Iterable[Sighting]) -> Iterator[Sighting]:
    """Parts of full names where they stand alone: the family name, several words in a row."""
    names = {seen.words for seen in full if len(seen.words) > 1}
    parts = {word for said in names for word in said}
    if not parts:
        return
    lasts = Counter(said[-1] for said in names)
    for script in SCRIPTS:
        if pattern(script).search(text):
            yield from _shorts(words_of(text, script, language), parts, lasts)


def _shorts(text: Text, parts: set[str], lasts: Mapping[str, int]) -> Iterator[Sighting]:
    """Short forms. One that several names end with joins none of them: it is in the result by itself."""
    lexicon = text.lexicon
    index = 0
    while index < len(text):
        word = text.words[index]
        said, cut = word.text, word.cut
        if said not in parts:
            cut = next(
                (
                    len(one)
                    for one in (lexicon.clitics if said[0] in lexicon.firsts else ())
                    if said.startswith(one) and said[len(one) :] in parts and not word.cut
                ),
                0,
            )
            if not cut:
                index += 1
                continue
            said = said[cut:]
        size = 1
        while text.gap(index + size) == NEAR and text.said(index + size) in parts:
            size += 1
        if (size > 1 or _telling(text, index, said, lasts)) and not (
            _thing_before(text, index) or _thing_after(text, index + size)
        ):
            start, end, name = text.printed(index, size, cut)
            rest = tuple(text.said(at) for at in range(index + 1, index + size))
            shared = size == 1 and lasts.get(said, 0) > 1
            yield Sighting(start=start, end=end, name=name, words=(said, *rest), full=shared)
        index += size


def _telling(text: Text, index: int, said: str, lasts: Mapping[str, int]) -> bool:
    """True for a word that stands for its name: the last one, and no ordinary word or small one."""
    bits = text.lexicon.bits(said)
    if len(said) < _SHORTEST or bits & (
        Is.STOP | Is.TITLE | Is.KUNYA | Is.SERVANT | Is.SMALL | Is.SPEECH | Is.THING | Is.BODY
    ):
        return False
    if _before(text, index) > 0:
        return True
    if bits & Is.ORDINARY or (bits & Is.PLACE and not bits & Is.SURNAME):
        return False
    return said in lasts or bool(bits & Is.FOREIGN)
