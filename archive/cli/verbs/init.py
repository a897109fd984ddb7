"""``pressmark init``: make a home."""

import os
from pathlib import Path

import click

from archive.cli.home import home_option, named_home
from archive.config import ENVIRONMENT, SETTINGS_FILE

__all__ = ["command"]


@click.command("init")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path())
@home_option
def command(folder: str | None) -> None:
    """Make a home for an archive.

    DIR is made where it is not there; without it the home is --home, else $PRESSMARK_HOME, else this
    folder. A home that is there already is left as it is.

    \b
    Example:
      pressmark init ~/press
    """
    from archive import press

    place = folder or named_home() or os.environ.get(ENVIRONMENT) or os.curdir
    existed = (Path(place) / SETTINGS_FILE).is_file()
    with press.create(place) as made:
        print(f"{made.home} is a home already" if existed else f"made a home in {made.home}")
