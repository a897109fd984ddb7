"""Lines beside the text that are all the text there is: nothing is lost."""

import json
from pathlib import Path

import pytest

import archive
from archive.describe.layout import Layout, layout
from archive.reading import Block, Candidate, Hint
from archive.sources import GENERIC, Supplied


def laid_out(*texts: str, hint: Hint | None = None, candidates: tuple[Candidate, ...] = ()) -> Layout:
    blocks = [Block(text=text, hint=hint) for text in texts]
    return layout(blocks, candidates, Supplied(), GENERIC, "en")


@pytest.mark.parametrize(
    "text",
    [
        "December 1, 2011",
        "By John Smith",
        "Copyright 2011 The Harbour News",
        "PARIS, Dec. 1 (Reuters) -",
        "(END)",
    ],
)
@pytest.mark.parametrize("hint", [None, "date", "dateline", "byline", "rights"])
def test_the_only_line_is_the_body(text: str, hint: Hint | None) -> None:
    parts = laid_out(text, hint=hint)
    assert (parts.title, parts.body) == ("", (text,))


def test_a_heading_is_the_title_or_the_body_as_before() -> None:
    assert laid_out("December 1, 2011", hint="title").title == "December 1, 2011"
    assert laid_out("December 1, 2011", hint="heading").body == ("December 1, 2011",)


def test_every_such_line_is_kept_and_still_says_what_it_says() -> None:
    texts = ("By John Smith", "December 1, 2011", "Copyright 2011 The Harbour News")
    parts = laid_out(*texts)
    assert parts.body == texts
    assert parts.byline is not None
    assert parts.byline.authors[0].name == "John Smith"
    assert parts.date_line == "December 1, 2011"
    assert parts.rights is not None
    assert parts.rights.owner == "The Harbour News"


def test_they_are_no_body_beside_a_text_or_a_title() -> None:
    parts = laid_out("December 1, 2011", "The ferry sails again.", "Copyright 2011 The Harbour News")
    assert parts.body == ("The ferry sails again.",)
    title = Candidate(field="title", value="Ferry", place="title")
    assert laid_out("December 1, 2011", candidates=(title,)).body == ()


def test_records_of_one_line(tmp_path: Path) -> None:
    texts = {
        "2012년에 열린 회의": None,
        "December 1, 2011": "2011-12-01",
        "- 1946년 01월 01일": "1946-01-01",
        "By John Smith": None,
        "Copyright 2011 The Harbour News": "2011~",
    }
    folder = tmp_path / "in"
    folder.mkdir()
    rows = [json.dumps({"id": str(place), "text": text}) for place, text in enumerate(texts)]
    (folder / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    for place, text in enumerate(texts):
        (folder / f"{place}.txt").write_text(f"{text}\n", "utf-8")
    with archive.create(tmp_path / "home") as press:
        report = press.ingest([folder])
        assert not report.failures
        found = [(article.text, article.published) for article in press.articles()]
    assert len(found) == 2 * len(texts)
    for text, published in found:
        assert (published.edtf if published else None) == texts[text]


@pytest.mark.parametrize(
    ("line", "stays"),
    [("2012년에 열린 회의", True), ("2012년 4월 15일 목요일", False), ("2012. 4. 15. 조선일보", False)],
)
def test_a_line_of_digits_in_a_plain_text(line: str, stays: bool, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        f"국제회의 보도\n\n{line}\n\n회의가 평양에서 열렸다. 많은 사람들이 참가하였다.\n", "utf-8"
    )
    with archive.create(tmp_path / "home") as press:
        press.ingest([file])
        (article,) = press.articles()
    assert (article.body[0] == line) == stays
    assert (article.published is None) == stays
