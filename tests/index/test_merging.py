"""Which segments are merged, and when."""

from archive.index.engines.whoosh.merging import AT_ONCE, LARGEST, MANY, due


def sizes(*documents: int, deleted: int = 0) -> dict[str, tuple[int, int]]:
    return {f"s{number}": (count, deleted) for number, count in enumerate(documents)}


def test_a_few_small_segments_are_merged_and_large_ones_left() -> None:
    assert due(sizes(2000, 1, 1, 1)) == []
    assert due(sizes(2000, 1, 300, 1, 1)) == ["s1", "s2", "s3", "s4"]


def test_of_many_large_segments_the_oldest_are_merged() -> None:
    assert due(sizes(*[2000] * (MANY - 1))) == []
    assert due(sizes(*[2000] * MANY)) == [f"s{number}" for number in range(AT_ONCE)]
    assert due(sizes(*[16_000] * 4, *[2000] * 8)) == []


def test_what_is_mostly_deleted_is_written_anew() -> None:
    assert due(sizes(2000, deleted=1000)) == []
    assert due(sizes(2000, deleted=1001)) == ["s0"]


def test_no_merge_is_too_large() -> None:
    assert due(sizes(*[LARGEST // AT_ONCE + 100] * MANY)) == []


def test_segments_stay_few_as_an_archive_grows() -> None:
    held: list[int] = []
    most = written = 0
    for _ in range(50):
        held.append(2000)
        while names := due(sizes(*held)):
            places = [int(name[1:]) for name in names]
            merged = sum(held[place] for place in places)
            held = [count for place, count in enumerate(held) if place not in places] + [merged]
            written += merged
        most = max(most, len(held))
    assert sum(held) == 100_000
    assert most <= 20
    assert written <= 100_000
