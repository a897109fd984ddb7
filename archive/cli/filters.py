"""The filters of ``search`` and ``facets``."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, cast

import click

if TYPE_CHECKING:
    from archive.press import Filters

__all__ = ["FIELDS", "filters"]

FIELDS: Final = {
    "person": ("NAME", "this person: an id, or a name in any script"),
    "author": ("NAME", "this author"),
    "source": ("NAME", "this source: an id or a name"),
    "language": ("TAG", "this language: ko takes ko-KP too"),
    "subject": ("TEXT", "this subject"),
    "place": ("NAME", "this place"),
    "year": ("YEAR", "this year of publication: 2011"),
    "decade": ("DECADE", "this decade of publication: 201X"),
    "month": ("MONTH", "this month of publication: 2011-12"),
    "mentions": ("DATE", "this date in the text: 1960-08-29, 1960"),
}
"""Field → (what stands for its value, what it is)."""

_DATES: Final = ("date_from", "date_to")
_FLAGS: Final = ("certain", "unique", "revisions")
_NAMES: Final = (*FIELDS, *(f"not_{name}" for name in FIELDS), *_DATES, *_FLAGS)


def filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters. The command gets those that were given, as one mapping ``filters``."""

    @wraps(function)
    def gathered(**options: Any) -> Any:
        values = {name: options.pop(name) for name in _NAMES}
        given = cast("Filters", {name: value for name, value in values.items() if value})
        return function(filters=given, **options)

    for option in reversed(_options()):
        gathered = option(gathered)
    return gathered


def _options() -> list[Callable[[Callable[..., Any]], Callable[..., Any]]]:
    made: list[Callable[[Callable[..., Any]], Callable[..., Any]]] = []
    for name, (metavar, what) in FIELDS.items():
        made.append(click.option(f"--{name}", multiple=True, metavar=metavar, help=f"Only with {what}."))
    for name, (metavar, what) in FIELDS.items():
        short = what.partition(":")[0]
        made.append(click.option(f"--not-{name}", multiple=True, metavar=metavar, help=f"Without {short}."))
    made += [
        click.option("--from", "date_from", metavar="DATE", help="Only published on DATE or later."),
        click.option("--to", "date_to", metavar="DATE", help="Only published on DATE or earlier."),
        click.option("--certain", is_flag=True, help="Only where the whole date lies in the time asked for."),
        click.option("--unique", is_flag=True, help="Fold articles of the same content into one."),
        click.option("--revisions", is_flag=True, help="Look at every revision, not at the latest alone."),
    ]
    return made
