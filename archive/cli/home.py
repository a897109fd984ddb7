"""Which home a command works on, and opening it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from archive.config import find_home

if TYPE_CHECKING:
    from archive.press import Press

__all__ = ["home_option", "named_home", "open_press"]

_KEY: Final = "pressmark.home"


def _remember(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta[_KEY] = value  # shared with the contexts of the verbs; the innermost option wins


def home_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--home``, which may stand before the verb or after it."""
    return click.option(
        "--home",
        metavar="DIR",
        type=click.Path(),
        expose_value=False,
        callback=_remember,
        help="The home to work on.",
    )(function)


def named_home() -> str | None:
    """The folder of ``--home``, where it was given."""
    value: str | None = click.get_current_context().meta.get(_KEY)
    return value


def open_press() -> "Press":
    """The archive of the home that the command is for. Raises :class:`archive.errors.HomeError`."""
    from archive import press  # here, so that help and completion start fast

    return press.open(find_home(named_home()))
