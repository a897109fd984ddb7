"""The facade: open or make an archive, and do everything to it. The command line uses nothing else."""

from os import PathLike
from typing import TYPE_CHECKING, Any

from archive.config import create_home, open_home
from archive.lazy import lazily
from archive.press.facade import Press
from archive.press.values import (
    Facet,
    FacetValue,
    Filters,
    Found,
    Hit,
    IngestOptions,
    OtherForm,
    Shown,
    Snippet,
    Suggestion,
)

if TYPE_CHECKING:
    from archive.ingest import Outcome, Report
    from archive.press.auditing import DateCheck, DateFinding
    from archive.press.deciding import DecisionLine
    from archive.press.lists import ImportReport, RefusedRow
    from archive.press.pages import (
        CareerLine,
        Change,
        Damage,
        DateLine,
        EvidenceLine,
        FailureLine,
        NameForm,
        OfficeLine,
        PersonLine,
        PersonPage,
        PersonSuggestion,
        Status,
        Verified,
    )
    from archive.press.timeline import Chronology, Mark, Tick, Timeline

__all__ = [
    "CareerLine",
    "Change",
    "Chronology",
    "Damage",
    "DateCheck",
    "DateFinding",
    "DateLine",
    "DecisionLine",
    "EvidenceLine",
    "Facet",
    "FacetValue",
    "FailureLine",
    "Filters",
    "Found",
    "Hit",
    "ImportReport",
    "IngestOptions",
    "Mark",
    "NameForm",
    "OfficeLine",
    "OtherForm",
    "Outcome",
    "PersonLine",
    "PersonPage",
    "PersonSuggestion",
    "Press",
    "RefusedRow",
    "Report",
    "Shown",
    "Snippet",
    "Status",
    "Suggestion",
    "Tick",
    "Timeline",
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


_page = lazily(
    __name__,
    {
        "pages": (
            "CareerLine",
            "Change",
            "Damage",
            "DateLine",
            "EvidenceLine",
            "FailureLine",
            "NameForm",
            "OfficeLine",
            "PersonLine",
            "PersonPage",
            "PersonSuggestion",
            "Status",
            "Verified",
        ),
        "auditing": ("DateCheck", "DateFinding"),
        "deciding": ("DecisionLine",),
        "lists": ("ImportReport", "RefusedRow"),
        "timeline": ("Chronology", "Mark", "Tick", "Timeline"),
    },
)


def __getattr__(name: str) -> Any:
    # What a search does not give, without loading it for one.
    if name in {"Outcome", "Report"}:
        import archive.ingest

        return getattr(archive.ingest, name)
    return _page(name)
