import pytest

from archive.languages import display_name, matches_language, normal_tag


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("EN", "en"),
        ("en_GB.UTF-8", "en-GB"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("zh-cmn-hans", "zh-Hans"),
        ("eng", "en"),
        ("kor", "ko"),
        ("chi", "zh"),
        ("zho", "zh"),
        ("ger", "de"),
        ("iw", "he"),
        ("no", "no"),
        ("und", "und"),
        ("Korean", "ko"),
        ("traditional  chinese", "zh-Hant"),
        ("en-US-x-Press", "en-US-x-press"),
        ("de-1996", "de-1996"),
    ],
)
def test_one_form_for_every_spelling(given: str, tag: str) -> None:
    assert normal_tag(given) == tag
    assert normal_tag(tag) == tag


@pytest.mark.parametrize(
    "given", ["", "x", "zz", "C", "POSIX", "Klingonese", "en-", "en--GB", "e n", "a" * 1000, "\ud800"]
)
def test_nonsense(given: str) -> None:
    with pytest.raises(ValueError, match="no language tag"):
        normal_tag(given)


@pytest.mark.parametrize(
    ("tag", "wanted", "matches"),
    [
        ("ko-KP", "ko", True),
        ("ko", "ko-KP", False),
        ("zh-Hant", "zh", True),
        ("zh", "zh-Hant", False),
        ("zh-Hans", "zh-Hant", False),
        ("zh-TW", "zh-Hant", True),
        ("zh-CN", "zh-Hant", False),
        ("zh-Hant-TW", "zh-TW", True),
        ("KO", "ko", True),
        ("kok", "ko", False),
    ],
)
def test_matching(tag: str, wanted: str, matches: bool) -> None:
    assert matches_language(tag, wanted) is matches


@pytest.mark.parametrize(
    ("tag", "locale", "name"),
    [
        ("zh-Hant", "en", "Traditional Chinese"),
        ("zh-Hant", "ja", "繁体中国語"),
        ("ko-KP", "de", "Koreanisch (Nordkorea)"),
        ("sr-Latn", "en", "Serbian (Latin)"),
        ("es", "es-CU", "español"),
        ("qaa", "en", "qaa"),
        ("fr", "no such locale", "French"),
    ],
)
def test_names(tag: str, locale: str, name: str) -> None:
    assert display_name(tag, locale) == name
