"""KCNA headlines 1997 to 2010: the first person that we find is the collectors' label.

English headlines, and persons who are the label of 20 or more of them. The collectors count a square, a prize
or a university as the person it is named after; we do not, so those headlines count as differences.
"""

from collections import Counter
from pathlib import Path

import pytest

from archive.people import Register, find, key

from .collections_data import rows
from .scores import Scores

FREQUENT = 20


@pytest.fixture(scope="module")
def headlines(data: Path) -> list[tuple[str, str]]:
    """Title and label."""
    labelled = [
        (row["title"], row["person"])
        for row in rows(data / "kcna" / "headlines-1997-2010.jsonl.gz")
        if row["english"] and row["person"]
    ]
    counts = Counter(label for _, label in labelled)
    return [(title, label) for title, label in labelled if counts[label] >= FREQUENT]


def test_first_person_of_headlines(headlines: list[tuple[str, str]], scores: Scores) -> None:
    with Register.compile() as register:

        def person(name: str) -> str:
            return register.resolve([name]).get(name, name)

        right = 0
        for title, label in headlines:
            found = find(title, "en", register)
            if found and person(found[0].id) == person(key(label)):
                right += 1
            else:
                print(f"{label}: {title} {[item.name for item in found]}")
    scores.check("persons, first of KCNA headlines", right / len(headlines))
