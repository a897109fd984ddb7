"""Where an article comes from: the source, and the profile that says how to read it."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from archive.describe.values import Overrides, Toolkit
from archive.reading import Block, Candidate
from archive.sources import GENERIC, Profile, Supplied, find_rights

__all__ = ["UNKNOWN_SOURCE", "origin"]

UNKNOWN_SOURCE = "unknown"


def origin(
    blocks: Sequence[Block],
    candidates: Sequence[Candidate],
    supplied: Supplied,
    *,
    tools: Toolkit,
    overrides: Overrides,
) -> tuple[Profile, str]:
    """The source's profile and the evidence for it.

    The order is: override, supplied value, rights line, the URL's host. A site name in a page's
    markup counts where nothing better names a source that is known: many sites carry what others wrote.
    """
    profiles = tools.profiles
    if "source" in overrides:
        return profiles.resolve(overrides["source"]["value"]), overrides["source"]["evidence"]
    if supplied.source:
        return profiles.resolve(supplied.source), "field source"
    rights = find_rights(blocks, GENERIC)
    named = profiles.by_rights(rights.verbatim) if rights else None
    if named:
        return named, "rights line"
    host = _host(supplied.url) or next(
        (host for item in candidates if item.field == "url" and (host := _host(item.value))), None
    )
    known = profiles.by_host(host) if host else None
    if known:
        return known, "host of the URL"
    site = next((item for item in candidates if item.field == "source" and item.value.strip()), None)
    if site:
        return profiles.resolve(site.value), site.place
    if rights and rights.owner:
        return profiles.resolve(rights.owner), "rights line"
    if host:
        return profiles.resolve(host), "host of the URL"
    return profiles.resolve(UNKNOWN_SOURCE), "nothing names it"


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
