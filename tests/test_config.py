"""Homes and settings."""

import tomllib
from pathlib import Path

import pytest

from archive.config import SETTINGS_FILE, TEMPLATE, Settings, create_home, find_home, open_home
from archive.errors import HomeError, UsageError

CHECKOUT = Path(__file__).parent.parent


def test_the_checkout_is_a_home() -> None:
    assert (CHECKOUT / SETTINGS_FILE).read_text("utf-8") == TEMPLATE
    assert open_home(CHECKOUT).settings == Settings()


def test_every_option_is_in_the_template() -> None:
    uncommented = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in TEMPLATE.splitlines()
    )
    assert set(tomllib.loads(uncommented)) == set(Settings._fields)


def test_nearest_home_upward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRESSMARK_HOME", raising=False)
    create_home(tmp_path)
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_home(start=inner) == tmp_path.resolve()
    monkeypatch.setenv("PRESSMARK_HOME", "/elsewhere")
    assert find_home(start=inner) == Path("/elsewhere")
    assert find_home("/named", start=inner) == Path("/named")


def test_no_home_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRESSMARK_HOME", raising=False)
    with pytest.raises(HomeError, match="pressmark init"):
        find_home(start=tmp_path)
    with pytest.raises(HomeError, match="does not exist"):
        open_home(tmp_path / "missing")
    with pytest.raises(HomeError, match=r"has no pressmark\.toml"):
        open_home(tmp_path)


def test_creating_twice_keeps_settings(tmp_path: Path) -> None:
    create_home(tmp_path)
    (tmp_path / SETTINGS_FILE).write_text('locale = "ko"\nlanguages = ["ko", "en"]\n', "utf-8")
    home = create_home(tmp_path)
    assert home.settings == Settings(locale="ko", languages=("ko", "en"))
    assert home.database == tmp_path / "documents" / "archive.db"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("locale = 3", "locale has the wrong type"),
        ("jobs = true", "jobs has the wrong type"),
        ("relative_dates = 1", "relative_dates has the wrong type"),
        ("colour = 1", "unknown setting 'colour'"),
        ("locale =", "not valid TOML"),
    ],
)
def test_bad_settings(tmp_path: Path, text: str, said: str) -> None:
    create_home(tmp_path)
    (tmp_path / SETTINGS_FILE).write_text(text, "utf-8")
    with pytest.raises(UsageError, match=said):
        open_home(tmp_path)
