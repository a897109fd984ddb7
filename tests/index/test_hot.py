"""What is kept for the next time, within a bound."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from archive.index.engines.whoosh.hot import Hot


def test_what_is_longest_unused_goes() -> None:
    hot: Hot[str] = Hot(40)
    for key in "abcd":
        hot.put(key, key.upper(), 10)
    assert hot.get("a") == "A"
    hot.put("e", "E", 10)
    assert [hot.get(key) for key in "abcde"] == ["A", None, "C", "D", "E"]


def test_what_is_large_is_not_kept() -> None:
    hot: Hot[str] = Hot(40)
    hot.put("small", "x", 10)
    hot.put("large", "x", 11)
    assert (hot.get("small"), hot.get("large")) == ("x", None)


def test_a_value_that_is_replaced_frees_its_room() -> None:
    hot: Hot[int] = Hot(40)
    hot.put("b", 0, 10)
    for number in range(100):
        hot.put("a", number, 1 + number % 10)
    assert (hot.get("a"), hot.get("b")) == (99, 0)
    for key in "cd":
        hot.put(key, 1, 10)
    assert [hot.get(key) for key in "bacd"] == [0, 99, 1, 1]


def test_values_that_are_nothing() -> None:
    hot: Hot[list[int]] = Hot(0)
    hot.put("a", [], 0)
    assert hot.get("a") == []


def test_values_that_take_up_nothing_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.index.engines.whoosh.hot.MOST", 2)
    hot: Hot[list[int]] = Hot(0)
    for key in "abc":
        hot.put(key, [], 0)
    assert [hot.get(key) for key in "abc"] == [None, [], []]


def test_threads_may_share_it() -> None:
    hot: Hot[int] = Hot(100)

    def work(start: int) -> bool:
        found = []
        for number in range(2000):
            key = (start + number) % 37
            hot.put(key, key, key % 25)
            found.append(hot.get(key) in (None, key))
        return all(found)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(work, range(8)))
    held = [key for key in range(37) if hot.get(key) is not None]
    assert sum(key % 25 for key in held) <= 100
