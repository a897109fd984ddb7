"""The command ``pressmark``: its verbs, and the way in."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

import click
from click.shell_completion import shell_complete

from archive.cli.errors import guard
from archive.cli.home import home_option
from archive.cli.lazy import LazyGroup, Verb
from archive.cli.streams import prepare
from archive.version import VERSION

__all__ = ["VERBS", "main", "pressmark"]

VERBS: Final = {
    "init": Verb("archive.cli.verbs.init", "Make a home for an archive."),
    "ingest": Verb("archive.cli.verbs.ingest", "Take documents in."),
    "failures": Verb("archive.cli.verbs.failures", "Say what could not be read, and why."),
    "search": Verb("archive.cli.verbs.search", "Find articles."),
    "facets": Verb("archive.cli.verbs.facets", "Count articles by person, year, source and the like."),
    "show": Verb("archive.cli.verbs.show", "Show one article."),
    "dates": Verb("archive.cli.verbs.dates", "List the dates of an article, or count those of a search."),
    "people": Verb(
        "archive.cli.verbs.people", "Look persons up, say who is who, and take in lists of persons."
    ),
    "status": Verb("archive.cli.verbs.status", "Say what the archive holds."),
    "verify": Verb("archive.cli.verbs.verify", "Check every byte of the archive."),
    "reindex": Verb("archive.cli.verbs.reindex", "Make the index anew from the archive."),
    "reprocess": Verb("archive.cli.verbs.reprocess", "Derive articles anew with today's rules."),
}
"""Every verb in the order of the help, with the short help that its module states too."""

COMPLETION: Final = "_PRESSMARK_COMPLETE"


def _version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"pressmark {VERSION}")
        context.exit()


@click.group(
    cls=LazyGroup,
    verbs=VERBS,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="VERB [ARGS]...",
)
@home_option
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def pressmark() -> None:
    """Keep press articles in many languages, and find them again by word, date, person and source.

    Everything lives in a home: the folder given by --home, else by $PRESSMARK_HOME, else the nearest
    one upward that holds pressmark.toml.

    \b
    Example:
      pressmark init press && cd press
      pressmark ingest ~/clippings articles.jsonl.gz
      pressmark search cuba --year 2011 --facet person
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 some documents failed, 2 wrong use, 3 damage."""
    # A start makes 70,000 objects that stay; looking among them for cycles would cost a tenth of it.
    gc.set_threshold(100_000)
    # At the end everything goes with the process; the collector need not look through it once more.
    atexit.register(gc.freeze)
    # NumPy's linear algebra, which nothing here uses, would start a thread for every processor.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    prepare()
    given = sys.argv[1:] if arguments is None else arguments
    status = guard(partial(_run, list(given)))
    return guard(_flush) or status


def _run(arguments: list[str]) -> int:
    instruction = os.environ.get(COMPLETION)
    if instruction:
        return shell_complete(pressmark, {}, "pressmark", COMPLETION, instruction)
    with pressmark.make_context("pressmark", arguments) as context:
        return pressmark.invoke(context) or 0


def _flush() -> int:
    sys.stdout.flush()
    return 0
