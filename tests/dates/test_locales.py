"""CLDR's data as we read them, beside Babel's own reading."""

from typing import Any

import pytest
from babel import localedata
from babel.core import Locale

from archive.dates.locales import PARTS, Text, load, parent


def plain(value: Any) -> Any:
    """Patterns as text and aliases as where they lead, so that both readings can be compared."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, localedata.Alias):
        return value.keys
    return getattr(value, "pattern", value)


@pytest.mark.parametrize(
    "name",
    [
        "root",
        "en",
        "en_GB",
        "ko_KP",
        "ja",
        "zh_Hant_TW",
        "ar_EG",
        "fa",
        "az_Cyrl",
        "sr_Latn_BA",
        "hi_Latn",
        "th",
    ],
)
def test_the_same_as_babel(name: str) -> None:
    localedata._cache.clear()  # Babel writes into what it has read (python-babel/babel#1234)
    ours, babels = load(name), localedata.load(name)
    assert ours.keys() == set(PARTS) & babels.keys()
    assert plain(ours) == {part: plain(babels[part]) for part in ours}


def test_every_locale_inherits_from_one_that_is_there() -> None:
    names = localedata.locale_identifiers()
    assert {parent(name) for name in names} <= {*names, "root"}


@pytest.mark.parametrize(
    ("name", "inherits"),
    [
        ("en_GB", "en_001"),
        ("en_001", "en"),
        ("en", "root"),
        ("az_Cyrl", "root"),
        ("uz_Latn", "uz"),
        ("zh_Hant_TW", "zh_Hant"),
        ("zh_Hant", "root"),
        ("pt_AO", "pt_PT"),
    ],
)
def test_parents(name: str, inherits: str) -> None:
    assert parent(name) == inherits


def test_patterns_are_text() -> None:
    assert isinstance(load("en_GB")["date_formats"]["long"], Text)
    assert str(Locale.parse("en_GB").date_formats["long"]) == load("en_GB")["date_formats"]["long"].pattern
