"""Reading in one line, for the tests of the formats."""

import io

from archive.reading import Limits, Record, Unreadable, split

__all__ = ["read", "records", "refusals"]


def read(data: bytes, name: str = "x", **limits: int) -> list[Record | Unreadable]:
    """Everything that ``data`` splits into."""
    return list(split(io.BytesIO(data), name, limits=Limits(**limits)))


def records(data: bytes, **limits: int) -> list[Record]:
    """The same where nothing may be refused."""
    found = read(data, "x", **limits)
    assert not [item.reason for item in found if isinstance(item, Unreadable)]
    return [item for item in found if isinstance(item, Record)]


def refusals(data: bytes, **limits: int) -> list[tuple[str, str]]:
    """Names and reasons of what is refused."""
    return [(item.name, item.reason) for item in read(data, "x", **limits) if isinstance(item, Unreadable)]
