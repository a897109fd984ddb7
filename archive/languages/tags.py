"""Language tags (BCP 47): one canonical form, matching, and names in any language. Data: CLDR, by Babel."""

import re
from functools import cache, lru_cache

__all__ = ["display_name", "matches_language", "normal_tag"]

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?P<extended>-[a-z]{3})?(?P<script>-[a-z]{4})?(?P<region>-(?:[a-z]{2}|\d{3}))?"
    r"(?P<rest>(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?)"
)
_POSIX = re.compile(r"[.@].*")


@lru_cache(maxsize=1000)
def normal_tag(text: str) -> str:
    """The canonical tag for a tag, an ISO 639 code of two or three letters, or an English name.

    Raises :class:`ValueError` for what names no language.

    >>> [normal_tag(text) for text in ("ZH_hant_tw", "kor", "chi", "Korean", "en_GB.UTF-8", "iw")]
    ['zh-Hant-TW', 'ko', 'zh', 'ko', 'en-GB', 'he']
    """
    clean = _POSIX.sub("", text.strip()).replace("_", "-").lower()
    match = _TAG.fullmatch(clean)
    if match and (known := _known_language(match["extended"] or match["language"])):
        language, _, script = known.partition("-")
        given = (match["script"] or "").title().lstrip("-") or script
        region = (match["region"] or "").upper().lstrip("-")
        return "-".join(part for part in (language, given, region) if part) + match["rest"]
    if (named := _names().get(" ".join(text.split()).casefold())) is not None:
        return named
    raise ValueError(f"{text[:40]!r} is no language tag (such as en, ko-KP or zh-Hant) and no language name")


def _known_language(code: str) -> str | None:
    """The tag that CLDR prefers to a language code, or ``None`` for a code it does not know."""
    from babel.core import get_global

    code = code.lstrip("-")
    alias: str | None = get_global("language_aliases").get(code)
    if alias is not None:
        return alias.replace("_", "-")
    return code if code in _english_names() else None


@cache
def _english_names() -> dict[str, str]:
    from babel import Locale

    return dict(Locale("en").languages)


@cache
def _names() -> dict[str, str]:
    """Tags by English name, casefolded; the shorter tag where two share a name."""
    pairs = sorted(_english_names().items(), key=lambda item: (-len(item[0]), item[0]))
    return {name.casefold(): code.replace("_", "-") for code, name in pairs}


def matches_language(tag: str, wanted: str) -> bool:
    """Whether a text in ``tag`` is one in ``wanted``: every part of ``wanted`` must hold.

    A region tells the script where none is given: ``zh-TW`` is ``zh-Hant``.

    >>> matches_language("ko-KP", "ko"), matches_language("zh", "zh-Hant")
    (True, False)
    """
    language, *have = tag.lower().replace("_", "-").split("-")
    want_language, *want = wanted.lower().replace("_", "-").split("-")
    if language != want_language:
        return False
    missing = set(want) - set(have)
    return not missing or missing == {_script_of(language, tuple(have))}


@cache
def _script_of(language: str, rest: tuple[str, ...]) -> str | None:
    """The script that a tag implies by its region, if it says none itself."""
    if any(len(part) == 4 and part.isalpha() for part in rest):
        return None
    region = next((part for part in rest if len(part) == 2), None)
    if region is None:
        return None
    from babel.core import get_global

    likely: str | None = get_global("likely_subtags").get(f"{language}_{region.upper()}")
    return likely.split("_")[1].lower() if likely else None


@cache
def display_name(tag: str, locale: str) -> str:
    """The name of a language in the language of ``locale``; the tag itself where CLDR has none.

    >>> display_name("zh-Hant", "en"), display_name("ko-KP", "de")
    ('Traditional Chinese', 'Koreanisch (Nordkorea)')
    """
    from babel import Locale, UnknownLocaleError

    try:
        shown_in = Locale.parse(normal_tag(locale), sep="-")
    except (UnknownLocaleError, ValueError):
        shown_in = Locale("en")
    language, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    region = next((part for part in rest if len(part) == 2 or (len(part) == 3 and part.isdigit())), None)
    name = shown_in.languages.get(f"{language}_{script}") if script else None
    details = [] if name or not script else [shown_in.scripts.get(script, script)]
    name = name or shown_in.languages.get(language)
    if name is None:
        return tag
    if region:
        details.append(shown_in.territories.get(region, region))
    return f"{name} ({', '.join(details)})" if details else name
