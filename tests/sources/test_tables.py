"""The tables of the room: sources named, nothing twice, lists without an order of their own sorted."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import pytest

from archive.reading.formats.table import HEADER_WORDS
from archive.sources import find_dateline, profiles, slug
from archive.sources.byline_words import inside_paragraphs
from archive.sources.dateline import Dateline
from archive.sources.tables import table

ORDERED = {"forms", "bare", "inline", "datelines", "end_marks", "languages", "sources"}
"""Lists whose order means something."""


def toml_files() -> list[Traversable]:
    folders = (files("archive.sources") / name for name in ("patterns", "profiles"))
    return [file for folder in folders for file in folder.iterdir() if file.name.endswith(".toml")]


@pytest.mark.parametrize("file", toml_files(), ids=lambda file: str(file.name))
def test_table(file: Traversable) -> None:
    data: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    assert all(isinstance(line, str) and line for line in data["sources"])
    for name, value in data.items():
        if isinstance(value, list):
            assert len(set(value)) == len(value), name
            assert name in ORDERED or value == sorted(value), name


def test_profiles_are_what_their_files_are_called() -> None:
    names = {file.name.removesuffix(".toml") for file in toml_files() if "profiles" in str(file)}
    assert names == {profile.id for profile in profiles()}
    assert {slug(profile.id) for profile in profiles()} == names


def test_no_name_and_no_host_means_two_sources() -> None:
    names = [name.casefold() for profile in profiles() for name in {*profile.names, profile.id}]
    folded = [
        name for profile in profiles() for name in {name.casefold() for name in (*profile.names, profile.id)}
    ]
    assert len(set(folded)) == len(folded), sorted(names)
    hosts = [host for profile in profiles() for host in profile.hosts]
    assert len(set(hosts)) == len(hosts)


def test_the_readers_header_words_are_the_common_names() -> None:
    assert {name for names in table("fields")["fields"].values() for name in names} == HEADER_WORDS


def test_every_form_can_be_compiled() -> None:
    assert isinstance(find_dateline("PARIS, March 2 - A ferry.", profiles().resolve("kcna")), Dateline)
    assert len(inside_paragraphs()) == len(table("bylines")["inline"])
