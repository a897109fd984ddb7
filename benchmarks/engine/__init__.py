"""Our engine beside stock Whoosh, SQLite FTS5, Xapian and tantivy, over the same articles in one run."""
