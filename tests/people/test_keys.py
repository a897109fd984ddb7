import pytest

from archive.people import key
from archive.people.keys import script, words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Raúl Castro Ruz", "raul-castro-ruz"),
        ("RAUL  CASTRO-RUZ", "raul-castro-ruz"),
        ("Miguel Mario Díaz-Canel Bermúdez", "miguel-mario-diaz-canel-bermudez"),
        ("Lech Wałęsa", "lech-walesa"),
        ("Trygve Bjørn Þórsson Æsir", "trygve-bjorn-thorsson-aesir"),
        ("Günter Weiß", "gunter-weiss"),
        ("O’Neill", "oneill"),
        ("J. R. Smith", "j-r-smith"),
        ("김정일", "김정일"),
        ("김 정 일", "김정일"),
        ("피델 까스뜨로", "피델-까스뜨로"),
        ("野田 佳彦", "野田佳彦"),
        ("菲德尔·卡斯特罗", "菲德尔-卡斯特罗"),
        ("フィデル・カストロ", "フィデル-カストロ"),
        ("Ким Чен Ир", "ким-чен-ир"),
        ("Хрущёв", "хрущев"),
        ("Йосип", "йосип"),
        ("أحمد بن بلة", "احمد-بن-بله"),
        ("كيم جونغ-إيل", "كيم-جونغ-ايل"),
        ("Ｋｉｍ", "kim"),
        ("'", "u27"),
    ],
)
def test_key(name: str, expected: str) -> None:
    assert key(name) == expected


def test_a_name_without_letters_still_has_a_key() -> None:
    assert key("!?") != key("??")


def test_nothing_has_no_key() -> None:
    assert key("") == ""


def test_words_keep_combining_vowels() -> None:
    assert words("नरेन्द्र मोदी") == ("नरेन्द्र", "मोदी")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kim", "Latn"),
        ("Ким", "Cyrl"),
        ("김정일", "Hang"),
        ("カストロ", "Kana"),
        ("金正日", "Hani"),
        ("كيم", "Arab"),
        ("1", "Zyyy"),
    ],
)
def test_script(name: str, code: str) -> None:
    assert script(name) == code


def test_variants_of_han_characters_have_one_key() -> None:
    assert key("王國維") == key("王国维")
    assert key("渡邊一郎") == key("渡辺一郎") == key("渡邉一郎")
    assert key("列夫・托爾斯泰") == key("列夫·托尔斯泰")
