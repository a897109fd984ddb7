"""The setting ``relative_dates``: what it finds at ingest, in one process or several, and by reprocess."""

import json
from pathlib import Path

import pytest

import archive
from archive.config import SETTINGS_FILE
from archive.press import Press

ROWS = [
    {
        "source": "Harbour Post",
        "date": "2012-02-03",
        "title": f"Ferry number {number} sails again",
        "text": "The ferry sailed yesterday for the first time since 4 May 2010, the harbour office says.",
    }
    for number in range(40)
]
STATED = ["2010-05-04"]
ALL = ["2012-02-02", "2010-05-04"]


def rows(folder: Path) -> Path:
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    return file


def dates(press: Press) -> list[list[str]]:
    hits = press.search("ferry", limit=None).hits
    assert len(hits) == len(ROWS)
    return [[date.edtf for date in press.article(hit.id).dates] for hit in hits]


@pytest.mark.parametrize("jobs", [1, 2])
def test_ingest_finds_what_the_setting_asks_for(tmp_path: Path, jobs: int) -> None:
    archive.create(tmp_path / "home").close()
    (tmp_path / "home" / SETTINGS_FILE).write_text("relative_dates = true\n", "utf-8")
    with archive.open(tmp_path / "home") as press:
        press.ingest([rows(tmp_path)], jobs=jobs)
        assert dates(press) == [ALL] * len(ROWS)
        article = press.article(press.search("ferry").hits[0].id)
        assert [date.reference for date in article.dates] == ["2012-02-03", None]


def test_reprocess_applies_the_setting(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with archive.create(home) as press:
        press.ingest([rows(tmp_path)], jobs=1)
        assert dates(press) == [STATED] * len(ROWS)
    for setting, wanted in (("relative_dates = true", ALL), ("relative_dates = false", STATED)):
        (home / SETTINGS_FILE).write_text(f"{setting}\n", "utf-8")
        with archive.open(home) as press:
            assert {change.fields for change in press.reprocess()} == {("dates",)}
            assert dates(press) == [wanted] * len(ROWS)
            assert list(press.reprocess()) == []
