"""Persons judged by hand in sentences of real articles, and what the finder makes of them.

``tests/cases/persons-judged-*.toml`` hold offsets, never the text: that comes from the data, and a hash says
whether it is still the text that was judged. The odd half is for work on the rules; the even half is held
back, and its faults are counted but not shown. From the top folder, ``PRESSMARK_DATA`` set::

    python -m tests.quality.judged_persons --language de --faults
"""

import argparse
import gzip
import hashlib
import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from archive.people import Register, find

__all__ = ["FILES", "Score", "score"]

FILES: Final = {
    path.stem.removeprefix("persons-judged-"): path
    for path in sorted((Path(__file__).parent.parent / "cases").glob("persons-judged-*.toml"))
}
"""The judged files by language."""

Span = tuple[int, int]


class Sentence(NamedTuple):
    """``text`` is the whole text that the sentence stands in at ``start``; spans count from there."""

    number: int
    text: str
    start: int
    end: int
    persons: frozenset[Span]
    unclear: frozenset[Span]


@dataclass(slots=True)
class Score:
    """Counts of mentions with exactly the judged span, and the faults in words."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


@cache
def _rows(path: Path) -> list[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sentences(language: str, data: Path) -> Iterator[Sentence]:
    """The judged sentences of a language. Raises :exc:`ValueError` where a text is not the judged one."""
    for item in tomllib.loads(FILES[language].read_text("utf-8"))["sentences"]:
        path = data / item["collection"]
        text = _rows(path)[item["row"]][item["field"]] if "row" in item else path.read_text("utf-8")
        words = text[item["start"] : item["end"]]
        if hashlib.sha256(words.encode()).hexdigest()[:12] != item["sha256"]:
            raise ValueError(f"{language} {item['number']} is not the sentence that was judged")
        yield Sentence(
            item["number"],
            text,
            item["start"],
            item["end"],
            frozenset((first, last) for first, last in item["persons"]),
            frozenset((first, last) for first, last in item.get("unclear", ())),
        )


def score(language: str, data: Path, half: str, register: Register, *, faults: bool = False) -> Score:
    """Run the finder over the whole text of each sentence; ``half`` is ``odd`` or ``even``."""
    total = Score()
    for sentence in sentences(language, data):
        if sentence.number % 2 != (half == "odd"):
            continue
        found = {
            (mention.start - sentence.start, mention.end - sentence.start)
            for person in find(sentence.text, language, register)
            for mention in person.mentions
            if sentence.start <= mention.start < sentence.end
        }
        wrong = {span for span in found - sentence.persons if not _unclear(span, sentence)}
        missed = sentence.persons - found
        total.right += len(found & sentence.persons)
        total.wrong += len(wrong)
        total.missed += len(missed)
        if faults and half == "odd" and (wrong or missed):
            words = sentence.text[sentence.start : sentence.end]
            print(sentence.number, words)
            for word, spans in (("wrong", wrong), ("missed", missed)):
                print(*(f"   {word}: {words[first:last]}\n" for first, last in sorted(spans)), sep="", end="")
    return total


def _unclear(span: Span, sentence: Sentence) -> bool:
    return any(span[0] < last and first < span[1] for first, last in sentence.unclear)


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the finder on persons judged by hand.")
    parser.add_argument("--language", choices=list(FILES))
    parser.add_argument("--faults", action="store_true", help="show the faults of the odd half")
    options = parser.parse_args()
    data = Path(os.environ["PRESSMARK_DATA"])
    with Register.compile() as register:
        for language in [options.language] if options.language else FILES:
            for half in ("odd", "even"):
                found = score(language, data, half, register, faults=options.faults)
                print(
                    f"{language} {half}: {found.right} right, {found.wrong} wrong, {found.missed} missed, "
                    f"P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}"
                )


if __name__ == "__main__":
    main()
