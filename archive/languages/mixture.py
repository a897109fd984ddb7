"""Documents in two languages: which others one holds, how much of each, and where.

Most documents are in one language, so a few windows of the text are looked at first. Only where one of
them does not look like the rest, each sentence is identified.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from archive.languages.guessing import Guess, guess
from archive.languages.tables import code_points, primary, table
from archive.languages.traits import hits, languages_of, listed_in, small_words, traits
from archive.languages.writing import script_counts

__all__ = ["Part", "looks_mixed", "mixture", "parts"]

_WINDOWS: Final = 8
_WINDOW: Final = 100
"""Characters of each window; eight of them find a passage of an eighth of the text."""

_RUN: Final = 35
_LATIN_RUN: Final = 70
"""Characters in another script that are a reason to look closer; in Latin they may be names and titles."""

_WHOLE: Final = 5000
"""Characters of a text of which each is looked at."""

_LEAST: Final = 30
"""Letters of a sentence that is identified by itself; a Han or Hangul character counts as two."""

_SENTENCES: Final = 80
"""So many at most are identified to measure the shares."""

_SURE: Final = 0.7
"""Confidence with which a sentence is called one of another language."""

_SHARE: Final = 0.15
"""The part of the letters from which a language counts as one of the document's."""

_TOGETHER: Final = {"Hani": ("Hani", "Hira", "Kana"), "Hang": ("Hang", "Hani")}
"""Scripts that one text is written in."""

_END: Final = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|(?<=[。！？])[」』”》）]*|\n+")


class Part(NamedTuple):
    """Neighbouring sentences in one language, and how many letters they have."""

    tag: str
    text: str
    letters: int


def mixture(text: str, found: Guess, preferred: Collection[str]) -> tuple[tuple[str, float], ...]:
    """Tags and shares of the languages of a text, the main one first; nothing if it is in one.

    A share is the part of the letters, from 0 to 1; a Han or Hangul character counts as two.
    ``found`` is what the text as a whole is held for. Names, bylines and short quotations are no
    passages in another language: a passage has whole sentences and small words of its own.
    """
    if found.tag == "und" or not looks_mixed(text, found):
        return ()
    letters: Counter[str] = Counter()
    for part in parts(text, found.tag, preferred, most=_SENTENCES):
        letters[part.tag] += part.letters
    shares = [(tag, count / letters.total()) for tag, count in letters.most_common()]
    shares = [(tag, round(share, 2)) for tag, share in shares if share >= _SHARE]
    return tuple(shares) if len(shares) > 1 else ()


def looks_mixed(text: str, found: Guess) -> bool:
    """Whether some part of the text looks like another language than the one found for the whole."""
    if _strange(found.script).search(text if len(text) < _WHOLE else "\n".join(_windows(text))):
        return True
    code = primary(found.tag)
    own = _own_words(code)
    return bool(own) and any(
        _other_words(window, code) for window in _windows(text) if own.isdisjoint(window.split())
    )


def _windows(text: str) -> list[str]:
    count = min(_WINDOWS, len(text) // _WINDOW)
    step = (len(text) - _WINDOW) / max(1, count - 1)
    return [text[int(number * step) :][:_WINDOW] for number in range(count if count > 1 else 0)]


def _other_words(window: str, code: str) -> bool:
    """Whether small words of another language are more, by two, than those of the one given."""
    words = listed_in(window.lower().split())
    return max(words.values(), default=0) > words.get(code, 0) + 1


@cache
def _strange(written: str) -> re.Pattern[str]:
    """A run of characters none of which is of the script, or of one that goes with it."""
    ranges = table("scripts")["ranges"]
    ends = (pair for script in _TOGETHER.get(written, (written,)) for pair in code_points(ranges[script]))
    # Without the planes beyond the first the expression is a table, and several times as fast.
    letters = "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ends if last <= 0xFFFF)
    run = _RUN if written == "Latn" else _LATIN_RUN
    return re.compile(rf"[^{letters}]{{{run}}}")


@cache
def _own_words(code: str) -> frozenset[str]:
    """The small words of a language that are listed for no other."""
    return frozenset(word for word in small_words(code) if len(languages_of(word)) == 1)


def parts(text: str, main: str, preferred: Collection[str], *, most: int | None = None) -> Iterator[Part]:
    """The text as passages in one language each, every sentence that is not surely in another in ``main``.

    With ``most`` only so many sentences, evenly spread.
    """
    sentences = list(_sentences(text))
    if most and len(sentences) > most:
        sentences = [sentences[number * len(sentences) // most] for number in range(most)]
    told = [(_language(sentence, main, preferred), sentence, letters) for sentence, letters in sentences]
    for tag, group in groupby(told, key=lambda item: item[0]):
        items = list(group)
        yield Part(tag, " ".join(item[1] for item in items), sum(item[2] for item in items))


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    """Sentences and their letters, short ones joined to the one before them in the same line."""
    for line in text.splitlines():
        held, size = "", 0
        for sentence in _END.split(line):
            letters = _letters(sentence)
            if size >= _LEAST and letters >= _LEAST:
                yield held, size
                held, size = "", 0
            held, size = f"{held} {sentence}".strip(), size + letters
        if size:
            yield held, size


def _letters(text: str) -> int:
    scripts = script_counts(text)
    return scripts.total() + scripts["Hani"] + scripts["Hang"] + scripts["Hira"] + scripts["Kana"]


def _language(sentence: str, main: str, preferred: Collection[str]) -> str:
    """The tag of another language if the sentence is surely in it, else ``main``."""
    if _letters(sentence) < _LEAST:
        return main
    found = guess(sentence, {*preferred, primary(main)})
    code = primary(found.tag)
    if found.tag == "und" or code == primary(main) or found.confidence < _SURE:
        return main
    if small_words(code):
        words = hits(traits(sentence, found.script))[0]
        if words.get(code, 0) < 2 + words.get(primary(main), 0):
            return main
    return found.tag
