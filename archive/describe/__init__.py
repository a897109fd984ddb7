"""One pure function: a draft, a profile, overrides and the register make an article.

Ingest, rehearsal and reprocess call the same, so that an article is what its original and today's
rules say, however often it is made.
"""

from hashlib import sha256
from typing import Final

from archive.article import Article, Original, Source
from archive.describe.fields import Case
from archive.describe.identity import canonical_url, identity
from archive.describe.language import language
from archive.describe.layout import blocks_of, layout
from archive.describe.origin import origin
from archive.describe.overrides import SIDECAR_SUFFIX, option_overrides, sidecar_overrides
from archive.describe.values import Description, Overrides, Toolkit
from archive.reading import Draft, Record
from archive.sources import GENERIC, mapped
from archive.version import VERSION

__all__ = [
    "PIPELINE",
    "SIDECAR_SUFFIX",
    "Description",
    "Overrides",
    "Toolkit",
    "canonical_url",
    "describe",
    "option_overrides",
    "sidecar_overrides",
]

PIPELINE: Final = f"pressmark {VERSION}"
"""Stamp of the rules that derived a record."""

NO_OVERRIDES: Final[Overrides] = {}


def describe(
    record: Record,
    draft: Draft,
    *,
    tools: Toolkit,
    overrides: Overrides = NO_OVERRIDES,
    shared_url: bool = False,
) -> Description:
    """Make the article of one record.

    ``shared_url`` says that another record of its container has the same URL and another title.
    Raises :class:`DocumentError` where there is neither a title nor a text.
    """
    supplied = mapped(draft.supplied, GENERIC)
    blocks = blocks_of(draft, supplied)
    profile, source_evidence = origin(blocks, draft.candidates, supplied, tools=tools, overrides=overrides)
    if draft.supplied:
        text, supplied = supplied.text, mapped(draft.supplied, profile)
        blocks = blocks if supplied.text == text else blocks_of(draft, supplied)
    among = tools.languages or profile.languages
    tag, language_evidence = language(draft, supplied, blocks, overrides=overrides, among=among)
    case = Case(
        record=record,
        draft=draft,
        supplied=supplied,
        profile=profile,
        layout=layout(blocks, draft.candidates, supplied, profile, tag),
        language=tag,
        tools=tools,
        overrides=overrides,
    ).checked()
    article = _article(case, {"source": source_evidence, "language": language_evidence})
    return Description(
        identity=identity(article, shared_url=shared_url), article=article, supplied=draft.supplied
    )


def _article(case: Case, evidence: dict[str, str]) -> Article:
    named, author_evidence = case.authors()
    published = case.published()
    authors, persons, person_evidence = case.persons(named, published)
    evidence = {
        "title": _evidence(case, "title", case.layout.title_evidence),
        **evidence,
        "authors": author_evidence,
        "persons": person_evidence,
        "encoding": "; ".join([case.draft.encoding, *case.draft.notes]),
    }
    return Article(
        id="",
        revision=0,
        language=case.language,
        title=case.title,
        subtitle=case.override("subtitle") or case.layout.subtitle,
        body=case.body,
        authors=authors,
        source=Source(id=case.profile.id, name=case.profile.name),
        published=published,
        edition=case.edition(),
        dates=case.dates(published),
        persons=persons,
        places=case.places(),
        subjects=case.subjects(),
        rights=case.rights(),
        url=case.url(),
        identifiers=tuple(case.override("identifiers") or case.supplied.identifiers),
        original=_original(case.record),
        evidence=evidence,
        ingested="",
        pipeline=PIPELINE,
    )


def _evidence(case: Case, name: str, otherwise: str) -> str:
    return str(case.overrides[name]["evidence"]) if name in case.overrides else otherwise


def _original(record: Record) -> Original:
    return Original(
        sha256=sha256(record.data).hexdigest(),
        media_type=record.media_type,
        bytes=len(record.data),
        name=record.name,
        container=record.container,
    )
