"""Which tag an article gets, and what its evidence says."""

from pathlib import Path

import pytest

import archive
from archive.describe.language import language
from archive.describe.values import Overrides
from archive.reading import Block, Candidate, Draft
from archive.sources import Supplied

SOUTH = "국회는 15일 본회의를 열고 내년도 예산안을 의결했다. 여야는 복지 예산을 놓고 협상을 벌였다고 밝혔다."
NORTH = "꾸바공산당대표단이 평양에 도착하였다. 비행장에서 당중앙위원회 일군들이 그들을 맞이하였다."
PLAIN = "강아지가 마당에서 뛰놀고 아이들은 노래를 부른다."
TRADITIONAL = "友好代表團抵達首都 議會議長昨天在機場迎接了客人。"
ENGLISH = "The speaker of the assembly received the guests and wished them well in their work. "
SPANISH = "El presidente de la asamblea recibió a los huéspedes y les deseó mucho éxito en su trabajo. "


def told(
    text: str, *among: str, stated: str | None = None, overrides: Overrides | None = None
) -> tuple[str, str]:
    candidates = (Candidate(field="language", value=stated, place="html lang"),) if stated else ()
    draft = Draft(media_type="text/plain", blocks=(Block(text=text),), candidates=candidates)
    return language(draft, Supplied(), draft.blocks, overrides=overrides or {}, among=among)


@pytest.mark.parametrize(
    ("text", "among", "tag"),
    [
        (PLAIN, (), "ko"),
        (PLAIN, ("ko-KP", "en"), "ko-KP"),
        (PLAIN, ("ko-KP", "ko-KR"), "ko"),
        (SOUTH, (), "ko-KR"),
        (SOUTH, ("en", "ko"), "ko-KR"),
        (SOUTH, ("ko-KP", "ko-KR"), "ko-KR"),
        (NORTH, ("ko-KP", "ko-KR"), "ko-KP"),
        (SOUTH, ("ko-KP", "en"), "ko-KP"),
        (TRADITIONAL, ("zh-Hans", "en"), "zh-Hant"),
    ],
)
def test_kinds_of_a_language(text: str, among: tuple[str, ...], tag: str) -> None:
    """A collection's one kind by country wins; a script is seen."""
    assert told(text, *among)[0] == tag


def test_the_markup_refines_and_does_not_contradict() -> None:
    assert told(ENGLISH, stated="en-GB") == ("en-GB", "html lang")
    assert told(ENGLISH, stated="ko")[0] == "en"


def test_a_person_decides() -> None:
    assert told(ENGLISH, overrides={"language": {"value": "cy", "evidence": "option --language"}}) == (
        "cy",
        "option --language",
    )


def test_the_evidence_names_a_second_language() -> None:
    tag, evidence = told(ENGLISH * 3 + "\n" + SPANISH * 2)
    assert tag == "en"
    head, _, other = evidence.partition("; ")
    assert head.startswith("detected 0.") or head == "detected 1.00"
    assert other.startswith("also es 0.")
    assert "also" not in told(ENGLISH * 3)[1]


def test_nothing_to_tell_from() -> None:
    assert told("1234") == ("und", "too short to tell")


def test_a_passage_in_the_other_language_is_found_by_its_stems(tmp_path: Path) -> None:
    """An archive that holds Spanish articles stems the words of a query in Spanish too."""
    (tmp_path / "en.txt").write_text(f"Guests received\n\n{ENGLISH * 3}\n\n{SPANISH * 2}\n", "utf-8")
    (tmp_path / "es.txt").write_text(
        "Otra noticia\n\nEl barco entró ayer en el puerto de la ciudad.\n", "utf-8"
    )
    with archive.create(tmp_path / "home") as press:
        press.ingest([tmp_path / "en.txt", tmp_path / "es.txt"], jobs=1)
        (hit,) = press.search("recibieron").hits  # the article has recibió
        found = press.article(hit.id)
        assert found.language == "en"
        assert "also es" in found.evidence["language"]
