"""How the words of a name sound, for comparing them: ``phones.toml`` has the tables and their sources.

A word has several readings where its letters have several, as in Latin letters: a paper in English prints
names of every language as they are spelled at home.
"""

import re
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from archive import languages
from archive.people.keys import script, words
from archive.people.scripts.chinese import readings
from archive.people.tables import table

__all__ = ["LETTERS", "near", "same", "sounds", "sounds_of_syllables"]

_FIRST: Final = 0xAC00
_PROFILES: Final = {
    "fr": ("french",),
    "de": ("german",),
    "pl": ("polish",),
    "cs": ("slavic",),
    "sk": ("slavic",),
    "sl": ("slavic",),
    "hr": ("slavic",),
    "es": ("spanish",),
    "pt": ("portuguese",),
    "it": ("italian",),
    "tr": ("turkish",),
    "hu": ("hungarian",),
    "vi": ("vietnamese",),
}
_DOUBLED: Final = re.compile(r"(.)\1+")
LETTERS: Final = "mul"
"""In place of a language: read by the letters, without the vowels of English."""

_ALL: Final = (
    "general",
    "english",
    "pinyin",
    "long",
    "french",
    "german",
    "slavic",
    "polish",
    "spanish",
    "portuguese",
    "italian",
    "turkish",
    "hungarian",
    "vietnamese",
)
_LONG: Final = str.maketrans("aiou", "áíúú")
_MARKED: Final = "žščćěřđżźśłóąęńñãõçşıđ"
"""Letters with marks that a profile reads; the others lose theirs."""


def _data() -> Any:
    return table("scripts", "phones")


@cache
def _profile(name: str) -> dict[str, str]:
    own = dict(_data()["latin"][name])
    base = own.pop("base", None)
    return (_profile(base) if base else {}) | own


@lru_cache(maxsize=65536)
def sounds(word: str, language: str) -> tuple[str, ...]:
    """The readings of one word, in any script, as print has it; the likeliest first, none empty.

    >>> sounds("Путин", "ru"), sounds("푸틴", "ko"), sounds("プーチン", "ja")
    (('putin',), ('putin',), ('puCin',))
    """
    code = script(word)
    if code == "Latn":
        found = _latin(word.lower(), language.split("-")[0])
    elif code == "Cyrl":
        plain = word.lower().replace("\u0301", "")
        # г stands for g and, in foreign names, for h.
        found = (_by_letters(plain, "cyrillic"), _by_letters(plain.replace("г", "х"), "cyrillic"))
    elif code == "Hang":
        found = (_hangul(word),)
    elif code == "Kana":
        found = (_kana(word),)
    elif code == "Hani":
        found = (_han(languages.fold(word)),)
    elif code == "Arab":
        found = _arabic(word)
    else:
        found = ()
    return tuple(dict.fromkeys(_single(one) for one in dict.fromkeys(found) if one))


def _single(phones: str) -> str:
    """Doubled consonants and vowels are one."""
    return _DOUBLED.sub(r"\1", phones) if _DOUBLED.search(phones) else phones


def _latin(word: str, language: str) -> tuple[str, ...]:
    plain = word
    if not word.isascii():
        plain = "".join(char if char in _MARKED or char.isascii() else _bare(char) for char in word)
    return tuple([_read(plain, name) for name in _profiles(language)])


@cache
def _profiles(language: str) -> tuple[str, ...]:
    if language == LETTERS:
        return tuple(name for name in _ALL if name not in ("english", "long"))
    return tuple(dict.fromkeys((*_PROFILES.get(language, ()), *_ALL)))


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    """A letter without its marks."""
    return (words(char) or ("",))[0]


@lru_cache(maxsize=65536)
def _read(word: str, profile: str) -> str:
    base = _base(profile)
    if base is not None and word.isascii() and not _own(profile).search(word):
        return _read(word, base)
    return _by_letters(word, profile)


@cache
def _base(profile: str) -> str | None:
    found: str | None = _data()["latin"][profile].get("base")
    return found


@cache
def _own(profile: str) -> re.Pattern[str]:
    """An expression for what a profile reads otherwise than its base does."""
    letters = {name.strip("^$") for name in _data()["latin"][profile] if name != "base"}
    return re.compile("|".join(map(re.escape, letters)))


class _Graphemes(NamedTuple):
    """A table of letters: an expression that cuts a word, and what its first, last and other pieces say."""

    pattern: re.Pattern[str]
    first: dict[str, str]
    last: dict[str, str]
    others: "_Others"


class _Others(dict[str, str]):
    """Pieces of words; those that are not listed are read without their marks."""

    def __missing__(self, part: str) -> str:
        plain = _bare(part)
        self[part] = found = self.get(plain, "") if plain != part else ""
        return found


@cache
def _graphemes(kind: str) -> _Graphemes:
    """The longest graphemes of a table are pieces, and any other letter alone."""
    letters = _data()[kind] if kind in ("arabic", "cyrillic") else _profile(kind)
    found = []
    for name in sorted(letters, key=lambda one: (-len(one.strip("^$")), "^" not in one and "$" not in one)):
        plain = re.escape(name.strip("^$"))
        if name[0] == "^":
            found.append(rf"\A{plain}")
        elif name[-1] == "$":
            found.append(rf"(?<=.){plain}\Z")
        else:
            found.append(plain)
    return _Graphemes(
        re.compile("|".join([*found, "."]), re.DOTALL),
        {name[1:]: sound for name, sound in letters.items() if name[0] == "^"},
        {name[:-1]: sound for name, sound in letters.items() if name[-1] == "$"},
        _Others({name: sound for name, sound in letters.items() if name[0] != "^" and name[-1] != "$"}),
    )


def _by_letters(word: str, kind: str) -> str:
    pattern, first, last, others = _graphemes(kind)
    parts = pattern.findall(word)
    out = [others[part] for part in parts]
    if parts and parts[0] in first:
        out[0] = first[parts[0]]
    if len(parts) > 1 and parts[-1] in last:
        out[-1] = last[parts[-1]]
    return "".join(out)


def _hangul(word: str) -> str:
    data = _data()["hangul"]
    out = []
    for char in word:
        if not "\uac00" <= char <= "\ud7a3":
            continue
        initial, rest = divmod(ord(char) - _FIRST, 588)
        vowel, final = divmod(rest, 28)
        out.append(data["initials"][initial] + data["vowels"][vowel] + data["finals"][final])
    # ㄹㄹ is one l.
    return "".join(out).replace("lr", "l")


@cache
def _kana_table() -> dict[str, str]:
    data = _data()["kana"]
    found = {}
    for consonant, row in data["rows"].items():
        found.update({char: consonant + vowel for char, vowel in zip(row, "aiueo", strict=True)})
    others: dict[str, str] = data["others"]
    return found | others


def _kana(word: str) -> str:
    out: list[str] = []
    small = _data()["kana"]["small"]
    for char in word:
        katakana = chr(ord(char) + 0x60) if "\u3041" <= char <= "\u3096" else char
        if katakana in small:
            if out and out[-1]:
                out[-1] = out[-1][:-1]  # a small vowel stands for that of the kana before it
            out.append(small[katakana])
        else:
            out.append(_kana_table().get(katakana, ""))
    return "".join(out).replace("SJ", "S").replace("Sj", "S").replace("Cj", "C").replace("Jj", "J")


def _han(word: str) -> str:
    return sounds_of_syllables(tuple(found[0] for char in word if (found := readings(char))))


def sounds_of_syllables(syllables: tuple[str, ...]) -> str:
    """The sounds of syllables of pinyin."""
    data = _data()["pinyin"]
    out = []
    for syllable in syllables:
        initial = next((syllable[:size] for size in (2, 1) if syllable[:size] in data["initials"]), "")
        final = syllable[len(initial) :]
        vowel = data["finals"].get(final, final)
        if final == "i" and initial in ("z", "c", "s", "zh", "ch", "sh", "r"):
            vowel = "@"
        out.append(data["initials"].get(initial, "") + vowel)
    return "".join(out)


def _arabic(word: str) -> tuple[str, ...]:
    plain = re.sub("[\u064b-\u065f\u0670ـ]", "", word)
    folded = plain.translate(str.maketrans("ىیکة", "ييكه"))
    found = [_by_letters(folded, "arabic")]
    if folded.startswith("ال") and len(folded) > 4:
        found.append(_by_letters(folded[2:], "arabic"))
    # What is written is long, and never left out as short vowels are.
    return tuple(one.translate(_LONG) for one in found)


@cache
def same(code: str) -> frozenset[tuple[str, str]]:
    """Pairs of sounds that are one where a name in this script is compared, both ways round."""
    pairs = _data()["same"].get(code, ())
    return frozenset(found for one, two in pairs for found in ((one, two), (two, one)))


@cache
def near() -> frozenset[tuple[str, str]]:
    """Pairs of different sounds that are near each other, both ways round."""
    groups = _data()["near"]["groups"]
    return frozenset((one, two) for group in groups for one in group for two in group if one != two)
