"""The command as a whole: help, homes, exit codes, broken pipes, what it loads."""

import inspect
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from archive.cli.application import VERBS, pressmark
from archive.cli.lazy import LazyGroup
from archive.cli.terminal import terminal
from archive.version import VERSION
from tests.cli.conftest import Run
from tests.cli.fake import FakePress

Fake = Callable[..., FakePress]

ROOT = Path(__file__).parents[2]


def commands(group: LazyGroup = pressmark, path: str = "pressmark") -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    for name in group.verbs:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, LazyGroup):
            yield from commands(command, f"{path} {name}")


COMMANDS = dict(commands())


def python(*code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "\n".join(code)],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_the_table_of_verbs_agrees_with_the_modules() -> None:
    for name, command in COMMANDS.items():
        parent = pressmark if name.count(" ") == 1 else COMMANDS[name.rpartition(" ")[0]]
        assert isinstance(parent, LazyGroup)
        assert command.name == name.split()[-1]
        assert command.help is not None
        assert command.help.splitlines()[0] == parent.verbs[name.split()[-1]].help


def test_every_verb_has_a_module_and_every_module_is_a_verb() -> None:
    folder = ROOT / "archive" / "cli" / "verbs"
    assert {path.stem for path in folder.iterdir() if not path.name.startswith("__")} == set(VERBS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_an_example(name: str) -> None:
    example = inspect.cleandoc(COMMANDS[name].help or "").partition("\b\nExample:\n")[2]
    assert re.search(rf"^  {name}\b", example, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_a_home(name: str) -> None:
    assert "--home" in [option for item in COMMANDS[name].params for option in item.opts]


def test_help_lists_the_verbs_without_loading_them() -> None:
    ran = python(
        "import sys",
        "from archive.cli import main",
        "code = main(['--help'])",
        "print(code, [name for name in sys.modules if name.startswith('archive.cli.verbs')])",
        "print([name for name in sys.modules if name.startswith('archive.press')])",
    )
    assert ran.stderr == ""
    assert ran.stdout.endswith("0 []\n[]\n")
    for name, verb in VERBS.items():
        assert re.search(rf"^  {name} +{re.escape(verb.help)}$", ran.stdout, re.MULTILINE)


def test_a_verb_loads_no_other_and_no_facade_before_it_runs() -> None:
    ran = python(
        "import sys",
        "from archive.cli import main",
        "main(['search', '--help'])",
        "print(sorted(name for name in sys.modules if name.startswith('archive.cli.verbs.')))",
        "heavy = {'numpy', 'whoosh', 'babel', 'wcwidth', 'sqlite3', 'archive.press'}",
        "print(sorted(heavy & set(sys.modules)))",
    )
    assert ran.stdout.endswith("['archive.cli.verbs.search']\n[]\n")


def test_nothing_asked_is_help_and_wrong_use(run: Run) -> None:
    for arguments in ((), ("people",)):
        ran = run(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Usage: pressmark")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["serch"], "no such command 'serch': did you mean 'search'? (see 'pressmark --help')"),
        (["people", "lst"], "no such command 'lst': did you mean 'list'? (see 'pressmark people --help')"),
        (
            ["search", "--limit", "x"],
            (
                "invalid value for '--limit': 'x' is not a number from 0 up or 'all' "
                "(see 'pressmark search --help')"
            ),
        ),
        (
            ["show", "x", "--revision", "0"],
            "invalid value for '--revision': '0' is not a number from 1 up (see 'pressmark show --help')",
        ),
        (
            ["show", "x", "--original", "--evidence"],
            "--original and --evidence do not go together: ask for one of them",
        ),
        (["show"], "missing argument 'ID' (see 'pressmark show --help')"),
    ],
)
def test_wrong_use_is_one_line(run: Run, arguments: list[str], message: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"pressmark: {message}\n")


def test_the_home_may_stand_before_and_after_the_verb(run: Run, fake: Fake, tmp_path: Path) -> None:
    press = fake()
    run("search", "x")
    run("--home", "a", "search", "x")
    run("search", "--home", "b", "x")
    run("--home", "a", "people", "--home", "b", "list", "--home", "c")
    opened = [str(given["home"]) for method, given in press.calls if method == "open"]
    assert opened == [str(tmp_path / "home"), "a", "b", "c"]


def test_no_home(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PRESSMARK_HOME")
    monkeypatch.chdir(tmp_path)
    ran = run("status")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("pressmark: no home here")
    assert ran.err.count("\n") == 1


def test_version(run: Run) -> None:
    ran = run("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"pressmark {VERSION}\n", "")


def test_an_interrupt_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(home: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("archive.press.open", interrupt)
    ran = run("status")
    assert (ran.code, ran.out, ran.err) == (128 + signal.SIGINT, "", "")


def test_an_error_of_the_system_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(home: object) -> None:
        raise PermissionError(13, "Permission denied", "/home/of/press")

    monkeypatch.setattr("archive.press.open", refuse)
    ran = run("status")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "pressmark: /home/of/press: Permission denied\n"


def test_a_fault_of_the_program_keeps_its_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(home: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("archive.press.open", fail)
    with pytest.raises(ZeroDivisionError):
        run("status")


LONG = """
import sys
import archive.press
from tests.cli.fake import FakePress, HITS
archive.press.open = lambda home: FakePress(hits=HITS * 2000)
from archive.cli import main
sys.exit(main(sys.argv[1:]))
"""


def piped(command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command, sys.executable, LONG],
        env=environment,
        text=True,
        encoding="utf-8",
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_broken_pipe_is_silent(form: str) -> None:
    ran = piped(f'"$0" -c "$1" search --format {form} | head -c 20')
    assert ran.stderr == ""
    assert ran.returncode == 0
    assert len(ran.stdout.encode()) == 20


def test_a_broken_pipe_is_silent_at_the_very_end() -> None:
    ran = piped('"$0" -c "$1" --help | true')
    assert (ran.stderr, ran.returncode) == ("", 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_is_one_line() -> None:
    ran = piped('"$0" -c "$1" search > /dev/full')
    assert (ran.stderr, ran.returncode) == ("pressmark: No space left on device\n", 1)


def test_closed_streams_are_no_error() -> None:
    ran = piped('"$0" -c "$1" search --format json >&- 2>&-')
    assert (ran.stdout, ran.stderr, ran.returncode) == ("", "", 0)


def test_output_is_utf8_in_every_locale() -> None:
    ran = piped('PYTHONIOENCODING=ascii "$0" -c "$1" search --limit 2 | head -n 8')
    assert "港新聞" in ran.stdout


def test_completion_offers_verbs_and_options(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PRESSMARK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "pressmark se")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert run().out == "plain,search\n"
    monkeypatch.setenv("COMP_WORDS", "pressmark search --not-p")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert run().out == "plain,--not-person\nplain,--not-place\n"


@pytest.mark.parametrize(
    ("environment", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colour: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert terminal().colour is False
    assert terminal().width is None
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert terminal().colour is colour
    assert terminal().width is not None


def test_modules_say_what_they_offer() -> None:
    for path in sorted((ROOT / "archive" / "cli").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        module = import_module(name)
        offered = getattr(module, "__all__", None)
        if name != "archive.cli.verbs":
            assert offered == sorted(offered or ()), name
