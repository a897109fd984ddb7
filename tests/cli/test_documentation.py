"""The page on the command line names everything that there is."""

import re

import click
import pytest

from tests.cli.test_application import COMMANDS, ROOT

PAGE = (ROOT / "docs" / "command-line.md").read_text("utf-8")

SECTIONS: dict[str, str] = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def section(name: str) -> str:
    """The section of a command: that of its verb."""
    return SECTIONS[name.split()[1]]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_verb_has_a_section_that_names_it_and_shows_it(name: str) -> None:
    assert f"`{name}" in section(name)
    assert re.search(rf"^(\$ )?{name}\b", section(name), re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_verb_is_in_its_section(name: str) -> None:
    filters = SECTIONS["search"] if name in {"pressmark facets", "pressmark dates"} else ""
    text = section(name) + filters + SECTIONS["The home"]
    for parameter in COMMANDS[name].params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert re.search(rf"`{option}\b", text), option


def test_no_option_is_invented() -> None:
    known = {option for command in COMMANDS.values() for item in command.params for option in item.opts}
    assert set(re.findall(r"(?<=`)--[a-z-]+", PAGE)) <= known | {"--help", "--version"}


@pytest.mark.parametrize("code", [0, 1, 2, 3, 130])
def test_every_exit_code_is_named(code: int) -> None:
    assert f"\n| {code} | " in SECTIONS["Exit codes and messages"]


def test_every_form_is_named() -> None:
    from archive.cli.output import FORMATS

    assert [form for form in FORMATS if f"\n| `{form}` | " not in SECTIONS["Forms of output"]] == []
