"""What is wrong with the dates of articles, as rows and as a table."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from archive.cli.output import emit
from archive.cli.table import Column, lines
from archive.cli.terminal import terminal
from archive.cli.text import count

if TYPE_CHECKING:
    from archive.cli.progress import Bar
    from archive.press import DateCheck, DateFinding

__all__ = ["print_findings"]

_COLUMNS = (
    *("id", "revision", "severity", "kind", "place", "start", "end"),
    *("verbatim", "edtf", "display", "why"),
)


def print_findings(form: str, found: "DateCheck", progress: "Bar") -> None:
    """Print the findings, all but the table while they are found; of ``ids`` each article's once."""
    findings = _each_article(found) if form == "ids" else found
    emit(
        form,
        map(asdict, findings),
        table=lambda: _table(found, progress),
        document=lambda rows: {"schema": 1, "articles": found.articles, "findings": list(rows)},
        columns=_COLUMNS,
        key="id",
    )


def _each_article(found: "DateCheck") -> Iterator["DateFinding"]:
    last = None
    for finding in found:
        if finding.id != last:
            yield finding
        last = finding.id


def _table(found: "DateCheck", progress: "Bar") -> Iterator[str]:
    findings = list(found)
    progress.clear()
    total = count(len(findings), "finding") if findings else "no findings"
    yield f"{total} in {count(found.articles, 'article')}"
    if not findings:
        return
    yield ""
    columns = (
        Column(name="article"),
        Column(name="kind"),
        Column(name="as printed", cut=True),
        Column(name="what is wrong"),
    )
    rows = [(item.id, item.kind, item.verbatim, item.why) for item in findings]
    yield from lines(columns, rows, terminal())
