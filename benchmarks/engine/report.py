"""The page of results: a section a size, made from the figures that are kept as JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from benchmarks.engine.engines import ENGINES
from benchmarks.engine.queries import CLASSES

__all__ = ["page", "section"]

_RATIOS: Final = ("tantivy", "xapian", "fts5")

_HEAD: Final = """# The engine beside others

Written by `make bench-engine SIZE=20000`; the figures are in `engine-benchmark.json`. Every engine takes in
the same articles and is asked the same questions, one engine after the other, each in processes of its own.

![CPU time of a question by class and engine](engine-benchmark.svg)

## How to read it

- Times of questions are CPU milliseconds of the process, `p50/p95` over the questions of a class, for the ten
  best articles and the exact number of hits, from Python. *First* is each question for the first time in a
  fresh process with the index in the page cache, *again* all of them a second time in another order.
  Wall times are in the JSON file.
- *ours* is asked with a ready query tree, as the others are; *ours, from the text* is the whole search: the
  query read, weighed, searched, its unknown words named.
- An engine that takes more than 20 seconds for a class is asked fewer questions of it, at least five.
- `×` columns are our median divided by theirs: below 1 we are faster.
- Questions are drawn from the English words of the collection. Facets are counted over all values of year and
  source and the ten most frequent persons. `facet year`, `facet person` and `all three facets` count over all
  articles, without hits: one question, asked again and again.
- Our index holds more than the others: each word as written, its stem, and characters in twos where words are
  not written apart, for the whole text and for the title. The others hold words as written; a run of Chinese
  or Japanese is one word to them.
- Indexing is from articles in memory, for ours from analysed articles; its analysis is given apart. What is
  read from disk meanwhile does not count, except for engines that work on in a second thread or process.
- Memory while searching is what the process has for itself after all questions (`RssAnon`), and in brackets
  what of it was there before the index was opened.
- An update replaces one article: writer opened, article added, committed; then a new searcher is opened and
  finds it.
"""


def page(sections: Mapping[str, Mapping[str, Any]]) -> str:
    """The whole page; ``sections`` are by name, with the collection and the figures of each engine."""
    ordered = sorted(sections.values(), key=lambda item: (bool(item["file"]), item["articles"]))
    return "\n".join([_HEAD, *(section(item) for item in ordered), _setup(ordered)])


def _setup(sections: Sequence[Mapping[str, Any]]) -> str:
    notes = {
        name: figures for data in sections for name, figures in data["engines"].items() if "notes" in figures
    }
    rows = [f"- {notes[name]['title']}: {notes[name]['notes']}." for name in ENGINES if name in notes]
    return "\n".join(["## How the engines are set up", "", *rows, ""])


def section(data: Mapping[str, Any]) -> str:
    """The tables of one collection."""
    engines = {name: data["engines"][name] for name in ENGINES if name in data["engines"]}
    able = {name: figures for name, figures in engines.items() if "missing" not in figures}
    what = f" of {data['file']}" if data["file"] else ""
    lines = [
        f"## {data['articles']:,} articles{what}",
        "",
        f"{data['machine']}. Seed {data['seed']}, {data['queries']} questions of a class, a commit every "
        f"{data['step']:,} articles. "
        + ", ".join(f"{figures['title']} {figures['version']}" for figures in able.values())
        + ".",
        "",
        *(f"- {engines[name]['title']}: not installed ({engines[name]['missing']})." for name in engines
          if name not in able),
        "",
        *_table("Again, CPU ms", "warm", able),
        *_table("First, CPU ms", "first", able),
        *_top(able),
        *_index(data, able),
        *_differences(able),
    ]  # fmt: skip
    return "\n".join(lines)


def _columns(engines: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """Titles of the columns of the main tables with engine and mode: the first mode, and our second."""
    found = {}
    for name in engines:
        modes = ENGINES[name]().modes
        for mode in modes if name == "ours" else [next(iter(modes))]:
            found[modes[mode]] = (name, mode)
    return found


def _cell(times: Mapping[str, float] | None) -> str:
    return f"{_ms(times['cpu_p50'])}/{_ms(times['cpu_p95'])}" if times else "—"


def _ms(value: float) -> str:
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _table(title: str, when: str, engines: Mapping[str, Any]) -> Iterator[str]:
    columns = _columns(engines)
    ratios = [name for name in _RATIOS if name in engines and "ours" in engines]
    yield from _heading([title, *columns, *(f"× {engines[name]['title']}" for name in ratios)])
    for kind in CLASSES:
        cells = {
            title: engines[name]["modes"][mode][when].get(kind) for title, (name, mode) in columns.items()
        }
        if not any(cells.values()):
            continue
        row = [kind, *map(_cell, cells.values())]
        for name in ratios:
            theirs = _first_mode(name, engines[name])[when].get(kind)
            mine = _first_mode("ours", engines["ours"])[when].get(kind)
            row.append(_ms(mine["cpu_p50"] / theirs["cpu_p50"]) if mine and theirs else "—")
        yield _row(row)
    yield ""


def _first_mode(name: str, figures: Mapping[str, Any]) -> Any:
    return figures["modes"][next(iter(ENGINES[name]().modes))]


def _top(engines: Mapping[str, Any]) -> Iterator[str]:
    """What the exact number of hits costs those that need not count them."""
    able = {name: figures for name, figures in engines.items() if "top" in figures["modes"]}
    if not able:
        return
    yield "The ten best without the number of hits, for engines that can leave it out:"
    yield ""
    yield from _heading(["Again, CPU ms", *(ENGINES[name]().modes["top"] for name in able)])
    for kind in CLASSES:
        cells = [figures["modes"]["top"]["warm"].get(kind) for figures in able.values()]
        if any(cells) and "facet" not in kind:
            yield _row([kind, *map(_cell, cells)])
    yield ""


def _index(data: Mapping[str, Any], engines: Mapping[str, Any]) -> Iterator[str]:
    count = data["articles"]
    least = engines["fts5"]["build"]["bytes"] if "fts5" in engines else None

    def searching(figures: Any) -> str:
        mode = next(iter(figures["modes"].values()))
        return f"{mode['anon_mb']:.0f} ({mode['imported_mb']:.0f})"

    rows: dict[str, Callable[[Any], str]] = {
        "indexing, articles/s": lambda item: f"{count / item['build']['seconds']:,.0f}",
        "indexing, articles a CPU second": lambda item: f"{count / item['build']['cpu_s']:,.0f}",
        "peak memory of indexing, MB": lambda item: f"{item['build']['peak_mb']:,.0f}",
        "index, MB": lambda item: f"{item['build']['bytes'] / 1e6:,.1f}",
        "bytes an article": lambda item: f"{item['build']['bytes'] / count:,.0f}",
        "× FTS5": lambda item: f"{item['build']['bytes'] / least:.2f}" if least else "—",
        "open and first search, ms": lambda item: _ms(item["open_ms"]),
        "fresh process, one search, ms": lambda item: f"{item['process_ms']:.0f}",
        "memory of searching, MB": searching,
        "update: add and commit, ms": lambda item: _ms(item["update"]["commit_ms"]),
        "update: then open and find, ms": lambda item: _ms(item["update"]["visible_ms"]),
    }
    yield from _heading(["Index", *(figures["title"] for figures in engines.values())])
    for title, show in rows.items():
        yield _row([title, *map(show, engines.values())])
    yield ""
    ours = engines.get("ours")
    if ours:
        speed = ours["analysis"]
        yield (
            f"Analysis for ours: {count / speed['seconds']:,.0f} articles/s in two processes, "
            f"{count / speed['cpu_s']:,.0f} a CPU second. `python -c pass` takes {data['pass_ms']:.0f} ms."
        )
        yield ""


def _differences(engines: Mapping[str, Any]) -> Iterator[str]:
    """Where an engine counts other numbers of articles than the first one that was asked."""
    columns = _columns(engines)
    counts = {title: engines[name]["modes"][mode]["counts"] for title, (name, mode) in columns.items()}
    if not counts:
        return
    (first, wanted), *others = counts.items()
    found = []
    for title, given in others:
        for kind in wanted:
            pairs = list(zip(wanted[kind].split(), given.get(kind, "").split(), strict=False))
            if apart := sum(mine != theirs for mine, theirs in pairs):
                found.append(f"{title} in {apart} of {len(pairs)} questions of *{kind}*")
    if found:
        yield f"Other counts than {first}: {'; '.join(found)}."
    else:
        yield "All engines count the same hits and the same facet values in every question."
    yield ""


def _heading(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells)
    yield "|" + "---|" + "--:|" * (len(cells) - 1)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
