"""``pressmark failures``: what could not be read."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

import click

from archive.cli.dating import moment
from archive.cli.home import home_option, open_press
from archive.cli.options import locale_options, shown_in
from archive.cli.output import emit, formats, write_json
from archive.cli.progress import bar
from archive.cli.report import Tally
from archive.cli.table import Column, lines
from archive.cli.terminal import terminal
from archive.cli.text import count

__all__ = ["command"]

_COLUMNS = ("name", "reason", "first_seen", "attempts", "display")


@click.command("failures")
@click.option("--retry", is_flag=True, help="Try them all again, and say what came of it.")
@locale_options
@formats()
@home_option
def command(retry: bool, locale: str | None, calendar: str | None, form: str) -> int:
    """Say what could not be read, and why.

    With --retry the exit code is 1 where some cannot be read still.

    \b
    Example:
      pressmark failures
      pressmark failures --retry
    """
    return _retry(form) if retry else _list(form, locale, calendar)


def _list(form: str, locale: str | None, calendar: str | None) -> int:
    with open_press() as press:
        failures = press.failures()
        show_date = partial(press.show_date, **shown_in(locale, calendar))
        seen = [moment(item.first_seen, show_date) for item in failures]

    def table() -> Iterator[str]:
        if not failures:
            yield "no failures"
            return
        yield count(len(failures), "failure")
        yield ""
        columns = (
            Column(name="name"),
            Column(name="reason", cut=True),
            Column(name="first seen"),
            Column(name="attempts", right=True),
        )
        cells = [
            (item.name, item.reason, first, str(item.attempts))
            for item, first in zip(failures, seen, strict=True)
        ]
        yield from lines(columns, cells, terminal())

    emit(
        form,
        ({**asdict(item), "display": first} for item, first in zip(failures, seen, strict=True)),
        table=table,
        document=lambda rows: {"schema": 1, "total": len(failures), "failures": list(rows)},
        columns=_COLUMNS,
        key="name",
    )
    return 0


def _retry(form: str) -> int:
    with open_press() as press, bar("retrying") as progress:
        tally = Tally.of(press.retry(progress=progress))
    if form == "table":
        print(tally.sentence())
    else:
        write_json(tally.document())
    return tally.finish()
