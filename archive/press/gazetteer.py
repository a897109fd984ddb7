"""Names of countries, languages, cities and months in the languages of the world, from CLDR."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from archive import languages
from archive.dates.locales import read_file
from archive.languages.hangul import southern_spelling
from archive.languages.tables import known_languages, language, primary

__all__ = ["Named", "key", "named"]

_ALSO: Final = {"zh": ("zh", "zh_Hant")}
_ONE_KNOWS: Final = ("Hang", "Hani", "Kana", "Hira", "Thai")
"""Scripts of few languages: their files are read without a look at whether they hold the word."""


class Named(NamedTuple):
    """A name of the same in a language, given by its tag."""

    text: str
    language: str


def named(words: str, *, first: Iterable[str], into: Iterable[str]) -> tuple[Named, ...]:
    """The names, in the languages ``into``, of what ``words`` names in any language.

    ``first`` are the languages asked before the others of its script, by tag. Empty where ``words`` is
    no name of CLDR. The names of ``words``' own spelling are left out.
    """
    own = key(words)
    thing = next((things[own] for things in _asked(words, first) if own in things), None)
    if thing is None:
        return ()
    found: dict[str, Named] = {}
    for tag in dict.fromkeys(primary(item) for item in into):
        for locale in _locales(tag):
            text = _names(locale).get(thing)
            if text and key(text) != own:
                found.setdefault(key(text), Named(text, tag))
    return tuple(found.values())


def key(text: str) -> str:
    """What is the same for every spelling of a name that a search takes as one.

    >>> key("Côte d’Ivoire"), key("꾸바") == key("쿠바"), key("平壌") == key("平壤")
    ('cote d ivoire', True, True)
    """
    return " ".join(re.findall(r"[^\W_]+", southern_spelling(languages.fold(text))))


_Thing = tuple[str, str]
"""A kind of thing and its code or number."""


def _asked(words: str, first: Iterable[str]) -> Iterator[Mapping[str, _Thing]]:
    """The names of one language after another, by key."""
    script = languages.script(words)
    able = sorted(code for code in known_languages() if script in language(code).scripts)
    spoken = {word: None for word in map(primary, first) if script in language(word).scripts}
    for tag in dict.fromkeys((*spoken, *able)):
        for locale in _locales(tag):
            if script in _ONE_KNOWS or _holds(locale, words):
                yield _things(locale)


def _locales(tag: str) -> tuple[str, ...]:
    return tuple(name for name in _ALSO.get(tag, (tag,)) if _file(name) is not None)


@cache
def _file(locale: str) -> Path | None:
    from babel.localedata import exists, resolve_locale_filename

    return Path(resolve_locale_filename(locale)) if exists(locale) else None


def _holds(locale: str, words: str) -> bool:
    """Whether the file of a locale has the words, as typed or with capitals: most have not."""
    return all(_has(locale, word) for word in words.split())


@lru_cache(maxsize=4096)
def _has(locale: str, word: str) -> bool:
    content = _content(locale)
    return any(form.encode("utf-8", "replace") in content for form in {word, word.lower(), word.title()})


@lru_cache(maxsize=64)
def _content(locale: str) -> bytes:
    path = _file(locale)
    return path.read_bytes() if path else b""


@cache
def _things(locale: str) -> Mapping[str, _Thing]:
    found: dict[str, _Thing] = {}
    for thing, text in _names(locale).items():
        found.setdefault(key(text), thing)
    return found


@cache
def _names(locale: str) -> Mapping[_Thing, str]:
    """The names of a locale that are letters: countries and regions, cities, languages, months."""
    path = _file(locale)
    if path is None:
        return {}
    data = read_file(path)
    found = {("territory", code): text for code, text in data.get("territories", {}).items()}
    cities = {zone: names.get("city") for zone, names in data.get("time_zones", {}).items()}
    if locale == "en":
        # English names of cities stand in the names of the zones, but where they are not the English.
        cities = {zone: zone.rpartition("/")[2].replace("_", " ") for zone in _zones()} | cities
    found |= {("city", zone): text for zone, text in cities.items() if text}
    found |= {("language", code): text for code, text in data.get("languages", {}).items()}
    months = {**_months(data, "format"), **_months(data, "stand-alone")}
    found |= {("month", str(number)): text for number, text in months.items() if not text[:1].isdigit()}
    return {thing: text for thing, text in found.items() if isinstance(text, str)}


def _months(data: Any, use: str) -> dict[int, str]:
    """The names of the months in sentences or by themselves; none where they are those of another locale."""
    found = data.get("months", {}).get(use)
    wide = found.get("wide") if isinstance(found, dict) else None
    return wide if isinstance(wide, dict) else {}


@cache
def _zones() -> tuple[str, ...]:
    """The zones whose city another language names."""
    path = _file("ru")
    if path is None:
        return ()
    return tuple(read_file(path).get("time_zones", ()))
