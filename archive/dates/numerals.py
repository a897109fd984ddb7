"""Numbers as dates write them: digits of any script, Chinese numerals, and the digits of a locale."""

import re
from functools import cache
from typing import Final

__all__ = ["CHINESE", "native_digits", "number"]

CHINESE: Final = "〇零○一二三四五六七八九十百廿卅元"
"""Every character that :func:`number` reads besides digits; 元 is the first year of an era."""

_DIGITS: Final = {"〇": 0, "零": 0, "○": 0, "元": 1, **{c: n for n, c in enumerate("一二三四五六七八九", 1)}}
_TENS: Final = {"十": 10, "廿": 20, "卅": 30, "百": 100}

# The digit zero of every numbering system that CLDR gives as some locale's default; Unicode keeps the ten
# digits of a system together.
_ZEROS: Final = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "hmnp": 0x1E140,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}


def number(text: str) -> int | None:
    """The value of digits of any script, of Chinese, Roman or Hebrew numerals; ``None`` if it is none.

    >>> [number(text) for text in ("１９６０", "٢٩", "一九六〇", "二十九", "一百一十三", "元")]
    [1960, 29, 1960, 29, 113, 1]
    >>> [number(text) for text in ("XIX", "IIX", "תש״ך", "כ״ט", "ה׳")]
    [19, None, 5720, 29, 5]
    """
    if text.isdecimal():
        return int(text)
    if not text:
        return None
    if any(char not in CHINESE for char in text):
        return _roman(text) or _hebrew(text)
    if not any(char in _TENS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += _TENS[char] * (1 if digit is None or char in "廿卅" else digit)
            digit = None
    return total + (digit or 0)


_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}  # Cyrillic letters among them
_ROMAN_FORM: Final = re.compile("[XХ]{0,3}(?:[IІ][XХ]|[IІ]?V|V?[IІ]{0,3})")
_HEBREW: Final = {
    **{letter: number for number, letter in enumerate("אבגדהוזחט", 1)},
    **{letter: 10 * number for number, letter in enumerate("יכלמנסעפצ", 1)},
    "ך": 20,
    "ם": 40,
    "ן": 50,
    "ף": 80,
    "ץ": 90,
    "ק": 100,
    "ר": 200,
    "ש": 300,
    "ת": 400,
}


def _roman(text: str) -> int | None:
    """A Roman numeral up to 39."""
    if _ROMAN_FORM.fullmatch(text) is None:
        return None
    values = [_ROMAN[char] for char in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(value if value >= following else -value for value, following in pairs)


def _hebrew(text: str) -> int | None:
    """Hebrew letters as a number. A year leaves out its thousands, which are five until 2239."""
    letters = (text.removeprefix("ה'").removeprefix("ה׳") or text).translate(_HEBREW_MARKS)
    if not letters or any(letter not in _HEBREW for letter in letters):
        return None
    found = sum(_HEBREW[letter] for letter in letters)
    return found + 5000 if found >= 100 else found


_HEBREW_MARKS: Final = str.maketrans("", "", "\"״'׳")


def native_digits(text: str, system: str) -> str:
    """The text with its ASCII digits in a numbering system of CLDR; unknown systems keep them."""
    return text.translate(_table(system))


@cache
def _table(system: str) -> dict[int, int]:
    zero = _ZEROS.get(system)
    return {} if zero is None else {ord("0") + n: zero + n for n in range(10)}
