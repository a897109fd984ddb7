"""``pressmark people merge``: two names are one person."""

import click

from archive.cli.home import home_option, open_press
from archive.cli.output import formats
from archive.cli.verbs.people.decisions import decided, reason_option

__all__ = ["command"]


@click.command("merge")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@reason_option(required=True)
@formats()
@home_option
def command(first: str, second: str, reason: str, form: str) -> None:
    """Decide that A and B are one person.

    A and B are ids, or full names in any script. Searches, facets and filters take them as one person from
    now on, under B, unless only A is in the register. 'pressmark people undo' takes it back.

    \b
    Example:
      pressmark people merge kim-jong-gak 김정각 --reason "same office, same day"
    """
    with open_press() as press:
        line = press.merge(first, second, reason=reason)
    decided(line, form)
