"""``pressmark people import``: take a list of persons in."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from archive.cli.errors import say
from archive.cli.home import home_option, open_press
from archive.cli.output import write_json
from archive.cli.text import count, one_line

if TYPE_CHECKING:
    from archive.press import ImportReport

__all__ = ["command"]

_NAMED: Final = 20
"""How many rows that did not go in are named one by one."""


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "csv", "popolo", "wikidata"]),
    default="auto",
    show_default=True,
    help="What FILE is; auto tells it by its content.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be taken in.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@home_option
def command(file: Path, form: str, dry_run: bool, as_json: bool) -> int:
    """Take in a list of persons with their names in many languages.

    FILE is a table (CSV, TSV) with a column of names for each language, a Popolo file, or the result of a
    Wikidata query; gzip is unpacked. It is kept in the archive. Persons who are known already get the names
    that are new. A row that cannot be read is named on standard error and the exit code is 1; the others are
    in. docs/people.md describes the formats.

    \b
    Example:
      pressmark people import names.csv
      pressmark people import query.json --dry-run
    """
    with open_press() as press:
        report = press.import_people(file, form=form, dry_run=dry_run)
    if as_json:
        write_json({"schema": 1, **asdict(report)})
    else:
        for line in _sentences(report):
            print(line)
    for row in report.refused[:_NAMED]:
        say(f"{report.name}, {row.place}: {row.reason}")
    more = len(report.refused) - _NAMED
    if more > 0:
        say(f"… and {more} more")
    return 1 if report.refused else 0


def _sentences(report: "ImportReport") -> Iterator[str]:
    if report.kind == "unchanged":
        yield f"unchanged: these persons are in already, from {one_line(report.name)}"
        return
    planned = "dry run: " if report.kind == "planned" else ""
    yield (
        f"{planned}{count(report.persons, 'person')} ({report.new} new, {report.joined} known before), "
        f"{count(report.forms, 'new name')}; {len(report.refused)} refused"
    )
    if report.bare:
        yield f"{count(report.bare, 'name')} left out: only a part of somebody's name"
    if report.homonyms:
        shown = ", ".join(map(one_line, report.shared))
        more = " …" if report.homonyms > len(report.shared) else ""
        yield f"{count(report.homonyms, 'name')} of several persons, joined to none of them: {shown}{more}"
