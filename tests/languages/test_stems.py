"""Stems: forms of one word that must meet, and words that must not."""

from typing import Any

import pytest
from hypothesis import given, settings

from archive.languages.stems import query_stems, stems_of
from archive.languages.tables import Affixes, known_languages, language, stemming
from tests.languages.cases import cases
from tests.languages.strategies import texts


@pytest.mark.parametrize(
    "case", cases("stems")["together"], ids=lambda case: f"{case['language']} {case['forms'][0]}"
)
def test_forms_of_one_word(case: dict[str, Any]) -> None:
    stems = {form: stems_of(case["language"])[form] for form in case["forms"]}
    assert len(set(stems.values())) == 1, stems
    assert all(stem.startswith(f"{case['language']}:") for stem in stems.values())


@pytest.mark.parametrize(
    "case", cases("stems")["apart"], ids=lambda case: f"{case['language']} {case['words'][0]}"
)
def test_words_that_are_not_the_same(case: dict[str, Any]) -> None:
    stems = [stems_of(case["language"])[word] for word in case["words"]]
    assert len(set(stems)) == len(stems), stems


@pytest.mark.parametrize("code", sorted(code for code in known_languages() if stemming(code).endings))
def test_no_ending_takes_a_word_away(code: str) -> None:
    for group in stemming(code).endings:
        for ending in group.becomes:
            stem = stems_of(code)[ending]
            assert stem == "" or len(stem) > len(code) + 1


def test_a_language_has_stems_in_its_scripts_alone() -> None:
    assert stems_of("uk")["dom"] == ""
    assert stems_of("sr")["dom"] != ""
    assert stems_of("xx")["dom"] == ""


def test_an_abbreviation_has_no_endings() -> None:
    assert stems_of("uk")["С.А"] == "uk:са"


def test_a_query_means_the_word_as_it_stands_where_endings_are_doubtful() -> None:
    assert query_stems("국가", "ko") == ("ko:국가",)
    assert query_stems("국가는", "ko") == ("ko:국가는", "ko:국가")
    assert query_stems("도로는", "ko") == ("ko:도로는", "ko:도로")
    assert query_stems("도로에서는", "ko") == ("ko:도로에서는", "ko:도로", "ko:도로에서")
    assert query_stems("владата", "bg") == ("bg:влад",)


def test_endings_of_a_language_in_which_they_are_doubtful_only_come_off() -> None:
    doubtful = [code for code in known_languages() if language(code).doubtful]
    assert doubtful
    for code in doubtful:
        assert not any(other for group in stemming(code).endings for other in group.becomes.values())


def test_affixes_of_a_file() -> None:
    groups = stemming("ar").prefixes
    assert all(isinstance(group, Affixes) and group.keep == 5 for group in groups)
    assert groups[0].becomes["وال"] == "ال"


@settings(deadline=None, max_examples=200)
@given(texts)
def test_any_word_of_any_language_has_a_stem_without_white_space(text: str) -> None:
    for word in text.split():
        for code in ("ar", "bg", "he", "hi", "ko", "pl", "tr", "uk", "vi"):
            assert not any(char in " \n" for char in stems_of(code)[word])
