"""What the index keeps of an article."""

import pickle
from array import array
from itertools import islice

from archive import edtf
from archive.index.entry import GAP, TITLE_WEIGHT, Entry, TermVector, entry
from tests.index.library import article

ARTICLE = article(
    "a",
    "Cuban ships, Cuban ports.\n\nThe end",
    title="Ships",
    subtitle="Cuba",
    language="en",
    published="1966-10",
    time="15:01:01.79+09:00",
    mentions=["1960", "1960", "196X", "nonsense", "XXXX-07-14", "../1970"],
    persons=["Kim Il Sung"],
    authors=["So Ho\tWon", "Kim Il Sung"],
    subjects=["trade", " trade ", "", "sea\nports"],
    places=["Pyongyang"],
    duplicate_of="b",
)


def vector(made: Entry, field: str) -> dict[str, tuple[int, list[int]]]:
    """Weight and places by term."""
    found = made.texts[field]
    places = iter(found.places)
    counts = found.counts or [0] * len(found.terms)
    held = {
        term: (weight, list(islice(places, count)))
        for term, weight, count in zip(found.terms, found.weights, counts, strict=True)
    }
    assert not list(places)
    return held


def test_values_and_dates() -> None:
    made = entry(ARTICLE)
    assert (made.id, made.revision, made.seq, made.duplicate_of) == ("a", 1, 0, "b")
    assert made.source == ("kcna", "KCNA")
    assert made.persons == (("kim-il-sung", "Kim Il Sung"), ("so-ho won", "So Ho Won"))
    assert made.authors == (("So Ho Won", "so-ho won"), ("Kim Il Sung", "kim-il-sung"))
    assert (made.subjects, made.places) == (("trade", "sea ports"), ("Pyongyang",))
    first, last = edtf.day_number(1966, 10, 1), edtf.day_number(1966, 10, 31)
    assert (made.published, made.time) == ((((first, last),),), 15 * 3600 + 61)
    year, decade = ((edtf.parse(text).first, edtf.parse(text).last) for text in ("1960", "196X"))
    assert made.mentions == ((year,), (decade,), ((None, edtf.day_number(1970, 12, 31)),))


def test_several_dates() -> None:
    made = entry(article("a", published="[1960,1962]", mentions=["{1960,1962}", "1960", "[1960,1962]"]))
    first, second = ((edtf.parse(text).first, edtf.parse(text).last) for text in ("1960", "1962"))
    assert made.published == ((first, second),)
    assert made.mentions == ((first,), (second,), (first, second))


def test_an_article_with_nothing_but_a_title() -> None:
    made = entry(article("a", title="Cuba"))
    assert (made.published, made.time, made.mentions, made.persons) == ((), None, (), ())
    assert set(made.texts) == {"exact", "stem", "title_exact", "title_stem"}


def test_words_of_headlines_weigh_more_and_stand_apart() -> None:
    made = entry(ARTICLE)
    exact = vector(made, "exact")
    body = 2 * GAP
    assert exact["ships"] == (TITLE_WEIGHT + 1, [0, body + 1])
    assert exact["cuba"] == (TITLE_WEIGHT, [GAP])
    assert exact["cuban"] == (2, [body, body + 2])
    assert vector(made, "title_exact") == {"ships": (TITLE_WEIGHT, [0]), "cuba": (TITLE_WEIGHT, [GAP])}
    assert vector(made, "stem")["en:ship"] == (TITLE_WEIGHT + 1, [])
    assert made.texts["exact"].length == 8


def test_pairs_of_letters() -> None:
    made = entry(article("a", "平和で", title="党", language="ja"))
    assert vector(made, "gram") == {"党": (TITLE_WEIGHT, [0]), "平和": (1, [GAP]), "和で": (1, [GAP + 1])}


def test_entries_travel_between_processes() -> None:
    made = entry(ARTICLE)
    data = pickle.dumps(made)
    assert pickle.loads(data) == made  # noqa: S301  # our own bytes
    words = " ".join(f"word{number % 90}" for number in range(320))
    assert len(pickle.dumps(entry(article("a", words)))) < 8 * len(words)


def test_an_empty_vector() -> None:
    none = array("I")
    assert TermVector() == TermVector(terms=(), weights=none, counts=none, places=none, length=0)
    assert entry(article("a")).texts == {}
