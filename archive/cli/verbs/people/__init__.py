"""``pressmark people``: the persons of the archive."""

from typing import Final

import click

from archive.cli.home import home_option
from archive.cli.lazy import LazyGroup, Verb

__all__ = ["VERBS", "command"]

VERBS: Final = {
    "list": Verb("archive.cli.verbs.people.list", "List persons and how many articles they are in."),
    "show": Verb("archive.cli.verbs.people.show", "Show a person's names and offices."),
}


@click.group("people", cls=LazyGroup, verbs=VERBS, subcommand_metavar="VERB [ARGS]...")
@home_option
def command() -> None:
    """Look persons up.

    \b
    Example:
      pressmark people list castro
      pressmark people show 김정일
    """
