"""Names of an archive that cross from one script to another."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from archive.people import comparing
from archive.people.authority.crossings import CERTAIN, POSSIBLE, Crossings, Named
from archive.people.comparing import skeletons
from archive.people.keys import key


def own(name: str, articles: int = 1) -> Named:
    return Named(key(name), name, "und", articles, registered=False)


def known(person: str, name: str) -> Named:
    return Named(person, name, "und", 1, registered=True)


def crossed(named: Sequence[Named]) -> dict[str, str]:
    found = Crossings.compile(None, "", named).joined([key(item.name) for item in named])
    assert all(crossing.confidence >= CERTAIN and crossing.reason for crossing in found.values())
    return {name: crossing.person for name, crossing in found.items()}


def test_one_name_in_two_scripts() -> None:
    named = [own("Gavin Williamson", 2), own("Гэвин Уильямсон", 9), own("Гевин Уилямсън"), own("Liam Fox")]
    assert crossed(named) == {"гэвин-уильямсон": "gavin-williamson", "гевин-уилямсън": "gavin-williamson"}


def test_given_names_that_only_a_list_tells_to_be_one() -> None:
    named = [own("Michael Fallon", 3), own("Майкъл Фалън"), own("Майкл Фэллон"), own("Geoffrey Fallon")]
    assert crossed(named) == {"майкъл-фалън": "michael-fallon", "майкл-фэллон": "michael-fallon"}


def test_a_womans_surname_crosses_within_its_script() -> None:
    named = [known("may", "Theresa May"), own("Theresa Mayová"), own("Petra May"), own("Theresa Mays")]
    assert crossed(named) == {"theresa-mayova": "may"}
    named = [own("Suella Braverman"), own("Suella Bravermanová", 3), own("Суэлла Браверман", 5)]
    assert crossed(named) == {
        "suella-braverman": "suella-bravermanova",
        "суэлла-браверман": "suella-bravermanova",
    }
    named = [own("Suella Bravermanová"), own("Liam Fox")]
    crossings = Crossings.compile(None, "", named)
    assert [item.person for item in crossings.alike("Suella Braverman")] == ["suella-bravermanova"]


def test_to_a_person_of_the_register() -> None:
    named = [known("fox-politician", "Liam Fox"), own("Лиам Фокс")]
    assert crossed(named) == {"лиам-фокс": "fox-politician"}


def test_where_two_are_meant_nobody_is() -> None:
    named = [known("one", "Philip Hammond"), known("two", "Filip Hamond"), own("Филип Хамънд")]
    assert crossed(named) == {}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kim Jong Un", "Ким Чен Ир"),
        ("Kim Yong Nam", "Ким Ён Нам 2"),
        ("Viktor Putin", "Владимир Путин"),
        ("Raul Castro", "Фидель Кастро"),
        ("Mao Zemin", "毛泽东"),
        ("David Davies", "Liam Fox"),
    ],
)
def test_others_stay_apart(first: str, second: str) -> None:
    assert crossed([own(first, 2), own(second)]) == {}


def test_a_name_in_a_script_that_the_register_has_is_somebody_elses() -> None:
    named = [
        known("david-davis", "David Davis"),
        known("david-davis", "Дэвид Дэвис"),
        own("David Davies"),
    ]
    assert crossed(named) == {}


def test_single_words_never_cross() -> None:
    assert crossed([own("Putin"), own("Путин")]) == {}


def test_whom_a_name_may_mean() -> None:
    named = [own("Стив Бейкер", 3), own("Стив Банън"), own("Steve Baker")]
    crossings = Crossings.compile(None, "", named)
    found = crossings.alike("Steve Baker")
    assert [item.person for item in found] == ["стив-бейкер"]
    assert found[0].confidence >= POSSIBLE
    assert crossings.alike("Nobody Atall") == []


def test_a_file_is_kept_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "crossings.db"
    first = [own("Gavin Williamson"), own("Гэвин Уильямсон"), own("Liam Fox"), own("Лиам Фокс")]
    Crossings.compile(path, "1", first).close()
    assert Crossings.open(path, "2") is None
    second = [
        own("Gavin Williamson"),
        own("Гэвин Уильямсон"),
        own("Liam Fox"),
        own("Steve Bannon"),
        own("Стив Банън"),
    ]
    Crossings.compile(path, "2", second).close()
    kept = Crossings.open(path, "2")
    assert kept is not None
    keys = [key(item.name) for item in (*first, *second)]
    fresh = Crossings.compile(None, "2", second)
    assert kept.joined(keys) == fresh.joined(keys)
    assert set(kept.joined(keys)) == {"гэвин-уильямсон", "стив-банън"}
    assert kept.joined(["стив-банън", "лиам-фокс"])["стив-банън"].person == "steve-bannon"
    kept.close()


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "crossings.db"
    path.write_bytes(b"not a table file at all" * 100)
    assert Crossings.open(path, "1") is None
    Crossings.compile(path, "1", [own("Liam Fox"), own("Лиам Фокс")]).close()
    kept = Crossings.open(path, "1")
    assert kept is not None
    assert set(kept.joined(["лиам-фокс"])) == {"лиам-фокс"}
    kept.close()


def paired(named: Sequence[Named], least: float = 0.8) -> set[frozenset[str]]:
    crossings = Crossings.compile(None, "", named)
    whose = dict(crossings.names())
    found = list(crossings.pairs(whose, least, lambda one, two: False))
    assert all(pair.confidence >= least and pair.reason for pair in found)
    return {frozenset((pair.first, pair.second)) for pair in found}


def test_names_worth_a_look() -> None:
    named = [
        own(name)
        for name in (
            "Muammar Gaddafi",
            "Moammar Kadhafi",
            "George W. Bush",
            "G. W. Bush",
            "Kim Il Sung",
            "Il-sung Kim",
            "Steve Baker",
            "Стив Бейкер",
            "Lee Myung-bak",
            "Ri Myong Bak",
            "Ri Yong Chol",
            "Ri Ryong Chol",
            "Liam Fox",
        )
    ]
    assert paired(named) == {
        frozenset(pair)
        for pair in (
            ("muammar-gaddafi", "moammar-kadhafi"),
            ("george-w-bush", "g-w-bush"),
            ("kim-il-sung", "il-sung-kim"),
            ("steve-baker", "стив-бейкер"),
            ("lee-myung-bak", "ri-myong-bak"),
        )
    }


def test_a_pair_to_be_skipped_is_not_compared() -> None:
    crossings = Crossings.compile(None, "", [own("Jon Smith"), own("John Smith")])
    whose = dict(crossings.names())
    assert len(list(crossings.pairs(whose, 0.8, lambda one, two: False))) == 1
    assert list(crossings.pairs(whose, 0.8, lambda one, two: True)) == []
    assert list(crossings.pairs(dict.fromkeys(whose, "smith"), 0.8, lambda one, two: False)) == []


def test_blocking_keys_are_made_for_new_names_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(name: str, language: str) -> tuple[str, ...]:
        asked.append(name)
        return skeletons(name, language)

    monkeypatch.setattr(comparing, "skeletons", counted)
    path = tmp_path / "crossings.db"
    Crossings.compile(path, "1", [own("Liam Fox"), own("Лиам Фокс")]).close()
    assert sorted(asked) == ["Liam Fox", "Лиам Фокс"]
    Crossings.compile(path, "2", [own("Liam Fox", 5), own("Лиам Фокс"), own("Steve Bannon")]).close()
    assert asked[2:] == ["Steve Bannon"]
