"""Whoosh's query trees, imported without what they do not need."""

import subprocess
import sys

import pytest

HEAVY = {
    "http.client",
    "ssl",
    "urllib.request",
    "whoosh.analysis",
    "whoosh.columns",
    "whoosh.filedb.filestore",
}


def python(code: str) -> list[str]:
    ran = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, check=True)
    return ran.stdout.split()


def test_the_trees_come_alone_and_leave_no_trace() -> None:
    loaded = python(
        "import sys; finders = list(sys.meta_path); from archive.index.query.trees import nodes;"
        "assert sys.meta_path == finders; import urllib; assert not hasattr(urllib, 'request');"
        "print(nodes.__name__, *sys.modules)"
    )
    assert loaded[0] == "whoosh.query"
    assert not HEAVY & set(loaded)


@pytest.mark.parametrize(
    "before", ["import urllib.request", "import whoosh.query", "import whoosh.searching"]
)
def test_what_was_imported_before_stays(before: str) -> None:
    assert python(
        f"{before}; import sys; from urllib import request; there = dict(sys.modules);"
        "from archive.index.query.trees import nodes; import whoosh.query;"
        "assert nodes is whoosh.query and request is sys.modules['urllib.request'];"
        "print(all(sys.modules[name] is module for name, module in there.items()))"
    ) == ["True"]


def test_what_was_left_for_later_works() -> None:
    assert python(
        "from archive.index.query.trees import nodes; import urllib.request, whoosh.analysis, whoosh.compat;"
        "from whoosh.fields import TEXT, Schema; from whoosh.filedb.filestore import RamStorage;"
        "index = RamStorage().create_index(Schema(body=TEXT(sortable=True)));"
        "writer = index.writer(); writer.add_document(body='they rendered it'); writer.commit();"
        "searcher = index.searcher();"
        "print(len(searcher.search(nodes.Variations('body', 'render'))));"
        "print(searcher.reader().column_reader('body')[0].split()[1]);"
        "print(*(type(token) is whoosh.analysis.Token for token in nodes.Term('body', 'it').all_tokens()));"
        "print(whoosh.compat.urlretrieve.__name__)"
    ) == ["1", "rendered", "True", "urlretrieve"]
