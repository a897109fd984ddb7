import pytest

from archive.store.rules import ID_DIGITS, Known, decide, new_id


@pytest.mark.parametrize(
    ("known", "kind", "revision", "duplicate_of"),
    [
        (Known(), "added", 1, None),
        (Known(twin="a-1"), "duplicate", 1, "a-1"),
        (Known(article="a-2", latest=1), "revised", 2, None),
        (Known(article="a-2", latest=7, twin="a-1"), "revised", 8, "a-1"),
        (Known(article="a-2", latest=7, same=3), "unchanged", 7, None),
        (Known(article="a-2", latest=7, same=3, twin="a-1"), "unchanged", 7, None),
    ],
)
def test_decide(known: Known, kind: str, revision: int, duplicate_of: str | None) -> None:
    outcome = decide(known)
    assert (outcome.kind, outcome.revision, outcome.duplicate_of) == (kind, revision, duplicate_of)


def test_ids_grow_where_they_are_taken() -> None:
    taken: set[str] = set()
    for digits in ID_DIGITS:
        made = new_id("kcna", "id:kcna:1", taken.__contains__)
        assert made.startswith("kcna-")
        assert len(made) == len("kcna-") + digits
        taken.add(made)


def test_ids_tell_identities_apart_that_utf_8_cannot_carry() -> None:
    assert new_id("a", "x\udcfe", lambda _: False) != new_id("a", "x\udcff", lambda _: False)
