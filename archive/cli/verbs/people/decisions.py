"""``pressmark people decisions``: what was decided about persons."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from archive.cli.dating import moment
from archive.cli.home import home_option, open_press
from archive.cli.options import locale_options, shown_in
from archive.cli.output import emit, formats
from archive.cli.table import Column, lines
from archive.cli.terminal import terminal

if TYPE_CHECKING:
    from archive.press import DecisionLine

__all__ = ["command", "decided", "reason_option"]

_COLUMNS: Final = ("number", "at", "kind", "first", "second", "undoes", "reason", "undone")


def reason_option(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--reason``."""
    given: dict[str, Any] = {"required": True} if required else {"default": ""}
    return click.option("--reason", metavar="TEXT", help="Why, in words.", **given)


@click.command("decisions")
@locale_options
@formats()
@home_option
def command(locale: str | None, calendar: str | None, form: str) -> None:
    """List what was decided about persons, and what of it was taken back.

    \b
    Example:
      pressmark people decisions
    """
    with open_press() as press:
        found = press.decisions()
        show_date = partial(press.show_date, **shown_in(locale, calendar))
        seen = [moment(item.at, show_date) for item in found]

    def table() -> Iterator[str]:
        if not found:
            yield "no decisions"
            return
        columns = (
            Column(name="no", right=True),
            Column(name="date"),
            Column(name="decision", cut=True),
            Column(name="reason", cut=True),
            Column(name="taken back"),
        )
        cells = [
            (
                str(item.number),
                at,
                sentence(item),
                item.reason,
                "" if item.undone is None else f"by {item.undone}",
            )
            for item, at in zip(found, seen, strict=True)
        ]
        yield from lines(columns, cells, terminal())

    emit(
        form,
        ({**asdict(item), "display": at} for item, at in zip(found, seen, strict=True)),
        table=table,
        document=lambda rows: {"schema": 1, "decisions": list(rows)},
        columns=(*_COLUMNS, "display"),
        key="number",
    )


def sentence(line: "DecisionLine") -> str:
    """A decision in words."""
    if line.kind == "undo":
        return f"undo of {line.undoes}"
    return f"{line.first} {'is' if line.kind == 'merge' else 'is not'} {line.second}"


def decided(line: "DecisionLine", form: str) -> None:
    """Print the decision that was just made."""
    emit(
        form,
        [asdict(line)],
        table=lambda: iter([f"decision {line.number}: {sentence(line)}"]),
        document=lambda rows: {"schema": 1, "decision": next(iter(rows))},
        columns=_COLUMNS,
        key="number",
    )
