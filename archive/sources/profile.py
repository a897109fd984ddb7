"""What is known of one source, and how what it publishes is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from archive.sources.tables import table

__all__ = ["GENERIC", "Profile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One source.

    ``hosts`` are its web hosts without ``www.``; ``languages`` the BCP 47 tags that it publishes in;
    ``time_zone`` an IANA name. ``fields`` maps fields of the record to names in supplied data that
    come before the common ones. ``lists`` says for ``persons``, ``places`` and ``subjects`` whether
    a supplied list is ``complete`` (the default) or what is found is to ``add``. ``datelines`` and
    ``end_marks`` are forms that come before the common ones. ``dateline_runs_on`` says that the
    dateline field goes on into the text.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    time_zone: str | None = None
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    lists: Mapping[str, str] = field(default_factory=dict, hash=False)
    datelines: tuple[str, ...] = ()
    end_marks: tuple[str, ...] = ()
    dateline_runs_on: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the source."""
        return (self.name, *self.aliases)

    def names_of(self, name: str) -> tuple[str, ...]:
        """The names under which supplied data give a field of the record, the preferred one first."""
        return (*self.fields.get(name, ()), *table("fields")["fields"].get(name, ()))


GENERIC: Final = Profile(id="generic", name="Generic")
"""What holds for a source of which nothing is known; every other profile adds to it."""
