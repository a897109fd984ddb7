"""The collection's first document, where it is at hand: exactly its persons, at their places."""

import os
from pathlib import Path

import pytest

from archive.people import Register, find

FOLDER = os.environ.get("PRESSMARK_DATA")
DOCUMENT = Path(FOLDER or ".") / "seed" / "minju-joson-dprk-cuba.txt"


@pytest.mark.skipif(not FOLDER or not DOCUMENT.is_file(), reason="PRESSMARK_DATA names no folder with seed/")
def test_first_document(register: Register) -> None:
    lines = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line.strip()]
    text = "\n\n".join(lines[1:-2])
    found = find(text, "en", register, known=["So Ho Won"])
    assert [one.name for one in found] == [
        "Kim Il Sung",
        "Kim Jong Il",
        "Fidel Castro Ruz",
        "Raul Castro Ruz",
        "Kim Jong Un",
        "Miguel Mario Diaz-Canel Bermudez",
        "So Ho Won",
    ]
    assert (found[0].mentions[0].start, found[0].mentions[0].end) == (1246, 1257)
    assert len(found[2].mentions) == text.count("Fidel")
    assert found[-1].mentions == ()
