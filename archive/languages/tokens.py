"""Words of a prepared text (see :mod:`archive.languages.normal`), whatever the script.

Where words are written apart, one regular expression finds them. Where they are not (Han, Kana,
Thai, Lao, Khmer, Burmese) it finds the run, and ICU's dictionaries cut the run into words. Hangul
is taken apart from digits and other letters: ``2012년`` is ``2012`` and ``년``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from archive.languages.folding import fold
from archive.languages.tables import code_points, table

__all__ = [
    "HANGUL",
    "PLAIN",
    "UNSPACED",
    "cut",
    "doubled",
    "folded_lines",
    "has_runs",
    "kind",
    "raw_words",
    "words_with_parts",
]

PLAIN, HANGUL, UNSPACED = 0, 1, 2
"""Kinds of word: letters and digits written apart; an eojeol; a run written without spaces."""

_HANGUL = "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7a3\ud7b0-\ud7fb"
_UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf"  # Thai, Lao
    "\u1000-\u103f\u1050-\u108f\u109a-\u109f\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7f"  # Burmese
    "\u1780-\u17d3\u17d7\u17dc\u17dd"  # Khmer
    "\u2e80-\u2fd5\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c"  # Han radicals and marks
    "\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # Kana
    "\u3105-\u312f\u31a0-\u31bf"  # Bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han
    "\U0001aff0-\U0001b16f"  # Kana
)
_HAN = "\u3400-\u9fff\U00020000-\U000323af"
_SELECTORS = "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Invisible characters that choose a glyph and may stand inside a run."""

_INVISIBLE = "\u00ad\u200b-\u200f\u2060"
_AFTER_A_WORD = " \n,;:!?)\\]”»、。"
"""What mostly follows a word: after these no further rule needs to be tried."""


_AROUND_RUNS = re.compile("[^\u0000-\u0e00\u2000-\u2e7f]")
"""Hangul, the scripts without spaces and some others. So coarse, it takes no time to compile."""


def _pattern(text: str) -> re.Pattern[str]:
    """The expression that finds the words of ``text``."""
    return _compiled(runs=not text.isascii() and _AROUND_RUNS.search(text) is not None)


@cache
def _compiled(*, runs: bool) -> re.Pattern[str]:
    """The expression for any text, or the same without what a text with no ``runs`` cannot have.

    To compile the large classes takes twenty times as long as the rest, and few searches need them.
    """
    data = table("words")
    char = f"[^\\W_{_UNSPACED}{_HANGUL}]" if runs else "[^\\W_]"
    # Abbreviations with points: Latin, Greek, Cyrillic and their like.
    initial = "(?=[\u0000-\u0dff])[^\\W\\d_]"
    marks = "".join(f"{chr(first)}-{chr(last)}" for first, last in code_points(data["marks"]))
    elided = "|".join(sorted(data["elided"], key=len, reverse=True))
    inside = (
        f"[{marks}{_INVISIBLE}]"
        "|['’׳](?=[^\\W_])"
        "|(?<=[lL])·(?=[lL])"  # Catalan col·lecció
        '|(?<=[א-ת])["״](?=[א-ת])'  # Hebrew abbreviations
    )
    rules = [
        # Where there are runs, few words stand apart, and a second class of their letters is long to compile.
        *(
            (f"(?:[{_UNSPACED}]+[{_SELECTORS}]*)+", f"[{_HANGUL}]+")
            if runs
            else (f"(?!\\d){char}++(?=[{_AFTER_A_WORD}])",)
        ),
        # 1,234.5 and 3.14 are one number; 21.12.2011 and 1,2011 are several.
        r"(?<!\d[.,])(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+[.,]\d{1,2})(?![.,]?\d)",
        f"(?i:{elided})(?=['’][^\\W_])",
        f"{initial}(?:\\.{initial})+(?![^\\W_])\\.?(?:['’]s(?![^\\W_]))?",  # U.S.
        f"(?:{char}++(?:{inside})*+)++",
    ]
    return re.compile(f"(?=[^\\W_])(?:{'|'.join(rules)})")


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}{_HANGUL}]")


def has_runs(text: str) -> bool:
    """Whether ``text`` holds Hangul or a script without spaces."""
    return not text.isascii() and _runs().search(text) is not None


def raw_words(text: str) -> list[str]:
    """Words as they stand in the text; unspaced runs whole."""
    return _pattern(text).findall(text)


@cache
def _kind_of(char: str) -> int:
    for of, chars in ((HANGUL, _HANGUL), (UNSPACED, _UNSPACED)):
        if any(first <= char <= (last or first) for first, last in re.findall("(.)(?:-(.))?", chars)):
            return of
    return PLAIN


def kind(word: str) -> int:
    """The kind of what :func:`raw_words` gave: its first character tells."""
    return PLAIN if word[0] < "\u0e01" else _kind_of(word[0])


def cut(runs: Iterable[str]) -> Iterator[list[str]]:
    """Words of each unspaced run, by the dictionaries of ICU, and :func:`doubled`.

    A run of Han alone is cut in its folded form, which is as long, so that traditional and simplified
    text have the same words. Japanese is cut as it is written.
    """
    from icu4py.breakers import WordBreaker

    lines = list(runs)
    text = "\n".join(lines)
    if _han().search(text):
        lines = list(map(_to_cut, lines, folded_lines(text)))
        text = "\n".join(lines)
    # One call for all: making a breaker costs more than cutting a run.
    words = _BETWEEN.join(WordBreaker(text, "und")).split(f"{_BETWEEN}\n{_BETWEEN}")
    for run, of in zip(lines, words, strict=True):
        parts = of.split(_BETWEEN)
        yield _doubled_parts(run, parts) if _DITTO in run else parts


_BETWEEN = "\x1f"
"""A character that no word has."""

_DITTO = "々"


def doubled(run: str) -> str:
    """A run of as many characters, with the one before for each mark of repetition.

    >>> doubled("佐々木")
    '佐佐木'
    """
    return _ditto().sub(lambda found: found[0][0] * len(found[0]), run) if _DITTO in run else run


def _doubled_parts(run: str, parts: list[str]) -> list[str]:
    """The dictionaries have 我々 and 次々, not 我我 and 次次: a run is doubled when it is cut."""
    other = doubled(run)
    ends = list(accumulate(map(len, parts), initial=0))
    return [other[start:end] for start, end in pairwise(ends)]


@lru_cache(maxsize=1)
def folded_lines(text: str) -> list[str]:
    """Runs without spaces, one a line, each folded: at once, and once for their words and their pairs."""
    return fold(text).split("\n")


@cache
def _ditto() -> re.Pattern[str]:
    return re.compile(f"[{_HAN}]{_DITTO}+")


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{_HAN}{_DITTO}]+")


def _to_cut(run: str, folded: str) -> str:
    return folded if len(folded) == len(run) and _han().fullmatch(run) else run


def words_with_parts(text: str) -> Iterator[tuple[str, int, list[tuple[str, int, int]]]]:
    """Every :func:`raw_words` with its start, and the words in it with their bounds in ``text``."""
    found = [(match[0], match.start()) for match in _pattern(text).finditer(text)]
    cuts = cut(word for word, _ in found if kind(word) == UNSPACED)
    for word, start in found:
        parts = next(cuts) if kind(word) == UNSPACED else [word]
        bounds = pairwise(accumulate(map(len, parts), initial=start))
        yield word, start, [(part, first, last) for part, (first, last) in zip(parts, bounds, strict=True)]
