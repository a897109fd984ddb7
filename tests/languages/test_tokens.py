"""Words by the whole expression, and by the one for text in which no run of letters must be cut."""

from hypothesis import given
from hypothesis import strategies as st

from archive.languages import tokens

ALPHABETS = st.characters(max_codepoint=0xE00) | st.characters(min_codepoint=0x2000, max_codepoint=0x2E7F)


@given(st.text(ALPHABETS | st.sampled_from("aB1.,'’· \n"), max_size=60))
def test_text_of_alphabets_needs_the_small_expression_only(text: str) -> None:
    assert tokens._pattern(text) is tokens._compiled(runs=False)
    assert tokens._compiled(runs=False).findall(text) == tokens._compiled(runs=True).findall(text)


def test_a_run_needs_the_whole_expression() -> None:
    for text in ("ค", "ກ", "က", "က", "ក", "조", "ᄀ", "ア", "々", "中", "\U00020000", "abc 平壌"):
        assert tokens.has_runs(text)
        assert tokens._pattern(text) is tokens._compiled(runs=True)


def test_runs_are_cut_at_once_as_each_would_be() -> None:
    runs = ["平壤市举行", "々", "我々は", "กำลัง", "コンピュータと", "朝鮮々々", "は"]
    assert list(tokens.cut(runs)) == [next(tokens.cut([run])) for run in runs]
    assert [sum(map(len, words)) for words in tokens.cut(runs)] == list(map(len, runs))


@given(st.characters(min_codepoint=0xE01))
def test_the_kind_of_a_character_is_that_of_the_expression(char: str) -> None:
    assert (tokens.kind(char) != tokens.PLAIN) == tokens.has_runs(char)


def test_kinds() -> None:
    kinds = [tokens.kind(char) for char in "aяก조ᄀ中々\U00020000ア한é"]
    assert kinds == [0, 0, 2, 1, 1, 2, 2, 2, 2, 1, 0]
