"""What decides the order beside the words themselves; it never changes what is found."""

from pathlib import Path

from archive.index import Index, Request
from tests.index.library import article, write


def order(folder: Path, query: str, **articles: str | tuple[str, str]) -> list[str]:
    """Ids of the articles found, the best first; an article is a text, or a text and its language."""
    given = {key: (text, "en") if isinstance(text, str) else text for key, text in articles.items()}
    write(folder, [article(key, text, language=language) for key, (text, language) in given.items()])
    with Index.open(folder) as index:
        return [hit.id for hit in index.search(Request(query=query, limit=None)).hits]


def test_words_side_by_side_come_first(tmp_path: Path) -> None:
    found = order(
        tmp_path,
        "supreme court",
        apart="The court of the town has a judge and no supreme one at all here.",
        near="The judge of the town has a seat in the supreme court of all here.",
        **{f"other{number}": "Nothing of that." for number in range(9)},
    )
    assert found == ["near", "apart"]


def test_pairs_of_letters_count_across_words(tmp_path: Path) -> None:
    found = order(
        tmp_path,
        "건설하였다는 공장",
        far=("공장 건물 설비 자랑", "ko"),
        near=("공장 건설", "ko"),
        other=("아무것도 없다", "ko"),
    )
    assert found[0] == "near"


def test_a_question_finds_its_own_language_first(tmp_path: Path) -> None:
    english = [f"The ship and the harbour of the town number {number}" for number in range(9)]
    spanish = [f"El barco llegó a la ciudad y al puerto número {number}" for number in range(9)]
    question = "¿llegó a la ciudad y al Titanic y Olympic?"
    found = order(
        tmp_path,
        question,
        en="Titanic, Olympic",
        es=("Titanic, Olympic", "es"),
        **{f"en{number}": text for number, text in enumerate(english)},
        **{f"es{number}": (text, "es") for number, text in enumerate(spanish)},
    )
    assert found.index("es") < found.index("en"), "and an article in another language is found as well"


def test_a_question_that_quotes_what_no_article_has_is_loosened(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "The ship with the cocoa left the old harbour in May")])
    with Index.open(tmp_path) as index:
        found = index.search(Request(query='which ship left the "harbour of old" in the month of May'))
        assert (found.total, found.relaxed) == (1, True)
        assert any("quotes" in note for note in found.notes)
        assert index.search(Request(query='ship "harbour of old"')).total == 0
        assert index.search(Request(query='ship left in month May "old harbour"')).relaxed is False
