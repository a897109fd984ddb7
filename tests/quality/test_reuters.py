"""Reuters-21578 through its profile; the counts of its own facet file."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import archive
from archive.press import Press

from .collections_data import counts, rows


@pytest.fixture(scope="module")
def press(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    with archive.create(tmp_path_factory.mktemp("home")) as press:
        report = press.ingest([data / "reuters" / "reuters21578.jsonl.gz"], source="reuters-21578", jobs=2)
        # One record of the collection has neither a title nor a text.
        assert [item.reason for item in report.failures] == ["it has neither a title nor a text"]
        yield press


@pytest.fixture(scope="module")
def truth(data: Path) -> dict[str, dict[str, int]]:
    loaded: dict[str, dict[str, int]] = json.loads((data / "reuters" / "facets.json").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize(
    ("field", "kind"), [("subject", "TOPICS"), ("place", "PLACES"), ("person", "PEOPLE")]
)
def test_facets(press: Press, truth: dict[str, dict[str, int]], field: str, kind: str) -> None:
    assert counts(press, field) == truth[kind]


def test_days(press: Press, data: Path, truth: dict[str, dict[str, int]]) -> None:
    empty = Counter(
        row["date"]
        for row in rows(data / "reuters" / "reuters21578.jsonl.gz")
        if not row["title"] and not row["body"]
    )
    for day, number in truth["DATE"].items():
        assert press.search(date_from=day, date_to=day, limit=1).total == number - empty[day], day


def test_times(press: Press, data: Path) -> None:
    days = {row["id"]: row["date"] for row in rows(data / "reuters" / "reuters21578.jsonl.gz")}
    for article in press.articles():
        assert article.published is not None
        assert article.published.edtf == days[article.identifiers[0]]
