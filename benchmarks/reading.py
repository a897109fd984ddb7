"""How fast documents are read: ``python -m benchmarks.reading``, with ``$PRESSMARK_DATA`` set.

Process time of one core. Beside our figures stand those of the libraries alone on the same input in
the same run, because machines differ: ``json.loads`` for lines, trafilatura for pages.
"""

import gzip
import io
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import trafilatura

from archive.errors import DocumentError
from archive.reading import Block, Limits, Record, paragraphs, parse, split
from archive.sources import find_byline, find_dateline, find_rights, mapped, profiles

T = TypeVar("T")


def main() -> None:
    folder = os.environ.get("PRESSMARK_DATA")
    if not folder:
        sys.exit("set PRESSMARK_DATA to the folder of the data")
    data = Path(folder)
    lines(data / "kcna" / "articles-2011.jsonl.gz")
    pages(sorted((data / "pages" / "scrapinghub" / "html").glob("*.gz")))


def lines(path: Path) -> None:
    packed = path.read_bytes()
    records: list[Record] = []

    def run() -> None:
        found = split(io.BytesIO(packed), path.name, limits=Limits())
        records.extend(item for item in found if isinstance(item, Record))

    taken = seconds(run)
    size = len(records)
    print(f"split, JSON Lines packed        {taken / size * 1e6:8.1f} µs a record, {size} records")
    loads = seconds(lambda: [json.loads(record.data) for record in records])
    print(f"json.loads alone                {loads / size * 1e6:8.1f} µs")
    drafts = [parse(record) for record in records]
    taken = seconds(lambda: [parse(record) for record in records])
    print(f"parse, a line                   {taken / size * 1e6:8.1f} µs")
    profile = profiles().resolve("kcna")
    supplied = [mapped(draft.supplied, profile) for draft in drafts]
    each(
        "mapped, fields of a record", [draft.supplied for draft in drafts], lambda item: mapped(item, profile)
    )
    texts = [item.text or "" for item in supplied]
    each("paragraphs of a text", texts, paragraphs)
    blocks = [[Block(text=text) for text in paragraphs(item)] for item in texts]
    each("byline", blocks, lambda item: find_byline(item, profile))
    each("rights line", blocks, lambda item: find_rights(item, profile))
    each("dateline", texts, lambda item: find_dateline(item, profile))


def pages(paths: list[Path]) -> None:
    raw = [gzip.decompress(path.read_bytes()) for path in paths]

    def ours() -> None:
        for data in raw:
            try:
                parse(Record(name="page", media_type="text/html", data=data))
            except DocumentError:
                continue

    def theirs(*, with_metadata: bool = False) -> None:
        for data in raw:
            trafilatura.bare_extraction(data, include_comments=False, fast=True, with_metadata=with_metadata)

    ours()  # what is loaded once is not counted
    for name, work in (
        ("pages, text and metadata", ours),
        ("trafilatura alone, text", theirs),
        ("trafilatura alone, with metadata", lambda: theirs(with_metadata=True)),
    ):
        print(f"{name:32}{len(raw) / seconds(work):8.1f} pages/s")


def each(name: str, items: Sequence[T], work: Callable[[T], object]) -> None:
    taken = seconds(lambda: [work(item) for item in items])
    print(f"{name:32}{taken / len(items) * 1e6:8.1f} µs")


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
