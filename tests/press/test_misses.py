"""What a reader is told who does not find something."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import archive
from archive.press import Press
from archive.press.gazetteer import key, named
from archive.press.transcribing import transcribed

TEXTS = {
    "en": (
        "Envoy Arrives",
        (
            "Pyongyang, December 1 (KCNA) -- The envoy of Cuba arrived in Pyongyang and met Kim Jong Il, who "
            "spoke of the friendship of North Korea with the island."
        ),
    ),
    "en-2": (
        "Friendship House Opens",
        "The friendship house was opened in Hamhung by the mayor of the city, and people danced at night.",
    ),
    "ru": (
        "Делегация в столице",
        (
            "Пхеньян, 1 декабря. /ЦТАК/ -- Делегация Республики Куба прибыла в Пхеньян и посетила музей, "
            "который недавно открылся в столице. Переводчик приехал вместе с делегацией."
        ),
    ),
    "zh": ("作家来访", "朝中社平壤12月1日电 作家鲁迅的著作在图书馆展出，许多读者前来参观了这个展览。"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("misses")
    rows = [
        {"id": name, "source": "KCNA", "date": "2011-12-01", "lang": name[:2], "title": title, "text": text}
        for name, (title, text) in TEXTS.items()
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with archive.create(folder / "home") as press:
        press.ingest([folder / "rows.jsonl"])
    return folder / "home"


@pytest.fixture
def press(home: Path) -> Iterator[Press]:
    with archive.open(home) as press:
        yield press


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("zeppelin", ["no article has 'zeppelin'"]),
        ("freindship", ["no article has 'freindship'; did you mean friendship?"]),
        ("pyong yang", ["no article has 'pyong yang'; did you mean pyongyang?"]),
        ("northkorea", ["no article has 'northkorea'; did you mean north korea?"]),
        ('"envoy of Cubba"', ["no article has 'Cubba'; did you mean cuba?"]),
        ("title:cuba", ["no article has 'cuba' where the query looks for it"]),
        ("zeppel* OR qq?qq", ["no article has a word like 'zeppel*' or 'qq?qq'"]),
        (
            "envoy AND mayor",
            ["every word is in the archive, but no article has all of them as the query asks for them"],
        ),
        ("cuba NOT cuba", ["articles have the word, but none of them is as the query asks"]),
        ("2012", ["no article has '2012'"]),
        ('"kim jong il" zeppelin', ["no article has 'zeppelin'"]),
        (
            "김정일",
            ["'김정일' is Kim Jong Il, named in 1 article in other forms: search --person kim-jong-il"],
        ),
        (
            "정일",
            ["'정일' may be Kim Jong Il, named in 1 article in other forms: search --person kim-jong-il"],
        ),
        (
            "мэр 김정일 zeppelin",
            [
                "no article has 'мэр'",
                "no article has 'zeppelin'",
                "'김정일' is Kim Jong Il, named in 1 article in other forms: search --person kim-jong-il",
            ],
        ),
        (
            "쿠바",
            [
                (
                    "'쿠바' has no hits; the same in other scripts and languages: "
                    "Cuba (1 article; English, CLDR), Куба (1 article; Russian, CLDR)"
                )
            ],
        ),
        (
            "북한",
            [
                (
                    "'북한' has no hits; the same in other scripts and languages: "
                    "North Korea (1 article; English, CLDR)"
                )
            ],
        ),
        (
            "평양",
            [
                (
                    "'평양' has no hits; the same in other scripts and languages: "
                    "Pyongyang (1 article; English, CLDR), "
                    "Пхеньян (1 article; Russian, CLDR), 平壤 (1 article; Chinese, CLDR)"
                )
            ],
        ),
        (
            "함흥",
            [
                (
                    "'함흥' has no hits; the same in other scripts and languages: "
                    "hamhung (1 article; DPRK romanisation)"
                )
            ],
        ),
        (
            "хамхын",
            [
                (
                    "'хамхын' has no hits; the same in other scripts and languages: "
                    "hamhung (1 article; DPRK romanisation)"
                )
            ],
        ),
    ],
)
def test_a_query_without_hits(press: Press, query: str, notes: list[str]) -> None:
    found = press.search(query)
    assert (found.total, list(found.notes)) == (0, notes)


def test_filters_that_keep_everything_out(press: Press) -> None:
    assert press.search("cuba", year=["1950"]).notes == (
        "1 article has 'cuba', none of them within the filters",
    )
    assert press.search("friendship", year=["1950"]).notes[0].startswith("2 articles have 'friendship'")
    assert press.search(year=["1950"]).notes == ("no article is within the filter by year",)
    assert press.search(year=["2011"], language=["en"], date_to="2000").notes == (
        (
            "no article is within all of the filters; within each by itself: "
            "language 2 articles, year 4 articles, dates 0 articles"
        ),
    )
    assert press.search(person=["Nobody Known"]).notes == (
        "no person of this archive is called 'Nobody Known'",
    )


def test_a_question_with_hits_hears_of_its_unknown_words(press: Press) -> None:
    found = press.search("how did the envoy of 쿠바 come to the city of zeppelins")
    assert found.total
    assert "no article has 'zeppelins'" in found.notes
    assert [item.words for item in found.suggestions] == ["쿠바"]
    assert [(form.text, form.count) for form in found.suggestions[0].others] == [("Cuba", 1), ("Куба", 1)]


def test_simplified_and_traditional_are_one_and_the_romanised_name_is_pointed_to(press: Press) -> None:
    simplified, traditional = press.search("鲁迅"), press.search("魯迅")
    assert [hit.id for hit in simplified.hits] == [hit.id for hit in traditional.hits]
    assert (simplified.total, simplified.notes, traditional.notes) == (1, (), ())
    for name in ("金正日", "金正日 著作 zeppelin"):
        found = press.search(name)
        person = next(form for item in found.suggestions for form in item.others if form.person)
        assert (person.text, person.count, person.person) == ("Kim Jong Il", 1, "kim-jong-il")


def test_facets_speak_of_misses_too(press: Press) -> None:
    assert press.facet("year", "freindship").notes == (
        "no article has 'freindship'; did you mean friendship?",
    )


def test_hits_need_no_words(press: Press) -> None:
    found = press.search("cuba")
    assert (found.total, found.notes, found.suggestions) == (1, (), ())


@pytest.mark.parametrize(
    "query",
    [
        *(
            "\x1b[31mred",
            "a\u202eb",
            "x\u2028y",
            "\ud800",
            "\ud800 \udfff zeppelin",
            "q\x00q",
            "'" * 50,
            "?" * 9,
        ),
        *(
            "person:\x1b[1m",
            "year:\u202e",
            "title:\u200f\u05d0",
            "\u0300" * 20,
            "ー" * 30,
            "か゛",
            "\U0001f600",
        ),
        *(
            "(((",
            "NOT",
            "AND OR",
            '"',
            '"" ""',
            "*",
            "a" * 300,
            "가" * 120,
            "́́",
            "ｆｕｌｌ",
            "٣٤",
            "x" * 99 + " y" * 99,
        ),
        *(
            "김" * 40 + " pyong yang",
            "pyongyang" * 12,
            "пхеньян" * 12,
            "co-operation/zeppelins",
            "zepp* zepp?lin~",
        ),
    ],
)
def test_odd_queries_are_answered_safely(press: Press, query: str) -> None:
    found = press.search(query)
    for text in (*found.notes, *(word for item in found.suggestions for word in item.spellings)):
        assert not [char for char in text if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]
        assert not {"\u202e", "\u200f"} & set(text)


@pytest.mark.parametrize("name", ["Cuba", "cuba", "쿠바", "꾸바", "Куба", "古巴", "キューバ", "كوبا", "Kuba"])
def test_names_of_cldr_lead_to_each_other(name: str) -> None:
    found = named(name, first=["en"], into=["en", "ko-KP", "ru", "zh", "ja"])
    wanted = {"Cuba", "쿠바", "Куба", "古巴", "キューバ"}
    assert {item.text for item in found} == {text for text in wanted if key(text) != key(name)}


def test_what_cldr_names() -> None:
    assert [item.text for item in named("平壌", first=(), into=["en", "ko"])] == ["Pyongyang", "평양"]
    assert [item.text for item in named("한국어", first=(), into=["en", "de"])] == ["Korean", "Koreanisch"]
    assert [item.text for item in named("январь", first=(), into=["es"])] == ["enero"]
    assert [item.text for item in named("朝鮮", first=(), into=["zh"])] == ["北韓"]
    assert named("friendship", first=(), into=["ko", "ru"]) == named("", first=(), into=["ko"]) == ()


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("평양", "pyongyang"),
        ("평양", "pyeongyang"),
        ("평양", "пхеньян"),
        ("개성", "kaesong"),
        ("пхеньян", "pyongyang"),
        ("pyongyang", "평양"),
        ("pyongyang", "пхеньян"),
        ("obama", "오바마"),
        ("kaesong", "개성"),
    ],
)
def test_words_are_transcribed(word: str, form: str) -> None:
    assert form in {item.text for item in transcribed(word, lambda _: True)}


def test_what_is_no_korean_word_is_not_transcribed() -> None:
    for word in ("cuba", "friendship", "1234567", "부", "мэр", "", "kim"):
        assert list(transcribed(word, lambda _: True)) == []
    assert "평양" not in {item.text for item in transcribed("pyongyang", lambda _: False)}
