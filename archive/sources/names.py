"""What a name looks like, without knowing any name.

A name of an alphabet with capitals is two to six words that begin with one, particles and initials
among them; in other scripts it is a run of a few letters.
"""

import re
from functools import cache
from typing import Final

from archive.sources.tables import table

__all__ = ["is_name", "proper"]

_LONGEST: Final = 60
"""Characters of one name."""

_WORD: Final = re.compile(r"[^\W\d_](?:[\w.'’‐-]*\w)?\.?")
_ELISION: Final = re.compile(r"[dlDL]['’](?=\w)")

_KANA_HAN: Final = "[\u3005\u3040-\u30ff\u3400-\u9fff]"
_OTHER: Final = "[\u0590-\u109f\u200c\u200d'’-]"
# Japanese particles: a word with one of them behind it is part of a sentence.
_PARTICLES_AFTER: Final = frozenset("はがをにもでへ")

_SHAPES: Final = (
    # Korean, Chinese and Japanese; foreign names in them with a middle dot.
    re.compile("[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3]{1,2} [\uac00-\ud7a3]{1,3}"),
    re.compile(
        f"[\u3400-\u9fff]{_KANA_HAN}{{1,5}}|[\u3400-\u9fff]{_KANA_HAN}{{0,3}}[ \u3000]{_KANA_HAN}{{1,5}}"
    ),
    re.compile(f"{_KANA_HAN}{{1,8}}(?:[·・＝]{_KANA_HAN}{{1,8}}){{1,4}}"),
    # Hebrew, Arabic, the scripts of India, Thai and their neighbours.
    re.compile(f"[\u05d0-\u1080]{_OTHER}*(?: {_OTHER}+){{1,4}}"),
)


def is_name(text: str) -> bool:
    """Whether a text has the shape of one person's full name.

    >>> is_name("Ted D'Afflisio"), is_name("Miguel de la Cruz"), is_name("The end"), is_name("김철수")
    (True, True, False, True)
    """
    if not 2 <= len(text) <= _LONGEST or any(char.isdigit() or char in '!?:;/@"“”' for char in text):
        return False
    if any(shape.fullmatch(text) for shape in _SHAPES):
        return text[-1] not in _PARTICLES_AFTER
    words = text.split(" ")
    return (
        2 <= len(words) <= 6
        and all(map(_WORD.fullmatch, words))
        and all(_is_capital(word) or word in _particles() for word in words)
        and _is_capital(words[-1])
        and sum(map(_is_capital, words)) >= 2
    )


def proper(name: str) -> str:
    """A name in capitals as it is otherwise written.

    >>> proper("TED D'AFFLISIO"), proper("JEAN-LUC VAN DER BEEK"), proper("Kim Jong Un")
    ("Ted D'Afflisio", 'Jean-Luc van der Beek', 'Kim Jong Un')
    """
    letters = [char for char in name if char.isalpha()]
    if len(letters) < 4 or not all(map(str.isupper, letters)):
        return name
    words = name.lower().split(" ")
    return " ".join(
        word if place and word in _particles() else word.title() for place, word in enumerate(words)
    )


def _is_capital(word: str) -> bool:
    return _ELISION.sub("", word)[0].isupper()


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("bylines")["particles"])
