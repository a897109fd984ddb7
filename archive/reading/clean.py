"""Characters that no text of an article has.

Bidirectional controls, joiners and variation selectors stay: they are part of how a text is
written.
"""

import re
from typing import Any, Final

__all__ = ["clean", "clean_value", "collapse"]

# NUL and the other controls, the byte order mark inside a text, and code points that are no characters.
_NOISE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ufdd0-\ufdef]")
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` with control characters removed, line ends as ``\\n``, lone surrogates as U+FFFD."""
    # What is printable but for line feeds has none of these; that is quickly seen.
    if text.replace("\n", "").isprintable():
        return text
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text)
    return _BREAKS.sub("\n", _NOISE.sub("", text))


def collapse(text: str) -> str:
    """``text`` with every run of white space as one space, none at its ends."""
    return " ".join(text.split())


def clean_value(value: Any) -> Any:
    """The same for every string in a JSON value; strings without noise come back as they are."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", _NOISE.sub("", value))
    if isinstance(value, list):
        return [clean_value(item) for item in value]
    if isinstance(value, dict):
        return {clean_value(key): clean_value(item) for key, item in value.items()}
    return value
