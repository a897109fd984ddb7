"""Which of a person's name forms a reader of a locale should see."""

from collections.abc import Collection, Iterator
from typing import Final

__all__ = ["preferred"]

# The languages whose readers can read one another's name forms, by script; the first is the one
# that most forms are in.
_NEIGHBOURS: Final = {
    "zh": ("zh-Hans", "zh-Hant"),
    "ja": ("ja", "zh-Hant", "zh-Hans"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), ("ru", "uk", "bg")),
    **dict.fromkeys(("ar", "fa", "ps", "ug", "ur"), ("ar", "fa")),
}
_TRADITIONAL: Final = frozenset(("tw", "hk", "mo", "hant"))


def preferred(locale: str, tags: Collection[str]) -> Iterator[str]:
    """Those of ``tags`` that suit a locale, best first, then English, then the rest.

    >>> list(preferred("zh-TW", ["en", "zh-Hans", "zh-Hant"]))
    ['zh-Hant', 'zh-Hans', 'en']
    """
    subtags = locale.replace("_", "-").split(".")[0].split("-")
    language = subtags[0].lower()
    wanted = ["-".join(subtags[:size]) for size in range(len(subtags), 0, -1)]
    if language == "zh":
        hant = _TRADITIONAL.intersection(tag.lower() for tag in subtags[1:])
        wanted = ["zh-Hant", "zh-Hans"] if hant else ["zh-Hans", "zh-Hant"]
    wanted += [tag for tag in tags if tag.split("-")[0].lower() == language]
    wanted += [*_NEIGHBOURS.get(language, ()), "en", *tags]
    have = {tag.lower(): tag for tag in tags}
    seen = set()
    for tag in wanted:
        found = have.get(tag.lower())
        if found is not None and found not in seen:
            seen.add(found)
            yield found
