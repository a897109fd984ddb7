"""How fast dates are found, read and shown: ``python -m benchmarks.dates``, with ``$PRESSMARK_DATA`` set.

Process time of one core. Beside it stands a scan of the same text for four digits, the least that any
finder must do, because machines differ.
"""

import gzip
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from archive.dates import find, parse, show

LANGUAGES = ("ar", "de", "en", "es", "ru", "th", "zh")


def main() -> None:
    folder = os.environ.get("PRESSMARK_DATA")
    if not folder:
        sys.exit("set PRESSMARK_DATA to the folder of the data")
    data = Path(folder)
    articles = [row for row in rows(data / "kcna" / "articles-2011.jsonl.gz") if row["lang"] == "en"]
    finding("KCNA 2011, English", [row["text"] or "" for row in articles], "en")
    finding(
        "New year addresses, Korean",
        [path.read_text("utf-8") for path in (data / "korean").glob("*.txt")],
        "ko",
    )
    for language in LANGUAGES:
        texts = [row["text"] for row in rows(data / "xquad" / f"{language}.jsonl.gz")]
        finding(f"XQuAD, {language}", texts, language)
    stamps = [row["date_raw"] for row in rows(data / "reuters" / "reuters21578.jsonl.gz")]
    taken = seconds(lambda: [parse(text) for text in stamps])
    print(f"parse, a wire's clock            {taken / len(stamps) * 1e6:8.1f} µs")
    days = [f"{year}-{month:02}-15" for year in range(1900, 2020) for month in range(1, 13)]
    taken = seconds(lambda: [show(day, locale="ko", calendar="juche") for day in days])
    print(f"show, a day in ko, Juche         {taken / len(days) * 1e6:8.1f} µs")


def finding(name: str, texts: list[str], language: str) -> None:
    find("1960-08-29", language)  # what is made once a language is not counted
    size = sum(len(text.encode()) for text in texts) / 1e6
    count = 0

    def run() -> None:
        nonlocal count
        count = sum(len(find(text, language)) for text in texts)

    taken = seconds(run)
    scan = seconds(lambda: [list(re.finditer(r"\d{4}", text)) for text in texts])
    speeds = f"{size / taken:6.1f} MB/s, a scan for four digits {size / scan:6.1f} MB/s"
    print(f"find, {name:28} {count:5} dates {speeds}")


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
