"""``pressmark show``: one article."""

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from archive.article import SCHEMA, to_dict
from archive.cli.dating import article_display
from archive.cli.home import home_option, open_press
from archive.cli.options import locale_options, shown_in, whole_number
from archive.cli.output import formats, write_json
from archive.cli.page import evidence, page
from archive.cli.terminal import terminal
from archive.errors import UsageError

if TYPE_CHECKING:
    from archive.press import Press

__all__ = ["command"]


@click.command("show")
@click.argument("article", metavar="ID")
@click.option("--revision", metavar="N", callback=whole_number(1), help="This revision, not the latest.")
@click.option("--original", is_flag=True, help="Write the bytes of the original, unchanged.")
@click.option("--evidence", "proof", is_flag=True, help="Say where each value came from.")
@locale_options
@formats("text", "table", "json", "jsonl")
@home_option
def command(
    article: str,
    revision: int | None,
    original: bool,
    proof: bool,
    locale: str | None,
    calendar: str | None,
    form: str,
) -> None:
    """Show one article.

    The form json is the whole record, and with --locale or --calendar its dates in words beside it; table is
    the same as text.

    \b
    Example:
      pressmark show minju-joson-3f9c2a7b1d04
      pressmark show minju-joson-3f9c2a7b1d04 --format json
      pressmark show minju-joson-3f9c2a7b1d04 --original > page.html
    """
    if original and proof:
        raise UsageError("--original and --evidence do not go together: ask for one of them")
    with open_press() as press:
        if original:
            _write(press.original(article, revision=revision))
            return
        shown = press.article(article, revision=revision)
        show_date = partial(press.show_date, **shown_in(locale, calendar))
        if form in ("json", "jsonl"):
            asked = {"display": article_display(shown, show_date)} if locale or calendar else {}
            write_json({"schema": SCHEMA, **to_dict(shown), **asked}, wide=form == "jsonl")
            return
        screen = terminal()
        if proof:
            lines = evidence(shown, show_date, screen)
        else:
            lines = page(shown, _latest(press, article), show_date, screen)
        for line in lines:
            print(line)


def _latest(press: "Press", article: str) -> int:
    return max(item.revision for item in press.history(article))


def _write(original: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(original)
