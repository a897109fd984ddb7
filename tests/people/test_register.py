"""The register: joins by form, by rule and by decision, and what people type."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from archive.people import (
    Decision,
    NameForm,
    Register,
    RegisteredPerson,
    StaleRegisterError,
    find,
    fingerprint,
    key,
)
from archive.people.authority.persons import shipped


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Kim Il Sung", "kim-il-sung"),
        ("김일성", "kim-il-sung"),
        ("金日成", "kim-il-sung"),
        ("キム・イルソン", "kim-il-sung"),
        ("Ким Ир Сен", "kim-il-sung"),
        ("كيم إيل سونغ", "kim-il-sung"),
        ("피델 까스뜨로 루쓰", "fidel-castro"),
        ("피델 카스트로", "fidel-castro"),
        ("菲德尔·卡斯特罗", "fidel-castro"),
        ("Fidel Alejandro Castro Ruz", "fidel-castro"),
        ("라울 까스뜨로 루쓰", "raul-castro"),
        ("미겔 마리오 디아스 까넬 베르무데스", "miguel-diaz-canel"),
        ("리영호", "ri-yong-ho-general"),
        ("리용호", "ri-yong-ho-minister"),
        ("이영호", "ri-yong-ho-general"),
        ("Gim Jeong-eun", "kim-jong-un"),
        ("Jang Seong-taek", "jang-song-thaek"),
        ("Kim Yongnam", "kim-yong-nam"),
        ("Ким Ён Нам", "kim-yong-nam"),
        ("노무현", "roh-moo-hyun"),
    ],
)
def test_a_full_form_joins(name: str, person: str, register: Register) -> None:
    assert register.resolve([key(name)]) == {key(name): person}
    assert register.lookup(name) == [person]
    assert key(name) in register.keys(person)


@pytest.mark.parametrize(
    "name",
    [
        "Castro",
        "피델",
        "Kim",
        "Ri Yong Ho",  # two persons
        "Kim Yong Il",
        "한덕수",
        "김용남",  # romanised as Kim Yong Nam, whose Hangul form is another
        "김정운",
        "Kim Jong",
        "Nobody Anywhere",
    ],
)
def test_what_does_not_join(name: str, register: Register) -> None:
    assert register.resolve([key(name)]) == {}
    assert register.reason(key(name)) is None


def test_reasons(register: Register) -> None:
    assert register.reason("김일성") == "register"
    assert register.reason("gim-jeong-eun") == "transliteration rr, confidence 0.98"
    northern = RegisteredPerson(
        id="ri-mu-dal",
        forms=(NameForm(name="Ri Mu Dal", language="en"), NameForm(name="리무달", language="ko")),
    )
    with Register.compile(imports=[northern]) as other:
        assert other.reason("이무달") == "transliteration southern spelling, confidence 0.99"


def test_a_shared_form_is_looked_up_as_all_its_persons(register: Register) -> None:
    assert register.lookup("ri-yong ho") == ["ri-yong-ho-general", "ri-yong-ho-minister"]


def test_parts(register: Register) -> None:
    assert "fidel-castro" in register.part("피델")
    assert {"fidel-castro", "raul-castro"} <= set(register.part("Castro"))
    assert "kim-jong-un" in register.part("정은")
    assert "kim-il-sung" in register.part("김")
    assert register.part("Diaz") == ["miguel-diaz-canel"]
    assert register.part("nobody") == []


@pytest.mark.parametrize(
    ("locale", "label"),
    [
        ("en-GB", "Fidel Castro"),
        ("ko", "피델 카스트로"),
        ("ko-KP", "피델 까스뜨로"),
        ("ko-KR", "피델 카스트로"),
        ("zh", "菲德尔·卡斯特罗"),
        ("zh-Hant", "菲德爾·卡斯楚"),
        ("zh_TW.UTF-8", "菲德爾·卡斯楚"),
        ("ru", "Фидель Кастро"),
        ("mn", "Фидель Кастро"),
        ("fa", "فيدل كاسترو"),
        ("pt-BR", "Fidel Castro"),
        ("", "Fidel Castro"),
    ],
)
def test_labels(locale: str, label: str, register: Register) -> None:
    assert register.label("fidel-castro", locale) == label


def test_an_unknown_person(register: Register) -> None:
    assert register.label("nobody", "en") is None
    assert register.person("nobody") is None
    assert register.forms("nobody") == ()
    assert register.keys("nobody") == set()


def test_a_person_comes_back_whole(register: Register) -> None:
    for person in list(shipped())[:40]:
        assert register.person(person.id) == person


def test_many_keys_at_once(register: Register) -> None:
    keys = [f"nobody-{number}" for number in range(20_000)] + ["kim-il-sung"]
    assert register.resolve(keys) == {"kim-il-sung": "kim-il-sung"}


# Files


def test_a_compiled_file_answers_the_same(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "a b%?#" / "register.db"
    path.parent.mkdir()
    Register.compile(path).close()
    assert sorted(item.name for item in path.parent.iterdir()) == ["register.db", "register.trie"]
    with Register.open(path) as opened:
        assert opened.resolve(["김일성", "castro"]) == register.resolve(["김일성", "castro"])
        assert opened.label("fidel-castro", "ko") == register.label("fidel-castro", "ko")
        with pytest.raises(sqlite3.OperationalError):
            opened._db.execute("DELETE FROM form")


def test_missing_stale_and_damaged_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with pytest.raises(StaleRegisterError):
        Register.open(path)
    path.write_bytes(b"not a database")
    with pytest.raises(StaleRegisterError):
        Register.open(path)
    path.unlink()
    Register.compile(path).close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE meta SET value = 'older'")
    connection.close()
    with pytest.raises(StaleRegisterError):
        Register.open(path)


def test_a_failed_compilation_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    Register.compile(path).close()
    before = path.read_bytes()
    twice = RegisteredPerson(id="jane-roe", forms=())
    with pytest.raises(ValueError, match="two persons"):
        Register.compile(path, imports=[twice, twice])
    assert path.read_bytes() == before
    assert sorted(item.name for item in tmp_path.iterdir()) == ["register.db", "register.trie"]


def test_what_it_was_compiled_from_counts(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    Register.compile(path, imports=[STRANGER], sources=["a", "b"]).close()
    for sources in (None, ["a", "b"]):
        with Register.open(path, sources=sources) as opened:
            assert opened.lookup("Jane Roe") == ["jane-roe"]
    for wrong in ([], ["a"], ["b", "a"]):
        with pytest.raises(StaleRegisterError):
            Register.open(path, sources=wrong)


def test_without_its_trie_it_is_stale(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    Register.compile(path).close()
    trie = path.with_suffix(".trie")
    whole = trie.read_bytes()
    for left in (b"", whole[:-9], None):
        trie.unlink()
        if left is not None:
            trie.write_bytes(left)
        with pytest.raises(StaleRegisterError):
            Register.open(path)
        trie.write_bytes(whole)
    Register.open(path).close()


@pytest.mark.parametrize("damage", ["flipped", "another", "gone"])
def test_names_are_found_whatever_became_of_the_trie(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "register.db"
    Register.compile(path).close()
    with Register.open(path) as opened:
        trie = path.with_suffix(".trie")
        if damage == "flipped":
            data = bytearray(trie.read_bytes())
            data[len(data) // 2] ^= 0xFF
            trie.write_bytes(data)
        elif damage == "another":
            Register.compile(path, imports=[STRANGER]).close()
        else:
            trie.unlink()
        form = opened.names.exact(("kim", "il", "sung"), "Latn")
        assert form is not None
        assert form.persons == ("kim-il-sung",)
        assert opened.names.exact(("jane", "roe"), "Latn") is None


def test_an_id_is_a_key_of_its_own(register: Register) -> None:
    assert register.resolve(["ri-yong-ho-general"]) == {"ri-yong-ho-general": "ri-yong-ho-general"}
    assert register.lookup("ri-yong-ho-general") == ["ri-yong-ho-general"]


NAMESAKES = (
    RegisteredPerson(id="jane-roe", forms=(NameForm(name="Jane Roe", language="en"),)),
    RegisteredPerson(
        id="jane-roe-1950",
        forms=(NameForm(name="Jane Roe", language="en"), NameForm(name="Джейн Роу", language="ru")),
    ),
)


def test_a_shared_name_that_is_an_id_means_nobody() -> None:
    with Register.compile(imports=NAMESAKES) as register:
        assert register.resolve(["jane-roe", "джейн-роу"]) == {
            "jane-roe": "jane-roe-other",
            "джейн-роу": "jane-roe-1950",
        }
        assert register.reason("jane-roe") is None
        assert register.owners("jane-roe") == ["jane-roe", "jane-roe-1950"]
        assert register.lookup("Jane Roe") == ["jane-roe", "jane-roe-1950", "jane-roe-other"]


def test_opening_reads_no_toml(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    Register.compile(path).close()
    code = (
        "import sys\nfrom pathlib import Path\nfrom archive.people import Register\n"
        f"register = Register.open(Path({str(path)!r}))\n"
        "assert register.lookup('Kim Il Sung') == ['kim-il-sung']\n"
        "assert register.part('Castro')\nassert register.label('kim-il-sung', 'ko')\n"
        "from archive.people.tables import table\n"
        "assert table.cache_info().currsize == 0, table.cache_info()\n"
        "assert not {'babel', 'numpy', 'hypothesis'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_fingerprint_is_stable() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 64


# Imports and decisions

STRANGER = RegisteredPerson(
    id="jane-roe", forms=(NameForm(name="Jane Roe", language="en"), NameForm(name="Джейн Роу", language="ru"))
)
NORTHERNER = RegisteredPerson(id="kim-chol-min", forms=(NameForm(name="Kim Chol Min", language="en"),))


def test_imports_are_persons_like_others() -> None:
    with Register.compile(imports=[STRANGER]) as register:
        assert register.resolve(["джейн-роу"]) == {"джейн-роу": "jane-roe"}
        assert register.label("jane-roe", "ru") == "Джейн Роу"


def test_hangul_joins_a_person_known_in_latin_only() -> None:
    with Register.compile(imports=[NORTHERNER]) as register:
        assert register.resolve(["김철민", "김철"]) == {"김철민": "kim-chol-min"}
        assert register.reason("김철민") == "transliteration dprk, confidence 0.95"


def test_a_form_that_is_an_ordinary_word_joins_and_is_not_looked_for() -> None:
    poet = RegisteredPerson(
        id="jong-sang-hwa",
        forms=(NameForm(name="Jong Sang Hwa", language="en"), NameForm(name="정상화", language="ko")),
        ordinary=("정상화",),
    )
    with Register.compile(imports=[poet]) as register:
        assert register.resolve(["정상화"]) == {"정상화": "jong-sang-hwa"}
        assert register.lookup("정상화") == ["jong-sang-hwa"]
        assert register.person("jong-sang-hwa") == poet
        assert register.names.exact(("정상화",), "Hang") is None
        assert register.names.exact(("jong", "sang", "hwa"), "Latn") is not None
        assert not find("관계 정상화가 시작되였다.", "ko", register)
    with Register.compile(imports=[replace(poet, ordinary=())]) as register:
        assert find("관계 정상화가 시작되였다.", "ko", register)


LEADERS = (
    RegisteredPerson(
        id="orlin-velarov",
        forms=(NameForm(name="Orlin Velarov", language="en"), NameForm(name="Орлин Веларов", language="ru")),
    ),
    RegisteredPerson(
        id="lin-fangzheng",
        forms=(NameForm(name="Lin Fangzheng", language="en"), NameForm(name="林芳正", language="zh")),
    ),
)
JAPANESE = RegisteredPerson(
    id="hayashi-yoshimasa",
    forms=(NameForm(name="Hayashi Yoshimasa", language="en"), NameForm(name="林芳正", language="zh")),
)


def test_names_are_written_by_the_systems_of_other_languages() -> None:
    with Register.compile(imports=LEADERS) as register:
        assert register.resolve(["orlin-welarow", "линь-фанчжэн"]) == {
            "orlin-welarow": "orlin-velarov",
            "линь-фанчжэн": "lin-fangzheng",
        }
        assert register.reason("orlin-welarow") == "transliteration german, confidence 0.96"


def test_a_name_is_read_only_in_its_own_language() -> None:
    with Register.compile(imports=[JAPANESE]) as register:
        assert register.resolve(["lin-fangzheng", "линь-фанчжэн"]) == {}


def test_long_lists_are_not_written_by_every_system() -> None:
    forms = tuple(replace(form, source="list") for form in LEADERS[0].forms)
    with Register.compile(imports=[replace(LEADERS[0], forms=forms)]) as register:
        assert register.resolve(["orlin-welarow"]) == {}
    with Register.compile(imports=[replace(LEADERS[0], forms=forms[1:])]) as register:
        assert register.resolve(["orlin-welarow"]) == {"orlin-welarow": "orlin-velarov"}


def test_a_merge_joins_keys_and_persons() -> None:
    merge = Decision(kind="merge", first="j-roe", second="jane-roe")
    whole = Decision(kind="merge", first="kim-chol-min", second="jane-roe")
    with Register.compile(imports=[STRANGER, NORTHERNER], decisions=[merge, whole]) as register:
        assert register.resolve(["j-roe", "jane-roe", "kim-chol-min"]) == dict.fromkeys(
            ["j-roe", "jane-roe", "kim-chol-min"], "jane-roe"
        )
        assert register.reason("j-roe") == "decision"
        assert {"j-roe", "jane-roe", "kim-chol-min", "джейн-роу"} <= register.keys("jane-roe")
        assert register.lookup("Kim Chol Min") == ["jane-roe"]


def test_two_unregistered_keys_can_be_merged() -> None:
    with Register.compile(decisions=[Decision(kind="merge", first="a-b", second="c-d")]) as register:
        assert register.resolve(["a-b", "c-d"]) == {"a-b": "c-d"}


def test_a_split_wins_over_the_register() -> None:
    split = Decision(kind="split", first="김일성", second="kim-il-sung")
    with Register.compile(decisions=[split]) as register:
        assert register.resolve(["김일성", "kim-il-sung"]) == {"kim-il-sung": "kim-il-sung"}
        assert "김일성" not in register.keys("kim-il-sung")


def test_a_name_that_is_an_id_can_be_split_off() -> None:
    split = Decision(kind="split", first="jane-roe", second="jane-roe")
    back = Decision(kind="merge", first="jane-roe-other", second="jane-roe")
    with Register.compile(imports=[STRANGER], decisions=[split]) as register:
        assert register.resolve(["jane-roe", "джейн-роу"]) == {
            "jane-roe": "jane-roe-other",
            "джейн-роу": "jane-roe",
        }
        assert register.label("jane-roe", "en") == "Jane Roe"
    with Register.compile(imports=[STRANGER], decisions=[split, back]) as register:
        assert register.resolve(["jane-roe"]) == {"jane-roe": "jane-roe"}


def test_a_decision_says_its_number() -> None:
    merge = Decision(kind="merge", first="j-roe", second="jane-roe", number=7)
    with Register.compile(imports=[STRANGER], decisions=[merge]) as register:
        assert register.reason("j-roe") == "decision 7"
        assert register.members("jane-roe") == ["j-roe"]


def test_a_merge_back_undoes_a_split() -> None:
    split = Decision(kind="split", first="김일성", second="kim-il-sung")
    merge = Decision(kind="merge", first="김일성", second="kim-il-sung")
    with Register.compile(decisions=[split, merge]) as register:
        assert register.resolve(["김일성"]) == {"김일성": "kim-il-sung"}


def test_merges_in_a_circle_end() -> None:
    there = Decision(kind="merge", first="a-b", second="c-d")
    back = Decision(kind="merge", first="c-d", second="a-b")
    with Register.compile(decisions=[there, back]) as register:
        assert set(register.resolve(["a-b", "c-d"]).values()) <= {"a-b", "c-d"}


def test_no_other_decision() -> None:
    with pytest.raises(ValueError, match="merge or a split"):
        Decision(kind="rename", first="a", second="b")
