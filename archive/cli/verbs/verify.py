"""``pressmark verify``: re-hash everything."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from archive.cli.home import home_option, open_press
from archive.cli.output import emit, formats
from archive.cli.progress import bar
from archive.cli.text import count, one_line
from archive.errors import DamagedError

if TYPE_CHECKING:
    from archive.press import Verified

__all__ = ["command"]


@click.command("verify")
@formats()
@home_option
def command(form: str) -> int:
    """Check every byte of the archive.

    Every original and article is hashed again, and the ledger's chain is followed. What is damaged is
    named, and the exit code is 3.

    \b
    Example:
      pressmark verify
    """
    with open_press() as press, bar("verifying") as progress:
        verified = press.verify(progress=progress)
    emit(
        form,
        map(asdict, verified.damages),
        table=lambda: _table(verified),
        document=lambda rows: {
            "schema": 1,
            "originals": verified.originals,
            "articles": verified.articles,
            "entries": verified.entries,
            "damages": list(rows),
        },
        columns=("what", "detail"),
        key="what",
    )
    return DamagedError.exit_code if verified.damages else 0


def _table(verified: "Verified") -> Iterator[str]:
    for damage in verified.damages:
        yield one_line(f"{damage.what}: {damage.detail}")
    checked = (
        f"{count(verified.originals, 'original')}, {count(verified.articles, 'article')} and "
        f"{count(verified.entries, 'ledger entry', 'ledger entries')} checked"
    )
    damages = len(verified.damages)
    yield f"{checked}: {count(damages, 'damage') if damages else 'no damage'}"
