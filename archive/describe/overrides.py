"""Overrides: options of an ingest and sidecar files (``page.html.meta.toml``)."""

import tomllib
from collections.abc import Callable, Mapping
from typing import Any, Final

from archive.dates import parse as parse_date
from archive.describe.values import Overrides
from archive.errors import DocumentError, UsageError
from archive.languages import normal_tag

__all__ = ["SIDECAR_SUFFIX", "option_overrides", "sidecar_overrides"]

SIDECAR_SUFFIX: Final = ".meta.toml"


def option_overrides(
    *, source: str | None = None, language: str | None = None, date: str | None = None
) -> Overrides:
    """The overrides of ``--source --language --date``. Raises :class:`UsageError` for what is none."""
    given: dict[str, dict[str, Any]] = {}
    if source is not None:
        given["source"] = {"value": _text(source), "evidence": "option --source"}
    if language is not None:
        given["language"] = {"value": _checked(_language, language), "evidence": "option --language"}
    if date is not None:
        given["published"] = {"value": _checked(_date, date), "evidence": "option --date"}
    return given


def sidecar_overrides(data: bytes, *, document: str, sidecar: str) -> Overrides:
    """The overrides of a sidecar file. Raises :class:`DocumentError` that names what is wrong in it."""
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DocumentError(document, f"its sidecar {sidecar} is not valid TOML: {error}") from error
    if "date" in values:
        values["published"] = values.pop("date")
    given: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        reader = _READERS.get(name)
        if reader is None:
            known = ", ".join(sorted(_READERS))
            raise DocumentError(
                document, f"its sidecar {sidecar} has an unknown field {name!r}; known are {known}"
            )
        try:
            given[name] = {"value": reader(value), "evidence": f"sidecar {sidecar}"}
        except (ValueError, TypeError, KeyError) as error:
            raise DocumentError(document, f"its sidecar {sidecar}: {name}: {error}") from error
    return given


def _checked(reader: Callable[[Any], Any], value: str) -> Any:
    try:
        return reader(value)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text is wanted")
    return value.strip()


def _source(value: Any) -> str:
    return _text(value.get("name") or value.get("id") if isinstance(value, Mapping) else value)


def _language(value: Any) -> str:
    return normal_tag(_text(value))


def _date(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value["edtf"]
    text = _text(value if isinstance(value, str) else str(value))
    if parse_date(text) is None:
        raise ValueError(f"{text!r} is not a date; write it as 2011-12-01, 2011-12, 2011~ or in words")
    return text


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        value = [value]
    return [_text(item.get("name") if isinstance(item, Mapping) else item) for item in value]


def _authors(value: Any) -> list[dict[str, str | None]]:
    if isinstance(value, str):
        value = [value]
    return [
        {"name": _text(item["name"]), "role": item.get("role")}
        if isinstance(item, Mapping)
        else {"name": _text(item), "role": None}
        for item in value
    ]


def _edition(value: Any) -> dict[str, str]:
    if set(value) - {"issue", "page", "section"}:
        raise ValueError("an edition has issue, page and section")
    return {name: str(item) for name, item in value.items()}


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "authors": _authors,
    "body": _texts,
    "edition": _edition,
    "identifiers": _texts,
    "language": _language,
    "persons": _texts,
    "places": _texts,
    "published": _date,
    "rights": _text,
    "source": _source,
    "subjects": _texts,
    "subtitle": _text,
    "title": _text,
    "url": _text,
}
