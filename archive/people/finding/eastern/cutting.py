"""Where the words of a text without spaces begin and end, by the dictionaries of ICU.

The dictionaries hold few names: a name falls into single characters or short words, while an ordinary
word that begins with a surname (高度, 平和) stays whole. That is evidence for and against a name.
"""

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

__all__ = ["cut"]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=4)
def cut(text: str) -> dict[int, int]:
    """Where each word of a text begins → where it ends; the end of the text is there too.

    >>> cut("总统说他提高水平")
    {0: 2, 2: 3, 3: 4, 4: 6, 6: 8, 8: 8}
    """
    from icu4py.breakers import WordBreaker

    # ICU takes no halves of surrogate pairs, which broken text has.
    whole = _SURROGATE.sub("\ufffd", text)
    edges = list(accumulate(map(len, WordBreaker(whole, "und")), initial=0))
    found = dict(pairwise(edges))
    found[len(text)] = len(text)
    return found
