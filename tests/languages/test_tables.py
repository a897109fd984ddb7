"""Every table of knowledge: in order, nothing twice, its sources named."""

import unicodedata
from itertools import pairwise
from typing import Any

import pytest
from babel import Locale
from Stemmer import algorithms

from archive.languages import field_names, fold_word
from archive.languages.hangul import southern_head, southern_spelling
from archive.languages.tables import _read, code_points, known_languages, language, stemming, table
from archive.languages.tokens import UNSPACED, kind
from archive.languages.writing import script

TABLES = ("folding", "han", "hangul", "identify", "scripts", "words")


def in_order(items: list[Any]) -> bool:
    return items == sorted(set(items))


@pytest.mark.parametrize("code", sorted(known_languages()))
def test_languages(code: str) -> None:
    known = language(code)
    assert known.name == Locale("en").languages[code]
    assert known.scripts
    assert len(set(known.scripts)) == len(known.scripts)
    assert set(known.scripts) <= set(table("scripts")["ranges"])
    assert known.stemmer is None or known.stemmer in algorithms()
    data = _read(f"{code}.toml")
    assert data["sources"]
    for group in (*data.get("endings", ()), *data.get("prefixes", ())):
        affixes = group.get("affixes", "").split()
        assert in_order(affixes)
        assert in_order(list(group.get("becomes", ())))
        assert not set(affixes) & set(group.get("becomes", ()))
    for groups in (stemming(code).endings, stemming(code).prefixes):
        # Of one step an affix has one meaning, and none takes a whole word away.
        by_step = [(group.step, affix) for group in groups for affix in group.becomes]
        assert len(set(by_step)) == len(by_step)
        assert all(group.keep > 0 for group in groups)
    forms = [form for listed in data.get("irregular", {}).values() for form in listed.split()]
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize("name", TABLES)
def test_sources_are_named(name: str) -> None:
    assert all(isinstance(source, str) and source for source in table(name)["sources"])


def test_ranges_are_in_order_and_apart() -> None:
    every = [
        table("folding")["marks"]["ranges"],
        table("words")["marks"],
        *table("scripts")["ranges"].values(),
    ]
    for ranges in every:
        ends = [end for pair in code_points(ranges) for end in pair]
        assert ends == sorted(ends)
    assert in_order(list(table("scripts")["ranges"]))
    assert in_order(list(table("scripts")["sole"]))


def test_no_character_has_two_scripts() -> None:
    rows = sorted(pair for ranges in table("scripts")["ranges"].values() for pair in code_points(ranges))
    assert all(before[1] < after[0] for before, after in pairwise(rows))


@pytest.mark.parametrize(
    ("char", "code"),
    [
        *(
            ("a", "Latn"),
            ("ж", "Cyrl"),
            ("λ", "Grek"),
            ("ش", "Arab"),
            ("한", "Hang"),
            ("漢", "Hani"),
            ("𠮷", "Hani"),
        ),
        *(
            ("ひ", "Hira"),
            ("カ", "Kana"),
            ("ไ", "Thai"),
            ("ह", "Deva"),
            ("7", "Zyyy"),
            ("٧", "Zyyy"),
            ("—", "Zyyy"),
        ),
    ],
)
def test_scripts(char: str, code: str) -> None:
    assert script(char) == code


def test_marks_of_words_are_all_marks_of_spaced_scripts() -> None:
    assigned = [
        chr(point) for first, last in code_points(table("words")["marks"]) for point in range(first, last + 1)
    ]
    assert {unicodedata.category(char)[0] for char in assigned} <= {"M", "C"}
    for point in range(0x300, 0xA000):
        char = chr(point)
        if unicodedata.category(char)[0] == "M" and kind(char) != UNSPACED and not 0x302A <= point <= 0x302F:
            assert char in assigned, hex(point)


def test_han_variants() -> None:
    data = table("han")
    seen: set[str] = set()
    for group in ("traditional", "merged", "japanese"):
        pairs = data[group].split()
        assert in_order(pairs)
        assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
        assert all(script(char) == "Hani" for pair in pairs for char in pair)
        assert not seen & {pair[0] for pair in pairs}
        seen |= {pair[0] for pair in pairs}
    # A folded form is final: nothing folds twice.
    assert not seen & {
        pair[1] for group in ("traditional", "merged", "japanese") for pair in data[group].split()
    }


def test_korean_spellings() -> None:
    spellings = table("hangul")["spellings"]
    assert in_order(list(spellings))
    assert all(script(char) == "Hang" for pair in spellings.items() for word in pair for char in word)
    whole = table("hangul")["whole"]["words"]
    assert in_order(whole)
    assert not set(whole) & set(spellings)
    # The exchange is final, and a whole word stays what it is.
    assert all(southern_spelling(south) == south for south in spellings.values())
    assert all(southern_spelling(word) == word for word in whole)
    initial = table("hangul")["initial"]
    assert in_order(list(initial["syllables"]))
    assert in_order(initial["words"])
    assert in_order(initial["kept"])
    assert all(southern_head(word) != word for word in (*initial["syllables"], *initial["words"]))
    assert all(southern_head(word) == word for word in initial["kept"])
    # Every exception is one: what begins like another word of the table has no need of being there.
    assert not any(word[0] in initial["syllables"] for word in initial["words"])
    assert all(word[0] in initial["syllables"] for word in initial["kept"])
    assert not any(
        long != short and long.startswith(short) for long in initial["kept"] for short in initial["kept"]
    )
    not_last = table("hangul")["not_last"]["words"]
    assert in_order(not_last)
    assert set(not_last) <= set(spellings)
    for word in not_last:
        assert southern_spelling(word) == spellings[word]
        assert southern_spelling(f"가{word}") == f"가{word}"
        assert southern_spelling(f"가{word}를") == f"가{spellings[word]}를"


FIELDS = [
    *("text", "title", "exact", "person", "author", "source", "language", "subject"),
    *("place", "date", "year", "decade", "month", "mentions"),
]


@pytest.mark.parametrize(
    "code", sorted(code for code in known_languages() if "fields" in _read(f"{code}.toml"))
)
def test_names_of_fields(code: str) -> None:
    data = _read(f"{code}.toml")
    assert list(data)[-1] == "fields"  # it is read apart from the rest of the file
    assert list(data["fields"]) == FIELDS
    for field, names in data["fields"].items():
        assert names
        for name in names:
            assert name == name.lower()
            assert not any(char in ' :"()' for char in name)
            assert script(name) in language(code).scripts
            # No other language means another field by it.
            assert field_names()[fold_word(name)] == field


def test_names_of_fields_are_folded_and_none_is_an_english_one_of_another_field() -> None:
    names = field_names()
    assert all(fold_word(name) == name for name in names)
    assert all(names.get(field, field) == field for field in FIELDS)
    assert {names[fold_word(name)] for name in ("Año", "anno", "год", "年份", "سال", "ปี")} == {"year"}


def test_folded_letters_are_final() -> None:
    letters = table("folding")["letters"]
    assert len(set(table("folding")["kept"])) == len(table("folding")["kept"])
    assert not any(char in letters for other in letters.values() for char in other)


def test_elided_words() -> None:
    assert in_order(table("words")["elided"])


def test_labels_name_languages() -> None:
    assert in_order(list(table("identify")["labels"]))
