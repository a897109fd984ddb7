"""The finder of persons against sentences judged by hand, both halves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.people import Register

from .judged_persons import FILES, score
from .scores import Scores


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    with Register.compile() as register:
        yield register


@pytest.mark.parametrize("half", ["odd", "even"])
@pytest.mark.parametrize("language", FILES)
def test_judged_persons(language: str, half: str, data: Path, register: Register, scores: Scores) -> None:
    scores.check(f"persons, judged {language} {half}, F1", score(language, data, half, register).f1)
