"""What users of other archives ask their makers for, in search: each wish a test, from file to hit."""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import archive
from archive.languages import analyse
from archive.press import Press

ARTICLES = {
    "tokyo": (
        "東京都の新しい法案",
        "東京都知事は昨日、新しい法案を発表した。北朝鮮と韓国の代表は経済の協力について話し合った。",
    ),
    "tokyo-secret": (
        "東京の秘密",
        "東京で開かれた会議の内容は秘密とされ、secret と書かれた文書だけが残った。議員は説明を求めた。",
    ),
    "paris": (
        "レオナルド・ダ・ヴィンチ展",
        "レオナルド・ダ・ヴィンチの絵がルーブル美術館から届いた、とコンピュータの画面で館長が伝えた。",
    ),
    "beijing": (
        "北京市的会议",
        "北京市人民大会堂昨天举行会议，代表们讨论经济发展和农业问题。会议在北京，上海两地同时举行。",
    ),
    "phone": (
        "手机用户增加",
        "iPhone用户去年增加了三成，AI時代的手机公司说。列夫·托尔斯泰的小说也可以在手机上读。",
    ),
    "taipei": (
        "臺北的新聞",
        "臺北市政府昨天發表關於經濟發展的報告，專家認為國際貿易將會增加，廣島的代表也來參加。",
    ),
    "pyongyang": (
        "평양의 소식",
        "조선로동당 중앙위원회는 평양에서 회의를 열었다. KCNA통신은 력사적인 결정이라고 보도하였다.",
    ),
    "seoul": (
        "서울의 소식",
        "서울시는 새로운 교통 계획을 발표했다. AI時代에 맞는 버스 노선을 만든다고 시장은 말했다.",
    ),
    "bangkok": (
        "ข่าวจากกรุงเทพ",
        "รัฐบาลไทยประกาศแผนใหม่เพื่อพัฒนาเศรษฐกิจของประเทศในปีหน้า และประชุมร่วมกับ ASEAN ที่กรุงเทพมหานคร",
    ),
    "bill": (
        "A bill in parliament",
        "The bill on harbours was read in parliament. Nobody called it a secret.",
    ),
    "harbour": ("The harbour", "The harbour of the island was closed because of the storm."),
    "rocket": (
        "Rockets 🚀 for all",
        "The rocket 🚀 started 👍🏽 at noon and the crowd waved 🇰🇵 flags. The café☭bar was full.",
    ),
    "munich": (
        "Der Bürgermeister",
        "Der Bürgermeister von München sprach über die Größe der Straße und lobte die Bäcker.",
    ),
    "istanbul": (
        "İstanbul haberi",
        "İstanbul Belediyesi yeni ışıklı köprüyü açtı, IĞDIR ilinden konuklar geldi.",
    ),
    "hanoi": ("Tin Hà Nội", "Chủ tịch thành phố Hà Nội hôm qua đã tiếp đoàn đại biểu từ Đà Nẵng."),
    "moscow": (
        "Ёлка на площади",
        "На площади поставили ёлку, и всё было готово к празднику. Пётр Королёв пришёл.",
    ),
    "belgrade": (
        "Београд гради мост",
        "Скупштина града Београда усвојила је план за нови мост преко Саве, рекао је градоначелник.",
    ),
    "belgrade-latin": (
        "Beograd kupuje tramvaje",
        "Skupština grada Beograda usvojila je plan za nove tramvaje, rekao je gradonačelnik juče.",
    ),
    "tehran": (
        "خبر تهران",
        (
            "مردم به نمایشگاه می\u200cروند و روزنامه\u200cهای تازه را می\u200cخوانند. "
            "رئیس\u200cجمهور سخنرانی کرد."
        ),
    ),
    "cairo": (
        "كتاب جديد",
        "صدر كتابٌ جديدٌ عن تاريخ الأُمَّة في القاهرة، وقال الأستاذ أحمد إنّ المكتبة فتحت أبوابها.",
    ),
    "jerusalem": ("ספר חדש", 'ספר חדש על שָׁלוֹם יצא לאור, אמר דובר צה"ל לשעבר.'),
}

TEXTS = {name: f"{title}\n{text}" for name, (title, text) in ARTICLES.items()}


def taken_in(home: Path, rows: list[dict[str, Any]], **options: Any) -> Press:
    """A new home with articles."""
    file = home.with_suffix(".jsonl")
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    press = archive.create(home)
    report = press.ingest([file], jobs=1, **options)
    assert report.added + report.duplicate == len(rows)
    return press


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    rows = [{"id": name, "title": title, "text": text} for name, (title, text) in ARTICLES.items()]
    with taken_in(tmp_path_factory.mktemp("wishes") / "home", rows) as press:
        yield press


def names(press: Press, query: str = "", **filters: Any) -> list[str]:
    """The articles that have all that is asked, by their own name."""
    found = press.search(query, limit=None, **filters)
    assert not found.relaxed, query
    return sorted(hit.identifiers[0] for hit in found.hits)


def holding(text: str) -> list[str]:
    return sorted(name for name, whole in TEXTS.items() if text in whole)


UNSPACED = ("tokyo", "tokyo-secret", "paris", "beijing", "phone", "taipei", "pyongyang", "seoul", "bangkok")


# -- "CJK search returns nothing after an engine change" ---------------------------------------------

WORDS = """
東京 東京都 知事 東京都知事 法案 北朝鮮 韓国 経済 協力 秘密 会議 議員 美術館 ヴィンチ 北京 北京市
人民大会堂 大会堂 代表 农业 上海 手机 用户 小说 臺北 臺北市 政府 經濟 專家 國際貿易 貿易 廣島 평양 회의
조선로동당 로동당 중앙위원회 위원회 결정 서울시 서울 교통 계획 버스 노선 시장 กรุงเทพ กรุงเทพมหานคร เศรษฐกิจ
ประเทศ รัฐบาล รัฐบาลไทย ประชุม
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_words_of_texts_without_spaces_are_found_in_whatever_run(press: Press, word: str) -> None:
    assert set(names(press, word)) >= set(holding(word)) != set()


def test_parts_of_longer_runs_are_found_from_every_place(press: Press) -> None:
    for name in UNSPACED[:-1]:
        for run in re.findall(
            r"[\u3040-\u30fa\u30fc-\u30ff\u4e00-\u9fff]{3,}|[\uac00-\ud7a3]{3,}", TEXTS[name]
        ):
            for start, length in itertools.product(range(len(run)), (2, 3, 4)):
                part = run[start : start + length]
                if part.endswith("로"):
                    continue  # half of the northern spelling 로동, which counts as a whole
                assert name in names(press, f'"{part}"'), part


@pytest.mark.parametrize("char", "東都知法北韓経秘议农户说臺貿廣당시회결서통버กแไ")
def test_single_characters_are_found(press: Press, char: str) -> None:
    assert set(names(press, char)) >= set(holding(char)) != set()


def sentences(name: str) -> list[str]:
    return [part for part in re.split(r"(?<=[。.])\s*", ARTICLES[name][1]) if part]


@pytest.mark.parametrize("name", UNSPACED)
def test_a_whole_sentence_finds_its_article_first(press: Press, name: str) -> None:
    for sentence in sentences(name):
        assert press.search(sentence).hits[0].identifiers[0] == name
        assert names(press, f'"{sentence}"') == [name]


@pytest.mark.parametrize("name", UNSPACED)
def test_a_whole_sentence_is_not_one_token(press: Press, name: str) -> None:
    words = [token.text for token in analyse(ARTICLES[name][1], "und").exact]
    assert len(words) > 8
    assert max(map(len, words)) < 16


def test_all_of_it_is_found_after_a_reindex(press: Press, tmp_path: Path) -> None:
    queries = [*WORDS.split(), *"東法회แ", *(f'"{sentences(name)[0]}"' for name in UNSPACED)]
    before = {query: names(press, query) for query in queries}
    assert press.reindex() == len(ARTICLES)
    assert {query: names(press, query) for query in queries} == before
    assert all(before.values())


# -- "an OR clause for CJK leaks around NOT" ---------------------------------------------------------


def test_what_is_excluded_does_not_leak_around_or(press: Press) -> None:
    assert names(press, "(東京 AND NOT secret) OR bill") == ["bill", "tokyo"]
    assert names(press, "bill OR (東京 AND NOT secret)") == ["bill", "tokyo"]
    assert names(press, "東京 NOT secret") == ["tokyo"]
    assert names(press, "(平壌 OR 東京) AND NOT (秘密 OR 法案)") == []
    assert names(press, "(로동당 AND NOT 평양) OR กรุงเทพ") == ["bangkok"]


class Part(NamedTuple):
    """A part of a query and what it must find."""

    text: str
    found: frozenset[str]


ATOMS = {
    **{
        word: holding(word)
        for word in ("東京", "北京", "秘密", "평양", "서울", "กรุงเทพ", "ASEAN", "harbour", "secret")
    },
    "法": ["tokyo"],
    "経済": ["beijing", "taipei", "tokyo"],
    "昨天": ["beijing", "taipei"],
    "노동당": ["pyongyang"],
    "AI時代": ["phone", "seoul"],
    "legislation": [],
    "平壌": [],
    "harbour": ["bill", "harbour"],
    "title:東京": ["tokyo", "tokyo-secret"],
    "title:소식": ["pyongyang", "seoul"],
    "title:harbour": ["harbour"],
    '"新しい法案"': ["tokyo"],
    '"举行会议"': ["beijing"],
    '"중앙위원회는 평양에서"': ["pyongyang"],
    '"read in parliament"': ["bill"],
    "language:ja": ["paris", "tokyo", "tokyo-secret"],
    "language:(ko OR th)": ["bangkok", "pyongyang", "seoul"],
}


def both(left: Part, right: Part) -> Part:
    return Part(f"({left.text} AND {right.text})", left.found & right.found)


def either(left: Part, right: Part) -> Part:
    return Part(f"({left.text} OR {right.text})", left.found | right.found)


def without(left: Part, right: Part) -> Part:
    return Part(f"({left.text} AND NOT {right.text})", left.found - right.found)


def other_than(part: Part) -> Part:
    return Part(f"(NOT {part.text})", frozenset(ARTICLES) - part.found)


atoms = st.sampled_from([Part(text, frozenset(found)) for text, found in ATOMS.items()])
combinations = st.recursive(
    atoms,
    lambda parts: (
        st.builds(both, parts, parts)
        | st.builds(either, parts, parts)
        | st.builds(without, parts, parts)
        | st.builds(other_than, parts)
    ),
    max_leaves=7,
)


@pytest.mark.parametrize("text", ATOMS)
def test_each_part_finds_what_the_combinations_are_made_of(press: Press, text: str) -> None:
    assert names(press, text) == sorted(ATOMS[text])


@settings(deadline=None, max_examples=120, database=None)
@given(part=combinations)
def test_operators_are_plain_algebra_of_sets_in_every_script(press: Press, part: Part) -> None:
    assert names(press, part.text) == sorted(part.found)


def test_operators_of_two_words_without_brackets(press: Press) -> None:
    words = ["東京", "経済", "노동당", "กรุงเทพ", "secret", '"新しい法案"', "title:소식"]
    for one, other in itertools.permutations(words, 2):
        left, right = set(ATOMS[one]), set(ATOMS[other])
        assert names(press, f"{one} AND {other}") == sorted(left & right)
        assert names(press, f"{one} OR {other}") == sorted(left | right)
        assert names(press, f"{one} AND NOT {other}") == names(press, f"{one} NOT {other}")
        assert names(press, f"{one} AND NOT {other} OR bill") == sorted((left - right) | {"bill"})


# -- "a wrong language guess makes a document unfindable" --------------------------------------------


WORD = re.compile(r'\w[\w\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0e31-\u0e4e\u200c]*(?:"\w+)?')
"""A word with its marks, between anything else: צה"ל is one."""


@pytest.mark.parametrize("language", ["en", "ja", "zh-Hans", "ko", "th", "ar", "tr", "ru"])
def test_an_article_called_of_a_wrong_language_is_found_by_its_words(tmp_path: Path, language: str) -> None:
    rows = [{"id": name, "title": title, "text": text} for name, (title, text) in ARTICLES.items()]
    with taken_in(tmp_path / "home", rows, language=language) as press:
        assert {article.language for article in press.articles()} == {language}
        for name, text in TEXTS.items():
            for word in WORD.findall(text):
                assert name in names(press, f"({word})"), word
        for word in WORDS.split():
            assert set(names(press, word)) >= set(holding(word)), word


# -- "simplified, traditional and romanised names of one author give 12, 3 and 263 hits" ------------


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("経済 經濟 经济", "beijing taipei tokyo"),
        ("発展 發展 发展", "beijing taipei"),
        ("国際貿易 國際貿易 国际贸易", "taipei"),
        ("広島 廣島 广岛", "taipei"),
        ("台北 臺北", "taipei"),
        ("用户 用戶", "phone"),
        ("大会堂 大會堂", "beijing"),
        ("北朝鮮 北朝鲜", "tokyo"),
        ("KCNA kcna ＫＣＮＡ ｋｃｎａ", "pyongyang"),
        ("コンピュータ ｺﾝﾋﾟｭｰﾀ", "paris"),
        ("ルーブル ﾙｰﾌﾞﾙ", "paris"),
        ("로동당 노동당 로동당\u200b", "pyongyang"),
        ("로동당 \u1105\u1169\u1103\u1169\u11bc\u1103\u1161\u11bc", "pyongyang"),
        ("ＡＩ時代 AI时代 ai時代", "phone seoul"),
    ],
)
def test_forms_of_one_word_find_the_same(press: Press, forms: str, expected: str) -> None:
    for form in forms.split():
        assert names(press, form) == expected.split(), form
        assert names(press, f'"{form}"') == expected.split(), form


AUTHORS = """
So Ho Won|Ｓｏ Ｈｏ Ｗｏｎ|so ho won|SO HO-WON
キム・ヨンナム|ｷﾑ･ﾖﾝﾅﾑ|金永南|김영남|Kim Yong Nam|Ким Ен Нам
Королёв Пётр|Королев Петр
أحمد علي|احمد على
Nguyễn Văn An|Nguyen Van An|NGUYỄN VĂN AN
İsmail Çelik|Ismail Celik|ISMAIL CELIK
José Martí|Jose Marti|Jose\u0301 Marti\u0301
"""


def test_every_form_of_an_author_finds_the_same_articles(tmp_path: Path) -> None:
    people = [line.split("|") for line in AUTHORS.strip().splitlines()]
    rows = [
        {"id": f"{number} {form}", "title": form, "text": f"What {number} told us of {form}.", "author": form}
        for number, forms in enumerate(people)
        for form in forms
    ]
    with taken_in(tmp_path / "home", rows) as press:
        for number, forms in enumerate(people):
            expected = sorted(row["id"] for row in rows if row["id"].startswith(f"{number} "))
            for form in forms:
                assert names(press, author=[form]) == expected, form
                assert names(press, person=[form]) == expected, form
                assert names(press, f'author:"{form}"') == expected, form


# -- "transliteration cannot be switched off"; "random garbage" --------------------------------------


@pytest.mark.parametrize(
    "query", ["beijing", "běijīng", "bei jing", "tokyo", "pyongyang", "krung thep", "moskva", "tusheng"]
)
def test_a_transliteration_is_offered_and_never_searched(press: Press, query: str) -> None:
    found = press.search(query)
    assert (found.total, found.relaxed) == (0, False)


def test_a_name_in_another_script_is_pointed_to(press: Press) -> None:
    (suggestion,) = press.search("tokyo").suggestions
    assert "東京" in [form.text for form in suggestion.others]


# -- "北京 finds 北京市", names with middle dots, words joined with Latin -------------------------------


def test_beijing_is_found_in_the_city_of_beijing_and_before_a_comma(press: Press) -> None:
    marked = marks(press, "北京", "beijing")
    assert marked == ["北京", "北京"]
    assert "北京市" in press.search("北京").hits[0].snippet.text


def marks(press: Press, query: str, name: str) -> list[str]:
    (snippet,) = (hit.snippet for hit in press.search(query, limit=None).hits if hit.identifiers[0] == name)
    return [snippet.text[start:end] for start, end in snippet.marks]


@pytest.mark.parametrize("dot", "·・•‧･．")
def test_names_with_middle_dots_are_found_with_any_dot(press: Press, dot: str) -> None:
    assert names(press, f"列夫{dot}托尔斯泰") == names(press, f'"列夫{dot}托爾斯泰"') == ["phone"]
    assert names(press, f"レオナルド{dot}ダ{dot}ヴィンチ") == ["paris"]


@pytest.mark.parametrize("query", ["托尔斯泰", "列夫", "列夫托尔斯泰", "列夫 托尔斯泰"])
def test_parts_of_a_name_with_a_middle_dot(press: Press, query: str) -> None:
    assert names(press, query) == ["phone"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("KCNA통신", "pyongyang"),
        ("KCNA", "pyongyang"),
        ("통신", "pyongyang"),
        ("KCNA 통신", "pyongyang"),
        ("AI時代", "phone seoul"),
        ("AI", "phone seoul"),
        ("時代", "phone seoul"),
        ('"AI時代"', "phone seoul"),
        ("iPhone用户", "phone"),
        ("iphone", "phone"),
        ("用户", "phone"),
        ("IPHONE用戶", "phone"),
        ("ASEAN", "bangkok"),
    ],
)
def test_words_joined_with_latin_letters(press: Press, query: str, expected: str) -> None:
    assert names(press, query) == expected.split()


# -- One language each -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("🚀 rocket|rocket🚀|rocket 👍🏽 crowd|🇰🇵 flags|café|cafe bar|☭ bar", "rocket"),
        ("\u200fשלום\u200f|שָׁלוֹם|\u202bשלום\u202c|\u2067שלום\u2069", "jerusalem"),
        ('צה"ל|צה״ל|צהל', "jerusalem"),
        ("می\u200cروند|میروند|مي\u200cروند|ميروند", "tehran"),
        ("روزنامه\u200cهای|روزنامههای|روزنامه\u200cهاي", "tehran"),
        ("رئیس\u200cجمهور|رييس\u200cجمهور|رئیسجمهور|رئيس\u200cجمهور", "tehran"),
        ("الأمة|الامة|الأُمَّة|الامّه", "cairo"),
        ("أحمد|احمد|أَحْمَد", "cairo"),
        ("كتابٌ|كتاب|کتاب|كِتَاب|كتـــاب", "cairo"),
        ("القاهرة|القاهره|قاهرة", "cairo"),
        ("Bürgermeister|Buergermeister|Burgermeister|BÜRGERMEISTER|bu\u0308rgermeister", "munich"),
        ("München|Muenchen|munchen|MÜNCHEN", "munich"),
        ("Straße|Strasse|STRASSE|STRAẞE", "munich"),
        ("Größe|Groesse|GRÖSSE|grosse", "munich"),
        ("İstanbul|Istanbul|istanbul|ISTANBUL|İSTANBUL|ıstanbul", "istanbul"),
        ("ışıklı|IŞIKLI|isikli|ISIKLI", "istanbul"),
        ("IĞDIR|Iğdır|ığdır|igdir|IGDIR|İĞDİR", "istanbul"),
        ("Hà Nội|Ha Noi|HÀ NỘI|ha\u0300 no\u0323\u0302i|hà nội", "hanoi"),
        ("Đà Nẵng|Da Nang|ĐÀ NẴNG|đa nang", "hanoi"),
        ("thành phố|thanh pho", "hanoi"),
        ("ёлку|елку|ёлка|Ёлка|ЕЛКА|ёлки", "moscow"),
        ("Королёв|Королев|КОРОЛЁВ|Короле\u0308в", "moscow"),
        ("всё|все", "moscow"),
        ("Београд|Beograd|БЕОГРАД|beogradu|Београду|Beograda", "belgrade belgrade-latin"),
        ("Скупштина|Skupština|skupstina|SKUPŠTINE", "belgrade belgrade-latin"),
        ("градоначелник|gradonačelnik|gradonacelnik", "belgrade belgrade-latin"),
        ("мост|most", "belgrade"),
        ("tramvaj|трамвај", "belgrade-latin"),
        ("เศรษฐกิจ|แผนใหม่|ประเทศ|กรุงเทพมหานคร|ปีหน้า", "bangkok"),
    ],
)
def test_every_way_of_writing_a_word_finds_it(press: Press, forms: str, expected: str) -> None:
    for form in forms.split("|"):
        assert names(press, form) == expected.split(), form


@pytest.mark.parametrize("query", ["🚀", "👍🏽 🇰🇵", "☭", "\u200f", "\u202e\u202c", "…"])
def test_what_has_no_words_finds_nothing_and_says_so(press: Press, query: str) -> None:
    found = press.search(query)
    assert found.total == 0
    assert found.notes == ("the query has no words",)


def test_marks_stand_where_the_word_is_in_every_direction(press: Press) -> None:
    assert marks(press, "שלום", "jerusalem") == ["שָׁלוֹם"]
    assert marks(press, "میروند", "tehran") == ["می\u200cروند"]
    assert marks(press, "الامة", "cairo") == ["الأُمَّة"]
    assert marks(press, "เศรษฐกิจ", "bangkok") == ["เศรษฐกิจ"]
    assert marks(press, "Beograd", "belgrade") == ["Београда"]


# -- "a year-only date becomes 1 January" ------------------------------------------------------------


def test_a_year_is_no_first_of_january(tmp_path: Path) -> None:
    rows = [
        {"id": "year", "title": "A year", "text": "It was a good year for apples.", "date": "1966"},
        {"id": "month", "title": "A month", "text": "It was a wet month for apples.", "date": "1966-10"},
        {"id": "day", "title": "A day", "text": "It was a cold day for apples.", "date": "1966-01-01"},
    ]
    with taken_in(tmp_path / "home", rows) as press:
        shown = {hit.identifiers[0]: hit.published and hit.published.display for hit in press.search().hits}
        assert shown == {"year": "1966", "month": "October 1966", "day": "1 January 1966"}
        assert names(press, month=["1966-01"], certain=True) == ["day"]
        assert names(press, date_from="1966-01-01", date_to="1966-01-01") == ["day", "year"]
        assert names(press, date_from="1966-01-01", date_to="1966-01-01", certain=True) == ["day"]
        months = {item.value: (item.count, item.possible) for item in press.facet("month").values}
        assert months["1966-01"] == months["1966-10"] == (1, 1)
