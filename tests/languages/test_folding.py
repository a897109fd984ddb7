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
        ("ґанок", "ганок"),
        ("țară și", "ţară şi"),
        ("Τσεχία", "ΤΣΕΧΙΑ"),
        ("λόγος", "ΛΟΓΟΣ"),
        ("كتــاب", "كتاب"),
        ("إسلام آباد", "اسلام اباد"),
        ("می‌رود", "ميرود"),
        ("ہیں", "ھيں"),
        ("कॉलेज", "कालेज"),
        ("चाँद", "चांद"),
        ("ज़मीन", "जमीन"),
        ("น้ำ", "น\u0e4d\u0e49า"),
        ("๑๒", "12"),
        ("đường", "ĐƯỜNG".lower()),
        ("đường", "đu\u031bo\u031b\u0300ng"),
        ("ＡＢＣ１２", "abc12"),
        ("后宫 後宮", "後宮 后宫"),
        ("乾燥 幹部 干", "干燥 干部 干"),
        ("發展 理髮", "发展 理发"),
        ("裡面 麵粉", "里面 面粉"),
        ("颱風 臺灣", "台风 台湾"),
        ("製造 關係 聯繫", "制造 关系 联系"),
        ("廣島 広島", "广岛 广岛"),
        ("鉄道 駅 実験", "鐵道 驛 實驗"),
        ("増産 検査 渋谷 浄水", "增產 檢查 澀谷 淨水"),
        ("緣 納 強 減 佔 劑", "缘 纳 强 减 占 剂"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("май", "маи"), ("їх", "іх"), ("が", "か"), ("ม้า", "มา"), ("їжа", "іжа")]
)
def test_letters_that_are_not_the_same(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_long_vowel_at_the_end_of_a_word_of_katakana() -> None:
    assert fold_word("コンピューター") == fold_word("ｺﾝﾋﾟｭｰﾀ") == "コンピュータ"
    assert fold_word("カー") != fold_word("カ")


def test_a_word_without_end_is_cut() -> None:
    assert len(fold_word("a" * 100_000)) == len(fold_word("a" * 200_000)) < 1000


@settings(deadline=None, max_examples=300)
@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_hangul_is_folded_as_it_stands_in_any_neighbourhood() -> None:
    assert fold("조선로동당") == "조선로동당"
    assert fold("가Ａ나") == "가a나"
    assert fold("가\u11a8") == "각"
