"""Options that several verbs share."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

import click

__all__ = ["joined", "locale_options", "page_options", "query_argument", "shown_in", "whole_number"]

_DIGITS: Final = 20
"""Digits of a number that are read: with so many it is beyond every count."""

Decorated = Callable[..., Any]


def whole_number(least: int, *, words: Mapping[str, int | None] | None = None) -> Callable[..., int | None]:
    """A callback for an option whose value is a number from ``least`` up, or one of ``words``."""
    words = words or {}

    def read(_context: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
        if value is None:
            return None
        if value in words:
            return words[value]
        number = min(int(value[:_DIGITS]), sys.maxsize) if value.isascii() and value.isdigit() else -1
        if number < least:
            known = "".join(f" or {word!r}" for word in words)
            raise click.BadParameter(f"{value!r} is not a number from {least} up{known}")
        return number

    return read


def page_options(limit: int | None, what: str) -> Callable[[Decorated], Decorated]:
    """Add ``--limit`` (``limit`` unless told, no cap) and ``--offset``."""

    def decorate(function: Decorated) -> Decorated:
        function = click.option(
            "--offset",
            metavar="N",
            default="0",
            callback=whole_number(0),
            help=f"Leave out the first N {what}.",
        )(function)
        return click.option(
            "--limit",
            metavar="N|all",
            callback=whole_number(0, words={"all": None}),
            default="all" if limit is None else str(limit),
            show_default=True,
            help=f"How many {what} to give; there is no cap.",
        )(function)

    return decorate


def locale_options(function: Decorated) -> Decorated:
    """Add ``--locale`` and ``--calendar``; :func:`shown_in` turns them into arguments of the facade."""
    function = click.option(
        "--calendar",
        metavar="NAME",
        help="Show dates in this calendar: gregorian, juche, japanese, islamic-umalqura and others.",
    )(function)
    return click.option(
        "--locale",
        metavar="TAG",
        help="Show dates and labels as in this locale: ko, en-GB, zh-Hant. Else the settings decide.",
    )(function)


def shown_in(locale: str | None, calendar: str | None) -> dict[str, Any]:
    """What was asked for; what was not is left to the settings of the home."""
    given = {"locale": locale, "calendar": calendar}
    return {name: value for name, value in given.items() if value is not None}


def query_argument(function: Decorated) -> Decorated:
    """Add ``QUERY…``, any number of words."""
    return click.argument("query", nargs=-1, metavar="[QUERY]...")(function)


def joined(words: tuple[str, ...]) -> str:
    """The words of a query as one."""
    return " ".join(words)
