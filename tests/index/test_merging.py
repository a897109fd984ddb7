"""Which segments are merged, and what a merge keeps."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.index import Index, Request, entry
from archive.index.engines.whoosh import merging
from archive.index.engines.whoosh.engine import WhooshEngine
from archive.index.engines.whoosh.manifest import Manifest
from archive.index.engines.whoosh.policy import FEW, LARGEST, SMALLEST, due
from archive.index.engines.whoosh.segment import Segment
from archive.index.engines.whoosh.snapshot import Snapshot
from archive.index.engines.whoosh.writer import WhooshWriter
from archive.index.fields import FACETS, TEXT_FIELDS
from tests.index.library import article

# -- when ----------------------------------------------------------------------------------------


def sizes(*documents: int, deleted: int = 0) -> list[tuple[int, int]]:
    return [(count, deleted) for count in documents]


def test_a_few_small_segments_are_merged_and_large_ones_left() -> None:
    assert due([]) is None
    assert due(sizes(2000, 1, 1, 1)) is None
    assert due(sizes(2000, 1, 300, 1, 1)) == (1, 5)
    assert due(sizes(2000, 1, SMALLEST, 1, 1)) == (1, 5)


def test_only_the_youngest_are_merged() -> None:
    assert due(sizes(1, 1, 1, 1, 2000)) is None
    assert due(sizes(1, 1, 2000, 1, 1)) is None


def test_segments_of_about_one_size_are_merged() -> None:
    assert due(sizes(*[2000] * (FEW - 1))) is None
    assert due(sizes(*[2000] * FEW)) == (0, FEW)
    assert due(sizes(30_000, *[2000] * FEW)) == (1, 1 + FEW)


def test_what_is_deleted_does_not_make_a_segment_large() -> None:
    assert due([(2000, 0), (5000, 4900), (1, 0), (1, 0), (1, 0)]) == (1, 5)


def test_what_is_mostly_deleted_is_written_anew() -> None:
    assert due(sizes(2000, deleted=1000)) is None
    assert due(sizes(2000, deleted=1001)) == (0, 1)
    assert due([(2000, 0), (2000, 1500), (2000, 0)]) == (1, 2)


def test_no_merge_is_too_large() -> None:
    assert due(sizes(*[LARGEST] * 9)) is None
    assert due(sizes(*[LARGEST // 2 + 1] * 9)) is None
    first, last = due(sizes(*[LARGEST // 3] * 9)) or (0, 0)
    assert last - first == 3


@pytest.mark.parametrize("batch", [1, 100, 700, 2000, LARGEST // FEW])
def test_segments_stay_few_as_an_archive_grows(batch: int) -> None:
    held: list[int] = []
    most = written = 0
    while sum(held) < 300 * batch:
        held.append(batch)
        while found := due(sizes(*held)):
            first, last = found
            merged = sum(held[first:last])
            held[first:last] = [merged]
            written += merged
            assert merged <= LARGEST
        most = max(most, len(held) - sum(held) // LARGEST)
    assert sum(held) == 300 * batch
    assert most <= 20
    assert written <= 300 * SMALLEST + 6 * sum(held)


# -- how -----------------------------------------------------------------------------------------


def contents(folder: Path) -> dict[str, object]:
    """What an index says of its articles, whatever segments they lie in."""
    snapshot = Snapshot([Segment(folder, info) for info in Manifest.read(folder).segments])
    live = np.setdiff1d(np.arange(snapshot.size), snapshot.deleted)
    number = {row: place for place, row in enumerate(live.tolist())}
    found: dict[str, object] = {
        "superseded": [number[row] for row in snapshot.superseded.tolist() if row in number]
    }
    for field in TEXT_FIELDS:
        lengths = snapshot.lengths(field.name)
        found[f"{field.name} lengths"] = lengths[live].tolist() if len(lengths) else []
        for term in set("".join(snapshot.vocabulary(field.name)).split("\n")[:-1]):
            rows, weights = snapshot.postings(field.name, term)
            kept = np.isin(rows, live)
            places: Sequence[Sequence[int]] = [[]] * len(rows)
            if field.positions:
                held = snapshot.places(field.name, term)
                ends = np.cumsum(held.counts)[:-1]
                places = [part.tolist() for part in np.split(held.places, ends)]
            postings = [
                (number[row], weight, places[place])
                for place, (row, weight) in enumerate(zip(rows.tolist(), weights.tolist(), strict=True))
                if kept[place]
            ]
            if postings:
                found[f"{field.name} {term}"] = postings
    with_all = Request(limit=None, facets={facet.name: None for facet in FACETS}, revisions=True)
    engine = Index(WhooshEngine(folder))
    result = engine.search(with_all)
    found["hits"] = [hit[:2] for hit in result.hits]
    found["facets"] = dict(result.facets)
    found["labels"] = [engine.label("person", name) for name in ("kim", "so", "nobody")]
    return found


def build(folder: Path, batches: list[list[Article]], few: int) -> dict[str, object]:
    folder.mkdir()
    WhooshEngine.create(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("archive.index.engines.whoosh.policy.FEW", few)
        writer = WhooshWriter(folder)
        for batch in batches:
            for item in batch:
                writer.add(entry(item))
            writer.commit(up_to=1)
    return contents(folder)


some_names = st.lists(st.sampled_from(["Kim", "So", "Ri"]), max_size=2)
some_articles = st.builds(
    article,
    st.sampled_from("abcdefgh"),
    st.lists(st.sampled_from(["cuba", "ship", "of", "평양"]), max_size=30).map(" ".join),
    title=st.sampled_from(["", "cuba", "ship of cuba"]),
    revision=st.integers(1, 2),
    persons=some_names,
    authors=some_names,
    subjects=st.lists(st.sampled_from(["trade", "한국"]), max_size=2),
    published=st.sampled_from([None, "1966", "1966-10-11", "../1970"]),
    mentions=st.lists(st.sampled_from(["1960", "196X"]), max_size=2),
    duplicate_of=st.sampled_from([None, None, "a", "z"]),
    source=st.sampled_from(["kcna", "rodong"]),
)


@settings(
    deadline=None,
    max_examples=10,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(batches=st.lists(st.lists(some_articles, min_size=1, max_size=8), min_size=2, max_size=7))
def test_a_merge_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Article]]
) -> None:
    folder = tmp_path_factory.mktemp("merging")
    apart = build(folder / "apart", batches, few=99)
    # Whole fields at a time, and a few terms and postings.
    for step, window in ((merging.STEP, merging.WINDOW), (5, 2)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(merging, "STEP", step)
            patch.setattr(merging, "WINDOW", window)
            merged = build(folder / f"merged-{step}", batches, few=2)
        assert merged == apart
    assert len(Manifest.read(folder / "merged-5").segments) < len(batches)
