from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.languages import analyse, analysis, fold_word, query_words, stems, terms
from archive.languages.normal import align, prepare
from tests.languages.cases import cases
from tests.languages.strategies import tags, texts

_JOINED = st.sampled_from([*"กขนอาำ\u0e4d่้ิ ລສຫມນໜໝາຳ\u0ecd່佐代木一三々〇かがカこついすゝゞヽヶケヵ月原3"])
joined_texts = st.one_of(
    texts, st.lists(_JOINED, max_size=25).map("".join), st.lists(_JOINED | texts, max_size=8).map("".join)
)
"""Also letters that are joined, doubled or exchanged by what stands before them."""


@pytest.mark.parametrize("case", cases("words")["text"], ids=lambda case: case["text"][:30])
def test_terms(case: dict[str, Any]) -> None:
    found = terms(case["text"], case["language"])
    for field in ("exact", "stem", "gram"):
        if field in case:
            assert list(getattr(found, field).terms) == case[field]


def test_what_is_remembered_has_a_bound_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "아침에 로동신문을 읽은 녀성들이 and the friends of friendships 友好代表团"
    expected = terms(text, "ko")
    monkeypatch.setattr(analysis, "_MOST_WORDS", 3)
    monkeypatch.setattr(analysis, "_MOST_EOJEOLS", 2)
    monkeypatch.setattr(stems, "_MOST", 2)
    for remembered in (analysis._words(), analysis._eojeols(), stems.stems_of("ko")):
        remembered.clear()
    assert terms(text, "ko") == expected
    assert len(analysis._words()) <= 3
    assert len(analysis._eojeols()) <= 2
    assert len(stems.stems_of("ko")) <= 2


def test_positions_of_stems_are_those_of_their_words() -> None:
    found = analyse("7 friendships, 8 friends", "en")
    assert [(token.text, token.position) for token in found.stem] == [("en:friendship", 1), ("en:friend", 3)]


def test_a_phrase_of_grams_does_not_depend_on_spaces() -> None:
    closed, spaced = (analyse(text, "ko").gram for text in ("김정일동지", "김정일 동지"))
    places = {token.text: token.position for token in closed}
    assert all(places[token.text] == token.position for token in spaced)


def test_grams_of_different_runs_are_not_neighbours() -> None:
    gram = analyse("김정일 동지", "ko").gram
    assert gram[1].position + 1 < gram[2].position


def test_hangul_has_its_stems_in_a_text_of_any_language() -> None:
    assert terms("Comrade 김정일은", "en").stem.terms == ("en:comrad", "ko:김정일")


def test_a_northern_spelling_of_another_length_is_marked_whole() -> None:
    same = [(token.text, token.start, token.end) for token in analyse("로동당", "ko").gram]
    assert same == [("노동", 0, 2), ("동당", 1, 3)]
    shorter = [(token.text, token.start, token.end) for token in analyse("동도이췰란드", "ko").gram]
    assert shorter == [("동독", 0, 6), ("독일", 1, 6)]


def test_offsets_count_code_points_of_the_original() -> None:
    text = "😀 ｶﾞﾝ … 𠮷野 Cafe\u0301s"
    found = analyse(text, "fr")
    assert text[found.exact[0].start : found.exact[0].end] == "ｶﾞﾝ"
    assert text[found.exact[-1].start : found.exact[-1].end] == "Cafe\u0301s"
    assert [text[token.start : token.end] for token in found.gram] == ["ｶﾞﾝ", "𠮷野"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("กำลังทำงาน", ["กำลัง", "ทำงาน"]),
        ("ก\u0e4d\u0e32ลังท\u0e4d\u0e32งาน", ["ก\u0e4d\u0e32ลัง", "ท\u0e4d\u0e32งาน"]),
        ("ใต้น\u0e4d\u0e49\u0e32", ["ใต้", "น\u0e4d\u0e49\u0e32"]),
        ("ໜັງສືສຳຄັນ", ["ໜັງສື", "ສຳຄັນ"]),
        ("ຫນັງສືສ\u0ecd\u0eb2ຄັນ", ["ຫນັງສື", "ສ\u0ecd\u0eb2ຄັນ"]),
    ],
)
def test_thai_and_lao_are_cut_whole_and_marked_where_they_stand(written: str, words: list[str]) -> None:
    text = f"{written} ½ {written}"
    found = [text[token.start : token.end] for token in analyse(text, "th").exact]
    assert found == [*words, "½", "½", *words]


@pytest.mark.parametrize(
    "spellings",
    [
        ("น้ำมัน", "น\u0e4d\u0e49\u0e32มัน", "น\u0e49\u0e4d\u0e32มัน"),
        ("ສຳຄັນ", "ສ\u0ecd\u0eb2ຄັນ"),
        ("ໝາແມວ", "ຫມາແມວ"),
        ("佐々木", "佐佐木"),
        ("すゝめ", "すすめ"),
        ("いすゞ", "いすず"),
        ("バヽヾ", "バハバ"),
        ("3ヶ月", "3ケ月", "3ヵ月", "3カ月", "３か月", "3ｹ月"),
        ("三ヶ国", "三カ国", "三か国"),
        ("関ヶ原", "関ケ原"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_ways_to_write_a_word(spellings: tuple[str, ...]) -> None:
    first, *others = (terms(f"新聞 {written}", "ja") for written in spellings)
    assert others == [first] * len(others)


def test_what_stands_before_a_kana_decides_how_it_is_read() -> None:
    assert prepare("何か国のこと、かヶ、ゝ") == "何か国のこと、かケ、ゝ"


def test_a_doubled_character_is_found_by_either_form_and_marked_in_both() -> None:
    for text in ("我々は佐々木", "我我は佐佐木"):
        gram = [(token.text, token.start) for token in analyse(text, "ja").gram]
        assert gram == [("我我", 0), ("我は", 1), ("は佐", 2), ("佐佐", 3), ("佐木", 4)]
    assert [token.text for token in analyse("我々は佐々木", "ja").exact] == ["我我", "は", "佐佐木"]


def test_traditional_and_simplified_text_have_the_same_words() -> None:
    traditional = terms("平壤市舉行盛大慶祝活動，勞動黨總書記發表講話。", "zh-Hant")
    simplified = terms("平壤市举行盛大庆祝活动，劳动党总书记发表讲话。", "zh-Hans")
    assert traditional.exact.terms == simplified.exact.terms
    assert traditional.gram.terms == simplified.gram.terms


@settings(deadline=None, max_examples=300)
@given(joined_texts, tags)
def test_both_forms_of_the_analysis_agree(text: str, tag: str) -> None:
    slow, fast = analyse(text, tag), terms(text, tag)
    for field in ("exact", "stem", "gram"):
        tokens, quick = getattr(slow, field), getattr(fast, field)
        assert [token.text for token in tokens] == list(quick.terms)
        assert [token.position for token in tokens] == list(quick.positions)


@settings(deadline=None, max_examples=300)
@given(texts, tags)
def test_the_place_of_a_word_holds_the_word(text: str, tag: str) -> None:
    for token in analyse(text, tag).exact:
        part = text[token.start : token.end]
        assert fold_word(prepare(part).strip()) == token.text or token.text in terms(part, tag).exact.terms


@settings(deadline=None, max_examples=300)
@given(joined_texts, tags)
def test_a_wrong_language_hides_no_word(text: str, tag: str) -> None:
    """Whatever language a text is taken for, its own words find it, and so do its characters."""
    found = terms(text, tag)
    words = query_words(text, archive_languages=["en", "ko"])
    places = dict(zip(found.exact.positions, found.exact.terms, strict=True))
    assert all(places[word.position] == word.exact for word in words)
    assert len(words) == len(places) or "'" in prepare(text) or "’" in text
    assert all(set(word.grams) <= set(found.gram.terms) for word in words)


@settings(deadline=None, max_examples=300)
@given(joined_texts, tags, tags)
def test_words_and_pairs_do_not_depend_on_the_language(text: str, tag: str, other: str) -> None:
    found, same = terms(text, tag), terms(text, other)
    assert (found.exact, found.gram) == (same.exact, same.gram)


@settings(deadline=None, max_examples=300)
@given(joined_texts)
def test_a_text_that_is_prepared_stays_as_it_is(text: str) -> None:
    assert prepare(prepare(text)) == prepare(text)


@settings(deadline=None, max_examples=300)
@given(joined_texts)
def test_a_prepared_text_leads_back_to_the_original(text: str) -> None:
    aligned = align(text)
    assert aligned.text == prepare(text)
    assert len(aligned.starts) == len(aligned.ends) == len(aligned.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(aligned.starts, aligned.ends, strict=True))
