import pytest

from archive.languages import QueryWord, query_words, terms


def word(text: str, *languages: str) -> QueryWord:
    (found,) = query_words(text, archive_languages=languages)
    return found


def test_a_word_gets_the_stems_of_every_language_in_its_script() -> None:
    found = word("Amistades", "en", "es", "es-CU", "ko", "ru", "zh-Hant")
    assert found.stems == ("en:amistad", "es:amistad")
    assert (found.exact, found.grams, found.script) == ("amistades", (), "Latn")


def test_cyrillic_gets_no_latin_stems() -> None:
    assert word("дружбы", "en", "ru", "mn").stems == ("ru:дружб",)


def test_a_number_has_no_stem() -> None:
    assert (word("2011", "en", "es").stems, word("2011", "en").script) == ((), "Zyyy")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("당", "당에서는"),
        ("당", "당의"),
        ("국가", "국가는"),
        ("국가의", "국가를"),
        ("노동당", "로동당의"),
        ("로동당", "노동당은"),
        ("력사", "역사에"),
        ("이명박", "리명박이"),
        ("쿠바", "꾸바는"),
        ("건설하는", "건설하였다"),
    ],
)
def test_korean_words_meet_in_the_stem(query: str, text: str) -> None:
    assert set(word(query, "ko").stems) & set(terms(text, "ko").stem.terms)


def test_an_ending_is_not_taken_off_a_short_query() -> None:
    assert not set(word("국가", "ko").stems) & set(terms("국을", "ko").stem.terms)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("김정일", "김정일동지께서는"),
        ("로동당", "조선노동당"),
        ("노동당", "조선로동당"),
        ("金正日", "の金正日総書記は"),
        ("朝鲜", "朝鮮民主主義人民共和国"),
        ("カストロ議長", "カストロ議長と会見"),
    ],
)
def test_characters_of_a_word_stand_together_in_a_longer_run(query: str, text: str) -> None:
    found = terms(text, "und").gram
    places = dict(zip(found.terms, found.positions, strict=True))
    for item in query_words(query, archive_languages=["ko"]):
        at = [places[gram] for gram in item.grams]
        assert at == list(range(at[0], at[0] + len(at)))


def test_a_single_character_is_looked_for_beside_its_neighbour() -> None:
    first, second = query_words("金正日", archive_languages=["zh"])
    assert (first.grams, second.exact, second.grams) == (("金正",), "日", ("正日",))
    assert (first.gram_position, second.gram_position) == (0, 1)


def test_a_phrase_of_grams_has_the_places_of_the_text() -> None:
    text = terms("위대한 김정일동지께서", "ko").gram
    have = {(term, position) for term, position in zip(text.terms, text.positions, strict=True)}
    words = query_words("김정일 동지", archive_languages=["ko"])
    wanted = [(gram, item.gram_position + place) for item in words for place, gram in enumerate(item.grams)]
    assert any({(gram, place + shift) for gram, place in wanted} <= have for shift in range(10))


def test_words_keep_their_place_in_the_query() -> None:
    query = " ｃｕｂａ  d'État 平壌"
    words = query_words(query, archive_languages=[])
    assert [query[item.start : item.end] for item in words] == ["ｃｕｂａ", "État", "平壌"]
    assert [item.text for item in words] == ["ｃｕｂａ", "État", "平壌"]
    assert [item.position for item in words] == [0, 2, 3]


def test_an_elided_article_need_not_be_found() -> None:
    (found,) = query_words("L’Humanité", archive_languages=["fr"])
    assert found.exact in terms("son humanité", "fr").exact.terms
    assert [item.exact for item in query_words("l d'", archive_languages=[])] == ["l", "d"]


def test_nothing_is_no_word() -> None:
    assert query_words(" — \ud800 … ", archive_languages=["en"]) == ()
