"""The record: lossless JSON, offsets, and the hash of what an article says."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import (
    Article,
    Author,
    DateMention,
    Edition,
    Mention,
    Original,
    Person,
    Place,
    Published,
    Source,
    content_hash,
)
from archive.errors import DamagedError

# Lone surrogates never reach a record: reading replaces them.
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe = st.none() | text
number = st.integers(0, 10**6)

articles = st.builds(
    Article,
    id=text,
    revision=number,
    language=text,
    title=text,
    subtitle=maybe,
    body=st.lists(text, max_size=3).map(tuple),
    authors=st.lists(st.builds(Author, name=text, role=maybe, person=maybe), max_size=2).map(tuple),
    source=st.builds(Source, id=text, name=text),
    published=st.none()
    | st.builds(Published, edtf=text, time=maybe, verbatim=text, calendar=text, evidence=text),
    edition=st.builds(Edition, issue=maybe, page=maybe, section=maybe),
    dates=st.lists(
        st.builds(
            DateMention,
            edtf=text,
            verbatim=text,
            calendar=text,
            start=number,
            end=number,
            consistent=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    persons=st.lists(
        st.builds(
            Person,
            id=text,
            name=text,
            mentions=st.lists(st.builds(Mention, verbatim=text, start=number, end=number), max_size=2).map(
                tuple
            ),
        ),
        max_size=2,
    ).map(tuple),
    places=st.lists(st.builds(Place, name=text, evidence=text), max_size=2).map(tuple),
    subjects=st.lists(text, max_size=2).map(tuple),
    rights=maybe,
    url=maybe,
    identifiers=st.lists(text, max_size=2).map(tuple),
    duplicate_of=maybe,
    original=st.builds(Original, sha256=text, media_type=text, bytes=number, name=text, container=maybe),
    evidence=st.dictionaries(text, text, max_size=2),
    ingested=text,
    pipeline=text,
)


@given(articles)
@settings(deadline=None, max_examples=60)
def test_json_is_lossless(article: Article) -> None:
    assert Article.from_json(article.to_json()) == article
    assert Article.from_json(article.to_json().encode()).to_json() == article.to_json()


def record(**changes: Any) -> dict[str, Any]:
    return {
        "schema": 1,
        "id": "paper-1",
        "revision": 1,
        "language": "en",
        "title": "Title",
        "body": ["One.", "Two."],
        "source": {"id": "paper", "name": "Paper"},
        "original": {"sha256": "0", "media_type": "text/plain", "bytes": 1, "name": "a.txt"},
        "ingested": "2026-11-24T03:00:00Z",
        "pipeline": "pressmark 0.1.0",
        **changes,
    }


def test_text_is_paragraphs_joined_by_a_blank_line() -> None:
    assert Article.from_json(json.dumps(record())).text == "One.\n\nTwo."


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "[]",
        "{}",
        "null",
        "{",
        json.dumps(record(schema=2)),
        json.dumps(record(surprise=1)),
        json.dumps({key: value for key, value in record().items() if key != "title"}),
        json.dumps(record(source="Paper")),
    ],
)
def test_what_is_no_article_is_refused(broken: str) -> None:
    with pytest.raises(DamagedError):
        Article.from_json(broken)


def test_content_is_the_same_however_it_is_laid_out() -> None:
    one = content_hash("Café  news", None, ("First\nline.", " Second."))
    assert one == content_hash("Cafe\u0301 news", "", ("First line.", "Second."))
    assert one != content_hash("Café news", None, ("First line. Second.",))
    assert one != content_hash("Café", "news", ("First line.", "Second."))
