"""Killed at any moment, an archive opens and verifies, and a second run ends where one run does."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import archive

MOMENTS = 50
ARTICLES = 160

PROGRAM = """
import os, sys, archive
home, file = sys.argv[1:]
with archive.open(home) as press:
    for outcome in press.outcomes([file], jobs=int(os.environ["JOBS"])):
        print(outcome.id, flush=True)
"""


def story(number: int) -> dict[str, Any]:
    return {
        "id": str(number),
        "source": "Harbour Post",
        "date": f"2011-{number % 12 + 1:02}-01",
        "title": f"Ferry {number} sails",
        "text": f"President Hu Jintao saw ferry {number} on August 29, Juche 49 (1960).\n\nIt was gone.",
    }


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "stories.jsonl"
    path.write_text("".join(json.dumps(story(n)) + "\n" for n in range(ARTICLES)), "utf-8")
    return path


def start(home: Path, file: Path, jobs: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(home), str(file)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "JOBS": str(jobs)},
        start_new_session=True,
    )


def state(home: Path) -> list[tuple[Any, ...]]:
    """Identities, revisions, content and derived values; not when it was."""
    with archive.open(home) as press:
        return sorted(
            (article.id, article.revision, article.to_json().replace(article.ingested, ""))
            for article in press.articles(revisions=True)
        )


def test_killed_at_random_moments(file: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    archive.create(whole).close()
    process = start(whole, file, jobs=1)
    output, _ = process.communicate()
    assert process.returncode == 0
    assert len(output.split()) == ARTICLES
    expected = state(whole)

    dice = random.Random(20111201)  # noqa: S311  # moments, not secrets
    for moment in range(MOMENTS):
        home = tmp_path / f"home{moment}"
        archive.create(home).close()
        process = start(home, file, jobs=1 if moment % 5 else 2)
        assert process.stdout is not None
        # Killed after some of its outcomes were given out, and a moment more: within a batch, between
        # two, in a commit of the archive or of the index.
        acknowledged = [process.stdout.readline().strip() for _ in range(dice.randrange(ARTICLES))]
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(dice.random() * 0.05)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()

        with archive.open(home) as press:
            assert press.verify().damages == (), moment
            assert {article.id for article in press.articles()} >= set(filter(None, acknowledged)), moment
            press.search("ferry")
            press.ingest([file], jobs=1)
            assert press.search(limit=1).total == ARTICLES, moment
            assert press.status().index_current, moment
        assert state(home) == expected, moment
