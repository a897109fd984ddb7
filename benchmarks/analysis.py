"""How fast texts become terms, by language, on one core; what it costs in memory; what a search loads.

    python -m benchmarks.analysis

With ``PRESSMARK_DATA`` set to a folder that holds ``xquad/*.jsonl.gz`` and ``korean/*.txt``, real texts
are read; where there are none, texts are made of the pieces of a few sentences, so that no word in
them is new for long. All is over in less than a minute.
"""

import gzip
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from archive import languages
from archive.languages.tables import known_languages

SENTENCES = {
    "ar": "وصل وفد جمعية الصداقة أمس إلى العاصمة واستقبله رئيس البرلمان في المطار",
    "de": "Der Vorsitzende des Parlaments empfing die Gäste und wünschte ihnen eine erfolgreiche Arbeit",
    "en": "The speaker of the parliament received the guests and wished them well in their work",
    "es": "El presidente de la asamblea recibió ayer a la delegación de amistad en la capital",
    "hi": "संसद के अध्यक्ष ने कल अतिथियों का स्वागत किया और उन्हें सफलता की शुभकामनाएँ दीं",
    "ja": "議会の 議長は 昨日、 空港で 一行を 出迎え、 温かく 挨拶した。 友好代表団が 首都に 到着し、 "
    "記者会見で キューバと スペインの 新聞の 歴史を 語った。 佐々木さんは 3ヶ月 滞在する 予定だ。",
    "ko": "최고인민회의 의장이 어제 비행장에서 친선대표단을 맞이하고 따뜻한 담화를 하였다",
    "ru": "Председатель парламента принял вчера гостей и пожелал им успешной работы",
    "th": "คณะผู้แทน มิตรภาพ เดินทางถึง เมืองหลวง ประธานรัฐสภา ให้การต้อนรับ แขก เมื่อวานนี้ กำลังทำงาน",
    "zh": "友好 代表团 抵达 首都， 议会 议长 昨天 在 机场 迎接 了 客人。 双方 发表 谈话，",
}
UNSPACED = {"ja", "th", "zh"}
BYTES = 200_000
PARTS = 4
SEARCHES = {
    "Latin": "friendship",
    "Cyrillic": "дружба",
    "Arabic": "الصداقة",
    "Hangul": "친선대표단",
    "Han": "友好代表团",
    "Kana": "キューバの",
    "Thai": "มิตรภาพ",
}
ARCHIVE = ("ar", "de", "en", "es", "fr", "ja", "ko", "ru", "th", "zh")
"""Languages of the archive that is searched."""


class Row(NamedTuple):
    """Megabytes of texts in a language, processor seconds over them, and those of a plain expression."""

    language: str
    megabytes: float
    first: float
    fresh: float
    again: float
    places: float
    identify: float
    plain: float


def made(language: str, size: int = BYTES) -> list[str]:
    """Articles of shuffled pieces of a sentence, ``size`` bytes in all: the same ones every time."""
    chance = random.Random(1)
    pieces = SENTENCES[language].split()
    between = "" if language in UNSPACED else " "
    count = size // 20 // len(SENTENCES[language].encode())
    return [between.join(chance.choices(pieces, k=20 * len(pieces))) for _ in range(max(PARTS, count))]


def real(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The articles of each language that the data have."""
    for path in sorted((folder / "xquad").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield path.name.partition(".")[0], [json.loads(line)["text"] for line in lines]
    addresses = [path.read_text("utf-8") for path in sorted((folder / "korean").glob("*.txt"))]
    if addresses:
        yield "ko", [part for text in addresses for part in text.split("\n\n")]


def texts() -> Iterator[tuple[str, list[str], bool]]:
    """Languages, articles in them, and whether these are made."""
    folder = os.environ.get("PRESSMARK_DATA")
    found = dict(real(Path(folder))) if folder else {}
    missing = [language for language in SENTENCES if language not in found]
    yield from ((language, articles, False) for language, articles in found.items())
    yield from ((language, made(language), True) for language in missing)


def seconds(work: Callable[[str], object], articles: Sequence[str]) -> float:
    """Processor time of one run over all the articles."""
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


def forked(work: Callable[[], list[float]]) -> list[float]:
    """What ``work`` returns in a process of its own: what it loads and remembers, nobody else has."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(writing, "w") as pipe:
            json.dump(work(), pipe)
            pipe.flush()
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    found: list[float] = json.loads(answer)
    return found


def measured(language: str, articles: Sequence[str]) -> Row:
    """Each article is fresh once: when the other three quarters of the articles have been analysed."""

    terms, analyse, identify = languages.terms, languages.analyse, languages.identify

    def work(text: str) -> object:
        return terms(text, language)

    def part(number: int) -> list[float]:
        seconds(work, [text for place, text in enumerate(articles) if place % PARTS != number])
        own = articles[number::PARTS]
        return [seconds(work, own), seconds(work, own)]

    def others() -> list[float]:
        seconds(work, articles)
        identify(articles[0])
        places = seconds(lambda text: analyse(text, language), articles)
        return [places, seconds(identify, articles) / len(articles), seconds(plain, articles)]

    # The better of two runs: other programs of the machine disturb one.
    parts = [min(forked(partial(part, number)) for _ in range(2)) for number in range(PARTS)]
    fresh, again = (sum(taken) for taken in zip(*parts, strict=True))
    size = sum(len(text.encode()) for text in articles) / 1e6
    first = forked(lambda: [seconds(work, articles)])[0]
    return Row(language, size, first, fresh, again, *forked(others))


def plain(text: str) -> list[str]:
    """The least that any search engine does: words, in small letters."""
    return re.findall(r"\w+", text.lower())


def speed() -> None:
    print(
        "Texts to terms of all three fields (words, stems, pairs of characters)\n"
        "  MB        size of the texts, UTF-8\n"
        "  first     MB a second of processor time of one core, when nothing was analysed before\n"
        "  fresh     the same, when other texts of the language were, three times as many\n"
        "  again     the same, when these very texts were\n"
        "  places    again, with the place of every term in the text, as for snippets\n"
        "  times     how many times as long fresh text takes as re.findall(r'\\w+', text.lower())\n"
        "  identify  milliseconds to tell the language of an article\n"
        "  made      texts of a few sentences shuffled: no word of them is new for long\n"
    )
    print(f"{'':9}{'MB':>6}{'first':>8}{'fresh':>8}{'again':>8}{'places':>8}{'times':>8}{'identify':>10}")
    for language, articles, are_made in texts():
        row = measured(language, articles)
        rates = "".join(
            f"{row.megabytes / taken:8.2f}" for taken in (row.first, row.fresh, row.again, row.places)
        )
        what = f"{language} made" if are_made else language
        beside = f"{row.fresh / row.plain:8.1f}{row.identify * 1000:10.3f}"
        print(f"{what:9}{row.megabytes:6.2f}{rates}{beside}", flush=True)


MEMORY = "memory"


def status(name: str) -> float:
    """A line of Linux's account of this process, in megabytes: what is resident, or was at most."""
    found = re.search(rf"^{name}:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1000 if found else 0.0


def memory() -> None:
    """For a process of its own."""
    start = status("VmRSS")
    for language in sorted(known_languages()):
        languages.terms("Pyongyang Пхеньян 평양 平壌 เปียงยาง", language)
    languages.identify("The first call reads the model.")
    loaded = status("VmRSS")
    for language, articles, _ in texts():
        for article in articles:
            languages.terms(article, language)
    print("Memory of a process of its own, MB more than before anything was loaded")
    print(f"  all {len(known_languages())} languages loaded, identification too {loaded - start:8.1f}")
    print(f"  and all these texts analysed                  {status('VmRSS') - start:8.1f}")
    print(f"  at the peak                                   {status('VmHWM') - start:8.1f}")


LOADS = """
import json, sys, time
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
before, start = set(sys.modules), time.process_time()
from archive.languages import query_words
query_words(sys.argv[1], archive_languages=sys.argv[2:])
taken = time.process_time() - start
loaded = set(sys.modules) - before
libraries = sorted({name.partition(".")[0] for name in loaded} & {"icu4py", "Stemmer", "numpy", "babel"})
data = sorted({name.rpartition("data/")[2] for name in opened if name.endswith(".toml")})
print(json.dumps([taken, len(loaded), libraries, data]))
"""


def loads() -> None:
    """Each search is made by an interpreter of its own."""
    print(f"What the words of a query load, in an archive of {' '.join(ARCHIVE)}")
    print("(milliseconds of processor time and modules beyond those of a bare interpreter)")
    print(f"{'':10}{'ms':>6}{'modules':>9}  libraries, tables; files of languages")
    for script, word in SEARCHES.items():
        command = [sys.executable, "-c", LOADS, word, *ARCHIVE]
        runs = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5)]
        taken, modules, libraries, data = min(runs)
        tables = [name.removeprefix("tables/") for name in data if name.startswith("tables/")]
        files = [name.removesuffix(".toml") for name in data if not name.startswith("tables/")]
        what = f"{' '.join([*libraries, *tables])}; {' '.join(files)}"
        print(f"{script:10}{taken * 1000:6.1f}{modules:9}  {what}")


def main() -> None:
    if sys.argv[1:] == [MEMORY]:
        memory()
        return
    speed()
    print(flush=True)
    subprocess.run([sys.executable, "-m", "benchmarks.analysis", MEMORY], check=True)
    print()
    loads()


if __name__ == "__main__":
    main()
