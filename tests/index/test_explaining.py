"""How queries are explained."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.index import Index, Request, entry
from archive.index.explaining import Explanation
from tests.index.library import article, little_archive, write

TEXTS = {
    "a": "friendship between cuba and korea, friends of cuba",
    "b": "cuban friends met in pyongyang and spoke of friendship",
    "c": "the weather in pyongyang was fine",
    "d": "쿠바와의 친선은 날로 발전한다",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("explained")
    articles = [article(name, text, language="ko" if name == "d" else "en") for name, text in TEXTS.items()]
    write(folder, [*articles, *(replace(item, id=f"x-{item.id}") for item in little_archive())])
    with Index.open(folder) as index:
        yield index


def explained(index: Index, query: str, **given: object) -> Explanation:
    request = Request(query=query, **given)  # type: ignore[arg-type]  # a test's own keywords
    return index.explain(request, index.search(request))


@pytest.mark.parametrize(
    "query",
    [
        *(
            "cuba",
            "cuba friendship",
            "friends of cuba and the weather in pyongyang",
            "쿠바 친선",
            "cuba OR weather",
        ),
        *('"friends of cuba"^2 pyongyang', "cub* friend", "cubba~ OR pyongyang", "cuba ANDMAYBE friendship"),
        *(
            "cuba NOT weather",
            "cuba ANDNOT weather",
            "language:en cuba",
            "year:2011 OR cuba",
            "title:a OR cuba",
        ),
        *(
            "cuba zeppelin",
            "",
            "zeppelin",
            "(cuba^3 OR weather) friendship^0.5",
            "[a TO d] OR cuba",
            "NOT cuba",
        ),
    ],
)
def test_the_shares_of_a_hit_add_up_to_its_score(index: Index, query: str) -> None:
    request = Request(query=query, limit=None)
    result = index.search(request)
    explanation = index.explain(request, result)
    assert [(hit.id, hit.revision, hit.score) for hit in explanation.hits] == [
        tuple(hit) for hit in result.hits
    ]
    for hit in explanation.hits:
        assert sum(share.score for share in hit.shares) == pytest.approx(hit.score, abs=1e-3, rel=1e-3)
        assert not [share for share in hit.shares if share.text == "the rest"]


def test_words_are_shown_as_they_are_looked_for(index: Index) -> None:
    explanation = explained(index, "Friends 쿠바")
    friends, cuba = explanation.words
    assert (friends.text, friends.folded, friends.script) == ("Friends", "friends", "Latn")
    assert "en:friend" in friends.stems
    assert (cuba.folded, cuba.script, cuba.pairs) == ("쿠바", "Hang", ("쿠바",))


def test_ways_have_their_articles_and_words(index: Index) -> None:
    explanation = explained(index, "weather pyong* zeppelin")
    ways = {(way.word, way.field, way.text): way.articles for way in explanation.ways}
    assert ways["weather", "exact", "weather"] == 1
    assert ways["pyong*", "exact", "pyong*"] >= 2
    assert ways["zeppelin", "exact", "zeppelin"] == 0


def test_a_hit_is_scored_by_its_words(index: Index) -> None:
    hit = next(hit for hit in explained(index, "friendship cuba", limit=None).hits if hit.id == "a")
    assert {share.word for share in hit.shares} >= {"friendship", "cuba"}


def test_the_query_in_words(index: Index) -> None:
    assert explained(index, "exact:cuba AND exact:weather").tree == "(exact:cuba and exact:weather)"
    assert explained(index, 'exact:"of cuba" NOT exact:fine').tree == '(exact:"of cuba" and not exact:fine)'
    assert explained(index, "exact:cuba ANDNOT exact:fine").tree == "(exact:cuba but not exact:fine)"
    assert explained(index, "cub*").tree == "exact:cub*"
    assert explained(index, "language:ko").tree == "language:ko"
    assert explained(index, "").tree == "every article"
    assert explained(index, "title:cuba exact:a").tree.count("title_exact:cuba") == 1


def test_a_relaxed_query_is_explained_as_it_was_asked(index: Index) -> None:
    explanation = explained(index, "cuba zeppelin")
    assert explanation.relaxed
    assert " or " in explanation.tree


def test_articles_like_another(index: Index) -> None:
    like = entry(article("a", TEXTS["a"], language="en"))
    explanation = explained(index, "", like=like)
    assert [hit.id for hit in explanation.hits][:1] == ["b"]
    assert {share.field for share in explanation.hits[0].shares} == {"exact"}


def test_a_question_that_was_loosened_is_explained_as_it_was_answered(tmp_path: Path) -> None:
    write(tmp_path, [article("a", "The ship with the cocoa left the old harbour in May")])
    request = Request(query='which ship left the "harbour of old" in the month of May')
    with Index.open(tmp_path) as index:
        result = index.search(request)
        told = index.explain(request, result)
    assert (result.relaxed, told.relaxed) == (True, True)
    assert sum(share.score for share in told.hits[0].shares) == pytest.approx(told.hits[0].score, rel=1e-3)
    assert "harbour" in told.tree
