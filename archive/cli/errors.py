"""The one place where errors become an exit code and a line on standard error."""

import contextlib
import sys
from collections.abc import Callable
from typing import Final

import click

from archive.cli.streams import broken, silence
from archive.cli.text import one_line
from archive.errors import PressmarkError

__all__ = ["FAILED", "INTERRUPTED", "WRONG_USE", "guard", "say"]

FAILED: Final = 1
WRONG_USE: Final = 2
INTERRUPTED: Final = 130
"""What shells give for a program stopped by ctrl-C: 128 + SIGINT."""


def say(message: str) -> None:
    """One line on standard error."""
    print(f"pressmark: {one_line(message)}", file=sys.stderr)


def guard(work: Callable[[], int]) -> int:
    """Run ``work`` and give its exit code; an expected error is said in one line and gives its own.

    Unexpected errors pass through with their traceback: they are faults of the program.
    """
    try:
        return work()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        return _fail(_wrong_use(error), error.exit_code)
    except PressmarkError as error:
        return _fail(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        if not broken():  # another pipe, to a process of our own: a fault, not a reader that has seen enough
            raise
        silence()
        return 0
    except OSError as error:
        return _fail(_system(error), FAILED)


def _fail(message: str, status: int) -> int:
    with contextlib.suppress(OSError):  # nobody is left to tell
        say(message)
    return status


def _wrong_use(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    return f"{message[:1].lower()}{message[1:]} (see '{context.command_path} --help')"


def _system(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason
