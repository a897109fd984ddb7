"""How a query was read and how its hits were scored, as tables and as plain JSON values."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from archive.cli.output import Row
from archive.cli.table import Column, lines
from archive.cli.terminal import terminal
from archive.cli.text import one_line

if TYPE_CHECKING:
    from archive.index.explaining import Explanation

__all__ = ["explanation_row", "explanation_table"]

_WORDS: Final = (
    Column(name="word"),
    Column(name="looked for as"),
    Column(name="script"),
    Column(name="stems", cut=True),
    Column(name="pairs", cut=True),
)
_WAYS: Final = (
    Column(name="word", cut=True),
    Column(name="field"),
    Column(name="term", cut=True),
    Column(name="articles", right=True),
    Column(name="weight", right=True),
)
_SHARES: Final = (
    Column(name="score", right=True),
    Column(name="word", cut=True),
    Column(name="field"),
    Column(name="term", cut=True),
)


def explanation_row(explanation: "Explanation") -> Row:
    """The JSON form of an explanation."""
    return asdict(explanation)


def explanation_table(explanation: "Explanation", *, offset: int) -> Iterator[str]:
    """The explanation for reading: the words, the ways in which each is found, the shares of each score."""
    screen = terminal()
    yield ""
    yield screen.strong("how the query was read")
    if explanation.words:
        words = [
            (word.text, word.folded, word.script, " ".join(word.stems), " ".join(word.pairs))
            for word in explanation.words
        ]
        yield from lines(_WORDS, words, screen, indent=2)
        yield ""
    yield from screen.paragraph(one_line(explanation.tree), indent=2)
    if explanation.ways:
        ways = [
            (way.word, way.field, way.text, str(way.articles), f"{way.weight:.2f}")
            for way in explanation.ways
        ]
        yield ""
        yield from lines(_WAYS, ways, screen, indent=2)
    for number, hit in enumerate(explanation.hits, offset + 1):
        if hit.shares:
            yield ""
            yield screen.strong(f"score of {number}. {one_line(hit.id)}")
            shares = [(f"{share.score:.3f}", share.word, share.field, share.text) for share in hit.shares]
            yield from lines(_SHARES, [*shares, (f"{hit.score:.3f}", "sum", "", "")], screen, indent=2)
