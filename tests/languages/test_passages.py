import pytest
from hypothesis import given, settings

from archive.languages import analyse, highlight_spans, query_words, safe_cut, sentences, words
from archive.languages.passages import matches, whole_characters
from tests.languages.strategies import tags, texts

KOREAN = "김정일동지는 조선로동당 총비서이시며 당의 수반이시다. Cuba’s friends: 쿠바의 벗"
JAPANESE = "朝鮮民主主義人民共和国の金正日総書記は平壌で会見した。"


def marked(text: str, language: str, query: str) -> list[str]:
    found = query_words(query, archive_languages=["en", "ko", "ja"])
    return [text[start:end] for start, end in highlight_spans(text, language, found)]


@pytest.mark.parametrize(
    ("language", "query", "expected"),
    [
        ("ko", "김정일", ["김정일"]),
        ("ko", "노동당", ["로동당"]),
        ("ko", "당", ["당", "당"]),
        ("ko", "cuba", ["Cuba’s"]),
        ("en", "friendly friend", ["friends"]),
        ("ko", "friend", []),
        ("ko", "꾸바", ["쿠바"]),
        ("ko", "일동", ["일동"]),
        ("ko", "정동", []),
    ],
)
def test_what_a_query_marks(language: str, query: str, expected: list[str]) -> None:
    assert marked(KOREAN, language, query) == expected


def test_marks_in_a_run_without_spaces() -> None:
    assert marked(JAPANESE, "ja", "金正日") == ["金正日"]
    assert marked(JAPANESE, "ja", "朝鲜 會見") == ["朝鮮", "会見"]


@settings(deadline=None, max_examples=200)
@given(texts, tags)
def test_a_text_marks_itself(text: str, tag: str) -> None:
    spans = highlight_spans(text, tag, query_words(text, archive_languages=[]))
    wanted = {word.start for word in query_words(text, archive_languages=[])}
    for token in analyse(text, tag).exact:
        if token.start in wanted:
            assert any(start <= token.start and token.end <= end for start, end in spans)
    assert spans == sorted(spans)


def test_sentences() -> None:
    text = "One. Two!\nThree\n\n四。五。 \ud800 😀 six"
    assert [text[start:end] for start, end in sentences(text)] == [
        "One.",
        "Two!",
        "Three",
        "四。",
        "五。",
        "\ud800 😀 six",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. delegation came.| J. Smith led it.",
        "He said “No.”| She left… Was it 3.14?| No!",
        "Am 5. Juli 2011.| Der Zug fuhr.",
        "यह नया है।| वह पुराना है।",
        "هل جاء؟| نعم.",
        "彼は「来た。」|と言った。」|船。",
        "Kim went to cuba.com today... and slept.",
        "หอสมุดเปิด ห้องใหม่",
    ],
)
def test_where_sentences_end(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    whole = text.replace("|", "")
    assert [whole[start:end] for start, end in sentences(whole)] == parts


def test_each_match_has_its_word() -> None:
    query = query_words("friend 쿠바 friendly", archive_languages=["en"])
    found = matches("Friends of 꾸바, friendly friends", "en", query)
    assert [(match.start, match.word) for match in found] == [(0, 0), (11, 1), (15, 2), (24, 0)]


def test_characters_are_whole() -> None:
    assert whole_characters("a\u0301b", 0, 1) == (0, 2)
    assert whole_characters("a👨\u200d👩\u200d👧b", 2, 3) == (1, 6)
    assert whole_characters("각각", 0, 1) == (0, 1)
    assert whole_characters("\u1100\u1161\u11a8가", 0, 2) == (0, 3)


def test_flags_are_counted_from_the_first() -> None:
    assert [safe_cut("🇨🇺" * 100, place) for place in (1, 2, 133)] == [0, 2, 132]


def test_a_cut_splits_no_character() -> None:
    family = "👨‍👩‍👧"
    assert safe_cut(f"a{family}b", 3) == 1
    assert safe_cut("e\u0301x", 1) == 0
    assert safe_cut("abc", 2) == 2
    assert safe_cut("abc", 99) == 3


@settings(deadline=None, max_examples=200)
@given(texts)
def test_bounds_are_in_the_text(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        last = end
    assert all(0 <= start < end <= len(text) for start, end in words(text))
    assert all(0 <= safe_cut(text, offset) <= offset for offset in range(0, len(text), 5))


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("조선중앙통신", "조선 중앙 통신은 전했다", ["조선 중앙 통신"]),
        ("당대회", "당 대회를 열었다", ["당 대회"]),
        ("김정일", "김 정 일 동지", ["김 정 일"]),
        ("당대회", "당대회와 당 대회", ["당대회"]),
        ("국가", "국 가", []),
    ],
)
def test_korean_words_are_marked_where_they_are_spaced(query: str, text: str, marked: list[str]) -> None:
    wanted = query_words(query, archive_languages=["ko"])
    assert [text[slice(*span)] for span in highlight_spans(text, "ko", wanted)] == marked
