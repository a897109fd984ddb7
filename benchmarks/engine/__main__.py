"""``python -m benchmarks.engine --articles 20000``: build, ask, compare, and write the page."""

import argparse
import os
import platform
import tempfile
from pathlib import Path
from typing import Any, Final

from benchmarks.engine import plot, report
from benchmarks.engine.engines import ENGINES, usual
from benchmarks.engine.measuring import analysed, built, installed, measured, prepared, python_ms
from benchmarks.engine.scratch import Scratch, load, save

DOCS: Final = Path(__file__).parents[2] / "docs"


def main() -> None:
    options = _options()
    collection = {
        "articles": options.articles,
        "file": str(options.file.resolve()) if options.file else None,
        "seed": options.seed,
        "queries": options.queries,
        "step": options.step,
    }
    with tempfile.TemporaryDirectory() as folder:
        scratch = Scratch(options.keep or Path(folder))
        prepared(scratch, collection)
        engines = options.engines or usual(options.articles)
        if options.prepare:
            prepare(scratch, engines)
            return
        section = _section(options.docs, collection)
        for engine in engines:
            section["engines"][engine] = measured(scratch, engine)
            publish(options.docs, section)
    print(report.section(section))


def prepare(scratch: Scratch, engines: list[str]) -> None:
    """Make what a later run with the same folder needs not make: entries, and the indexes of the others."""
    for engine in engines:
        if ENGINES[engine]().entries:
            analysed(scratch)
        elif "missing" not in installed(scratch, engine):
            built(scratch, engine)
    print("prepared")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=report.__doc__)
    parser.add_argument("--articles", type=int, default=20_000, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--engines", type=_names, metavar="A,B", help=f"of {','.join(ENGINES)}")
    parser.add_argument("--queries", type=int, default=60, metavar="N", help="of each class (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument(
        "--step", type=int, default=20_000, metavar="N", help="articles a commit (%(default)s)"
    )
    parser.add_argument("--file", type=Path, metavar="FILE", help="JSON Lines to take the articles from")
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="keep articles, entries and indexes there, and use what is there; only ours is built again",
    )
    parser.add_argument(
        "--prepare", action="store_true", help="with --keep: only make articles, entries and other indexes"
    )
    parser.add_argument("--docs", type=Path, default=DOCS, metavar="DIR", help="where the page is written")
    return parser.parse_args()


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - set(ENGINES):
        raise argparse.ArgumentTypeError(f"no engine {', '.join(sorted(unknown))}")
    return [name for name in ENGINES if name in names]


def _section(docs: Path, collection: dict[str, Any]) -> dict[str, Any]:
    """The section of a collection, with what is known of engines over just this one."""
    name = Path(collection["file"]).name if collection["file"] else None
    given = {**collection, "file": name}
    there = load(docs / "engine-benchmark.json").get(_key(given), {})
    same = all(there.get(key) == value for key, value in given.items())
    machine = f"{os.cpu_count()} cores ({_processor()}), Python {platform.python_version()}"
    return {
        **given,
        "machine": machine,
        "pass_ms": python_ms("pass"),
        "engines": there["engines"] if same and there.get("machine") == machine else {},
    }


def _key(data: dict[str, Any]) -> str:
    return f"{data['file']} {data['articles']}" if data["file"] else str(data["articles"])


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def publish(docs: Path, section: dict[str, Any]) -> None:
    """Write the figures, the page and the picture anew; other sections stay."""
    path = docs / "engine-benchmark.json"
    sections = {**load(path), _key(section): section}
    save(path, sections)
    (docs / "engine-benchmark.md").write_text(report.page(sections), "utf-8")
    try:
        plot.draw(sorted(sections.values(), key=lambda item: item["articles"]), docs / "engine-benchmark.svg")
    except ImportError:
        print("matplotlib is not installed: no picture")


if __name__ == "__main__":
    main()
