"""A facade that answers from a script, and remembers what it was asked."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from archive.article import Article, Author, Edition, Mention, Original, Person, Place, Published, Source
from archive.errors import NotFoundError
from archive.ingest import Outcome, Report
from archive.press import (
    CareerLine,
    Change,
    Chronology,
    Damage,
    DateLine,
    EvidenceLine,
    Facet,
    FacetValue,
    FailureLine,
    Found,
    Hit,
    Mark,
    NameForm,
    OfficeLine,
    PersonLine,
    PersonPage,
    PersonSuggestion,
    Shown,
    Snippet,
    Status,
    Tick,
    Timeline,
    Verified,
)

ORIGINAL = b"\xff\xfe not text \x00\n"

ARTICLE = Article(
    id="evening-post-1",
    revision=2,
    language="en",
    title="Harbour opens",
    subtitle="First ship in ten years",
    body=("The harbour opened on Monday.", "Mayor Ana Lind cut the ribbon."),
    authors=(Author(name="Jo Berg", role="shipping correspondent", person="jo-berg"),),
    source=Source(id="evening-post", name="Evening Post"),
    published=Published(edtf="2011-12-01", verbatim="Dec. 1, 2011", evidence="dateline"),
    edition=Edition(page="3"),
    persons=(
        Person(id="ana-lind", name="Ana Lind", mentions=(Mention(verbatim="Ana Lind", start=36, end=44),)),
        Person(id="jo-berg", name="Jo Berg"),
    ),
    places=(Place(name="Port Vell", evidence="dateline"),),
    subjects=("ships", "trade"),
    rights="© 2011 Evening Post",
    url="https://post.example/1",
    original=Original(sha256="0" * 64, media_type="text/plain", bytes=16, name="post.txt"),
    evidence={"title": "first line", "language": "detected 0.99", "source": "rights line"},
    ingested="2026-11-24T03:00:00Z",
    pipeline="pressmark 0.1.0",
)

HITS = (
    Hit(
        id="evening-post-1",
        revision=2,
        score=12.5,
        title="Harbour opens",
        language="en",
        source=Source(id="evening-post", name="Evening Post"),
        published=Shown(edtf="2011-12-01", display="1 December 2011"),
        authors=("Jo Berg", "Al Ek"),
        persons=("ana-lind",),
        identifiers=("1",),
        snippet=Snippet(text="The harbour opened on Monday.", marks=((4, 11),)),
        url="https://post.example/1",
        duplicate_of=None,
    ),
    Hit(
        id="minato-2",
        revision=1,
        score=3.0,
        title="港が\x1b[31m開く",
        language="ja",
        source=Source(id="minato", name="港新聞"),
        published=None,
        authors=(),
        persons=(),
        identifiers=(),
        snippet=Snippet(text="", marks=()),
        url=None,
        duplicate_of="evening-post-1",
    ),
)

FACETS = {
    "person": (
        FacetValue(value="ana-lind", label="Ana Lind", count=12, possible=0),
        FacetValue(value="kim", label="김정일", count=3, possible=0),
    ),
    "year": (FacetValue(value="2011", label="2011", count=9, possible=2),),
    "place": (),
}


TIMELINE = Timeline(
    id="evening-post-1",
    scale="decade",
    first="1960-01-01",
    last="1999-12-31",
    ticks=tuple(
        Tick(edtf=f"19{tens}0", display=f"19{tens}0", at=place / 4, number=190 + tens)
        for place, tens in enumerate((6, 7, 8, 9))
    ),
    marks=(
        Mark(
            edtf="1960-08-29",
            display="29 August 1960",
            start=0.0166,
            end=0.0167,
            published=False,
            verbatims=("주체49(1960)년 8월 29일",),
        ),
        Mark(edtf="197X", display="1970s", start=0.25, end=0.5, published=False, verbatims=("the 1970s",)),
        Mark(edtf="1985-05-01", display="1 May 1985", start=0.64, end=0.6401, published=True, verbatims=()),
        Mark(edtf="1990/..", display="since 1990", start=0.75, end=None, published=False, verbatims=("x",)),
    ),
    undated=(
        Mark(edtf="XXXX-07-14", display="14 July", start=None, end=None, published=False, verbatims=("y",)),
    ),
)

CHRONOLOGY = Chronology(
    field="mentioned-decade",
    by="decade",
    articles=9,
    buckets=(
        FacetValue(value="196X", label="1960s", count=8, possible=0),
        FacetValue(value="197X", label="1970s", count=0, possible=0),
        FacetValue(value="198X", label="1980s", count=1, possible=3),
    ),
    notes=("two persons have that name",),
)


class FakePress:
    """Stands in for :class:`archive.press.Press`. ``calls`` holds (method, its keyword arguments)."""

    home = Path("/home/of/press")
    notes: tuple[str, ...] = ()
    total = 123
    hits: tuple[Hit, ...] = HITS
    outcomes_: tuple[Outcome, ...] = ()
    damages: tuple[Damage, ...] = ()
    persons: tuple[PersonPage, ...] = ()
    suggested: tuple[PersonSuggestion, ...] = ()
    failures_: tuple[FailureLine, ...] = ()
    report = Report(added=0, revised=0, unchanged=0, duplicate=0, failed=0)

    def __init__(self, **script: Any) -> None:
        for name, value in script.items():
            setattr(self, name, value)
        self.calls: list[tuple[str, dict[str, Any]]] = []

    def opened(self, home: Path) -> "FakePress":
        """In place of :func:`archive.press.open`."""
        self._called("open", home=home)
        return self

    def __enter__(self) -> "FakePress":
        return self

    def __exit__(self, *error: object) -> None:
        self.calls.append(("close", {}))

    def _called(self, method: str, **given: Any) -> None:
        self.calls.append((method, given))

    def search(self, query: str = "", **given: Any) -> Found:
        self._called("search", query=query, **given)
        return Found(
            query=query,
            total=self.total,
            relaxed=False,
            took_ms=3.14159,
            hits=self.hits,
            facets={field: FACETS[field] for field in (name.partition(":")[0] for name in given["facets"])},
            notes=self.notes,
        )

    def facet(self, field: str, query: str = "", **given: Any) -> Facet:
        self._called("facet", field=field, query=query, **given)
        values = FACETS[field]
        return Facet(field=field, total=len(values) + 1, articles=40, values=values, notes=self.notes)

    def article(self, id: str, *, revision: int | None = None) -> Article:  # noqa: A002  # the facade's name
        self._called("article", id=id, revision=revision)
        if id != ARTICLE.id:
            raise NotFoundError(f"no article {id!r}: see 'pressmark search'")
        return ARTICLE

    def history(self, id: str) -> tuple[Article, ...]:  # noqa: A002  # the facade's name
        return (ARTICLE,)

    def original(self, id: str, *, revision: int | None = None) -> bytes:  # noqa: A002  # the facade's name
        self._called("original", id=id, revision=revision)
        return ORIGINAL

    def show_date(self, edtf: str, **given: Any) -> str:
        return {"2011-12-01": "1 December 2011"}.get(edtf, edtf) + "".join(f" {v}" for v in given.values())

    def dates(self, id: str, **given: Any) -> tuple[DateLine, ...]:  # noqa: A002  # the facade's name
        self._called("dates", id=id, **given)
        return (
            DateLine(
                edtf="1960-08-29",
                display="29 August 1960",
                verbatim="주체49(1960)년 8월 29일",
                calendar="juche",
                start=3,
                end=22,
                consistent=True,
            ),
            DateLine(
                edtf="1961",
                display="1961",
                verbatim="Juche 49 (1961)",
                calendar="juche",
                start=30,
                end=45,
                consistent=False,
            ),
        )

    def timeline(self, id: str, **given: Any) -> Timeline:  # noqa: A002  # the facade's name
        self._called("timeline", id=id, **given)
        return TIMELINE

    def chronology(self, query: str = "", **given: Any) -> Chronology:
        self._called("chronology", query=query, **given)
        return CHRONOLOGY

    def people(self, name: str | None = None, **given: Any) -> tuple[PersonLine, ...]:
        self._called("people", name=name, **given)
        return (
            PersonLine(id="kim-jong-il", label="김정일", count=120, registered=True),
            PersonLine(id="jo-berg", label="Jo Berg", count=3, registered=False),
        )

    def suggest(self, name: str | None = None, **given: Any) -> tuple[PersonSuggestion, ...]:
        self._called("suggest", name=name, **given)
        return self.suggested

    def person(self, name: str, **given: Any) -> tuple[PersonPage, ...]:
        self._called("person", name=name, **given)
        return self.persons

    def outcomes(self, paths: Iterable[str], **given: Any) -> Iterator[Outcome]:
        progress = given.pop("progress")
        self._called("outcomes", paths=tuple(paths), **given)
        for number, outcome in enumerate(self.outcomes_, 1):
            progress(number, None, outcome.name)
            yield outcome

    def failures(self) -> tuple[FailureLine, ...]:
        return self.failures_

    def retry(self, **given: Any) -> Report:
        return self.report

    def status(self) -> Status:
        return Status(
            home="/home/of/press",
            articles=5,
            revisions=6,
            duplicates=1,
            failures=2,
            originals_bytes=1_234_567,
            index_articles=4,
            index_current=False,
            languages=(("en", 4), ("ko", 1)),
            sources=(("kcna", 5),),
            first="1987-02",
            last="2011-12-01",
            persons=7,
            version="0.1.0",
        )

    def verify(self, **given: Any) -> Verified:
        return Verified(originals=6, articles=5, entries=1, damages=self.damages)

    def reindex(self, **given: Any) -> int:
        return 1

    def reprocess(self, ids: Iterable[str] = (), **given: Any) -> Iterator[Change]:
        self._called("reprocess", ids=tuple(ids))
        yield Change(id="evening-post-1", revision=2, fields=("title", "dates"))
        yield Change(id="minato-2", revision=1, fields=("persons",))


PERSON = PersonPage(
    id="kim-jong-il",
    label="Kim Jong Il",
    count=120,
    wikidata="Q10665",
    forms=(
        NameForm(name="김정일", language="ko", reason="register"),
        NameForm(name="Kim Jong Il", language="en", reason="key"),
    ),
    born=None,
    died=2011,
    offices=(OfficeLine(title="Chairman of the National Defence Commission", display="1993년 – 2011년"),),
    career=(
        CareerLine(
            office="General Secretary",
            evidence="text",
            article="kcna-1",
            quote="… said General Secretary Kim Jong Il …",
            first="2011",
            last="2011",
            articles=12,
            display="2011년",
        ),
    ),
    company=(PersonLine(id="jo-berg", label="Jo Berg", count=3, registered=False),),
)

SUGGESTED = (
    PersonSuggestion(
        kind="merge",
        confidence=0.9312,
        first=PersonLine(id="стив-бейкер", label="Стив Бейкер", count=1, registered=False),
        second=PersonLine(id="steve-baker", label="Steve Baker", count=7, registered=True),
        evidence=(
            EvidenceLine(words="names: every word sounds nearly the same", against=False),
            EvidenceLine(words="both are in one article", against=True),
        ),
        command="pressmark people merge 'стив-бейкер' 'steve-baker' --reason 'names'",
    ),
    PersonSuggestion(
        kind="split",
        confidence=0.5,
        first=PersonLine(id="kim", label="Kim", count=2, registered=False),
        second=PersonLine(id="kim-poet", label="Kim", count=0, registered=True),
        evidence=(),
        command="pressmark people show 'kim'",
    ),
)

OUTCOMES = (
    Outcome(kind="added", name="a.txt", id="a-1", revision=1),
    Outcome(kind="revised", name="b.txt", id="b-1", revision=2),
    Outcome(kind="unchanged", name="c.txt", id="c-1", revision=1),
    Outcome(kind="duplicate", name="d.txt", id="d-1", revision=1),
    Outcome(kind="failed", name="rows.jsonl#3", reason="it is not JSON:\nline 1"),
)
