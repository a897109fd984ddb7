"""A bit that flips anywhere in an index is noticed when it is read, or it changes no answer.

``FLIPS`` in the environment says how many are tried, and ``EXPLORE`` draws others than in the last run.
"""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from archive.article import Article
from archive.errors import IndexDamagedError
from archive.index import Index, Request, entry
from archive.index.engines.whoosh.manifest import Manifest
from archive.index.fields import FACETS
from archive.index.request import SORTS
from tests.index.library import article, write

FLIPS = int(os.environ.get("FLIPS", "60"))
CHANCE = random.Random(os.environ.get("EXPLORE", ""))  # noqa: S311

ALL = {facet.name: None for facet in FACETS}
REQUESTS = [
    *(Request(sort=sort, limit=20, offset=5) for sort in SORTS),
    Request(limit=None, facets=ALL),
    Request(limit=None, facets=ALL, revisions=True),
    Request(query="cuba word7", limit=None, facets=ALL, unique=True),
    Request(query="한국 평양", limit=None),
    Request(query='"cuba sent"', limit=None),
    Request(query='"ships left"~3', limit=None),
    Request(query="word1* -word11", limit=None, facets=ALL),
    Request(query="*ord?2", limit=None),
    Request(query="wrod12~ OR tirde~2", limit=None),
    Request(query="title:ship* NOT title:cuba", limit=None, revisions=True),
    Request(query="shipping nothing", limit=None),
    Request(query="[word2 TO word3] subject:trade", limit=None),
    Request(query='author:"So Ho" OR person:Kim', limit=None, facets=ALL),
    Request(filters={"person": ["kim", "so-ho"], "source": ["kcna"]}, facets=ALL, limit=None),
    Request(filters={"year": ["1966", "1967"], "language": ["en"]}, facets=ALL, certain=True, limit=None),
    Request(excluded={"decade": ["1960s"], "place": ["Pyongyang"]}, facets=ALL, limit=None),
    Request(filters={"mentions": ["1960"]}, date_from=717_000, limit=None),
    Request(like=entry(article("other", "cuba ships word3 word4 word5")), limit=30),
]
OTHERS: list[Callable[[Index], Any]] = [
    lambda index: (index.up_to, index.count(), index.count(revisions=True)),
    lambda index: (index.suggest("wrod3"), index.suggest("cubaa")),
    lambda index: (index.label("person", "kim"), index.label("source", "rodong"), index.label("person", "x")),
    lambda index: (index.person_keys("so-ho"), index.person_keys("nobody")),
]


def some_article(number: int, revision: int = 1) -> Article:
    words = " ".join(f"word{number * factor % 97}" for factor in range(1, 20))
    korean = number % 3 == 0
    return article(
        f"n{number:03}",
        f"{'한국 평양에서' if korean else 'ships sent and'} cuba sent left {words} try{revision}",
        title=["ship", "cuba", "", "ships left cuba"][number % 4],
        language="ko" if korean else "en",
        revision=revision,
        published=[None, "1966", "1966-10-11", "../1970", "197X", "1967-03"][number % 6],
        time="12:00:01" if number % 7 == 0 else None,
        mentions=["1960", "195X", "1961-05-07"][: number % 4],
        source=["kcna", "rodong"][number % 2],
        persons=["Kim", "So Ho", "Ri"][: number % 4],
        authors=["So Ho", f"Author {number % 11}"][: number % 3],
        subjects=["trade", "sea", f"s{number % 5}"][: number % 4],
        places=["Pyongyang"] if number % 5 else [],
        duplicate_of=f"n{number - 1:03}" if number % 10 == 9 else None,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some 300 articles in four segments, of which some were replaced and some have later revisions."""
    folder = tmp_path_factory.mktemp("flips")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("archive.index.engines.whoosh.policy.FEW", 99)
        write(folder, [some_article(number) for number in range(200)], up_to=1)
        write(folder, [some_article(number) for number in range(180, 260)], up_to=2)
        write(folder, [some_article(number, 2) for number in range(0, 200, 9)], up_to=3)
        write(folder, [some_article(number) for number in range(240, 300)], up_to=4)
    segments = Manifest.read(folder / "gen-0001").segments
    assert [info.deleted for info in segments] == [20, 20, 0, 0]
    assert [info.marks is not None for info in segments] == [True, True, False, False]
    return folder


def answers(folder: Path) -> list[Any]:
    """The answer to each question, ``None`` where the damage was noticed."""

    def answer(ask: Callable[[Index], Any]) -> Any:
        try:
            return ask(index)
        except IndexDamagedError:
            return None

    try:
        index = Index.open(folder)
    except IndexDamagedError:
        return [None] * (len(REQUESTS) + len(OTHERS))
    searches: list[Callable[[Index], Any]] = [partial(Index.search, request=request) for request in REQUESTS]
    return [answer(ask) for ask in (*searches, *OTHERS)]


def bit_of(path: Path, place: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))


def places(folder: Path) -> list[tuple[Path, int, int]]:
    """Bits to flip: half of them in any file, half of them anywhere."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    sizes = [path.stat().st_size for path in paths]
    chosen = [
        *CHANCE.choices(paths, k=FLIPS // 2),
        *CHANCE.choices(paths, weights=sizes, k=FLIPS - FLIPS // 2),
    ]
    return [(path, CHANCE.randrange(path.stat().st_size), CHANCE.randrange(8)) for path in chosen]


def test_a_merge_carries_no_damage_on(folder: Path, tmp_path: Path) -> None:
    """Merging reads everything, so that nothing damaged gets a new sum."""
    sound = answers(merged(folder, tmp_path / "sound"))
    noticed = 0
    for number, (path, place, bit) in enumerate(places(folder)):
        bit_of(path, place, bit)
        try:
            assert answers(merged(folder, tmp_path / str(number))) == sound, (path.name, place, bit)
        except IndexDamagedError:
            noticed += 1
        finally:
            bit_of(path, place, bit)
    assert noticed > FLIPS // 2


def merged(folder: Path, copy: Path) -> Path:
    """A copy of the index in one segment."""
    shutil.copytree(folder, copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("archive.index.engines.whoosh.policy.FEW", 2)
        write(copy, [some_article(300)], up_to=5)
    assert len(Manifest.read(copy / "gen-0001").segments) == 1
    return copy


def test_a_flipped_bit_is_noticed_or_harmless(folder: Path) -> None:
    sound = answers(folder)
    assert None not in sound
    assert [answer.total > 0 for answer in sound[: len(REQUESTS)]].count(False) == 0
    outcomes: Counter[str] = Counter()
    for path, place, bit in places(folder):
        bit_of(path, place, bit)
        found = answers(folder)
        bit_of(path, place, bit)
        for number, (answer, expected) in enumerate(zip(found, sound, strict=True)):
            assert answer in (None, expected), (path.name, place, bit, number)
        outcomes["noticed" if None in found else "harmless"] += 1
    assert answers(folder) == sound
    assert outcomes["noticed"] > outcomes["harmless"]
