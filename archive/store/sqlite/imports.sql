-- Since format 2: lists of persons that were imported. docs/archive-format.md says what each column means.

CREATE TABLE imports (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    at TEXT NOT NULL,
    name NOT NULL,
    format TEXT NOT NULL,
    original TEXT NOT NULL UNIQUE REFERENCES originals (sha256)
);

CREATE TRIGGER imports_insert BEFORE INSERT ON imports
WHEN EXISTS (SELECT 1 FROM imports WHERE seq = NEW.seq OR original = NEW.original)
BEGIN SELECT RAISE(ABORT, 'imports never change'); END;

CREATE TRIGGER imports_update BEFORE UPDATE ON imports
BEGIN SELECT RAISE(ABORT, 'imports never change'); END;

CREATE TRIGGER imports_delete BEFORE DELETE ON imports
BEGIN SELECT RAISE(ABORT, 'imports never change'); END;
