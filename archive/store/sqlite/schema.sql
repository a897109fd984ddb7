-- The archive of record, as of format 1. docs/archive-format.md says what each column means.
-- Small columns stand before large ones, so that looking something up reads no overflow pages.
-- Columns without a type hold text, or bytes where UTF-8 cannot carry it (file names in other encodings).

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    subject NOT NULL,
    data TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE originals (
    sha256 TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    encoding TEXT NOT NULL CHECK (encoding IN ('zstd', 'none')),
    data BLOB NOT NULL
);

CREATE TABLE articles (
    id TEXT NOT NULL PRIMARY KEY,
    identity NOT NULL UNIQUE,
    seq INTEGER NOT NULL REFERENCES ledger (seq),
    latest INTEGER NOT NULL
);

CREATE TABLE revisions (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    changed INTEGER NOT NULL REFERENCES ledger (seq),
    article TEXT NOT NULL REFERENCES articles (id),
    revision INTEGER NOT NULL,
    original TEXT NOT NULL REFERENCES originals (sha256),
    duplicate_of TEXT REFERENCES articles (id),
    content_sha256 TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    derived_sha256 TEXT NOT NULL,
    record TEXT NOT NULL,
    derived TEXT NOT NULL,
    UNIQUE (article, revision)
);

-- What an index must catch up with. Not unique: INSERT OR REPLACE could remove a revision by it.
CREATE INDEX revisions_by_change ON revisions (changed);

CREATE INDEX revisions_by_original ON revisions (original);

CREATE INDEX revisions_by_duplicate_of ON revisions (duplicate_of, article, revision)
WHERE duplicate_of IS NOT NULL;

-- Finds the article that a new one duplicates; duplicates themselves are never the answer.
CREATE INDEX revisions_by_content ON revisions (content_sha256) WHERE duplicate_of IS NULL;

CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    reason NOT NULL
);

CREATE TABLE failures (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    name NOT NULL UNIQUE,
    path,
    reason NOT NULL,
    options TEXT NOT NULL,
    original TEXT REFERENCES originals (sha256),
    attempts INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL
);

-- What is written once stays. The insert triggers are there because INSERT OR REPLACE deletes without
-- firing delete triggers.

CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger
WHEN NEW.seq != (SELECT ifnull(max(seq), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER originals_insert BEFORE INSERT ON originals
WHEN EXISTS (SELECT 1 FROM originals WHERE sha256 = NEW.sha256 OR rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'originals never change'); END;

CREATE TRIGGER originals_update BEFORE UPDATE ON originals
BEGIN SELECT RAISE(ABORT, 'originals never change'); END;

CREATE TRIGGER originals_delete BEFORE DELETE ON originals
BEGIN SELECT RAISE(ABORT, 'originals never change'); END;

CREATE TRIGGER articles_insert BEFORE INSERT ON articles
WHEN EXISTS (SELECT 1 FROM articles WHERE id = NEW.id OR identity = NEW.identity OR rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'an article keeps its id and identity'); END;

CREATE TRIGGER articles_update BEFORE UPDATE OF id, identity, seq ON articles
BEGIN SELECT RAISE(ABORT, 'an article keeps its id and identity'); END;

CREATE TRIGGER articles_delete BEFORE DELETE ON articles
BEGIN SELECT RAISE(ABORT, 'an article keeps its id and identity'); END;

CREATE TRIGGER revisions_insert BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM revisions WHERE article = NEW.article AND revision = NEW.revision)
BEGIN SELECT RAISE(ABORT, 'the record proper never changes'); END;

CREATE TRIGGER revisions_update
BEFORE UPDATE OF seq, article, revision, original, duplicate_of, record_sha256, record ON revisions
BEGIN SELECT RAISE(ABORT, 'the record proper never changes'); END;

CREATE TRIGGER revisions_delete BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'the record proper never changes'); END;

CREATE TRIGGER decisions_insert BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'decisions never change'); END;

CREATE TRIGGER decisions_update BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions never change'); END;

CREATE TRIGGER decisions_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions never change'); END;
