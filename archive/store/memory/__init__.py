"""The archive of record in memory: the twin of the real one, for tests and for trying things out."""

from archive.store.memory.store import MemoryStore

__all__ = ["MemoryStore"]
