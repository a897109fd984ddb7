"""Rights lines and end marks."""

from typing import Any

import pytest

from archive.reading import Block
from archive.sources import GENERIC, find_rights, profiles, strip_end_marks

from .cases import cases

TEXT = [Block(text=f"Paragraph number {number}.") for number in range(12)]


@pytest.mark.parametrize("case", cases("rights"), ids=lambda case: str(case["text"][:40]))
def test_line(case: dict[str, Any]) -> None:
    found = find_rights([*TEXT, Block(text=case["text"])], GENERIC)
    assert found is not None
    assert (list(found.years), found.owner) == (case["years"], case["owner"])
    assert (found.verbatim, found.index) == (case["text"], len(TEXT))
    source = profiles().by_rights(case["text"])
    assert (source.id if source else None) == case.get("source")


@pytest.mark.parametrize("case", cases("no_rights"), ids=lambda case: str(case["text"][:40]))
def test_no_line(case: dict[str, Any]) -> None:
    assert find_rights([*TEXT, Block(text=case["text"])], GENERIC) is None


def test_a_line_in_the_middle_is_text_unless_the_markup_says_so() -> None:
    line = "© 2019 Harbour Observer"
    assert find_rights([*TEXT, Block(text=line), *TEXT], GENERIC) is None
    found = find_rights([*TEXT, Block(text=line, hint="rights"), *TEXT], GENERIC)
    assert found is not None
    assert found.index == len(TEXT)


@pytest.mark.parametrize("case", cases("end"))
def test_end_marks(case: dict[str, Any]) -> None:
    profile = profiles().resolve(case["source"]) if "source" in case else GENERIC
    assert list(strip_end_marks(case["before"], profile)) == case["after"]
