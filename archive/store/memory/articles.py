"""Articles and their revisions in memory."""

from collections.abc import Iterable, Iterator

from archive.article import Article
from archive.errors import NotFoundError
from archive.store.memory.tables import Tables
from archive.store.originals import unpack
from archive.store.records import (
    Offer,
    offer,
    put_text,
    read_article,
    read_record,
    read_revision,
    rederive,
    rederived_text,
    revision_row,
)
from archive.store.rows import ArticleRow
from archive.store.rules import Known, decide, new_id
from archive.store.values import RecordProper, Stored, StoredRevision, Submission

__all__ = ["MemoryArticles"]


class MemoryArticles:
    """See :class:`archive.store.protocol.Articles`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def put(self, submission: Submission, *, now: str) -> Stored:
        hashes, state, seq = offer(submission), self._tables.state, self._tables.next_seq
        known = self._known(submission.identity, hashes)
        outcome = decide(known)
        if known.same is not None:
            row = state.revisions[known.same]
            return Stored(kind=outcome.kind, article=read_article(row), seq=row.seq)
        article_id = known.article or new_id(
            submission.article.source.id, submission.identity, state.articles.__contains__
        )
        row, article = revision_row(submission, hashes, outcome, article_id=article_id, seq=seq, now=now)
        self._tables.add_original(hashes.original, submission.original)
        self._tables.write(outcome.kind, article_id, put_text(row), at=now)
        first = seq if known.article is None else state.articles[article_id].seq
        state.articles[article_id] = ArticleRow(article_id, submission.identity, first, outcome.revision)
        state.identities[submission.identity] = article_id
        state.revisions[seq] = row
        state.numbers[article_id, outcome.revision] = seq
        return Stored(kind=outcome.kind, article=article, seq=seq)

    def get(self, article_id: str, revision: int | None = None) -> Article | None:
        row = self._tables.row(article_id, revision)
        return None if row is None else read_article(row)

    def get_many(self, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Article]:
        found = ((key, self.get(*key)) for key in wanted)
        return {key: article for key, article in found if article is not None}

    def stored(self, article_id: str, revision: int | None = None) -> StoredRevision | None:
        row = self._tables.row(article_id, revision)
        return None if row is None else read_revision(row)

    def revisions(self, article_id: str) -> list[Article]:
        article = self._tables.state.articles.get(article_id)
        numbers = range(1, article.latest + 1) if article else ()
        rows = (self._tables.row(article_id, number) for number in numbers)
        return [read_article(row) for row in rows if row is not None]

    def original(self, article_id: str, revision: int | None = None) -> bytes | None:
        row = self._tables.row(article_id, revision)
        return None if row is None else unpack(self._tables.state.originals[row.original])

    def with_original(self, digest: str) -> list[RecordProper]:
        rows = sorted(self._tables.state.revisions.values())
        return [read_record(row) for row in rows if row.original == digest]

    def iterate(self, *, after: int = 0, revisions: bool = False) -> Iterator[StoredRevision]:
        state = self._tables.state
        latest = {state.numbers[article.id, article.latest] for article in state.articles.values()}
        for seq in sorted(seq for seq in (state.revisions if revisions else latest) if seq > after):
            yield read_revision(self._tables.state.revisions[seq])

    def changed_after(self, seq: int) -> Iterator[StoredRevision]:
        while rows := [row for row in self._tables.state.revisions.values() if row.changed > seq]:
            row = min(rows, key=lambda row: row.changed)
            yield read_revision(row)
            seq = row.changed

    def rederive(self, article_id: str, revision: int, article: Article, pipeline: str) -> bool:
        row = self._tables.row(article_id, revision)
        if row is None:
            raise NotFoundError(f"there is no revision {revision} of {article_id}")
        anew = rederive(row, article, pipeline)
        if anew is None:
            return False
        row, names = anew
        entry = self._tables.write(
            "rederived", article_id, rederived_text(row, names), at=self._tables.clock()
        )
        self._tables.state.revisions[row.seq] = row._replace(changed=entry.seq)
        return True

    def count(self, *, revisions: bool = False) -> int:
        return len(self._tables.state.revisions if revisions else self._tables.state.articles)

    def duplicates(self) -> int:
        rows = (self._tables.row(article_id, None) for article_id in self._tables.state.articles)
        return sum(row is not None and row.duplicate_of is not None for row in rows)

    def original_bytes(self) -> int:
        return sum(row.size for row in self._tables.state.originals.values())

    def last_seq(self) -> int:
        return max((row.changed for row in self._tables.state.revisions.values()), default=0)

    def _known(self, identity: str, hashes: Offer) -> Known:
        state = self._tables.state
        article = state.articles.get(state.identities.get(identity, ""))
        if article is not None:
            for number in range(article.latest, 0, -1):
                row = state.revisions[state.numbers[article.id, number]]
                if row.original == hashes.original or row.content_sha256 == hashes.content:
                    return Known(article=article.id, latest=article.latest, same=row.seq)
        others = (
            state.numbers[other.id, other.latest] for other in state.articles.values() if other != article
        )
        twins = (
            row
            for row in map(state.revisions.__getitem__, sorted(others))
            if row.duplicate_of is None and row.content_sha256 == hashes.content
        )
        twin = next((row.article for row in twins), None)
        return Known(article=article and article.id, latest=article.latest if article else 0, twin=twin)
