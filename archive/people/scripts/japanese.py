"""Kana in other letters, and Korean names in katakana.

=================== =====================================================================
system              source
=================== =====================================================================
``hepburn``         Hepburn as revised 1954, long vowels with a macron
``hepburn-plain``   the same without, as English papers print (Tokyo)
``hepburn-oh``      the same with h (Ohta), as on passports
``hepburn-ou``      letter by letter (Satou)
``kunrei``          Cabinet order 1 of 1954, ISO 3602, circumflexes
``polivanov``       E. D. Polivanov 1917, as the Russian press
``hangul``          South Korean transcription of Japanese, 1986
``hangul-north``    foreign word notation of the DPRK
=================== =====================================================================
"""

import re
import unicodedata
from functools import cache
from typing import Any, Final

from archive.people.tables import table

__all__ = ["SYSTEMS", "kana", "katakana"]

SYSTEMS: Final = (
    "hepburn",
    "hepburn-plain",
    "hepburn-oh",
    "hepburn-ou",
    "kunrei",
    "polivanov",
    "hangul",
    "hangul-north",
)
_VOWELS: Final = "aiueo"
_SMALL: Final = {"ャ": "a", "ュ": "u", "ョ": "o"}
_FIRST: Final = 0xAC00
_VOICED_AFTER: Final = frozenset((0, 4, 8, 16, 21))


def _data() -> Any:
    return table("scripts", "japanese")


@cache
def _places() -> dict[str, tuple[str, str]]:
    """Kana → the letter of its row and its vowel."""
    return {
        char: (row, vowel)
        for row, chars in _data()["rows"].items()
        for char, vowel in zip(chars, _VOWELS, strict=True)
        if char != "_"
    }


def _syllables(word: str) -> list[tuple[str, str]]:
    """Syllables of a word in kana, each with the vowel of a small ャ, ュ, ョ after it; ッ, ン, ー alone."""
    found: list[tuple[str, str]] = []
    for char in word:
        katakana_char = chr(ord(char) + 0x60) if "\u3041" <= char <= "\u3096" else char
        if katakana_char in _SMALL and found:
            found[-1] = (found[-1][0], _SMALL[katakana_char])
        else:
            found.append((katakana_char, ""))
    return found


def kana(name: str, system: str = "hepburn") -> str:
    """A name in kana in a system, word by word, each with a capital.

    >>> kana("あべ しんぞう"), kana("あそう たろう", "polivanov"), kana("さとう", "kunrei")
    ('Abe Shinzō', 'Асо Таро', 'Satô')
    >>> kana("たなか", "hangul"), kana("たなか", "hangul-north")
    ('다나카', '다나까')
    """
    parts = [part for part in re.split(r"[\s・]+", unicodedata.normalize("NFKC", name)) if part]
    if system.startswith("hangul"):
        return " ".join(_hangul(_syllables(part), north=system == "hangul-north") for part in parts)
    if system == "polivanov":
        return " ".join(_polivanov(_syllables(part)).capitalize() for part in parts)
    return " ".join(_latin(_syllables(part), system).capitalize() for part in parts)


def _latin(syllables: list[tuple[str, str]], system: str) -> str:
    kind = "kunrei" if system == "kunrei" else "hepburn"
    data = _data()[kind]
    out: list[str] = []
    double = False
    for char, small in syllables:
        if char == "ッ":
            double = True
            continue
        written = _latin_syllable(char, small, data, out)
        if double and written:
            written = ("t" if written.startswith("ch") else written[0]) + written
            double = False
        out.append(written)
    return _long("".join(out), system)


def _latin_syllable(char: str, small: str, data: Any, before: list[str]) -> str:
    if char == "ー":
        return before[-1][-1:] if before else ""
    if char == "ン":
        return "n"
    row, vowel = _places().get(char, ("", ""))
    if small:
        return str(data["palatal"].get(char, f"{row}y")) + small
    return str(data["others"].get(char, row + vowel))


def _long(text: str, system: str) -> str:
    if system == "hepburn-ou":
        return text
    if system == "hepburn-plain":
        return re.sub("ou|oo", "o", text).replace("uu", "u")
    if system == "hepburn-oh":
        return re.sub("o[uo]", "oh", text).replace("uu", "u")
    marks = ("ô", "û") if system == "kunrei" else ("ō", "ū")
    return re.sub("ou|oo", marks[0], text).replace("uu", marks[1])


def _polivanov(syllables: list[tuple[str, str]]) -> str:
    data = _data()["polivanov"]
    out: list[str] = []
    double = False
    for char, small in syllables:
        row, vowel = _places().get(char, ("", ""))
        if char == "ッ":
            double = True
            continue
        if char in ("ー", "ウ", "オ") and out and out[-1][-1:] in ("оё" if char == "オ" else "оуёю"):
            continue  # long vowels are not written
        if char == "ン":
            written = "н"
        elif small:
            head = data["others"].get(char)
            consonant = head[:-1] if head else data["consonants"].get(row, "")
            written = consonant + data["palatal"][small]
        elif char in data["others"]:
            written = data["others"][char]
        else:
            written = data["consonants"].get(row, "") + data["vowels"].get(vowel, "")
            if vowel == "i" and not row and out and out[-1][-1:] in tuple("аоуэ"):
                written = "й"
        out.append(written[:1] + written if double and written else written)
        double = False
    text = "".join(out)
    # н is м before labials and hard before a vowel.
    text = re.sub("н(?=[бпм])", "м", text)
    return "э" + text[1:] if text.startswith("э") else text


_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_PLAIN: Final = {"ㅑ": "ㅏ", "ㅠ": "ㅜ", "ㅛ": "ㅗ"}


def _hangul(syllables: list[tuple[str, str]], *, north: bool) -> str:
    data = _data()["hangul"]
    out = ""
    for char, small in syllables:
        row, vowel = _places().get(char, ("", ""))
        if char in ("ン", "ッ"):
            final = 4 if char == "ン" else 19
            out = out[:-1] + chr(ord(out[-1]) + final) if out else out
            continue
        long = out and (
            char == "ー" or (char in "ウオ" and (ord(out[-1]) - _FIRST) // 28 % 21 in (8, 12, 13, 17))
        )
        if long:
            continue  # neither Korea writes a long vowel
        out += _block(char, row, vowel, small, data, inside=bool(out), north=north)
    return out


def _block(char: str, row: str, vowel: str, small: str, data: Any, *, inside: bool, north: bool) -> str:
    initial = data["first"].get(row, "ㅇ")
    medial = data["palatal"][small] if small else data["vowels"].get(vowel, "ㅡ")
    if inside:
        initial = data["north" if north else "inside"].get(row, initial)
    if row == "y":
        medial = data["palatal"][vowel]
    if row == "w" and char == "ワ":
        medial = "ㅘ"
    if row == "t" and vowel == "i":
        initial = ("ㅉ" if north else "ㅊ") if inside else "ㅈ"
    if row == "t" and vowel == "u":
        initial, medial = "ㅉ" if north else "ㅆ", "ㅡ"
    if row == "d" and vowel in ("i", "u"):
        initial, medial = "ㅈ", "ㅣ" if vowel == "i" else "ㅡ"
    if row in ("s", "z") and vowel == "u" and not small:
        medial = "ㅡ"
    if initial in "ㅈㅉㅊ":
        medial = _PLAIN.get(medial, medial)
    place = _INITIALS.index(initial) * 588 + _MEDIALS.index(medial) * 28
    return chr(_FIRST + place)


@cache
def _block_kana(consonant: str, vowel: str) -> str:
    data = _data()["korean"]
    rows = {row: tuple(chars) for row, chars in _data()["rows"].items() if "_" not in chars}
    row: tuple[str, ...] = (
        tuple(data[consonant].split()) if consonant in data and len(consonant) == 1 else rows[consonant]
    )
    if vowel in _VOWELS:
        return row[_VOWELS.index(vowel)]
    glide, main = vowel[0], vowel[1]
    small = (
        {"a": "ャ", "u": "ュ", "o": "ョ", "e": "ェ"}
        if glide == "y"
        else {"a": "ァ", "o": "ォ", "e": "ェ", "i": "ィ"}
    )
    if not consonant:
        whole = {
            "ya": "ヤ",
            "yu": "ユ",
            "yo": "ヨ",
            "ye": "イェ",
            "wa": "ワ",
            "wo": "ウォ",
            "we": "ウェ",
            "wi": "ウィ",
        }
        return whole[vowel]
    if consonant in "cj" or vowel == "ye":
        return row[_VOWELS.index(main)]
    return row[1 if glide == "y" else 2] + small[main]


def katakana(hangul: str, *, surname: int = 1) -> str:
    """A Korean name in katakana, as the Japanese press prints it: surname, dot, given name.

    A plain consonant is voiced after a vowel, ㄴ, ㄹ, ㅁ and ㅇ. Finals are not joined to a vowel after them.

    >>> katakana("김정일"), katakana("박근혜"), katakana("리영호")
    ('キム・ジョンイル', 'パク・クンヘ', 'リ・ヨンホ')
    """
    data = _data()["korean"]
    parts = []
    for place, char in enumerate(hangul):
        initial, rest = divmod(ord(char) - _FIRST, 588)
        vowel, final = divmod(rest, 28)
        consonant = data["initials"][initial]
        before = (ord(hangul[place - 1]) - _FIRST) % 28 if place else -1
        if initial in (0, 3, 7, 12) and before in _VOICED_AFTER:
            consonant = data["voiced"][consonant]
        parts.append(_block_kana(consonant, data["vowels"][vowel]) + data["finals"][final])
    return f"{''.join(parts[:surname])}・{''.join(parts[surname:])}"
