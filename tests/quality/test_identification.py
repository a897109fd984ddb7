"""Identification of languages: shares of titles, paragraphs and articles that are told right.

A title is the first five words of a question or of a headline; in Chinese ten characters, in Thai 25.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from archive.languages import identify

from .collections_data import rows
from .scores import Scores

XQUAD = ("ar", "de", "el", "en", "es", "hi", "ro", "ru", "th", "tr", "vi", "zh")
BSNLP = ("bg", "cs", "pl", "ru", "sl", "uk")
Cases = Callable[[Path], list[tuple[str, str]]]
CHARACTERS = {"zh": 10, "th": 25}


def title(text: str, language: str) -> str:
    count = CHARACTERS.get(language)
    return text[:count] if count else " ".join(text.split()[:5])


@cache
def questions(data: Path) -> list[tuple[str, str]]:
    return [
        (title(question, language), language)
        for language in XQUAD
        for row in rows(data / "xquad" / f"{language}.jsonl.gz")
        for question in row["questions"]
    ]


@cache
def paragraphs(data: Path) -> list[tuple[str, str]]:
    return [
        (row["text"], language) for language in XQUAD for row in rows(data / "xquad" / f"{language}.jsonl.gz")
    ]


@cache
def headlines(data: Path) -> list[tuple[str, str]]:
    articles = rows(data / "bsnlp" / "brexit.jsonl.gz")
    return [(title(row["title"], row["lang"]), row["lang"]) for row in articles if row["title"]]


@cache
def articles(data: Path) -> list[tuple[str, str]]:
    return [
        (f"{row['title']}\n{row['text']}", row["lang"]) for row in rows(data / "bsnlp" / "brexit.jsonl.gz")
    ]


def share(cases: Iterable[tuple[str, str]], among: tuple[str, ...] = ()) -> float:
    right = [identify(text, among=among).tag.partition("-")[0] == language for text, language in cases]
    return sum(right) / len(right)


@pytest.mark.parametrize(
    ("name", "cases", "among"),
    [
        ("titles, 12 languages expected", questions, XQUAD),
        ("titles, none expected", questions, ()),
        ("paragraphs", paragraphs, ()),
        ("headlines, 6 languages expected", headlines, BSNLP),
        ("articles in six languages", articles, ()),
    ],
)
def test_languages(data: Path, scores: Scores, name: str, cases: Cases, among: tuple[str, ...]) -> None:
    scores.check(f"identification, {name}", share(cases(data), among))


def addresses(data: Path) -> Iterator[str]:
    for path in sorted((data / "korean").glob("*.txt")):
        yield path.read_text("utf-8")


def test_korean_of_the_north(data: Path, scores: Scores) -> None:
    """Whole addresses and their paragraphs; five of those are Southern editors' introductions."""
    whole = [identify(text).tag for text in addresses(data)]
    scores.check("identification, ko-KP of addresses", whole.count("ko-KP") / len(whole))
    lines = (line.strip() for text in addresses(data) for line in text.splitlines())
    parts = [identify(line).tag for line in lines if len(line) >= 60]
    scores.check("identification, ko-KP of paragraphs", parts.count("ko-KP") / len(parts))
    scores.check("identification, paragraphs not called ko-KR", 1 - parts.count("ko-KR") / len(parts))


def test_one_language_is_not_taken_for_two(data: Path, scores: Scores) -> None:
    mixed = [bool(identify(text).others) for text, _ in (*paragraphs(data), *articles(data))]
    scores.check("identification, documents in one language", 1 - sum(mixed) / len(mixed))


def test_documents_in_two_languages(data: Path, scores: Scores) -> None:
    """Three paragraphs in one language, then the same, translated, in another."""
    texts = {
        language: [row["text"] for row in rows(data / "xquad" / f"{language}.jsonl.gz")] for language in XQUAD
    }
    right = []
    for number, first in enumerate(XQUAD):
        for second in XQUAD[:number] + XQUAD[number + 1 :]:
            for start in range(0, 240, 120):
                found = identify("\n".join(texts[first][start:][:3] + texts[second][start:][:3]))
                tags = [found.tag, *(tag for tag, _ in found.others)]
                right.append({tag.partition("-")[0] for tag in tags} == {first, second})
    scores.check("identification, documents in two languages", sum(right) / len(right))
