import pytest
from hypothesis import given, settings

from archive.languages import analyse, highlight_spans, query_words, safe_cut, sentences, words
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
