"""Homes and their settings.

A *home* is a folder with ``pressmark.toml``, ``documents/`` (the archive of record) and ``index/``
(derived; delete it and rebuild it at will).
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from archive.errors import HomeError, UsageError

__all__ = ["SETTINGS_FILE", "TEMPLATE", "Home", "Settings", "create_home", "find_home", "open_home"]

SETTINGS_FILE: Final = "pressmark.toml"
ENVIRONMENT: Final = "PRESSMARK_HOME"

TEMPLATE: Final = """\
# Settings of this Pressmark home. Every option may be left out; a line that starts with # is not read.

# How dates and labels are shown: a BCP 47 tag such as "ko", "en-GB", "zh-Hant". The option --locale wins.
# Left out, the environment's locale counts.
# locale = "en-GB"

# The calendar in which dates are shown; the option --calendar wins.
# calendar = "gregorian"

# The languages that this collection is in. They are preferred when a short text could be several.
# languages = ["en", "ko"]

# Whether the dates of a text include those that only the article's own date makes clear: "yesterday",
# "last Friday", "this year". After a change, 'pressmark reprocess' applies it to what is in the archive.
# relative_dates = false

# Worker processes of an ingest; 0 takes one a processor.
# jobs = 0

# A document larger than this many bytes is refused (a container of records may be larger).
# max_document_bytes = 100_000_000

# A compressed file that unpacks to more than this many bytes is refused.
# max_unpacked_bytes = 20_000_000_000
"""


class Settings(NamedTuple):
    """What ``pressmark.toml`` may say. Sizes are in bytes."""

    locale: str | None = None
    calendar: str = "gregorian"
    languages: tuple[str, ...] = ()
    relative_dates: bool = False
    jobs: int = 0
    max_document_bytes: int = 100_000_000
    max_unpacked_bytes: int = 20_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where the parts of a home lie."""

    path: Path
    settings: Settings

    @property
    def documents(self) -> Path:
        return self.path / "documents"

    @property
    def index(self) -> Path:
        return self.path / "index"

    @property
    def database(self) -> Path:
        return self.documents / "archive.db"

    @property
    def sources(self) -> Path:
        """The user's own source profiles, one TOML file each."""
        return self.documents / "sources"


def find_home(option: str | os.PathLike[str] | None = None, *, start: Path | None = None) -> Path:
    """The home folder: ``option``, else ``$PRESSMARK_HOME``, else the nearest folder upward with settings.

    Raises :class:`HomeError` where there is none.
    """
    named = option or os.environ.get(ENVIRONMENT)
    if named:
        return Path(named)
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise HomeError(
        f"no home here: neither this folder nor one above it has a {SETTINGS_FILE}; "
        "make one with 'pressmark init', or name one with --home or $PRESSMARK_HOME"
    )


def open_home(path: str | os.PathLike[str]) -> Home:
    """The home at ``path``. Raises :class:`HomeError` if it is none, :class:`UsageError` for bad settings."""
    folder = Path(path)
    try:
        text = (folder / SETTINGS_FILE).read_text("utf-8")
    except FileNotFoundError:
        what = "has no " + SETTINGS_FILE if folder.is_dir() else "does not exist"
        raise HomeError(
            f"{folder} is not a home: it {what}; make one with 'pressmark init {folder}'"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise HomeError(f"{folder / SETTINGS_FILE} cannot be read: {error}") from error
    return Home(path=folder, settings=_settings(text, folder / SETTINGS_FILE))


def create_home(path: str | os.PathLike[str]) -> Home:
    """Make a home at ``path``; what is there already is left as it is."""
    folder = Path(path)
    try:
        for part in (folder / "documents", folder / "index"):
            part.mkdir(parents=True, exist_ok=True)
        settings = folder / SETTINGS_FILE
        if not settings.exists():
            settings.write_text(TEMPLATE, "utf-8")
    except OSError as error:
        raise HomeError(f"{folder} cannot be made a home: {error}") from error
    return open_home(folder)


_KINDS: Final[Mapping[str, type | tuple[type, ...]]] = {
    "locale": str,
    "calendar": str,
    "languages": list,
    "relative_dates": bool,
    "jobs": int,
    "max_document_bytes": int,
    "max_unpacked_bytes": int,
}


def _settings(text: str, file: Path) -> Settings:
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} is not valid TOML: {error}") from error
    for name, value in data.items():
        if name not in Settings._fields:
            raise UsageError(
                f"{file}: unknown setting {name!r}; known are {', '.join(sorted(Settings._fields))}"
            )
        if not isinstance(value, _KINDS[name]) or isinstance(value, bool) != (_KINDS[name] is bool):
            raise UsageError(f"{file}: {name} has the wrong type")
    if "languages" in data:
        data["languages"] = tuple(str(item) for item in data["languages"])
    return Settings(**data)
