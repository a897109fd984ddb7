"""The date finder held to dates judged by hand (``judged.py``), file by file and half by half."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archive import edtf
from archive.article import DateMention

from .judged import FILES, Gold, Half, Judged, Sentence, compare, load, score
from .scores import Scores

KINDS = {"absolute", "yearless", "relative", "unclear"}

DATES = (
    Gold(3, 14, "2011-05-03", "gregorian", "yearless"),
    Gold(20, 24, "1961", "gregorian", "absolute"),
    Gold(30, 39, "2010", "gregorian", "relative"),
    Gold(45, 57, "20XX", "gregorian", "unclear"),
)


@pytest.fixture(scope="module", params=FILES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def judged(name: str) -> Judged:
    return load(FILES[name])


@pytest.mark.parametrize("relative", [False, True], ids=["stated", "relative"])
@pytest.mark.parametrize("half", ["odd", "even"])
def test_judged(name: str, judged: Judged, half: Half, relative: bool, data: Path, scores: Scores) -> None:
    """Faults of the even half are counted only: whoever reads them would write rules for them."""
    result = score(judged, data, half, relative=relative)
    label = f"dates_{name}_{half}" + ("_relative" if relative else "")
    print(f"{label}: {result}")
    wrong, missed = (
        ("", "") if half == "even" else ("\n".join(map(str, x)) for x in (result.wrong, result.missed))
    )
    _check(scores, f"{label}_precision", result.precision, wrong)
    _check(scores, f"{label}_recall", result.recall, missed)


def test_file(judged: Judged) -> None:
    assert len({sentence.row for sentence in judged.sentences}) == len(judged.sentences)
    for number, sentence in enumerate(judged.sentences, 1):
        assert sentence.number == number
        ends = [0]
        for gold in sentence.dates:
            assert ends[-1] <= gold.start < gold.end <= sentence.end - sentence.start, number
            assert gold.kind in KINDS, number
            edtf.parse(gold.edtf)
            ends.append(gold.end)


def test_perfect(judged: Judged, data: Path) -> None:
    """What was judged, given back by a finder, is right: offsets and hashes hold for every sentence."""
    for half in ("odd", "even"):
        result = score(judged, data, half, relative=True, finder=_oracle(judged.half(half)))
        assert result.right == result.exact == result.wanted > 0
        assert (result.wrong, result.missed) == ((), ())


@pytest.mark.parametrize(
    ("found", "relative", "right", "exact", "wrong", "missed"),
    [
        pytest.param([(3, 14, "2011-05-03"), (20, 24, "1961")], False, 2, 2, 0, 0, id="as judged"),
        pytest.param([(0, 14, "2011-05-03"), (15, 24, "1961")], False, 2, 0, 0, 0, id="other spans"),
        pytest.param([(3, 14, "2010-05-03"), (20, 24, "1961")], False, 1, 1, 1, 1, id="other value"),
        pytest.param([(60, 64, "1961")], False, 0, 0, 1, 2, id="no date there"),
        pytest.param([(45, 57, "19XX"), (30, 39, "2009")], False, 0, 0, 0, 2, id="passed over"),
        pytest.param([(20, 39, "2010")], False, 0, 0, 1, 2, id="over a wanted one and another"),
        pytest.param([(30, 39, "2010")], True, 1, 1, 0, 2, id="relative"),
        pytest.param([(30, 39, "2009")], True, 0, 0, 1, 3, id="relative, other value"),
    ],
)
def test_compare(
    found: list[tuple[int, int, str]], relative: bool, right: int, exact: int, wrong: int, missed: int
) -> None:
    sentence = Sentence(number=1, row=0, start=0, end=70, sha256="", reference="2011-05-04", dates=DATES)
    mentions = [_mention(start, end, value) for start, end, value in found]
    result = compare(sentence, "x" * 70, mentions, relative=relative)
    assert (result.right, result.exact) == (right, exact)
    assert (len(result.wrong), len(result.missed)) == (wrong, missed)


def _check(scores: Scores, name: str, value: float, faults: str) -> None:
    try:
        scores.check(name, value)
    except pytest.fail.Exception as failure:
        pytest.fail(f"{failure.msg}\n{faults}")


def _mention(start: int, end: int, value: str) -> DateMention:
    return DateMention(edtf=value, verbatim="", start=start, end=end)


def _oracle(sentences: tuple[Sentence, ...]) -> Callable[..., list[DateMention]]:
    """A finder that knows the sentences, and finds in a text what was judged in it."""

    def oracle(text: str, language: str, **options: Any) -> list[DateMention]:
        return [
            _mention(gold.start + sentence.start, gold.end + sentence.start, gold.edtf)
            for sentence in sentences
            for gold in sentence.dates
            if hashlib.sha256(text[sentence.start : sentence.end].encode()).hexdigest()[:12]
            == sentence.sha256
        ]

    return oracle
