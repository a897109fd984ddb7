import pytest
from hypothesis import given, settings

from archive.languages import fold, fold_word
from tests.languages.strategies import texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Perú", "peru"),
        ("Straße", "STRASSE"),
        ("Ёлка", "елка"),
        ("İstanbul", "ıstanbul"),
        ("Đà Nẵng", "da nang"),
        ("朝鮮勞動黨", "朝鲜劳动党"),
        ("経済", "經濟"),
        ("ＫＣＮＡ", "kcna"),
        ("ﾋﾟｮﾝﾔﾝ", "ピョンヤン"),
        ("کتابی", "كتابي"),
        ("أُمّة", "امه"),
        ("Τσε", "ΤΣΕ"),
        ("\u1100\u1161", "가"),
        ("Côté", "Co\u0302te\u0301"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("май", "маи"), ("їх", "іх"), ("が", "か"), ("ม้า", "มา")])
def test_letters_that_are_not_the_same(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_word_without_end_is_cut() -> None:
    assert len(fold_word("a" * 100_000)) == len(fold_word("a" * 200_000)) < 1000


@settings(deadline=None, max_examples=300)
@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
