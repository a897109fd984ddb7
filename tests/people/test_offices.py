"""Offices named beside names, and what they are called."""

import pytest

from archive.article import Mention
from archive.people.authority.offices import beside, label
from archive.people.authority.persons import OFFICE_KINDS
from archive.people.tables import names, table


@pytest.mark.parametrize("language", names("offices"))
def test_every_language_has_a_word_for_every_kind(language: str) -> None:
    assert set(table("offices", language)["kinds"]) == OFFICE_KINDS - {"other"}


def test_labels() -> None:
    assert label("foreign-minister", "de") == "Außenminister"
    assert label("foreign-minister", "tg") == "foreign minister"
    assert label("other", "de") is None


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        ("en", "Foreign Minister Pak Ui Chun met the envoy.", "Pak Ui Chun", "Foreign Minister"),
        ("en", "the foreign minister of Russia Sergei Lavrov said", "Sergei Lavrov", "foreign minister"),
        ("en", "Pak Ui Chun, minister of Foreign Affairs, met", "Pak Ui Chun", "minister of Foreign Affairs"),
        ("en", "Pak Ui Chun met the foreign minister.", "Pak Ui Chun", None),
        ("en", "The president spoke. Pak Ui Chun listened.", "Pak Ui Chun", None),
        (
            "ru",
            "с министром иностранных дел Сергеем Лавровым",
            "Сергеем Лавровым",
            "министром иностранных дел",
        ),
        ("es", "Los artistas dieron bienvenida a Hu Jintao", "Hu Jintao", None),
        ("es", "el ministro de Defensa de Cuba Julio Casas", "Julio Casas", "ministro de Defensa"),
        ("ko", "박의춘외무상이 만났다", "박의춘", "외무상"),
        ("zh", "外交部长王毅说", "王毅", "外交部长"),
        ("ja", "野田佳彦首相は", "野田佳彦", "首相"),
        ("fr", "le Premier ministre François Fillon", "François Fillon", "Premier ministre"),
    ],
)
def test_the_office_of_a_name(language: str, text: str, name: str, words: str | None) -> None:
    start = text.index(name)
    found = beside(text, Mention(verbatim=name, start=start, end=start + len(name)), language)
    assert (text[found.start : found.end] if found else None) == words
