"""``pressmark people split``: a name is not the person it was taken for."""

import click

from archive.cli.home import home_option, open_press
from archive.cli.output import formats
from archive.cli.verbs.people.decisions import decided, reason_option

__all__ = ["command"]


@click.command("split")
@click.argument("name", metavar="NAME")
@click.argument("person", metavar="[PERSON]", required=False)
@reason_option(required=True)
@formats()
@home_option
def command(name: str, person: str | None, reason: str, form: str) -> None:
    """Decide that a written NAME is not the person that it joins.

    NAME is a name as articles write it, its key, or the id of a person who was merged; PERSON says whom it
    joins now and may be left out. NAME is a person of its own from now on.

    \b
    Example:
      pressmark people split 리영호 ri-yong-ho-general --reason "a poet of this name"
    """
    with open_press() as press:
        line = press.split(name, person, reason=reason)
    decided(line, form)
