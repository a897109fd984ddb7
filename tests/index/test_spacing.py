"""Korean is found however it is spaced: what one writer joins another writes apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.index import Index, Request
from tests.index.library import article, write

TEXTS = {
    "joined": "조선중앙통신은 자전거도로와 당대회를 보도했다",
    "apart": "조선 중앙 통신은 자전거 도로와 당 대회를 보도했다",
    "spread": "김 정 일 동지의 담화",
    "whole": "김정일동지의 담화",
    "other": "중앙의 조선 도로에서 자전거를 탄 대회",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("index")
    write(folder, [article(key, text, language="ko") for key, text in TEXTS.items()])
    with Index.open(folder) as opened:
        yield opened


@pytest.mark.parametrize("word", ["조선중앙통신", "자전거도로", "당대회"])
@pytest.mark.parametrize("marks", ["", '"'])
def test_a_word_is_found_joined_and_apart(index: Index, word: str, marks: str) -> None:
    found = index.search(Request(query=f"{marks}{word}{marks}"))
    assert {hit.id for hit in found.hits} == {"joined", "apart"}
    assert not found.unknown


@pytest.mark.parametrize("name", ["김정일", "김정일동지"])
def test_a_name_is_found_set_apart(index: Index, name: str) -> None:
    found = {hit.id for hit in index.search(Request(query=name)).hits}
    assert found == ({"spread", "whole"} if name == "김정일" else {"whole"})


def test_a_single_letter_inside_a_run_is_not_called_unknown(index: Index) -> None:
    found = index.search(Request(query="신"))
    assert found.total == 2
    assert not found.unknown
