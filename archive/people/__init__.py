"""Persons: their names in text, name forms across scripts, and the register that joins them."""

from typing import TYPE_CHECKING

from archive.lazy import lazily

if TYPE_CHECKING:
    from archive.people.authority.persons import Decision, NameForm, RegisteredPerson
    from archive.people.authority.register import Register, StaleRegisterError
    from archive.people.finding.finder import find
    from archive.people.keys import key
    from archive.people.tables import fingerprint

__all__ = [
    "Decision",
    "NameForm",
    "Register",
    "RegisteredPerson",
    "StaleRegisterError",
    "find",
    "fingerprint",
    "key",
]

__getattr__ = lazily(
    __name__,
    {
        "finding.finder": ("find",),
        "keys": ("key",),
        "authority.persons": ("Decision", "NameForm", "RegisteredPerson"),
        "authority.register": ("Register", "StaleRegisterError"),
        "tables": ("fingerprint",),
    },
)
