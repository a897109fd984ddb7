"""Web pages: text, what the markup sets apart, and the metadata with its places."""

import tomllib
from importlib.resources import files

import pytest

from archive.errors import DocumentError
from archive.reading import Block, Draft, Record, parse
from archive.reading.page.jsonld import stated
from archive.reading.page.title import without_site

TEXT = (
    "<p>The ferry to the island sails again after the storm of last week, the harbour master said.</p>"
    "<p>It carries twenty cars and more than a hundred people, and nobody has to wait for an hour.</p>"
)
SAID = [
    "The ferry to the island sails again after the storm of last week, the harbour master said.",
    "It carries twenty cars and more than a hundred people, and nobody has to wait for an hour.",
]


def page(body: str, head: str = "", attributes: str = "") -> Draft:
    html = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return parse(Record(name="x", media_type="text/html", data=html.encode()))


def values(draft: Draft, field: str) -> list[tuple[str, str]]:
    return [(item.place, item.value) for item in draft.candidates if item.field == field]


def hinted(draft: Draft) -> dict[str, str]:
    return {block.hint: block.text for block in draft.blocks if block.hint}


def test_the_parts_in_their_order() -> None:
    draft = page(
        "<nav><a href='/'>Home</a></nav><article><h1>Ferry Sails Again</h1>"
        "<p class='standfirst'>After the storm</p><p class='by-line'>By Jane Doe</p>"
        f"<span class='pub-date'>5 May 2023</span>{TEXT}<h2>Tickets</h2>{TEXT.replace('ferry', 'boat')}"
        "</article><footer>© 2023 Harbour Observer</footer>"
    )
    assert [block.hint for block in draft.blocks[:4]] == ["title", "subtitle", "byline", "date"]
    assert [block.text for block in draft.blocks if block.hint is None][:2] == SAID
    assert Block(text="Tickets", hint="heading") in draft.blocks
    assert draft.blocks[-1] == Block(text="© 2023 Harbour Observer", hint="rights")


def test_nothing_is_said_twice() -> None:
    draft = page(
        f"<article><h1>Ferry</h1><p class='author'>Jane Doe</p><p>Ferry</p>{TEXT}<p>Jane Doe</p></article>"
    )
    assert [block.text for block in draft.blocks] == ["Ferry", "Jane Doe", *SAID]


def test_json_ld() -> None:
    draft = page(
        TEXT,
        """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Harbour Observer"},
        {"@type": ["NewsArticle"], "headline": "Ferry &amp; Sails", "alternativeHeadline": "After the storm",
         "datePublished": "2023-05-05T07:30:00+01:00", "dateModified": "2023-05-06", "inLanguage": "en-GB",
         "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "Agency"}],
         "publisher": {"@type": "Organization", "name": "Harbour Observer"}, "articleSection": ["News"],
         "keywords": "sea, ships", "mainEntityOfPage": {"@id": "https://observer.example/ferry"},
         "copyrightHolder": {"name": "Observer Ltd"}, "copyrightYear": 2023, "wordCount": 12}]}</script>""",
    )
    assert values(draft, "title")[0] == ("json-ld headline", "Ferry & Sails")
    assert values(draft, "subtitle") == [("json-ld alternativeHeadline", "After the storm")]
    assert values(draft, "date") == [("json-ld datePublished", "2023-05-05T07:30:00+01:00")]
    assert values(draft, "modified") == [("json-ld dateModified", "2023-05-06")]
    assert values(draft, "language")[0] == ("json-ld inLanguage", "en-GB")
    assert values(draft, "author") == [("json-ld author", "Jane Doe")]
    assert values(draft, "source")[0] == ("json-ld publisher", "Harbour Observer")
    assert values(draft, "section") == [("json-ld articleSection", "News")]
    assert values(draft, "subject") == [("json-ld keywords", "sea"), ("json-ld keywords", "ships")]
    assert values(draft, "url") == [("json-ld mainEntityOfPage", "https://observer.example/ferry")]
    assert values(draft, "rights") == [("json-ld copyright", "© 2023 Observer Ltd")]


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "A"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "A"}\n//]]>',
        '[{"@type": "http://schema.org/NewsArticle", "headline": "A"}];',
        '{"@type": "NewsArticle", "headline": "A", "author": }',
        '{"@type": "WebPage", "mainEntity": {"@type": "ReportageNewsArticle", "headline": "A"}}',
        '{"@type": "NewsArticle", "headline": "A", "author": null, "publisher": [[{"name": 4}]]}',
    ],
)
def test_broken_json_ld(script: str) -> None:
    assert ("json-ld headline", "A") in [(item.place, item.value) for item in stated([script])]


@pytest.mark.parametrize("script", ["", "null", "4", '"A"', "[" * 100_000, '{"@type": {"a": 1}}', "{" * 1000])
def test_json_ld_that_says_nothing(script: str) -> None:
    assert stated([script]) == []


def test_meta_elements_in_the_order_of_the_table() -> None:
    draft = page(
        TEXT,
        "<title>Ferry | Observer</title><link rel=canonical href='https://observer.example/1'>"
        "<meta name=twitter:title content='Ferry!'><meta property='og:title' content='Ferry'>"
        "<meta name='DC.date.issued' content='2023-05-05'><meta name=author content='https://observer.example/jane'>"
        "<meta itemprop=author content='Jane Doe'><meta property=og:site_name content=Observer>"
        "<meta property=og:locale content=en_GB><meta name=keywords content='sea,,ships'>"
        "<meta name=viewport content=width><meta property='og:url' content='/relative'>",
        "lang='en'",
    )
    assert values(draft, "title") == [
        ("meta og:title", "Ferry"),
        ("meta twitter:title", "Ferry!"),
        ("title", "Ferry"),
    ]
    assert values(draft, "date") == [("meta dc.date.issued", "2023-05-05")]
    assert values(draft, "author") == [("meta author", "Jane Doe")]
    assert values(draft, "language") == [("html lang", "en"), ("meta og:locale", "en-GB")]
    assert values(draft, "subject") == [("meta keywords", "sea"), ("meta keywords", "ships")]
    assert values(draft, "url") == [("link canonical", "https://observer.example/1")]


def test_microdata_and_time() -> None:
    draft = page(
        "<article><h1 itemprop='headline'>Ferry</h1><span itemprop='author'>Jane Doe</span>"
        f"<time datetime='2023-05-05T07:30'>5 May</time>{TEXT}</article>"
    )
    assert values(draft, "title")[0] == ("itemprop headline", "Ferry")
    assert values(draft, "author") == [("itemprop author", "Jane Doe")]
    assert values(draft, "date") == [("time", "2023-05-05T07:30")]
    assert hinted(draft)["byline"] == "Jane Doe"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("<p class='date'>5 May 2023</p>", "5 May 2023"),
        ("<div id='articleCreated'>주체112(2023)년 9월 5일</div>", "주체112(2023)년 9월 5일"),
        ("<p>Published: 5 May 2023</p>", "Published: 5 May 2023"),
        ("<p class='updated-date'>5 May 2023</p><p>4 May 2023</p>", "5 May 2023"),
        ("<p class='date'>today</p>", None),
        ("<aside><p class='date'>5 May 2023</p></aside>", None),
        ("<div class='comment'><p class='date'>5 May 2023</p></div>", None),
        ("<p>It was built in 1960, on 29 August.</p>", None),
    ],
)
def test_a_printed_date_is_a_block(line: str, date: str | None) -> None:
    draft = page(f"<article><h1>Ferry</h1>{line}{TEXT}</article>")
    assert hinted(draft).get("date") == date
    assert values(draft, "date") == []


def test_titles_without_the_name_of_the_site() -> None:
    head = "<title>{}</title><meta property=og:site_name content='Observer'>"
    for title in ("Ferry | Observer", "Ferry - Observer", "Observer: Ferry", "Observer » Ferry", "Ferry"):
        draft = page(f"<h1>Ferry</h1>{TEXT}", head.format(title))
        assert {value for _, value in values(draft, "title")} in ({"Ferry"}, {"Ferry", "Observer: Ferry"})
    assert without_site([]) == ()


def test_line_breaks() -> None:
    long = "The ferry sails again. It carries twenty cars, and nobody has to wait for an hour any longer."
    draft = page(
        f"<div class='story'><h1>Ferry</h1><p>{long}<br><br>{long}<br>Wrapped<br>here.</p>{TEXT}</div>"
    )
    assert [block.text for block in draft.blocks[1:4]] == [long, long, "Wrapped here."]


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="euc-kr">', "cp949"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=EUC-KR">', "cp949"),
        ('<meta charset="utf-8">', "utf-8"),
    ],
)
def test_the_declared_charset(declaration: str, encoding: str) -> None:
    text = "강반에 새로 일떠선 어린이도서관이 아침부터 꼬마독자들로 흥성이고있다. " * 5
    html = f"<html><head>{declaration}<title>도서관</title></head><body><p>{text}</p></body></html>"
    draft = parse(Record(name="x", media_type="text/html", data=html.encode(encoding)))
    assert draft.encoding == encoding
    assert draft.blocks[-1].text == text.strip()


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body><script>" + "a" * 500 + "</script></body></html>",
        "<html><body>" + "<div>" * 5000,
    ],
)
def test_a_page_without_text(html: str) -> None:
    with pytest.raises(DocumentError, match=r"no article text found|there is nothing in the page"):
        parse(Record(name="x", media_type="text/html", data=html.encode()))


def test_a_hostile_page_is_only_a_page() -> None:
    draft = page(
        f"<h1>Ferry\0\x07</h1><p class='{'author ' * 50_000}'>Jane</p>{'<b>' * 300}{TEXT}"
        f"<!DOCTYPE x [<!ENTITY a 'aaa'>]>&a;<iframe src='file:///etc/passwd'></iframe><p>&#0;&#xD800;</p>"
    )
    assert all(char.isprintable() for block in draft.blocks for char in block.text)


def test_xml() -> None:
    xml = (
        '<?xml version="1.0" encoding="iso-8859-2"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><title>Čtenář</title><link>https://x.example/</link><item><title>První</title>"
        "<description>&lt;p&gt;Výstava &lt;b&gt;knih&lt;/b&gt;&lt;/p&gt;</description>"
        "<p>Dva <i>tři</i> čtyři &e;</p>"
        "</item></channel></rss>"
    )
    draft = parse(Record(name="x", media_type="application/xml", data=xml.encode("iso-8859-2")))
    assert [(block.hint, block.text) for block in draft.blocks] == [
        ("title", "Čtenář"),
        (None, "První"),
        (None, "Výstava knih"),
        (None, "Dva tři čtyři &e;"),
    ]
    with pytest.raises(DocumentError, match="there is no text in the XML"):
        parse(Record(name="x", media_type="application/xml", data=b"<?xml version='1.0'?><a><b/>12</a>"))


def test_table_of_places() -> None:
    table = tomllib.loads((files("archive.reading.page") / "places.toml").read_text("utf-8"))
    assert table["sources"]
    kinds = ("json-ld ", "meta ", "itemprop ", "link ", "html lang", "title", "h1", "time", "text")
    for field, places in table["fields"].items():
        assert len(set(places)) == len(places), field
        assert all(place.startswith(kinds) for place in places), field
    for words in (*table["marks"].values(), *table["types"].values(), *table["apart"].values()):
        assert words == sorted(set(words))


def test_table_of_magic_bytes() -> None:
    table = tomllib.loads((files("archive.reading") / "magic.toml").read_text("utf-8"))
    assert table["sources"]
    magics = [(item.get("offset", 0), bytes.fromhex(item["bytes"])) for item in table["format"]]
    assert len(set(magics)) == len(magics)
    assert len({item["name"] for item in table["format"]}) == len(magics)
