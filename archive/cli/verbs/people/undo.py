"""``pressmark people undo``: take a decision back."""

import click

from archive.cli.home import home_option, open_press
from archive.cli.options import whole_number
from archive.cli.output import formats
from archive.cli.verbs.people.decisions import decided, reason_option

__all__ = ["command"]


@click.command("undo")
@click.argument("number", metavar="[NUMBER]", required=False, callback=whole_number(1))
@reason_option(required=False)
@formats()
@home_option
def command(number: int | None, reason: str, form: str) -> None:
    """Take a decision back: the last one, or that with a number.

    It is noted as a decision of its own, which can be taken back too.

    \b
    Example:
      pressmark people undo
      pressmark people undo 3 --reason "they are father and son"
    """
    with open_press() as press:
        line = press.undo(number, reason=reason)
    decided(line, form)
