"""Which encoding bytes are in."""

import codecs
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import DocumentError
from archive.reading.encoding import codec_of, decode, guess

KOREAN = "조선과 꾸바사이의 친선의 력사를 보여주는 도서 및 사진전시회가 인민대학습당에서 개막되였다."
RUSSIAN = "В Народном дворце учебы открылась выставка книг и фотографий, посвященная дружбе."
JAPANESE = "朝鮮とキューバの親善の歴史を紹介する図書・写真展が、人民大学習堂で開幕した。"
CHINESE = "丝绸之路古籍展在兰州开幕，三百余件写本和拓片与读者见面。这是我们国家的一个大展览。"
TAIWANESE = "北韓與古巴友好圖書展在平壤登場，展出兩百多件圖書與照片。這是我們國家的一個大展覽。"
GREEK = "Η έκθεση βιβλίου άνοιξε σήμερα στην παλιά βιβλιοθήκη της πόλης με πολλούς επισκέπτες."
CZECH = "Výstava knih byla dnes otevřena ve staré knihovně; přišlo mnoho čtenářů z celého města."
HEBREW = "תערוכת הספרים נפתחה היום בספרייה הישנה של העיר ובאו אליה קוראים רבים מכל הארץ."
ARABIC = "افتتح اليوم معرض الكتب في مكتبة المدينة القديمة وحضره عدد كبير من القراء من كل البلاد."
THAI = "หอสมุดริมน้ำเปิดห้องอ่านหนังสือสำหรับเด็กแห่งใหม่ในวันนี้ หลังซ่อมแซมอาคารจนแล้วเสร็จ"
TURKISH = "Kitap sergisi bugün şehrin eski kütüphanesinde açıldı; çok sayıda okuyucu geldi, ışıklar yandı."
FRENCH = "L'exposition a été inaugurée à la bibliothèque ; les élèves y étaient très nombreux dès l'été."

LEGACY = {
    KOREAN: ["cp949", "johab", "iso2022_kr"],
    RUSSIAN: ["cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic"],
    JAPANESE: ["cp932", "euc_jp", "iso2022_jp"],
    CHINESE: ["gb18030"],
    TAIWANESE: ["big5hkscs"],
    GREEK: ["cp1253", "iso8859-7"],
    CZECH: ["cp1250", "iso8859-2"],
    HEBREW: ["cp1255"],
    ARABIC: ["cp1256", "iso8859-6"],
    THAI: ["cp874"],
    TURKISH: ["cp1254"],
    FRENCH: ["cp1252"],
}
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize(
    ("encoding", "text"), [(encoding, text) for text, encodings in LEGACY.items() for encoding in encodings]
)
def test_told_by_its_letters(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "x").text == text


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("text", [KOREAN, FRENCH])
def test_told_by_its_zero_bytes(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding), "x")
    assert (found.text, found.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_told_by_its_mark(mark: bytes, encoding: str) -> None:
    found = decode(mark + "한 줄".encode(encoding), "x")
    assert (found.text, found.encoding, found.notes) == ("한 줄", encoding, ())


def test_what_is_declared_counts_where_it_can_be_true() -> None:
    data = "Й".encode("koi8-r")
    assert decode(data, "x", declared="KOI8-R").text == "Й"
    # A page that is valid UTF-8 is UTF-8, whatever it says.
    assert decode("naïve".encode(), "x", declared="iso-8859-1").text == "naïve"
    with pytest.raises(DocumentError, match="encoding cannot be told"):
        decode(data, "x", declared="no-such-charset")


def test_a_few_bad_bytes_are_replaced_and_told() -> None:
    found = decode(KOREAN.encode() + b"\xff", "x")
    assert found.text == KOREAN + "\ufffd"
    assert found.notes == ("1 characters are not valid UTF-8 and are shown as \ufffd",)


def test_a_mark_that_lies_is_refused() -> None:
    with pytest.raises(DocumentError, match="marked as UTF-8 but is not"):
        decode(codecs.BOM_UTF8 + KOREAN.encode("cp949"), "x")


@pytest.mark.parametrize("data", [b"\xe6", b"a\x81\x8d\x9d", bytes(range(128, 256))])
def test_what_cannot_be_told_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="its encoding cannot be told; save it as UTF-8"):
        decode(data, "x")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("EUC-KR", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("Shift_JIS", "cp932"),
        ("gb2312", "gb18030"),
        ("ISO-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("TIS-620", "cp874"),
        (" windows-1251 ", "cp1251"),
        ("iso-8859-15", "iso8859-15"),
        ("rot13", None),
        ("unicode_escape", None),
        ("utf-7", None),
        ("zlib", None),
        ("", None),
        ("a\0b", None),
    ],
)
def test_labels(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


def test_a_head_tells_for_the_whole_file() -> None:
    assert guess((KOREAN + "\n").encode("cp949") * 3 + b"\xb0") == "cp949"
    assert guess(KOREAN.encode()) is None
    assert guess(b"plain") is None
    assert guess(KOREAN.encode("utf-16")) == "utf-16-le"
    assert guess(b"\xe6") is None


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(deadline=None, max_examples=200)
def test_utf8_is_always_read(text: str) -> None:
    assert decode(text.encode(), "x").text in (text, text.removeprefix("\ufeff"))


def test_table() -> None:
    table = tomllib.loads((files("archive.reading") / "encodings.toml").read_text("utf-8"))
    assert table["sources"]
    lists = [*table["likely"], *table["regional"], *table["seldom"], *table["labelled"]]
    assert len({codecs.lookup(name).name for name in lists}) == len(lists)
    assert set(table["double"]) < set(lists)
    assert set(table["labels"].values()) <= set(lists)
    assert list(table["labels"]) == sorted(table["labels"])
    assert list(table["letters"]) == sorted(table["letters"])
    for language, letters in table["letters"].items():
        assert len(set(letters)) == len(letters), language
