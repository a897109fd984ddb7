"""The fields of the record, each from the best of its witnesses, each with its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive import dates
from archive.article import PARAGRAPH_BREAK, Author, DateMention, Edition, Person, Place, Published
from archive.describe.identity import canonical_url
from archive.describe.language import candidate
from archive.describe.layout import Layout
from archive.describe.persons import persons_detected, persons_supplied, with_persons
from archive.describe.published import Witness, date_in_name, published
from archive.describe.values import Overrides, Toolkit
from archive.errors import DocumentError
from archive.reading import Block, Draft, Record
from archive.sources import Profile, Supplied, find_byline, proper

__all__ = ["Case"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that is known of one record before its fields are settled."""

    record: Record
    draft: Draft
    supplied: Supplied
    profile: Profile
    layout: Layout
    language: str
    tools: Toolkit
    overrides: Overrides

    def override(self, name: str) -> Any:
        return self.overrides[name]["value"] if name in self.overrides else None

    def candidate(self, name: str) -> tuple[str, str] | None:
        return candidate(self.draft, name)

    @property
    def title(self) -> str:
        return self.override("title") or self.layout.title

    @property
    def body(self) -> tuple[str, ...]:
        return tuple(self.override("body") or self.layout.body)

    @property
    def text(self) -> str:
        return PARAGRAPH_BREAK.join(self.body)

    def published(self) -> Published | None:
        """The publication date by the order of trust; see :mod:`archive.describe.published`."""
        return published(tuple(self._witnesses()), self.language)

    def _witnesses(self) -> Iterator[Witness]:
        if "published" in self.overrides:
            yield Witness(text=self.override("published"), evidence="override")
        for text in self.supplied.dates:
            yield Witness(text=text, evidence="supplied")
        for item in self.draft.candidates:
            if item.field == "date" and item.value.strip():
                yield Witness(text=item.value.strip(), evidence="metadata")
        if self.supplied.dateline:
            yield Witness(text=self.supplied.dateline, evidence="dateline")
        if self.layout.dateline and self.layout.dateline.date_text:
            yield Witness(text=self.layout.dateline.date_text, evidence="dateline")
        if self.layout.date_line:
            yield Witness(text=self.layout.date_line, evidence="date line")
        if url := self.url():
            yield from date_in_name(url, "url")
        yield from date_in_name(self.record.name.rpartition("/")[2].partition("#")[0], "file name")
        if (rights := self.layout.rights) and rights.years:
            words = rights.verbatim.partition(rights.owner)[0] if rights.owner else rights.verbatim
            verbatim = words.strip() if rights.years[-1] in words else rights.verbatim
            yield Witness(text=rights.years[-1], evidence="copyright", weak=True, verbatim=verbatim)

    def url(self) -> str | None:
        candidate = self.candidate("url")
        return canonical_url(
            self.override("url") or self.supplied.url or (candidate[0] if candidate else None)
        )

    def authors(self) -> tuple[tuple[Author, ...], str]:
        """The authors and the evidence. A byline that names the same author adds the office."""
        if "authors" in self.overrides:
            return tuple(Author(**item) for item in self.override("authors")), "override"
        byline = self.layout.byline
        if self.supplied.authors is not None:
            return self._named(self.supplied.authors), "field author"
        names = [
            item.value for item in self.draft.candidates if item.field == "author" and item.value.strip()
        ]
        if byline:
            return byline.authors, "byline"
        if names:
            candidate = self.candidate("author")
            return self._named(tuple(dict.fromkeys(names))), candidate[1] if candidate else "markup"
        return (), "there is none"

    def _named(self, names: tuple[str, ...]) -> tuple[Author, ...]:
        """Authors from lines of metadata, which may be whole bylines ("By A. Writer, Reuters")."""
        found: list[Author] = []
        for name in names:
            byline = find_byline([Block(text=name, hint="byline")], self.profile)
            found.extend(byline.authors if byline else (Author(name=name.strip()),))
        return tuple(found)

    def dates(self, published: Published | None) -> tuple[DateMention, ...]:
        """The dates that the text states, its dateline apart; the article's own completes them."""
        dateline = self.layout.dateline
        skip = range(dateline.start, dateline.end) if dateline else range(0)
        found = dates.find(
            self.text,
            self.language,
            reference=published.edtf if published else None,
            relative=self.tools.relative_dates,
        )
        return tuple(item for item in found if item.start not in skip)

    def persons(
        self, authors: tuple[Author, ...], published: Published | None
    ) -> tuple[tuple[Author, ...], tuple[Person, ...], str]:
        """Authors with their persons, everybody mentioned, and the evidence.

        A supplied list is complete, unless the profile says that what is found is added to it.
        """
        register = self.tools.register
        date = published.edtf if published else None
        told: dict[str, Any] = {"language": self.language, "register": register, "date": date}
        listed = self.override("persons")
        evidence = "override" if listed is not None else "field persons"
        if listed is None:
            listed = self.supplied.persons
        supplied = None if listed is None else persons_supplied(listed, self.title, self.text, **told)
        if supplied is not None and self.profile.lists.get("persons") != "add":
            return with_persons(authors, supplied, register), supplied, evidence
        found = persons_detected(self.title, self.text, authors, **told)
        known = {person.id for person in found}
        everybody = (*found, *(person for person in supplied or () if person.id not in known))
        return with_persons(authors, everybody, register), everybody, "found in the text"

    def places(self) -> tuple[Place, ...]:
        listed = self.override("places") or self.supplied.places
        if listed is not None:
            return tuple(Place(name=name, evidence="supplied") for name in dict.fromkeys(listed))
        dateline = self.layout.dateline
        if not dateline or not dateline.place:
            return ()
        return (Place(name=proper(dateline.place), evidence="dateline"),)

    def subjects(self) -> tuple[str, ...]:
        listed = self.override("subjects")
        if listed is None:
            listed = self.supplied.subjects
        if listed is None:
            listed = [item.value.strip() for item in self.draft.candidates if item.field == "subject"]
        return tuple(dict.fromkeys(item for item in listed if item))

    def rights(self) -> str | None:
        candidate = self.candidate("rights")
        return (
            self.override("rights")
            or self.supplied.rights
            or (self.layout.rights.verbatim if self.layout.rights else None)
            or (candidate[0] if candidate else None)
        )

    def edition(self) -> Edition:
        given = self.override("edition") or {}
        section = self.candidate("section")
        return Edition(
            issue=given.get("issue") or self.supplied.issue,
            page=given.get("page") or self.supplied.page,
            section=given.get("section") or self.supplied.section or (section[0] if section else None),
        )

    def checked(self) -> "Case":
        """Itself; raises :class:`DocumentError` where there is nothing to keep."""
        if not self.title.strip() and not self.text.strip():
            raise DocumentError(self.record.name, "it has neither a title nor a text")
        return self
