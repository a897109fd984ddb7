"""The facade: open or make an archive, and do everything to it. The command line uses nothing else."""

from os import PathLike
from typing import TYPE_CHECKING, Any

from archive.config import create_home, open_home
from archive.press.facade import Press
from archive.press.values import (
    Change,
    Damage,
    DateLine,
    Facet,
    FacetValue,
    FailureLine,
    Filters,
    Found,
    Hit,
    IngestOptions,
    NameForm,
    PersonLine,
    PersonPage,
    RoleLine,
    Shown,
    Snippet,
    Status,
    Verified,
)

if TYPE_CHECKING:
    from archive.ingest import Outcome, Report

__all__ = [
    "Change",
    "Damage",
    "DateLine",
    "Facet",
    "FacetValue",
    "FailureLine",
    "Filters",
    "Found",
    "Hit",
    "IngestOptions",
    "NameForm",
    "Outcome",
    "PersonLine",
    "PersonPage",
    "Press",
    "Report",
    "RoleLine",
    "Shown",
    "Snippet",
    "Status",
    "Verified",
    "create",
    "open",
]


def open(path: str | PathLike[str]) -> Press:  # noqa: A001  # archive.open, as gzip.open
    """The archive of the home at ``path``. Raises :class:`archive.errors.HomeError` if it is none."""
    return Press(open_home(path))


def create(path: str | PathLike[str]) -> Press:
    """Make a home at ``path`` and open its archive; what is there already is left as it is."""
    press = Press(create_home(path))
    press.prepare()
    return press


def __getattr__(name: str) -> Any:
    # The pipeline's values, without loading the pipeline for a search.
    if name in {"Outcome", "Report"}:
        import archive.ingest

        return getattr(archive.ingest, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
