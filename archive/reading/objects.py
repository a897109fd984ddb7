"""JSON values of records: read without surprises, and checked to be articles' fields."""

import json
import math
import re
from typing import Any, Final

from archive.errors import DocumentError
from archive.reading.clean import clean_value
from archive.reading.content import Limits
from archive.reading.draft import Record, Unreadable
from archive.reading.encoding import decode
from archive.reading.records import charset_of

__all__ = ["LIST_KEYS", "MAX_DEPTH", "list_inside", "object_record", "read_object"]

MAX_DEPTH: Final = 64
"""How deep fields may be nested; nothing that an article says is deeper."""

LIST_KEYS: Final = (
    "articles",
    "data",
    "docs",
    "documents",
    "entries",
    "items",
    "news",
    "records",
    "results",
    "stories",
)
"""Names under which an object keeps a list of articles."""

# A control character or a surrogate as an escape.
_ESCAPED: Final = re.compile(r"\\u(?:00[0189]|007[fF]|[dD][89a-fA-F]|[fF][dDeEfF])")


def read_object(text: str) -> dict[str, Any]:
    """The fields of a JSON object.

    Numbers that JSON does not have (NaN, Infinity) or that no record can hold come as their text;
    control characters are removed, lone surrogates replaced. Of a field given twice the last
    counts. Raises ``ValueError`` with the reason in plain words.
    """
    try:
        value = _DECODER.decode(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not valid JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(value, dict):
        raise ValueError(f"it is {_kind(value)}, not an object with fields")  # noqa: TRY004 - wrong input
    # Counting is cheap; only where there are many brackets can they be deep.
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise ValueError("it is nested too deeply")
    if not text.isprintable() or ("\\u" in text and _ESCAPED.search(text)):
        cleaned: dict[str, Any] = clean_value(value)
        return cleaned
    return value


def object_record(
    name: str, kind: str, data: bytes | None, container: str, limits: Limits
) -> Record | Unreadable:
    """The record of one object, or why it is none; ``data`` is None where it is over the limit."""
    if data is None:
        reason = f"it is larger than {limits.max_document_bytes:,} bytes, the limit for a document"
        return Unreadable(name=name, reason=reason, container=container)
    try:
        read_object(decode(data, name, declared=charset_of(kind)).text)
    except DocumentError as error:
        return Unreadable(name=name, reason=error.reason, data=data, container=container)
    except ValueError as error:
        return Unreadable(name=name, reason=str(error), data=data, container=container)
    return Record(name=name, media_type=kind, data=data, container=container)


def list_inside(value: dict[str, Any]) -> str | None:
    """The key of the list of articles that an object wraps; None where it is an article itself."""
    keys = [key for key in LIST_KEYS if isinstance(value.get(key), list)]
    if len(keys) != 1 or not all(isinstance(item, dict) for item in value[keys[0]]):
        return None
    return keys[0] if not {"text", "body", "title", "headline", "story", "content"} & value.keys() else None


def _depth(value: Any) -> int:
    """Levels of lists and objects, counted no further than one beyond what is allowed."""
    level = [value]
    for depth in range(MAX_DEPTH + 1):
        inside: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                inside.extend(item.values())
            elif isinstance(item, list):
                inside.extend(item)
        if not inside:
            return depth
        level = inside
    return MAX_DEPTH + 1


def _kind(value: Any) -> str:
    names = {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")


def _integer(text: str) -> int | str:
    # Python refuses to read more digits than this, and takes its time over many.
    return int(text) if len(text) <= 300 else text


def _number(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


_DECODER: Final = json.JSONDecoder(parse_constant=str, parse_int=_integer, parse_float=_number, strict=False)
