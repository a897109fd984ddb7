"""Each system against names as print has them, there and back."""

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import languages
from archive.people.keys import fold, is_han, script, words
from archive.people.scripts import derived
from archive.people.scripts.arabic import consonants
from archive.people.scripts.chinese import chinese_syllables, pinyin_of, read_syllables, spell, write
from archive.people.scripts.cyrillic import candidates as cyrillic_candidates
from archive.people.scripts.cyrillic import is_patronymic, latin
from archive.people.scripts.hanja import hangul_of
from archive.people.scripts.japanese import kana, katakana
from archive.people.scripts.korean import romanise, romanise_joined
from archive.people.scripts.phones import sounds
from archive.people.scripts.spellings import candidates, read
from archive.people.tables import table

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "people-scripts.toml").read_text("utf-8")
)


def cases(name: str, *columns: str) -> list[tuple[str, str, str]]:
    """(first column, system, printed) for some columns of a table, or for all."""
    found = CASES[name]
    names = found["columns"]
    return [
        (row[0], names[place], row[place])
        for row in found["rows"]
        for place in range(1, len(names))
        if not columns or names[place] in columns
    ]


def test_enough_cases() -> None:
    for name, found in CASES.items():
        if name != "sources":
            assert len(found["rows"]) >= (15 if name in ("bulgarian", "ukrainian") else 30), name
            assert all(len(row) == len(found["columns"]) for row in found["rows"]), name


@pytest.mark.parametrize(("name", "system", "printed"), cases("korean", "dprk", "kontsevich"))
def test_korean_syllable_by_syllable(name: str, system: str, printed: str) -> None:
    assert romanise(name, system) == printed


@pytest.mark.parametrize(("name", "system", "printed"), cases("korean", "rr", "mr-marked"))
def test_korean_given_name_as_one_word(name: str, system: str, printed: str) -> None:
    assert romanise_joined(name, system) == printed


@pytest.mark.parametrize(("name", "system", "printed"), cases("korean", "katakana"))
def test_korean_in_katakana(name: str, system: str, printed: str) -> None:
    assert katakana(name) == printed


@pytest.mark.parametrize(("name", "system", "printed"), cases("korean", "dprk", "rr", "kontsevich"))
def test_korean_can_be_read_back(name: str, system: str, printed: str) -> None:
    code = "Cyrl" if system == "kontsevich" else "Latn"
    found = read(name, words(printed), code)
    assert found is not None
    if system != "rr":
        assert name in candidates(words(printed), code, most=500)


@pytest.mark.parametrize(("name", "system", "printed"), cases("personal"))
def test_personal_spellings(name: str, system: str, printed: str) -> None:
    assert read(name, words(printed), "Latn") is not None


def test_another_syllable_is_not_read() -> None:
    assert read("김정일", ("kim", "jong", "un"), "Latn") is None
    assert read("김정일", ("ким", "чен", "ын"), "Cyrl") is None
    assert read("이명박", ("park", "geun", "hye"), "Latn") is None


@pytest.mark.parametrize(("han", "north", "south"), [tuple(row) for row in CASES["hanja"]["rows"]])
def test_hanja(han: str, north: str, south: str) -> None:
    assert north in hangul_of(han)
    assert south in hangul_of(han, south=True)


@pytest.mark.parametrize(("name", "system", "printed"), cases("chinese"))
def test_chinese(name: str, system: str, printed: str) -> None:
    readings = pinyin_of(name)
    assert write(readings[0], system) == printed
    parts = [read_syllables(word, system) for word in words(printed)]
    together = {()}  # type: set[tuple[str, ...]]
    for found in parts:
        together = {(*before, *one) for before in together for one in found}
    assert readings[0] in together


def test_every_syllable_comes_back() -> None:
    for system in ("pinyin", "palladius"):
        for syllable in chinese_syllables():
            assert (syllable,) in read_syllables(fold(spell(syllable, system)), system), (syllable, system)


@pytest.mark.parametrize(
    ("name", "system", "printed"), [*cases("russian"), *cases("ukrainian"), *cases("bulgarian")]
)
def test_cyrillic(name: str, system: str, printed: str) -> None:
    assert latin(name, system) == printed


@pytest.mark.parametrize(
    ("name", "system", "printed"), cases("russian", "iso9", "german", "french", "spanish")
)
def test_cyrillic_comes_back(name: str, system: str, printed: str) -> None:
    for word, written in zip(name.split(), printed.split(), strict=True):
        for one in cyrillic_candidates(fold(written), system):
            assert fold(latin(one, system)) == fold(written)
        if len(word) < 7 and "ь" not in word and not word.endswith("ий"):
            found = {fold(one) for one in cyrillic_candidates(fold(written), system, most=200)}
            assert fold(word) in found


@pytest.mark.parametrize(("name", "system", "printed"), cases("japanese"))
def test_kana(name: str, system: str, printed: str) -> None:
    assert kana(name, system) == printed


@pytest.mark.parametrize(("arabic", "printed"), [tuple(row) for row in CASES["arabic"]["rows"]])
def test_arabic_consonants(arabic: str, printed: str) -> None:
    assert consonants(arabic, "ar") == consonants(printed, "en")


def test_arabic_consonants_tell_names_apart() -> None:
    assert (
        len({consonants(one, "ar") for one in ("محمد", "أحمد", "محمود", "مبارك", "عمر", "علي", "كريم")}) == 6
    )


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("최룡해", "ko", {("Choe Ryong Hae", "dprk"), ("Чхве Рён Хэ", "kontsevich")}),
        ("이명박", "ko", {("I Myeongbak", "rr")}),
        ("리명박", "ko", {("이명박", "southern spelling"), ("I Myeongbak", "rr")}),
        ("胡锦涛", "zh-Hans", {("Hu Jintao", "pinyin"), ("Ху Цзиньтао", "palladius"), ("호금도", "hanja")}),
        ("毛澤東", "zh-Hant", {("Mao Tse-tung", "wade-giles"), ("마오쩌둥", "hangul")}),
        ("Михаил Горбачёв", "ru", {("Michail Gorbatschow", "german"), ("Mijail Gorbachov", "spanish")}),
        (
            "Владимир Владимирович Путин",
            "ru",
            {("Vladimir Poutine", "french, patronymic left out"), ("Владимир Путин", "patronymic left out")},
        ),
        ("Юлія Тимошенко", "uk", {("Yuliia Tymoshenko", "ukrainian")}),
        ("Тодор Живков", "bg", {("Todor Zhivkov", "bulgarian")}),
        ("金正日", "ko", {("김정일", "hanja"), ("Kim Jong Il", "hanja, dprk")}),
    ],
)
def test_derived(name: str, language: str, expected: set[tuple[str, str]]) -> None:
    found = list(derived(name, language))
    assert expected <= {(one.name, one.system) for one in found}
    assert len({one.name for one in found}) == len(found)
    for one in found:
        assert 0.8 < one.confidence < 1
        assert one.script == script(one.name)
        assert one.name != name


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Vladimir Putin", "en"),
        ("安倍晋三", "ja"),
        ("피델 까스뜨로", "ko"),
        ("", "en"),
        ("Ли Пэн", "ru"),
        ("محمد مرسي", "ar"),
    ],
)
def test_nothing_is_derived_without_a_certain_rule(name: str, language: str) -> None:
    assert not list(derived(name, language))


def test_two_syllables_are_worth_less() -> None:
    short = {one.system: one.confidence for one in derived("최휘", "ko")}
    long = {one.system: one.confidence for one in derived("최룡해", "ko")}
    assert all(short[system] < long[system] for system in short)


def test_the_readings_are_of_folded_characters() -> None:
    for name, least in (("hanja", 1500), ("han-pinyin", 3000)):
        chars = [char for found in table("scripts", name)["readings"].values() for char in found]
        assert len(set(chars)) >= least
        assert all(is_han(char) and languages.fold(char) == char for char in chars)


def test_each_character_once_under_a_reading() -> None:
    for name in ("hanja", "han-pinyin"):
        found = table("scripts", name)["readings"]
        assert list(found) == sorted(found)
        for reading, chars in found.items():
            assert len(set(chars)) == len(chars), reading


def test_pinyin_readings_are_syllables() -> None:
    assert set(table("scripts", "han-pinyin")["readings"]) <= set(chinese_syllables())


def test_patronymics() -> None:
    assert all(map(is_patronymic, ("сергеевич", "ильинична", "григорівна", "petrowitsch", "ivanovna")))
    assert not any(map(is_patronymic, ("лукашенко", "ceaucescu", "навич")))


def some_names() -> Iterator[tuple[str, str]]:
    draw = random.Random(1)  # noqa: S311 - examples, no secrets
    for _ in range(300):
        yield "".join(chr(draw.randrange(0xAC00, 0xD7A4)) for _ in range(3)), "ko"
        yield "".join(chr(draw.randrange(0x410, 0x450)) for _ in range(9)), "ru"
        yield "".join(chr(draw.randrange(0x4E00, 0x9FFF)) for _ in range(3)), "zh"
        yield "".join(chr(draw.randrange(0x20, 0x250)) for _ in range(9)), "en"
        yield "".join(chr(draw.randrange(0x600, 0x6FF)) for _ in range(5)), "ar"
        yield "".join(chr(draw.randrange(0x3041, 0x30FF)) for _ in range(5)), "ja"


def test_any_letters_are_taken() -> None:
    for name, language in some_names():
        assert all(sounds(name, language))
        for one in derived(name, language):
            assert one.name
        if language == "ja":
            kana(name), kana(name, "polivanov"), kana(name, "hangul")
