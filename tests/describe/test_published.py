"""The publication date: which witness is believed, and how."""

import pytest

from archive.describe.published import Witness, date_in_name, published


def witness(text: str, evidence: str, *, weak: bool = False) -> Witness:
    return Witness(text=text, evidence=evidence, weak=weak)


def test_the_first_that_can_be_read_counts() -> None:
    found = published(
        [
            witness("soon", "metadata"),
            witness("2011-12-01", "metadata"),
            witness("2012", "copyright", weak=True),
        ],
        "en",
    )
    assert found is not None
    assert (found.edtf, found.evidence, found.verbatim) == ("2011-12-01", "metadata", "2011-12-01")


def test_the_day_is_the_one_printed() -> None:
    found = published([witness("2011-12-01T00:30:00+09:00", "metadata")], "en")
    assert found is not None
    assert (found.edtf, found.time) == ("2011-12-01", "00:30:00+09:00")


def test_weak_evidence_is_approximate() -> None:
    found = published([witness("2023", "copyright", weak=True)], "en")
    assert found is not None
    assert found.edtf == "2023~"


def test_a_dateline_without_a_year_takes_it_from_the_others() -> None:
    found = published([witness("July 14", "dateline"), witness("2023", "copyright", weak=True)], "en")
    assert found is not None
    assert (found.edtf, found.evidence, found.verbatim) == ("2023-07-14", "dateline", "July 14")


def test_a_dateline_without_any_year_stays_without() -> None:
    found = published([witness("July 14", "dateline")], "en")
    assert found is not None
    assert found.edtf == "XXXX-07-14"


def test_a_year_that_does_not_have_the_day() -> None:
    found = published([witness("February 29", "dateline"), witness("2023", "copyright", weak=True)], "en")
    assert found is not None
    assert found.edtf == "XXXX-02-29"


def test_nothing_said() -> None:
    assert published([], "en") is None
    assert published([witness("no date at all", "metadata")], "en") is None


@pytest.mark.parametrize(
    ("name", "edtf", "weak"),
    [
        ("https://example.org/2011/12/01/story", "2011-12-01", False),
        ("2023-09-05-exhibition.txt", "2023-09-05", False),
        ("20230905-report.html", "2023-09-05", False),
        ("report_2023-09.html", "2023-09", False),
        ("1946.txt", "1946", True),
        ("2011-12-01ee.html", "2011-12-01", False),
    ],
)
def test_dates_in_names(name: str, edtf: str, weak: bool) -> None:
    found = list(date_in_name(name, "url"))
    assert [(item.text, item.weak) for item in found] == [(edtf, weak)]


@pytest.mark.parametrize("name", ["article-120110.html", "page-99.txt", "2011-13-01", "1234567890", "story"])
def test_numbers_that_are_no_dates(name: str) -> None:
    assert [item for item in date_in_name(name, "url") if not item.weak] == []
