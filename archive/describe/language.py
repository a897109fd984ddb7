"""Which language an article is in, before its parts are told apart."""

import re
from collections.abc import Sequence
from typing import Final

from archive.describe.values import Overrides
from archive.languages import identify, matches_language, normal_tag
from archive.reading import Block, Draft
from archive.sources import Supplied

__all__ = ["UNDETERMINED", "candidate", "language"]

UNDETERMINED: Final = "und"

_REGION: Final = re.compile(r"[A-Z]{2}|\d{3}")


def candidate(draft: Draft, name: str) -> tuple[str, str] | None:
    """The best machine-readable value of a field, and its place."""
    for item in draft.candidates:
        if item.field == name and item.value.strip():
            return item.value.strip(), item.place
    return None


def language(
    draft: Draft,
    supplied: Supplied,
    blocks: Sequence[Block],
    *,
    overrides: Overrides,
    among: tuple[str, ...],
) -> tuple[str, str]:
    """BCP 47 tag and evidence: override, supplied field, detection, the markup, else ``und``.

    ``among`` are the languages of the collection or the source: preferred where a text is short, and
    of the kinds of a language by country its one kind (``ko-KP``) wins over what is detected. A script
    (``zh-Hant``, ``sr-Latn``) is seen and no matter of opinion: there detection wins.
    """
    if "language" in overrides:
        return overrides["language"]["value"], overrides["language"]["evidence"]
    if tag := _tag(supplied.language):
        return tag, "field language"
    found = identify("\n".join([supplied.title or "", *(block.text for block in blocks)]), among=among)
    markup = candidate(draft, "language")
    stated = _tag(markup[0]) if markup else None
    # A page's template often states a language that the article is not in; so it only refines.
    if markup and stated and (found.tag == UNDETERMINED or stated.startswith(f"{found.tag}-")):
        return stated, markup[1]
    if found.tag == UNDETERMINED:
        return UNDETERMINED, "too short to tell"
    return _kind(found.tag, among), found.evidence


def _kind(found: str, among: Sequence[str]) -> str:
    """The one kind that is expected of the language found, else the tag found."""
    language, _, rest = found.partition("-")
    narrower = [tag for tag in among if tag.startswith(f"{found}-")]
    if _REGION.fullmatch(rest):
        narrower = [tag for tag in among if tag != language and matches_language(tag, language)]
    return narrower[0] if len(narrower) == 1 else found


def _tag(text: str | None) -> str | None:
    try:
        return normal_tag(text) if text and text.strip() else None
    except ValueError:
        return None
