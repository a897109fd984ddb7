"""What a language without capitals knows of single words, looked up by their spelling in print.

A word is read once: the particles that print writes on it (و ب ل) are cut off where the rest is
better known than the whole, and what the lists say of the rest becomes bits of one number.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from archive.people.finding.uncased.places import peoples, places
from archive.people.finding.uncased.shape import foreignness, is_clause
from archive.people.keys import fold as folded_name
from archive.people.tables import names, table

__all__ = ["SCRIPTS", "Is", "Lexicon", "Word", "fold", "lexicon"]

SCRIPTS: Final = {"Arab": "ar", "Hebr": "he", "Deva": "hi"}
"""Script → the language whose words are taken for a text of another language."""

_REMEMBERED: Final = 200_000


def fold(word: str) -> str:
    """A word as keys have it: without what joins its letters."""
    return folded_name(word).replace("\u200c", "").replace("\u200d", "") or word


class Is:
    """What a word may be. Bits."""

    GIVEN: Final = 1
    """A given name of the language or its neighbours."""
    FOREIGN: Final = 2
    """A given name of other peoples."""
    SURNAME: Final = 4
    ORDINARY: Final = 8
    """A frequent word of the language, whatever else it is."""
    STOP: Final = 16
    """It ends a name."""
    TITLE: Final = 32
    SPEECH: Final = 64
    """A verb that stands before a person."""
    THING: Final = 128
    BODY: Final = 256
    PLACE: Final = 512
    SMALL: Final = 1024
    """A small word inside foreign names."""
    KUNYA: Final = 2048
    """It takes the next word into the name: father of, son of."""
    NUMERAL: Final = 4096
    KOREAN: Final = 8192
    CHINESE: Final = 16384
    SYLLABLE: Final = 32768
    MONONYM: Final = 65536
    DEFINITE: Final = 1 << 17
    """It has the article."""
    CLAUSE: Final = 1 << 18
    """Its shape is a verb's or an inflected noun's."""
    OUTLAND: Final = 1 << 19
    """Its shape is a foreign name's."""
    ADJECTIVE: Final = 1 << 20
    """It has the ending of origin: المصري."""
    COMPOUND: Final = 1 << 21
    """It makes a name with the word after it: عبد, سيف الدين."""
    SERVANT: Final = 1 << 22
    """Any word with the article goes on its name: عبد الرحمن."""
    INITIAL: Final = 1 << 23
    CALIPH: Final = 1 << 24
    PEOPLE: Final = 1 << 26
    """Of a country: المصري. Also a surname, but not after a title."""
    CLOSER: Final = 1 << 27
    """It follows a whole phrase: ने, کو."""
    ADDRESSED: Final = 1 << 25
    """A verb that stands after its subject."""

    NAME: Final = GIVEN | FOREIGN | SURNAME | MONONYM
    EASTERN: Final = KOREAN | CHINESE | SYLLABLE
    WORD: Final = ORDINARY | STOP | TITLE | SPEECH | THING | BODY | PLACE | NUMERAL
    KNOWN: Final = NAME | WORD | EASTERN | KUNYA | COMPOUND | SERVANT | CALIPH


class Word(NamedTuple):
    """A word of the text: folded without particles, how many letters of particles stand before it, bits."""

    text: str
    cut: int
    bits: int
    clitic: str
    """The particles."""


_LISTS: Final = (
    ("titles", Is.TITLE),
    ("speech", Is.SPEECH),
    ("speech_after", Is.ADDRESSED),
    ("things", Is.THING),
    ("bodies", Is.BODY),
    ("stops", Is.STOP),
    ("ordinary", Is.ORDINARY),
    ("kunya", Is.KUNYA),
    ("numerals", Is.NUMERAL),
    ("foreign_particles", Is.SMALL),
    ("korean", Is.KOREAN),
    ("chinese", Is.CHINESE),
    ("syllables", Is.SYLLABLE),
    ("mononyms", Is.MONONYM),
    ("allah", Is.COMPOUND),
    ("din", Is.COMPOUND),
    ("servants", Is.SERVANT),
    ("caliphs", Is.CALIPH),
    ("closers", Is.CLOSER | Is.STOP),
)


class Lexicon:
    """The words of a script as one language knows them."""

    def __init__(self, script: str, language: str) -> None:
        own = language in names("languages") and table("languages", language)["script"] == script
        self.language = language if own else SCRIPTS[script]
        self.script = script
        self.code = script if script == "Arab" else "Zyyy"
        """The script as the register names it."""
        self.data: dict[str, Any] = table("languages", self.language)
        self.article: str = self.data.get("article", "")
        self.cautious: bool = self.data.get("cautious", False)
        """A word that no list knows is in a name only where more speaks for it."""
        self.things_after: bool = self.data.get("things_after", False)
        self.surname_endings: tuple[str, ...] = tuple(map(fold, self.data.get("surname_endings", ())))
        self.outland: tuple[str, ...] = tuple(map(fold, self.data.get("outland", ())))
        self.clitics: tuple[str, ...] = tuple(sorted(self.data.get("clitics", ()), key=lambda one: -len(one)))
        self.endings: tuple[str, ...] = tuple(map(fold, self.data.get("endings", ())))
        self.firsts = frozenset(one[0] for one in self.clitics)
        self.not_kunya = frozenset(tuple(fold(one).split()) for one in self.data.get("kunya_not", ()))
        self.din = self._folded("din")
        self.allah = self._folded("allah")
        self.letters = self._folded("letters")
        self.unrelated = frozenset(self.data.get("unfolded", ()))
        """Words that folding would make a name."""
        self.peoples = peoples(self.language)
        self._bits = self._read()
        self._words: dict[str, Word] = {}

    def _folded(self, name: str) -> frozenset[str]:
        return frozenset(map(fold, self.data.get(name, ())))

    def _read(self) -> dict[str, int]:
        bits: dict[str, int] = {}
        for name, bit in _lists(self):
            bits[name] = bits.get(name, 0) | bit
        for name in places(self.language):
            if not bits.get(name, 0) & Is.NAME or " " in name:
                bits[name] = bits.get(name, 0) | Is.PLACE
        return bits

    def word(self, printed: str) -> Word:
        """A word as it stands in print."""
        found = self._words.get(printed)
        if found is None:
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            found = self._words[printed] = self._parse(printed)
        return found

    @property
    def listed(self) -> Iterable[str]:
        """Every folded word of the lists."""
        return self._bits.keys()

    def bits(self, folded: str) -> int:
        """What the lists say of a folded word."""
        return self._bits.get(folded, 0)

    def _parse(self, printed: str) -> Word:
        if printed in self.unrelated:
            return Word(printed, 0, Is.STOP, "")
        folded = fold(printed)
        if self.article and "\u064b" in printed:
            return Word(folded, 0, Is.STOP, "")  # the ending of adverbs and objects
        bits = self._shaped(printed, folded)
        # A hamza on alif begins a word: what stands before it is a particle.
        hamza = bool(self.article) and printed[1:2] in ("أ", "إ")
        if (hamza or not bits & Is.KNOWN) and printed[0] in self.firsts:
            for clitic in self.clitics:
                if not printed.startswith(clitic) or len(printed) < len(clitic) + 2:
                    continue
                rest = printed[len(clitic) :]
                if clitic == "لل":
                    rest = "ال" + rest
                inner = fold(rest)
                found = self._shaped(rest, inner)
                if found & Is.KNOWN or (found & Is.DEFINITE and clitic != "ل"):
                    size = len(clitic) if clitic != "لل" else 2
                    return Word(inner, size, found, clitic)
        return Word(folded, 0, bits, "")

    def _is_inflected(self, folded: str) -> bool:
        """True for a frequent word with an ending: كبيرا of كبير."""
        for ending in self.endings:
            if folded.endswith(ending) and len(folded) > len(ending) + 2:
                found = self._bits.get(folded[: -len(ending)], 0)
                if found & (Is.ORDINARY | Is.STOP | Is.TITLE) and not found & (Is.FOREIGN | Is.SURNAME):
                    return True
        return False

    def _shaped(self, printed: str, folded: str) -> int:
        """What the lists say of a word without particles, and what its shape says."""
        bits = self._bits.get(folded, 0)
        if not bits & Is.KNOWN and self._is_inflected(folded):
            bits |= Is.ORDINARY
        if len(printed) == 1:
            bits |= Is.INITIAL
        if not self.article:
            return bits if bits & Is.KNOWN or not self._is_foreign(folded) else bits | Is.OUTLAND
        if not bits & (Is.STOP | Is.SPEECH) and printed.startswith(self.article) and len(printed) >= 4:
            bits |= self._definite(printed, folded[len(self.article) :], bits)
        if not bits & (Is.NAME | Is.TITLE | Is.SPEECH):
            if not bits & (Is.WORD | Is.DEFINITE) and foreignness(printed) >= 2:
                bits |= Is.OUTLAND
            elif is_clause(printed):
                bits |= Is.CLAUSE
        return bits

    def _is_foreign(self, folded: str) -> bool:
        """True for the endings of family names and the letters of foreign ones."""
        ends = len(folded) > 3 and folded.endswith(self.surname_endings)
        return ends or any(letter in folded for letter in self.outland)

    def _definite(self, printed: str, inner: str, bits: int) -> int:
        """What a word with the article is; ``inner`` is the folded word without it."""
        found = Is.DEFINITE
        known = self._bits.get(inner, 0)
        if not bits & Is.NAME:
            if known & Is.WORD and not known & Is.GIVEN:
                found |= Is.ORDINARY
            if printed[-1] == "ي" and len(printed) > 5:
                found |= Is.ADJECTIVE
        return found | Is.PEOPLE if inner in self.peoples else found


def _lists(lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    for name, bit in _LISTS:
        for word in lexicon.data.get(name, ()):
            if word not in lexicon.unrelated:
                yield fold(word), bit
    for bit, words in _names(lexicon):
        for word in words:
            yield fold(word), bit


def _names(lexicon: Lexicon) -> Iterator[tuple[int, list[str]]]:
    """Given names and surnames of all tables of the script, and those of the language's own table."""
    for name, bit in (("given", Is.GIVEN), ("foreign_given", Is.FOREIGN), ("surnames", Is.SURNAME)):
        yield bit, lexicon.data.get(name, [])
    for kind in ("given", "surnames"):
        for stem in names(f"names/{kind}"):
            one = table(f"names/{kind}", stem)
            if one["script"] != lexicon.code or not _shares(lexicon, kind, one["language"]):
                continue
            bit = Is.SURNAME if kind == "surnames" else Is.GIVEN if one["language"] != "mul" else Is.FOREIGN
            for part in ("male", "female", "names"):
                yield bit, [name for name in one.get(part, ()) if " " not in name]
            yield Is.ORDINARY, one.get("ordinary", [])


def _shares(lexicon: Lexicon, kind: str, language: str) -> bool:
    """True where a language takes over a table of names: of Arabic ones Persian has the given names."""
    return lexicon.language in ("ar", language) or (kind == "given" and language == "ar")


@cache
def lexicon(script: str, language: str) -> Lexicon:
    """The lexicon of a script for texts of a language (primary subtag)."""
    return Lexicon(script, language)
