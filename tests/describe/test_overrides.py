"""Overrides by option and by sidecar."""

import pytest

from archive.describe import option_overrides, sidecar_overrides
from archive.errors import DocumentError, UsageError


def test_options() -> None:
    assert option_overrides() == {}
    given = option_overrides(source=" KCNA ", language="KO-kp", date="2011~")
    assert {name: item["value"] for name, item in given.items()} == {
        "source": "KCNA",
        "language": "ko-KP",
        "published": "2011~",
    }
    assert given["source"]["evidence"] == "option --source"


@pytest.mark.parametrize("wrong", [{"language": "no language"}, {"date": "whenever"}])
def test_wrong_options(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        option_overrides(**wrong)


def test_sidecar() -> None:
    text = b'title = "T"\ndate = 2011-12-01\nsubjects = "trade"\n'
    text += b'authors = ["A", {name = "B", role = "editor"}]\n'
    given = sidecar_overrides(text, document="a.txt", sidecar="a.txt.meta.toml")
    assert given["published"] == {"value": "2011-12-01", "evidence": "sidecar a.txt.meta.toml"}
    assert given["authors"]["value"] == [{"name": "A", "role": None}, {"name": "B", "role": "editor"}]
    assert given["subjects"]["value"] == ["trade"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"title = ", "not valid TOML"),
        (b"\xff", "not valid TOML"),
        (b'colour = "red"', "unknown field 'colour'"),
        (b"title = 3", "title"),
        (b'published = "whenever"', "is not a date"),
        (b'edition = {volume = "3"}', "issue, page and section"),
    ],
)
def test_wrong_sidecar_names_document_and_reason(text: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said) as error:
        sidecar_overrides(text, document="a.txt", sidecar="a.txt.meta.toml")
    assert error.value.name == "a.txt"
