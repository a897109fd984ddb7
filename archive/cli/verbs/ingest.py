"""``pressmark ingest``: take documents in."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from archive.article import SCHEMA, to_dict
from archive.cli.dating import article_display
from archive.cli.home import home_option, open_press
from archive.cli.options import locale_options, shown_in, whole_number
from archive.cli.output import Row, emit, formats
from archive.cli.preview import preview
from archive.cli.progress import bar
from archive.cli.report import Tally
from archive.cli.terminal import terminal

if TYPE_CHECKING:
    from archive.ingest import Outcome

__all__ = ["command"]

_TAKEN: Final = ("added", "revised", "duplicate")
"""The outcomes that put something into the archive."""


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True))
@click.option("--source", metavar="NAME", help="The source of all of them, whatever they say themselves.")
@click.option("--language", metavar="TAG", help="The language of all of them: en, ko, zh-Hant.")
@click.option("--date", metavar="DATE", help="The date of publication of all of them.")
@click.option("--jobs", metavar="N", callback=whole_number(0), help="Worker processes; 0: one a processor.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken in, and as what.")
@locale_options
@formats()
@home_option
def command(
    paths: tuple[str, ...],
    dry_run: bool,
    form: str,
    locale: str | None,
    calendar: str | None,
    **overrides: Any,
) -> int:
    """Take documents in.

    PATH is a file, a folder with everything in it, or "-" for standard input. Formats are told by
    content, gzip is unpacked. What is in already is not taken twice. Documents that cannot be read are
    named on standard error and the exit code is 1; the others are in.

    \b
    Example:
      pressmark ingest ~/clippings
      pressmark ingest --source KCNA articles-2011.jsonl.gz
      pressmark ingest --dry-run page.html
    """
    tally = Tally()
    streaming = form in ("jsonl", "csv", "ids")
    with open_press() as press, bar("reading", streaming=streaming) as progress:
        found = press.outcomes(paths, dry_run=dry_run, progress=progress, **overrides)
        outcomes = tally.passing(found)
        show_date = partial(press.show_date, **shown_in(locale, calendar))

        def table() -> Iterator[str]:
            screen = terminal()
            for outcome in outcomes:
                if outcome.article is not None:
                    progress.clear()
                yield from preview(outcome, show_date, screen)
            progress.clear()
            yield tally.sentence(planned=dry_run)

        def document(rows: Iterable[Row]) -> Row:
            deque(rows, maxlen=0)
            return tally.document()

        emit(
            form,
            (
                _row(outcome, show_date if locale or calendar else None)
                for outcome in outcomes
                if form != "ids" or outcome.kind in _TAKEN
            ),
            table=table,
            document=document,
            columns=("kind", "name", "id", "revision", "reason"),
            key="id",
        )
    return tally.finish()


def _row(outcome: "Outcome", show_date: Callable[[str], str] | None) -> Row:
    row = {name: getattr(outcome, name) for name in ("kind", "name", "id", "revision", "reason")}
    if outcome.article is not None:
        row["article"] = {"schema": SCHEMA, **to_dict(outcome.article)}
        if show_date is not None:
            row["display"] = article_display(outcome.article, show_date)
    return row
