"""Reading on real data: the text of web pages, the dates that they state, and files in fifty encodings."""

import codecs
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from archive.dates import parse as parse_date
from archive.errors import DocumentError
from archive.reading import Draft, Limits, Record, parse, split
from archive.reading.encoding import decode

from .scores import Scores

# A character is a token in Chinese, Japanese and Korean, a word elsewhere.
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")

WIDER = {"GB2312": "gb18030", "SHIFT_JIS": "cp932", "TIS-620": "cp874"}
"""Codecs that take what files of these names hold beyond the letter of the standard."""

WITHOUT_CODEC = {"EUC-TW"}


def tokens(text: str) -> Counter[str]:
    return Counter(TOKEN.findall(text.casefold()))


def f1(found: str, true: str) -> float:
    """Twice the shared tokens over all tokens of both."""
    left, right = tokens(found), tokens(true)
    return 2 * (left & right).total() / max(left.total() + right.total(), 1)


def read(path: Path) -> Draft | None:
    data = gzip.decompress(path.read_bytes())
    try:
        return parse(Record(name=path.name, media_type="text/html", data=data))
    except DocumentError:
        return None


def body(draft: Draft | None) -> str:
    blocks = draft.blocks if draft else ()
    return "\n".join(block.text for block in blocks if block.hint in (None, "heading"))


def test_text_of_pages(data: Path, scores: Scores) -> None:
    folder = data / "pages" / "scrapinghub"
    truth = json.loads(gzip.decompress((folder / "ground-truth.json.gz").read_bytes()))
    marks = [
        f1(body(read(folder / "html" / f"{name}.html.gz")), item["articleBody"])
        for name, item in truth.items()
    ]
    scores.check("reading, text of pages", sum(marks) / len(marks))


def test_dates_of_pages(data: Path) -> None:
    folder = data / "pages" / "htmldate"
    rows = [
        json.loads(line) for line in gzip.decompress((folder / "dates.jsonl.gz").read_bytes()).splitlines()
    ]
    drafts = {row["file"]: read(folder / "html" / row["file"]) for row in rows}
    right = sum(
        stated_date(drafts[row["file"]]) == row["date"] for row in rows if isinstance(row["date"], str)
    )
    print(f"reading, dates that pages state: {right} of {len(rows)} right")
    # Two are pages that only send their reader elsewhere, one builds its text in the browser.
    assert sum(draft is None for draft in drafts.values()) <= 3


def stated_date(draft: Draft | None) -> str | None:
    """The day of the first candidate or date line that can be read."""
    if draft is None:
        return None
    language = next((item.value for item in draft.candidates if item.field == "language"), None)
    texts = [item.value for item in draft.candidates if item.field == "date"]
    texts += [block.text for block in draft.blocks if block.hint == "date"]
    dates = (parse_date(text, language=language) for text in texts)
    return next((date.edtf[:10] for date in dates if date and not date.missing_year), None)


def test_encodings(data: Path, scores: Scores) -> None:
    right = total = 0
    for path in sorted((data / "encodings").glob("*/*")):
        if path.parent.name in WITHOUT_CODEC:
            continue
        total += 1
        true = path.read_bytes().decode(codec(path.parent.name)).lstrip("\ufeff")
        try:
            found = decode(path.read_bytes(), path.name).text
        except DocumentError:
            found = ""
        right += found == true
        if found != true:
            print(f"reading, encodings: {path.parent.name}/{path.name} is not told")
    scores.check("reading, encodings", right / total)


def codec(folder: str) -> str:
    """The codec that a folder is named after; a language may follow its name."""
    name = WIDER.get(folder, folder)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return name.rpartition("-")[0]


@pytest.mark.parametrize("file", ["kcna/articles-2011.jsonl.gz", "kcna/headlines-1997-2010.jsonl.gz"])
def test_every_line_of_a_collection_is_a_record(data: Path, file: str) -> None:
    with (data / file).open("rb") as stream:
        names = [item.name for item in split(stream, file, limits=Limits()) if isinstance(item, Record)]
    lines = gzip.decompress((data / file).read_bytes()).count(b"\n")
    assert names == [f"{file}#{number}" for number in range(1, lines + 1)]
