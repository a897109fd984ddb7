"""What :func:`archive.describe.describe` is given and what it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.article import Article
from archive.people import Register
from archive.sources import Profiles

__all__ = ["Description", "Overrides", "Toolkit"]

Overrides = Mapping[str, Mapping[str, Any]]
"""What a person decided: record field → ``{"value": …, "evidence": "option --source"}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolkit:
    """The knowledge that a description draws on. ``languages`` are those of the collection.

    ``relative_dates`` asks for the dates that only the article's own makes clear ("yesterday").
    """

    profiles: Profiles
    register: Register
    languages: tuple[str, ...] = ()
    relative_dates: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """An article that no archive has numbered yet: ``id`` and ``ingested`` are empty, ``revision`` is 0.

    ``identity`` says which article it is, whatever it says; ``supplied`` are the fields that came
    with it, verbatim.
    """

    identity: str
    article: Article
    supplied: Mapping[str, Any] = field(default_factory=dict)
