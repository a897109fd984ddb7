"""Speed of finding persons and of the register: ``python benchmarks/people.py [MEGABYTES]``.

With ``PRESSMARK_DATA`` set, real English and Spanish articles are read as well.
"""

import gzip
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from archive.people import Register, find, key

TEXTS = {
    "en": "President Kim Il Sung met Fidel Castro Ruz in March. Fidel said the talks in Pyongyang were long, "
    "and Pak Ui Chun, minister of Foreign Affairs, agreed with him on most of the points discussed. ",
    "ko": "김영남위원장은 외국손님들을 만나 담화를 하였다. 회담에는 박의춘외무상이 참가하였다. ",
    "zh": "胡锦涛主席在北京会见了金永南委员长，双方就共同关心的问题交换了意见。",
    "ja": "野田佳彦首相は首相官邸で記者団に対し、会談の内容について詳しく説明した。",
    "ru": "Владимир Путин встретился с Ким Чен Ыном. По словам Путина, переговоры прошли хорошо. ",
    "ar": "استقبل الرئيس راؤول كاسترو الوفد الكوري برئاسة الرفيق كيم يونغ نام في قصر الثورة. ",
    "hostile": "A A A A ",
}


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def article_texts(folder: str, language: str) -> list[str]:
    with gzip.open(Path(folder) / "kcna" / "articles-2011.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return [row["text"] for row in rows if row["lang"] == language][:3000]


def main() -> None:
    size = int(float(sys.argv[1]) * 1_000_000) if len(sys.argv) > 1 else 500_000
    register = Register.compile()
    for name, unit in TEXTS.items():
        language = "en" if name == "hostile" else name
        paragraph = unit * (1500 // len(unit))
        articles = [paragraph] * (size // len(paragraph))
        find(unit, language, register)
        seconds = timed(lambda: [find(text, language, register) for text in articles])  # noqa: B023
        print(f"find {name:8} {sum(map(len, articles)) / 1e6 / seconds:6.2f} million characters/s")
    folder = os.environ.get("PRESSMARK_DATA")
    for language in ("en", "es") if folder else ():
        articles = article_texts(str(folder), language)
        seconds = timed(lambda: [find(text, language, register) for text in articles])  # noqa: B023
        print(f"find articles {language} {sum(map(len, articles)) / 1e6 / seconds:6.2f} million characters/s")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "register.db"
        seconds = timed(lambda: Register.compile(path).close())
        print(f"compile {seconds * 1000:.0f} ms, {path.stat().st_size} bytes")
        print(f"open {timed(lambda: Register.open(path).close()) * 1000:.1f} ms")
        keys = [key(f"Somebody {number}") for number in range(17_000)] + ["kim-il-sung", "김일성"] * 1500
        with Register.open(path) as opened:
            print(f"resolve 20,000 keys {timed(lambda: opened.resolve(keys)) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
