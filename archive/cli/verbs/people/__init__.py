"""``pressmark people``: the persons of the archive."""

from typing import Final

import click

from archive.cli.home import home_option
from archive.cli.lazy import LazyGroup, Verb

__all__ = ["VERBS", "command"]

VERBS: Final = {
    "list": Verb("archive.cli.verbs.people.list", "List persons and how many articles they are in."),
    "show": Verb("archive.cli.verbs.people.show", "Show a person's names and offices."),
    "merge": Verb("archive.cli.verbs.people.merge", "Decide that two names are one person."),
    "split": Verb("archive.cli.verbs.people.split", "Decide that a name is not the person it joins."),
    "undo": Verb("archive.cli.verbs.people.undo", "Take a decision back."),
    "decisions": Verb("archive.cli.verbs.people.decisions", "List what was decided about persons."),
    "import": Verb("archive.cli.verbs.people.importing", "Take in a list of persons."),
}


@click.group("people", cls=LazyGroup, verbs=VERBS, subcommand_metavar="VERB [ARGS]...")
@home_option
def command() -> None:
    """Look persons up, say who is who, and take in lists of persons.

    \b
    Example:
      pressmark people list castro
      pressmark people show 김정일
      pressmark people import names.csv
    """
