"""How fast dates are found, read and shown: ``python -m benchmarks.dates``, with ``$PRESSMARK_DATA`` set.

Process time of one core. Beside the finder stands ``search_dates`` of dateparser on the same text, told its
language; it is asked for a part of the text only, since it takes long.
"""

import gzip
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dateparser.search import search_dates

from archive.dates import find, parse, show

LANGUAGES = ("ar", "de", "el", "en", "es", "hi", "ro", "ru", "th", "tr", "vi", "zh")
ARTICLE_DATE = "2011-06-15"
SHARE = 20
"""One text in so many is given to dateparser too."""


def main() -> None:
    folder = os.environ.get("PRESSMARK_DATA")
    if not folder:
        sys.exit("set PRESSMARK_DATA to the folder of the data")
    data = Path(folder)
    print("finder, MB/s of one core                dates        relative  dateparser  times as fast")
    articles = [row for row in rows(data / "kcna" / "articles-2011.jsonl.gz") if row["lang"] == "en"]
    finding("KCNA 2011, English", [row["text"] or "" for row in articles[6000:]], "en")
    stories = list(rows(data / "reuters" / "reuters21578.jsonl.gz"))
    finding("Reuters 1987, English", [row["body"] or "" for row in stories[:5000]], "en")
    addresses = [path.read_text("utf-8") for path in sorted((data / "korean").glob("*.txt"))]
    finding("New year addresses, Korean", addresses, "ko")
    for language in LANGUAGES:
        texts = [row["text"] for row in rows(data / "xquad" / f"{language}.jsonl.gz")]
        finding(f"XQuAD, {language}", texts, language)
    news = list(rows(data / "bsnlp" / "brexit.jsonl.gz"))
    for language in ("bg", "cs", "pl", "sl", "uk"):
        finding(f"BSNLP, {language}", [row["text"] for row in news if row["lang"] == language], language)
    stamps = [row["date_raw"] for row in stories]
    taken = seconds(lambda: [parse(text) for text in stamps])
    print(f"parse, a wire's clock            {taken / len(stamps) * 1e6:8.1f} µs")
    days = [f"{year}-{month:02}-15" for year in range(1900, 2020) for month in range(1, 13)]
    taken = seconds(lambda: [show(day, locale="ko", calendar="juche") for day in days])
    print(f"show, a day in ko, Juche         {taken / len(days) * 1e6:8.1f} µs")


def finding(name: str, texts: Sequence[str], language: str) -> None:
    for relative in (False, True):  # what is made once a language is not counted
        find("1960-08-29", language, reference=ARTICLE_DATE, relative=relative)
    search_dates("1960-08-29", languages=[language])
    some = texts[::SHARE]
    count, plain = finder(texts, language, relative=False)
    _, with_words = finder(texts, language, relative=True)
    theirs = size(some) / seconds(lambda: [search_dates(text, languages=[language]) for text in some])
    speeds = f"{plain:8.1f}      {with_words:8.1f}    {theirs:8.3f}  {plain / theirs:8.0f}"
    print(f"{name:28} {count:6} {speeds}", flush=True)


def finder(texts: Sequence[str], language: str, *, relative: bool) -> tuple[int, float]:
    """The number of dates in the texts, and megabytes a second."""
    counts: list[int] = []

    def run() -> None:
        counts.extend(len(find(text, language, reference=ARTICLE_DATE, relative=relative)) for text in texts)

    taken = seconds(run)
    return sum(counts), size(texts) / taken


def size(texts: Sequence[str]) -> float:
    """Megabytes of UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1e6


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
