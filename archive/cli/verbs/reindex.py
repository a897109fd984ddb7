"""``pressmark reindex``: make the index anew."""

import click

from archive.cli.home import home_option, open_press
from archive.cli.options import whole_number
from archive.cli.output import formats, write_json
from archive.cli.progress import bar
from archive.cli.text import count

__all__ = ["command"]


@click.command("reindex")
@formats("table", "json")
@click.option("--jobs", metavar="N", callback=whole_number(0), help="Worker processes; 0: one a processor.")
@home_option
def command(form: str, jobs: int | None) -> None:
    """Make the index anew from the archive.

    The old index answers until the new one is whole.

    \b
    Example:
      pressmark reindex
    """
    with open_press() as press, bar("indexing") as progress:
        articles = press.reindex(jobs=jobs, progress=progress)
    if form == "json":
        write_json({"schema": 1, "articles": articles})
    else:
        print(f"{count(articles, 'article')} indexed")
