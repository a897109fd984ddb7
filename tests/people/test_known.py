"""Name forms found in text: by words in any case, and letter by letter where there are no words."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.people import Register
from archive.people.authority.known import Form, KnownNames
from archive.people.inflection import bases, variants
from archive.people.keys import words
from archive.people.unbroken import is_unbroken

FORMS: Mapping[str, tuple[str, ...]] = {
    "Fidel Castro": ("fidel-castro",),
    "Fidel Castro Ruz": ("fidel-castro",),
    "Lenin": ("lenin",),
    "Ri Yong Ho": ("one", "other"),
    "Владимир Путин": ("putin",),
    "Владимир Ленин": ("lenin",),
    "Ленин": ("lenin",),
    "习近平": ("xi-jinping",),
    "習近平": ("xi-jinping",),
    "乔·拜登": ("joe-biden",),
    "キム・イルソン": ("kim-il-sung",),
    "김정일": ("kim-jong-il",),
    "피델 카스트로": ("fidel-castro",),
    "피델 카스트로 루스": ("fidel-castro",),
    "ประยุทธ์ จันทร์โอชา": ("prayut",),
}


@pytest.fixture(scope="module")
def known() -> KnownNames:
    return KnownNames(FORMS)


@pytest.mark.parametrize(
    ("spoken", "code", "language", "name", "exact"),
    [
        ("fidel castro spoke", "Latn", "en", "Fidel Castro", True),
        ("fidel castro ruz spoke", "Latn", "en", "Fidel Castro Ruz", True),
        ("lenin", "Latn", "en", "Lenin", True),
        ("владимиру путину", "Cyrl", "ru", "Владимир Путин", False),
        ("владимира ленина", "Cyrl", "ru", "Владимир Ленин", False),
        ("ленина и", "Cyrl", "ru", "Ленин", False),
        ("ленин и", "Cyrl", "ru", "Ленин", True),
        ("ленина", "Cyrl", "und", None, False),
        ("fidel", "Latn", "en", None, False),
        ("fidel castr", "Latn", "en", None, False),
        ("castro", "Latn", "en", None, False),
        ("fidel castro", "Cyrl", "en", None, False),
    ],
)
def test_longest(known: KnownNames, spoken: str, code: str, language: str, name: str, exact: bool) -> None:
    found = known.longest(spoken.split(), 0, code, language)
    assert (found and (found[0].name, found[1])) == (name and (name, exact))


def test_exact(known: KnownNames) -> None:
    form = known.exact(("ri", "yong", "ho"), "Latn")
    assert form == Form(("ri", "yong", "ho"), ("one", "other"), "Ri Yong Ho")
    assert known.exact(("ri", "yong"), "Latn") is None
    found = known.exact(("習近平",), "Hani")
    assert found is not None
    assert found.persons == ("xi-jinping",)


def test_words_of_persons(known: KnownNames) -> None:
    assert known.person_words["lenin"] == {"lenin", "ленин", "владимир"}
    assert known.person_words.get("nobody") is None
    assert len(known.person_words) == len(list(known.person_words)) == 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨天習近平主席说", ["習近平"]),
        ("乔拜登、乔·拜登", ["乔拜登", "乔·拜登"]),
        ("乔··拜登 习近·平", []),
        ("김정일동지와 피델 카스트로 루스", ["김정일", "피델 카스트로 루스", "피델 카스트로"]),
        ("피델카스트로가 피델\n카스트로", ["피델카스트로"]),
        ("キムイルソン主席 キム＝イルソン", ["キムイルソン", "キム＝イルソン"]),
        ("พลเอกประยุทธ์ จันทร์โอชา กล่าว", ["ประยุทธ์ จันทร์โอชา"]),
        ("Fidel Castro 김정", []),
        ("", []),
        (" · ", []),
    ],
)
def test_find_all(known: KnownNames, text: str, expected: list[str]) -> None:
    found = list(known.find_all(text))
    assert [text[one.start : one.end] for one in found] == expected
    assert [(one.start, -one.end) for one in found] == sorted((one.start, -one.end) for one in found)


PIECES = st.sampled_from(
    [*(name for name in FORMS), *"习近平乔拜登キム일김정피델", *" ·-・", "카스트로", "\U00020000", "ﷺ"]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_form_is_found_where_it_stands(text: str) -> None:
    known = KnownNames(FORMS)
    found = {(one.start, one.end) for one in known.find_all(text)}
    for name in FORMS:
        if not is_unbroken("".join(words(name))):
            continue
        place = text.find(name)
        while place >= 0:
            assert (place, place + len(name)) in found
            place = text.find(name, place + 1)
    for start, end in found:
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("language", ["ru", "uk", "pl", "cs", "sl", "de"])
def test_cases_are_read_backwards(language: str, register: Register) -> None:
    said = sorted(
        {
            word
            for person in list(register.names.person_words)[:60]
            for word in register.names.person_words[person]
        }
    )
    for word in said:
        assert all(word in variants(base, language) for base in bases(word, language))
        for form in variants(word, language) - {word}:
            assert word in set(bases(form, language))
