"""The picture of the page: one dot a class and engine, a line from the median to the 95th percentile."""

import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.engine.engines import ENGINES
from benchmarks.engine.queries import CLASSES

__all__ = ["draw"]

_COLOURS: Final = {
    "ours": "#d55e00",
    "tantivy": "#0072b2",
    "xapian": "#009e73",
    "fts5": "#cc79a7",
    "whoosh": "#7f7f7f",
}


def draw(sections: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Draw a panel a collection. Raises ImportError without matplotlib."""
    matplotlib = importlib.import_module("matplotlib")
    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "pressmark", "font.size": 9})
    plots = importlib.import_module("matplotlib.pyplot")
    figure, panels = plots.subplots(
        1, len(sections), figsize=(3.0 + 4.2 * len(sections), 5.6), sharey=True, squeeze=False
    )
    for panel, data in zip(panels[0], sections, strict=True):
        _panel(panel, data)
    panels[0][0].set_yticks(range(len(CLASSES)), list(CLASSES))
    panels[0][0].invert_yaxis()
    named: dict[str, Any] = {}
    for panel in panels[0]:
        handles, labels = panel.get_legend_handles_labels()
        named.update(zip(labels, handles, strict=True))
    figure.legend(named.values(), named.keys(), loc="upper center", ncols=len(named), frameon=False)
    figure.tight_layout(rect=(0, 0, 1, 0.95))
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    plots.close(figure)


def _panel(panel: Any, data: Mapping[str, Any]) -> None:
    for offset, name in enumerate(ENGINES):
        figures = data["engines"].get(name, {})
        if "modes" not in figures:
            continue
        times = next(iter(figures["modes"].values()))["warm"]
        rows = [(place, times[kind]) for place, kind in enumerate(CLASSES) if kind in times]
        heights = [place + 0.15 * (offset - 2) for place, _ in rows]
        medians = [item["cpu_p50"] for _, item in rows]
        panel.hlines(heights, medians, [item["cpu_p95"] for _, item in rows], _COLOURS[name], lw=1, alpha=0.6)
        panel.plot(medians, heights, "o", color=_COLOURS[name], markersize=4.5, label=figures["title"])
    panel.set_xscale("log")
    panel.set_xlabel("CPU milliseconds a question, median to 95th percentile")
    panel.set_title(f"{data['articles']:,} articles" + (f" of {data['file']}" if data["file"] else ""))
    panel.grid(axis="x", which="major", color="#dddddd")
    panel.set_axisbelow(True)
    for side in ("top", "right"):
        panel.spines[side].set_visible(False)
