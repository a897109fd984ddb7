"""Dates judged by hand in sentences of real articles, and what the finder makes of them.

``tests/cases/dates-judged-*.toml`` hold offsets and values, never the text: that comes from the data, and a
hash says whether it is still the text that was judged. The odd half is for work on the rules; the even half
is held back, and its faults are counted but not shown. From the top folder, ``PRESSMARK_DATA`` set::

    python -m tests.quality.judged --half odd --relative
"""

import argparse
import gzip
import hashlib
import json
import os
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from archive.article import DateMention
from archive.dates import find

__all__ = ["FILES", "Fault", "Gold", "Half", "Judged", "Score", "Sentence", "compare", "load", "score"]

FILES: Final = {
    path.stem.removeprefix("dates-judged-"): path
    for path in sorted((Path(__file__).parent.parent / "cases").glob("dates-judged-*.toml"))
}
"""The judged files by short name."""

Half: TypeAlias = Literal["odd", "even"]

Finder: TypeAlias = Callable[..., list[DateMention]]
"""``find(text, language, *, reference, relative)``."""


class Gold(NamedTuple):
    """A mention as judged; offsets are code points of its sentence. ``kind`` is one of
    ``absolute yearless relative unclear``."""

    start: int
    end: int
    edtf: str
    calendar: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Where it stands in the field of its row (code points), the date of the article, and its mentions."""

    number: int
    row: int
    start: int
    end: int
    sha256: str
    reference: str
    dates: tuple[Gold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judged file: ``collection`` is below the folder of the data, ``field`` has the text of a row."""

    collection: str
    field: str
    language: str
    sentences: tuple[Sentence, ...]

    def half(self, half: Half) -> tuple[Sentence, ...]:
        rest = 1 if half == "odd" else 0
        return tuple(sentence for sentence in self.sentences if sentence.number % 2 == rest)


class Fault(NamedTuple):
    """A mention that is wrong or missed: number and offsets of the sentence, the words, the value."""

    number: int
    start: int
    end: int
    verbatim: str
    edtf: str

    def __str__(self) -> str:
        return f"{self.number} [{self.start}:{self.end}] {self.verbatim!r} {self.edtf}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of mentions: ``right`` of those found (``exact`` with the very span), ``wanted`` of the judged.

    A judged mention that was met twice has two right ones, so that ``wanted - missed`` may be below
    ``right``.
    """

    right: int = 0
    exact: int = 0
    wanted: int = 0
    wrong: tuple[Fault, ...] = ()
    missed: tuple[Fault, ...] = ()

    @property
    def precision(self) -> float:
        """0 to 1; 0 where nothing was found."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """0 to 1; 0 where nothing is wanted."""
        return (self.wanted - len(self.missed)) / self.wanted if self.wanted else 0.0

    def __str__(self) -> str:
        return (
            f"{self.right} right ({self.exact} with the exact span), {len(self.wrong)} wrong, "
            f"{len(self.missed)} of {self.wanted} missed: "
            f"precision {self.precision:.3f}, recall {self.recall:.3f}"
        )


def load(path: Path) -> Judged:
    table = tomllib.loads(path.read_text("utf-8"))
    return Judged(
        collection=table["collection"],
        field=table["field"],
        language=table["language"],
        sentences=tuple(
            Sentence(**(item | {"dates": tuple(Gold(*date) for date in item["dates"])}))
            for item in table["sentences"]
        ),
    )


def compare(sentence: Sentence, words: str, found: Iterable[DateMention], *, relative: bool) -> Score:
    """The score of one sentence; ``words`` is its text and ``found`` counts from its beginning.

    A found mention is right if it overlaps a wanted one of the same value. One that overlaps no wanted
    mention, but one of another kind, is passed over; every other is wrong.
    """
    kinds = {"absolute", "yearless"} | ({"relative"} if relative else set())
    wanted = [gold for gold in sentence.dates if gold.kind in kinds]
    others = [gold for gold in sentence.dates if gold.kind not in kinds]
    met: set[Gold] = set()
    right = exact = 0
    wrong = []
    for item in found:
        near = [gold for gold in wanted if _overlap(gold, item)]
        same = [gold for gold in near if gold.edtf == item.edtf]
        if same:
            right += 1
            exact += any((gold.start, gold.end) == (item.start, item.end) for gold in same)
            met.update(same)
        elif near or not any(_overlap(gold, item) for gold in others):
            wrong.append(Fault(sentence.number, item.start, item.end, item.verbatim, item.edtf))
    missed = (gold for gold in wanted if gold not in met)
    return Score(
        right=right,
        exact=exact,
        wanted=len(wanted),
        wrong=tuple(wrong),
        missed=tuple(
            Fault(sentence.number, gold.start, gold.end, words[gold.start : gold.end], gold.edtf)
            for gold in missed
        ),
    )


def score(judged: Judged, data: Path, half: Half, *, relative: bool, finder: Finder = find) -> Score:
    """Run the finder over the whole text of each row, and hold what it finds in the sentence to the gold.

    Raises :exc:`ValueError` if the text is no longer the one that was judged.
    """
    sentences = judged.half(half)
    texts = _texts(judged, data)
    scores = []
    for sentence in sentences:
        text = texts[sentence.row]
        words = _words(sentence, text)
        found = finder(text, judged.language, reference=sentence.reference, relative=relative)
        scores.append(compare(sentence, words, _within(sentence, found), relative=relative))
    return _sum(scores)


def _texts(judged: Judged, data: Path) -> dict[int, str]:
    wanted = {sentence.row for sentence in judged.sentences}
    with gzip.open(data / judged.collection, "rt", encoding="utf-8") as lines:
        return {row: json.loads(line)[judged.field] for row, line in enumerate(lines) if row in wanted}


def _words(sentence: Sentence, text: str) -> str:
    words = text[sentence.start : sentence.end]
    if hashlib.sha256(words.encode()).hexdigest()[:12] != sentence.sha256:
        raise ValueError(f"sentence {sentence.number} (row {sentence.row}) is not the one that was judged")
    return words


def _within(sentence: Sentence, found: Iterable[DateMention]) -> list[DateMention]:
    """The mentions that start in the sentence, their offsets made to count from its beginning."""
    return [
        DateMention(
            edtf=item.edtf,
            verbatim=item.verbatim,
            calendar=item.calendar,
            start=item.start - sentence.start,
            end=item.end - sentence.start,
            consistent=item.consistent,
        )
        for item in found
        if sentence.start <= item.start < sentence.end
    ]


def _overlap(gold: Gold, item: DateMention) -> bool:
    return gold.start < item.end and item.start < gold.end


def _sum(scores: Sequence[Score]) -> Score:
    return Score(
        right=sum(item.right for item in scores),
        exact=sum(item.exact for item in scores),
        wanted=sum(item.wanted for item in scores),
        wrong=tuple(fault for item in scores for fault in item.wrong),
        missed=tuple(fault for item in scores for fault in item.missed),
    )


def _show(judged: Judged, data: Path, result: Score) -> None:
    """Print each sentence with faults, and the faults below it."""
    texts = _texts(judged, data)
    for sentence in judged.half("odd"):
        wrong = [fault for fault in result.wrong if fault.number == sentence.number]
        missed = [fault for fault in result.missed if fault.number == sentence.number]
        if wrong or missed:
            print(f"\n{sentence.number} ({sentence.reference}) {_words(sentence, texts[sentence.row])}")
        for fault in wrong:
            print(f"  wrong  {fault}")
        for fault in missed:
            print(f"  missed {fault}")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.quality.judged",
        description="Hold the date finder to dates judged by hand. Faults are shown of the odd half only.",
    )
    parser.add_argument("--half", choices=("odd", "even"), default="odd")
    parser.add_argument("--relative", action="store_true", help="want relative dates too")
    parser.add_argument("--file", choices=tuple(FILES), action="append", help="default: every judged file")
    options = parser.parse_args()
    folder = os.environ.get("PRESSMARK_DATA")
    if not folder:
        parser.error("PRESSMARK_DATA does not name the folder of the data")
    for name in options.file or FILES:
        judged = load(FILES[name])
        result = score(judged, Path(folder), options.half, relative=options.relative)
        if options.half == "odd":
            _show(judged, Path(folder), result)
        print(f"\n{name}, {options.half} half: {result}")


if __name__ == "__main__":
    main()
