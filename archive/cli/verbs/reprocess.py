"""``pressmark reprocess``: derive articles anew from their originals."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from archive.cli.home import home_option, open_press
from archive.cli.output import emit, formats
from archive.cli.progress import bar
from archive.cli.text import count

__all__ = ["command"]


@click.command("reprocess")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@formats()
@home_option
def command(ids: tuple[str, ...], form: str) -> None:
    """Derive articles anew with today's rules.

    Title, body, dates, persons and all else that is derived is made again from the originals; without
    ID for every article. What changed is named. Originals, supplied values and overrides stay as they are.

    \b
    Example:
      pressmark reprocess
      pressmark reprocess minju-joson-3f9c2a7b1d04
    """
    with open_press() as press, bar("reprocessing", streaming=form in ("jsonl", "csv", "ids")) as progress:
        changes = press.reprocess(ids, progress=progress)

        def table() -> Iterator[str]:
            changed = 0
            for change in changes:
                changed += 1
                progress.clear()
                yield f"{change.id} revision {change.revision}: {', '.join(change.fields)}"
            progress.clear()
            yield f"{count(changed, 'article')} changed"

        emit(
            form,
            map(asdict, changes),
            table=table,
            document=lambda rows: {"schema": 1, "changes": list(rows)},
            columns=("id", "revision", "fields"),
            key="id",
        )
