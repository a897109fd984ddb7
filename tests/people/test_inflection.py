import pytest

from archive.people.inflection import CASES, base_forms, declines, inflected, variants
from archive.people.tables import names


@pytest.mark.parametrize(
    ("language", "word", "base"),
    [
        ("ru", "Путиным", "Путин"),
        ("ru", "Фиделем", "Фидель"),
        ("ru", "Терезы", "Тереза"),
        ("ru", "Зеленского", "Зеленский"),
        ("ru", "Павла", "Павел"),
        ("uk", "Порошенка", "Порошенко"),
        ("uk", "Зеленського", "Зеленський"),
        ("pl", "Theresy", "Theresa"),
        ("pl", "Kaczyńskiego", "Kaczyński"),
        ("pl", "Tuskiem", "Tusk"),
        ("cs", "Mayové", "Mayová"),
        ("cs", "Babišem", "Babiš"),
        ("sl", "Johnsona", "Johnson"),
        ("de", "Merkels", "Merkel"),
    ],
)
def test_back_to_the_base_form(language: str, word: str, base: str) -> None:
    assert base in {found.base for found in base_forms(word, language)}


def test_every_case_leads_back() -> None:
    for language in names("inflection"):
        for name in ("маркова", "трамп") if language in ("ru", "uk") else ("novak", "adela"):
            for form, _, case in inflected(name, language):
                assert 0 <= case < len(CASES)
                assert form in variants(name, language)


def test_a_language_without_cases() -> None:
    assert not declines("en")
    assert variants("castro", "en") == {"castro"}
    assert list(base_forms("Castros", "en")) == []
