"""Finding a source by name, host and rights line; reading profiles; ids."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import UsageError
from archive.sources import GENERIC, profiles, slug

GOOD = 'id = "harbour-observer"\nname = "Harbour Observer"\nsources = ["its imprint"]\n'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("KCNA", "kcna"),
        ("kcna", "kcna"),
        (" korean  central News AGENCY", "kcna"),
        ("조선중앙통신", "kcna"),
        ("ЦТАК", "kcna"),
        ("로동신문", "rodong-sinmun"),
        ("Minju Joson", "minju-joson"),
        ("Reuters", "reuters-21578"),
        ("Harbour Observer", "harbour-observer"),
        ("북강신문", "북강신문"),
        ("", "unknown"),
    ],
)
def test_resolve(name: str, expected: str) -> None:
    assert profiles().resolve(name).id == expected


def test_an_unknown_source_is_the_generic_one_under_its_name() -> None:
    found = profiles().resolve(" Crónica  del Malecón ")
    assert (found.id, found.name) == ("cronica-del-malecon", "Crónica del Malecón")
    assert (found.fields, found.end_marks, found.languages) == (GENERIC.fields, (), ())


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.kcna.co.jp", "kcna"),
        ("KCNA.KP.", "kcna"),
        ("en.rodong.rep.kp", "rodong-sinmun"),
        ("rep.kp", None),
        ("notkcna.kp", None),
        ("localhost", None),
        ("", None),
    ],
)
def test_by_host(host: str, expected: str | None) -> None:
    found = profiles().by_host(host)
    assert (found.id if found else None) == expected


def test_by_rights_takes_the_longest_name_and_whole_words() -> None:
    assert profiles().by_rights("© Reuterswerd Press") is None
    found = profiles().by_rights("© 2011 Korean Central News Agency, translated from Naenara")
    assert found is not None
    assert found.id == "kcna"


def test_a_folder_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "observer.toml").write_text(GOOD + 'hosts = ["www.harbour-observer.example"]\n', "utf-8")
    (tmp_path / "kcna.toml").write_text('id = "kcna"\nname = "Agency"\n', "utf-8")
    found = profiles(tmp_path)
    assert found.by_host("harbour-observer.example") == found.resolve("HARBOUR observer")
    assert found.resolve("kcna").name == "Agency"
    assert profiles(tmp_path / "nowhere").resolve("kcna").name == "KCNA"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id = ", "not a source profile"),
        ('name = "X"', "id must be a text"),
        ('id = "x"\nname = ""', "name must be a text"),
        ('id = "Not A Slug"\nname = "X"', "id must be written 'not-a-slug'"),
        (GOOD + 'colour = "red"', "unknown key 'colour'"),
        (GOOD + 'aliases = "X"', "aliases must be a list"),
        (GOOD + "hosts = [1]", "hosts must be a list"),
        (GOOD + "time_zone = 9", "time_zone must be a text"),
        (GOOD + "dateline_runs_on = 1", "dateline_runs_on must be true or false"),
        (GOOD + '[fields]\ncolour = ["x"]', "unknown key fields.colour"),
        (GOOD + '[fields]\ntitle = "x"', "fields.title must be a list"),
        (GOOD + '[lists]\npersons = "some"', "lists.persons must be 'add' or 'complete'"),
        (GOOD + '[lists]\ntitle = "add"', "unknown key lists.title"),
    ],
)
def test_a_wrong_profile_is_named_with_its_key(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "wrong.toml").write_text(text, "utf-8")
    with pytest.raises(UsageError) as error:
        profiles(tmp_path)
    assert "wrong.toml" in str(error.value)
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Crónica del Malecón", "cronica-del-malecon"),
        ("Báo Bến Cảng", "bao-ben-cang"),
        ("Речной листок", "речной-листок"),
        ("المرفأ", "المرفأ"),
        ("หนังสือพิมพ์ริมน้ำ", "หนังสือพิมพ์ริมน้ำ"),
        ("北浜新聞社", "北浜新聞社"),
        ("People's Daily", "peoples-daily"),
        ("millbrook-sentinel.example", "millbrook-sentinel-example"),
        ("../../etc/passwd", "etc-passwd"),
        ("…", "unknown"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=200)
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)
    assert slug(name)
