"""What was worked out and may be wanted again, as far as memory allows."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Final, Generic, TypeVar

__all__ = ["Hot"]

Value = TypeVar("Value")


MOST: Final = 20_000
"""Values that are kept at most, however small they are: what is not found takes up nothing by itself."""


class Hot(Generic[Value]):
    """Keeps values up to a number of bytes together; those longest unused go first. Threads may share it."""

    def __init__(self, budget: int) -> None:
        self._left = budget
        self._most = budget // 4
        self._held: OrderedDict[Hashable, tuple[int, Value]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        held = self._held.get(key)
        if held is None:
            return None
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
        return held[1]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keep a value of ``size`` bytes; one that would take up more than a quarter is not kept."""
        if size > self._most:
            return
        with self._lock:
            old = self._held.pop(key, None)
            self._left += (old[0] if old else 0) - size
            self._held[key] = size, value
            while self._left < 0 or len(self._held) > MOST:
                _, (freed, _) = self._held.popitem(last=False)
                self._left += freed
