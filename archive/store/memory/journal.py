"""Ledger, decisions, imports, failures and meta in memory."""

from collections.abc import Iterator, Mapping
from typing import Any

from archive.store.ledger import check_action, read_entry
from archive.store.memory.tables import Tables
from archive.store.originals import unpack
from archive.store.rows import (
    DecisionRow,
    FailureRow,
    ImportRow,
    decision_text,
    failed_again,
    failure_text,
    import_text,
    read_decision,
    read_failure,
    read_import,
    value_text,
)
from archive.store.text import json_text, sha256
from archive.store.values import Decision, Entry, Failure, Import

__all__ = ["MemoryDecisions", "MemoryFailures", "MemoryImports", "MemoryLedger", "MemoryMeta"]


class MemoryLedger:
    """See :class:`archive.store.protocol.Ledger`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def append(self, action: str, subject: str, data: Mapping[str, Any]) -> Entry:
        check_action(action)
        return read_entry(self._tables.write(action, subject, json_text(dict(data)), at=self._tables.clock()))

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        while after < len(self._tables.state.ledger):
            yield read_entry(self._tables.state.ledger[after])
            after += 1


class MemoryDecisions:
    """See :class:`archive.store.protocol.Decisions`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, kind: str, data: Mapping[str, Any], reason: str) -> Decision:
        row = DecisionRow(self._tables.next_seq, self._tables.clock(), kind, json_text(dict(data)), reason)
        self._tables.write("decided", kind, decision_text(row), at=row.at)
        self._tables.state.decisions.append(row)
        return read_decision(row)

    def list(self) -> tuple[Decision, ...]:
        return tuple(map(read_decision, self._tables.state.decisions))


class MemoryImports:
    """See :class:`archive.store.protocol.Imports`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, name: str, form: str, original: bytes) -> Import:
        digest = sha256(original)
        for known in self._tables.state.imports:
            if known.original == digest:
                return read_import(known)
        row = ImportRow(self._tables.next_seq, self._tables.clock(), name, form, digest)
        self._tables.add_original(digest, original)
        self._tables.write("imported", name, import_text(row), at=row.at)
        self._tables.state.imports.append(row)
        return read_import(row)

    def list(self) -> tuple[Import, ...]:
        return tuple(map(read_import, self._tables.state.imports))

    def original(self, seq: int) -> bytes | None:
        digest = next((row.original for row in self._tables.state.imports if row.seq == seq), None)
        return None if digest is None else unpack(self._tables.state.originals[digest])


class MemoryFailures:
    """See :class:`archive.store.protocol.Failures`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(
        self, name: str, path: str | None, reason: str, original: bytes | None, options: Mapping[str, Any]
    ) -> Failure:
        state, seq, now = self._tables.state, self._tables.next_seq, self._tables.clock()
        digest = None if original is None else sha256(original)
        new = FailureRow(seq, name, path, reason, json_text(dict(options)), digest, 1, now, now)
        row = failed_again(state.failures.get(name), new)
        if original is not None and digest is not None:
            self._tables.add_original(digest, original)
        self._tables.write("failed", name, failure_text(row), at=now)
        state.failures[name] = row
        return read_failure(row)

    def list(self) -> tuple[Failure, ...]:
        return tuple(read_failure(row) for _, row in sorted(self._tables.state.failures.items()))

    def resolve(self, name: str) -> bool:
        if self._tables.state.failures.pop(name, None) is None:
            return False
        self._tables.write("resolved", name, "{}", at=self._tables.clock())
        return True

    def original(self, name: str) -> bytes | None:
        row = self._tables.state.failures.get(name)
        return unpack(self._tables.state.originals[row.original]) if row and row.original else None


class MemoryMeta:
    """See :class:`archive.store.protocol.Meta`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, key: str) -> str | None:
        return self._tables.state.meta.get(key)

    def set(self, key: str, value: str) -> None:
        self._tables.write("set", key, value_text(value), at=self._tables.clock())
        self._tables.state.meta[key] = value
