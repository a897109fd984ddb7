"""``pressmark people``: the persons of the archive."""

from typing import Final

import click

from archive.cli.home import home_option
from archive.cli.lazy import LazyGroup, Verb

__all__ = ["VERBS", "command"]

VERBS: Final = {
    "list": Verb("archive.cli.verbs.people.list", "List persons and how many articles they are in."),
    "show": Verb("archive.cli.verbs.people.show", "Show a person's names, offices and company."),
    "suggest": Verb(
        "archive.cli.verbs.people.suggest", "List persons who may be one, and names of several, with reasons."
    ),
    "merge": Verb("archive.cli.verbs.people.merge", "Decide that A and B are one person."),
    "split": Verb(
        "archive.cli.verbs.people.split", "Decide that a written NAME is not the person that it joins."
    ),
    "undo": Verb(
        "archive.cli.verbs.people.undo", "Take a decision back: the last one, or that with a number."
    ),
    "decisions": Verb(
        "archive.cli.verbs.people.decisions",
        "List what was decided about persons, and what of it was taken back.",
    ),
    "import": Verb(
        "archive.cli.verbs.people.importing", "Take in a list of persons with their names in many languages."
    ),
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
