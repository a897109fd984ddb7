"""How fast texts are identified and analysed, by language, on one core.

    python benchmarks/analysis.py

With ``PRESSMARK_DATA`` set to a folder that holds ``xquad/*.jsonl.gz`` and ``korean/*.txt``, real
texts are read; without it, texts are made of the words of a few sentences.
"""

import gzip
import json
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from archive.languages import analyse, identify, terms

SENTENCES = {
    "ar": "وصل وفد جمعية الصداقة أمس إلى العاصمة واستقبله رئيس البرلمان في المطار",
    "de": "Der Vorsitzende des Parlaments empfing die Gäste und wünschte ihnen eine erfolgreiche Arbeit",
    "en": "The speaker of the parliament received the guests and wished them well in their work",
    "es": "El presidente de la asamblea recibió ayer a la delegación de amistad en la capital",
    "hi": "संसद के अध्यक्ष ने कल अतिथियों का स्वागत किया और उन्हें सफलता की शुभकामनाएँ दीं",
    "ja": "議会の議長は昨日、空港で 一行を出迎えた。 友好代表団が 首都に到着した。",
    "ko": "최고인민회의 의장이 어제 비행장에서 친선대표단을 맞이하고 따뜻한 담화를 하였다",
    "ru": "Председатель парламента принял вчера гостей и пожелал им успешной работы",
    "th": "คณะผู้แทนมิตรภาพเดินทางถึงเมืองหลวง ประธานรัฐสภาให้การต้อนรับแขกเมื่อวานนี้",
    "zh": "友好代表团抵达首都， 议会议长昨天 在机场迎接了客人。",
}
BYTES = 300_000
RUNS = 3


def made() -> Iterator[tuple[str, list[str]]]:
    """Articles of shuffled words: the same ones every time."""
    chance = random.Random(1)
    for language, sentence in SENTENCES.items():
        words = sentence.split()
        count = BYTES // 20 // len(sentence.encode())
        yield language, [" ".join(chance.choices(words, k=20 * len(words))) for _ in range(count)]


def real(folder: Path) -> Iterator[tuple[str, list[str]]]:
    for path in sorted((folder / "xquad").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield path.name.partition(".")[0], [json.loads(line)["text"] for line in lines]
    addresses = [path.read_text("utf-8") for path in sorted((folder / "korean").glob("*.txt"))]
    if addresses:
        yield "ko", [part for text in addresses for part in text.split("\n\n")]


def seconds(work: Callable[[str], object], articles: list[str]) -> list[float]:
    """Processor time of each run over all the articles."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        for article in articles:
            work(article)
        taken.append(time.process_time() - start)
    return taken


def main() -> None:
    folder = os.environ.get("PRESSMARK_DATA")
    print("MB/s      terms (first)  terms (then)  analyse   identify, ms an article")
    terms("warm up 김 金", "en")
    identify("The first call reads the model.")
    for language, articles in real(Path(folder)) if folder else made():
        megabytes = sum(len(article.encode()) for article in articles) / 1e6
        first, *then = seconds(lambda text, tag=language: terms(text, tag), articles)  # type: ignore[misc]  # bound now
        places = min(seconds(lambda text, tag=language: analyse(text, tag), articles))  # type: ignore[misc]  # bound now
        guesses = min(seconds(identify, articles)) / len(articles) * 1000
        rates = (megabytes / taken for taken in (first, min(then), places))
        print(f"{language:9}", *(f"{rate:13.2f}" for rate in rates), f"{guesses:10.3f}")


if __name__ == "__main__":
    main()
