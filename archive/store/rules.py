"""What a submission is to the archive: new, a revision, unchanged or a duplicate. Decided only here."""

import hashlib
from collections.abc import Callable
from typing import Final, NamedTuple

from archive.store.values import Kind

__all__ = ["Known", "Outcome", "decide", "new_id"]

ID_DIGITS: Final = (12, 16, 24, 32, 64)


class Known(NamedTuple):
    """What the archive knows about a submission.

    ``article`` is the id of the article of this identity and ``latest`` its newest revision; ``same``
    the seq of the newest revision of it that has the same original or the same content; ``twin`` the
    other article whose latest revision said the same first and is no duplicate itself.
    """

    article: str | None = None
    latest: int = 0
    same: int | None = None
    twin: str | None = None


class Outcome(NamedTuple):
    kind: Kind
    revision: int
    duplicate_of: str | None


def decide(known: Known) -> Outcome:
    """The outcome for a submission. A revision says anew whether it duplicates another article.

    >>> decide(Known()).kind
    'added'
    >>> decide(Known(article="kcna-1", latest=1, same=7)).kind
    'unchanged'
    >>> decide(Known(article="kcna-1", latest=1)).revision
    2
    >>> decide(Known(twin="kcna-1")).kind
    'duplicate'
    """
    if known.article is None:
        kind: Kind = "added" if known.twin is None else "duplicate"
        return Outcome(kind=kind, revision=1, duplicate_of=known.twin)
    if known.same is not None:
        return Outcome(kind="unchanged", revision=known.latest, duplicate_of=None)
    return Outcome(kind="revised", revision=known.latest + 1, duplicate_of=known.twin)


def new_id(source: str, identity: str, taken: Callable[[str], bool]) -> str:
    """The id of a new article: its source and the first digits of its identity's SHA-256.

    More digits where ``taken`` says that another identity has the short form.

    >>> new_id("kcna", "id:kcna:2011-0", lambda _: False)
    'kcna-263722107edc'
    """
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    for digits in ID_DIGITS:
        candidate = f"{source}-{digest[:digits]}"
        if not taken(candidate):
            return candidate
    raise AssertionError("two identities have one SHA-256")
