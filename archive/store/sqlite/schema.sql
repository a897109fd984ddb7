-- The archive of record, format 1. docs/archive-format.md says what each column means.
-- Small columns stand before large ones, so that looking something up reads no overflow pages.
-- The typeof checks are there for verification: PRAGMA integrity_check looks at them.

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY CHECK (typeof(key) = 'text'),
    value TEXT NOT NULL CHECK (typeof(value) = 'text')
);

CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL CHECK (typeof(at) = 'text'),
    action TEXT NOT NULL CHECK (typeof(action) = 'text'),
    subject NOT NULL CHECK (typeof(subject) IN ('text', 'blob')),
    data TEXT NOT NULL CHECK (typeof(data) = 'text'),
    previous TEXT NOT NULL CHECK (typeof(previous) = 'text'),
    hash TEXT NOT NULL CHECK (typeof(hash) = 'text')
);

CREATE TABLE originals (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (typeof(sha256) = 'text'),
    size INTEGER NOT NULL CHECK (typeof(size) = 'integer'),
    encoding TEXT NOT NULL CHECK (encoding IN ('zstd', 'none')),
    data BLOB NOT NULL CHECK (typeof(data) = 'blob')
);

CREATE TABLE articles (
    id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
    identity NOT NULL UNIQUE CHECK (typeof(identity) IN ('text', 'blob')),
    seq INTEGER NOT NULL CHECK (typeof(seq) = 'integer') REFERENCES ledger (seq),
    latest INTEGER NOT NULL CHECK (typeof(latest) = 'integer')
);

CREATE TABLE revisions (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    changed INTEGER NOT NULL CHECK (typeof(changed) = 'integer') REFERENCES ledger (seq),
    article TEXT NOT NULL CHECK (typeof(article) = 'text') REFERENCES articles (id),
    revision INTEGER NOT NULL CHECK (typeof(revision) = 'integer'),
    original TEXT NOT NULL CHECK (typeof(original) = 'text') REFERENCES originals (sha256),
    duplicate_of TEXT CHECK (typeof(duplicate_of) IN ('text', 'null')) REFERENCES articles (id),
    content_sha256 TEXT NOT NULL CHECK (typeof(content_sha256) = 'text'),
    pipeline TEXT NOT NULL CHECK (typeof(pipeline) = 'text'),
    record_sha256 TEXT NOT NULL CHECK (typeof(record_sha256) = 'text'),
    derived_sha256 TEXT NOT NULL CHECK (typeof(derived_sha256) = 'text'),
    record TEXT NOT NULL CHECK (typeof(record) = 'text'),
    derived TEXT NOT NULL CHECK (typeof(derived) = 'text'),
    UNIQUE (article, revision)
);

-- What an index must catch up with. Not unique: INSERT OR REPLACE could remove a revision by it.
CREATE INDEX revisions_by_change ON revisions (changed);

-- Finds the article that a new one duplicates; duplicates themselves are never the answer.
CREATE INDEX revisions_by_content ON revisions (content_sha256) WHERE duplicate_of IS NULL;

CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    at TEXT NOT NULL CHECK (typeof(at) = 'text'),
    kind TEXT NOT NULL CHECK (typeof(kind) = 'text'),
    data TEXT NOT NULL CHECK (typeof(data) = 'text'),
    reason NOT NULL CHECK (typeof(reason) IN ('text', 'blob'))
);

CREATE TABLE failures (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    name NOT NULL UNIQUE CHECK (typeof(name) IN ('text', 'blob')),
    path CHECK (typeof(path) IN ('text', 'blob', 'null')),
    reason NOT NULL CHECK (typeof(reason) IN ('text', 'blob')),
    options TEXT NOT NULL CHECK (typeof(options) = 'text'),
    original TEXT CHECK (typeof(original) IN ('text', 'null')) REFERENCES originals (sha256),
    attempts INTEGER NOT NULL CHECK (typeof(attempts) = 'integer'),
    first TEXT NOT NULL CHECK (typeof(first) = 'text'),
    last TEXT NOT NULL CHECK (typeof(last) = 'text')
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
