"""Articles and their revisions in SQLite."""

from collections.abc import Iterable, Iterator
from typing import Final

from archive.article import Article
from archive.errors import NotFoundError
from archive.store.records import (
    Offer,
    RevisionRow,
    offer,
    put_text,
    read_article,
    read_record,
    read_revision,
    rederive,
    rederived_text,
    revision_row,
)
from archive.store.rules import Known, decide, new_id
from archive.store.sqlite.columns import column
from archive.store.sqlite.connection import Database
from archive.store.sqlite.journal import SqliteLedger
from archive.store.sqlite.originals import SqliteOriginals
from archive.store.values import RecordProper, Stored, StoredRevision, Submission

__all__ = ["SqliteArticles"]

# The columns in the order of RevisionRow.
_SELECT: Final = """
    SELECT revisions.seq, changed, article, revision, original, duplicate_of, content_sha256, pipeline,
        record_sha256, derived_sha256, record, derived
    FROM revisions """
_INSERT: Final = """
    INSERT INTO revisions (seq, changed, article, revision, original, duplicate_of, content_sha256, pipeline,
        record_sha256, derived_sha256, record, derived)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_REDERIVE: Final = """
    UPDATE revisions SET changed = ?, content_sha256 = ?, pipeline = ?, derived_sha256 = ?, derived = ?
    WHERE seq = ?"""
_LATEST: Final = _SELECT + "JOIN articles ON id = article AND latest = revision WHERE id = ?"
_ONE: Final = _SELECT + "WHERE article = ? AND revision = ?"

_SAME: Final = """
    SELECT seq FROM revisions WHERE article = ? AND (original = ? OR content_sha256 = ?)
    ORDER BY revision DESC LIMIT 1"""

_TWIN: Final = """
    SELECT id FROM revisions JOIN articles ON id = article AND latest = revision
    WHERE content_sha256 = ? AND duplicate_of IS NULL AND id IS NOT ?
    ORDER BY revisions.seq LIMIT 1"""

_DUPLICATES: Final = """
    SELECT count(*) FROM revisions JOIN articles ON id = article AND latest = revision
    WHERE duplicate_of IS NOT NULL"""

_ALL_AFTER: Final = "SELECT seq FROM revisions WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT 1000"

# The latest as of entry ?2: a revision that came in later does not count.
_LATEST_AFTER: Final = """
    SELECT seq FROM revisions AS this WHERE seq > ?1 AND seq <= ?2 AND NOT EXISTS (
        SELECT 1 FROM revisions AS next
        WHERE next.article = this.article AND next.revision = this.revision + 1 AND next.seq <= ?2)
    ORDER BY seq LIMIT 1000"""

_CHANGED_AFTER: Final = "SELECT changed, seq FROM revisions WHERE changed > ? ORDER BY changed LIMIT 1000"


class SqliteArticles:
    """See :class:`archive.store.protocol.Articles`."""

    def __init__(self, database: Database, ledger: SqliteLedger, originals: SqliteOriginals) -> None:
        self._database = database
        self._ledger = ledger
        self._originals = originals

    def put(self, submission: Submission, *, now: str) -> Stored:
        hashes = offer(submission)
        with self._database.writing():
            known = self._known(submission.identity, hashes)
            outcome = decide(known)
            if known.same is not None:
                row = self._by_seq(known.same)
                return Stored(kind=outcome.kind, article=read_article(row), seq=row.seq)
            article_id = known.article or new_id(
                submission.article.source.id, submission.identity, self._taken
            )
            seq = self._database.head[0] + 1
            row, article = revision_row(submission, hashes, outcome, article_id=article_id, seq=seq, now=now)
            self._originals.add(hashes.original, submission.original)
            self._ledger.write(outcome.kind, article_id, put_text(row), at=now)
            if outcome.revision == 1:
                values = (article_id, column(submission.identity), seq, 1)
                self._database.write(
                    "INSERT INTO articles (id, identity, seq, latest) VALUES (?, ?, ?, ?)", values
                )
            else:
                self._database.write(
                    "UPDATE articles SET latest = ? WHERE id = ?", (outcome.revision, article_id)
                )
            self._database.write(_INSERT, row)
        return Stored(kind=outcome.kind, article=article, seq=seq)

    def get(self, article_id: str, revision: int | None = None) -> Article | None:
        row = self._row(article_id, revision)
        return None if row is None else read_article(row)

    def get_many(self, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Article]:
        rows = ((key, self._row(*key)) for key in wanted)
        return {key: read_article(row) for key, row in rows if row is not None}

    def stored(self, article_id: str, revision: int | None = None) -> StoredRevision | None:
        row = self._row(article_id, revision)
        return None if row is None else read_revision(row)

    def revisions(self, article_id: str) -> list[Article]:
        rows = self._database.rows(_SELECT + "WHERE article = ? ORDER BY revision", (column(article_id),))
        return [read_article(RevisionRow._make(row)) for row in rows]

    def original(self, article_id: str, revision: int | None = None) -> bytes | None:
        row = self._row(article_id, revision)
        return None if row is None else self._originals.get(row.original)

    def with_original(self, digest: str) -> list[RecordProper]:
        rows = self._database.rows(_SELECT + "WHERE original = ? ORDER BY seq", (digest,))
        return [read_record(RevisionRow._make(row)) for row in rows]

    def iterate(self, *, after: int = 0, revisions: bool = False) -> Iterator[StoredRevision]:
        # By pages of numbers, so that no statement stays open while others write.
        last = self._database.row("SELECT ifnull(max(seq), 0) FROM revisions")[0]
        sql = _ALL_AFTER if revisions else _LATEST_AFTER
        while page := self._database.rows(sql, (after, last)):
            for (seq,) in page:
                yield read_revision(self._by_seq(seq))
                after = seq

    def changed_after(self, seq: int) -> Iterator[StoredRevision]:
        while page := self._database.rows(_CHANGED_AFTER, (seq,)):
            for changed, key in page:
                row = self._by_seq(key)
                # One that has changed again meanwhile comes once more, in its new place.
                if row.changed == changed:
                    yield read_revision(row)
                seq = changed

    def rederive(self, article_id: str, revision: int, article: Article, pipeline: str) -> bool:
        with self._database.writing():
            row = self._row(article_id, revision)
            if row is None:
                raise NotFoundError(f"there is no revision {revision} of {article_id}")
            anew = rederive(row, article, pipeline)
            if anew is None:
                return False
            row, fields = anew
            seq = self._ledger.write(
                "rederived", article_id, rederived_text(row, fields), at=self._ledger.clock()
            ).seq
            self._database.write(
                _REDERIVE,
                (seq, row.content_sha256, row.pipeline, row.derived_sha256, row.derived, row.seq),
            )
        return True

    def count(self, *, revisions: bool = False) -> int:
        part = "SELECT count(*) FROM revisions" if revisions else "SELECT count(*) FROM articles"
        count: int = self._database.row(part)[0]
        return count

    def duplicates(self) -> int:
        count: int = self._database.row(_DUPLICATES)[0]
        return count

    def original_bytes(self) -> int:
        size: int = self._database.row("SELECT ifnull(sum(size), 0) FROM originals")[0]
        return size

    def last_seq(self) -> int:
        last: int = self._database.row("SELECT ifnull(max(changed), 0) FROM revisions")[0]
        return last

    def _known(self, identity: str, hashes: Offer) -> Known:
        database = self._database
        found = database.row("SELECT id, latest FROM articles WHERE identity = ?", (column(identity),))
        article, latest = found or (None, 0)
        same = article and database.row(_SAME, (article, hashes.original, hashes.content))
        if same:
            return Known(article=article, latest=latest, same=same[0])
        twin = database.row(_TWIN, (hashes.content, article))
        return Known(article=article, latest=latest, twin=twin and twin[0])

    def _taken(self, article_id: str) -> bool:
        return self._database.row("SELECT 1 FROM articles WHERE id = ?", (article_id,)) is not None

    def _row(self, article_id: str, revision: int | None) -> RevisionRow | None:
        key = column(article_id)  # an id that somebody typed may be anything, and so may a number
        if revision is None:
            found = self._database.row(_LATEST, (key,))
        elif 0 < revision < 2**63:
            found = self._database.row(_ONE, (key, revision))
        else:
            return None
        return found and RevisionRow._make(found)

    def _by_seq(self, seq: int) -> RevisionRow:
        return RevisionRow._make(self._database.row(_SELECT + "WHERE seq = ?", (seq,)))
