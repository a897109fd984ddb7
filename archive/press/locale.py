"""Whose language and calendar things are shown in."""

import os
from collections.abc import Mapping

from archive.config import Settings

__all__ = ["DEFAULT_LOCALE", "reader_locale"]

DEFAULT_LOCALE = "en-GB"


def reader_locale(
    option: str | None, settings: Settings, environment: Mapping[str, str] | None = None
) -> str:
    """The option, else the home's setting, else the environment's, else British English.

    >>> reader_locale(None, Settings(), {"LANG": "ko_KR.UTF-8"})
    'ko-KR'
    >>> reader_locale(None, Settings(), {"LANG": "C.UTF-8"})
    'en-GB'
    """
    if option or settings.locale:
        return option or settings.locale or DEFAULT_LOCALE
    where = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        value = where.get(name, "").partition(".")[0].partition("@")[0]
        if value:
            return DEFAULT_LOCALE if value in {"C", "POSIX"} else value.replace("_", "-")
    return DEFAULT_LOCALE
