"""The command line: one module a verb, loaded when it is called.

Only this room prints and draws; what it prints comes from the facade, :mod:`archive.press`.
"""

from archive.cli.application import main

__all__ = ["main"]
