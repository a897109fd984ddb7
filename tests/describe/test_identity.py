"""Which article a document is."""

from dataclasses import replace

import pytest

from archive.article import Article, Original, Published, Source
from archive.describe.identity import canonical_url, identity

ARTICLE = Article(
    id="",
    revision=0,
    language="en",
    title="Title",
    body=("One.",),
    source=Source(id="paper", name="Paper"),
    original=Original(sha256="0", media_type="text/plain", bytes=1, name="a.txt"),
    ingested="",
    pipeline="",
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("HTTP://Example.ORG:80/a?b=1#c", "http://example.org/a?b=1#c"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("ftp://example.org/a", None),
        ("javascript:alert(1)", None),
        ("/relative", None),
        ("http://[bad", None),
        ("http://example.org:port/", None),
        ("", None),
        (None, None),
    ],
)
def test_canonical_url(given: str | None, expected: str | None) -> None:
    assert canonical_url(given) == expected


def test_identifier_then_url_then_content() -> None:
    with_url = replace(ARTICLE, url="http://example.org/a#1")
    assert identity(replace(with_url, identifiers=("7", "8"))) == "id:paper:7"
    assert identity(with_url) == "url:http://example.org/a#1"
    assert identity(ARTICLE).startswith("content:paper:")
    assert identity(ARTICLE) == identity(replace(ARTICLE, body=(" One.  ",)))
    assert identity(ARTICLE) != identity(replace(ARTICLE, source=Source(id="other", name="Other")))


def test_articles_of_one_page_are_told_apart() -> None:
    page = replace(ARTICLE, url="http://example.org/day.html")
    dated = replace(page, published=Published(edtf="2011-12-01", verbatim="", evidence="supplied"))
    assert identity(dated, shared_url=True) == "url:http://example.org/day.html 2011-12-01 Title"
    assert identity(page, shared_url=True) != identity(replace(page, title="Other"), shared_url=True)
