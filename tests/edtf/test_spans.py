"""Differences, lengths, what two values have in common and what holds several."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.edtf import Edtf, before, difference, duration, intersection, overlaps, parse, span, within
from archive.edtf.contents import common_runs, hull, runs
from tests.edtf.cases import CASES, values


@pytest.mark.parametrize("case", CASES["difference"], ids=lambda case: f"{case['a']} {case['b']}")
def test_difference(case: dict[str, Any]) -> None:
    found = difference(parse(case["a"]), parse(case["b"]))
    assert found == (case.get("least"), case.get("greatest"))


@settings(deadline=None)
@given(values(), values())
def test_differences_agree_with_the_order(a: Edtf, b: Edtf) -> None:
    there, back = difference(a, b), difference(b, a)
    assert (there.least, there.greatest) == tuple(None if n is None else -n for n in reversed(back))
    if there.least is not None and there.greatest is not None:
        assert there.least <= there.greatest
    if before(a, b) == "yes":
        assert there.least is not None
        assert there.least > 0


@settings(deadline=None)
@given(values())
def test_a_length_is_none_or_some_days(value: Edtf) -> None:
    length = duration(value)
    assert (length is None) is (value.first is None or value.last is None)
    assert length is None or length == (difference(value, value).greatest or 0) + 1 > 0


@pytest.mark.parametrize("case", CASES["intersection"], ids=lambda case: f"{case['a']} {case['b']}")
def test_intersection(case: dict[str, Any]) -> None:
    a, b = parse(case["a"]), parse(case["b"])
    assert intersection(a, b) == intersection(b, a) == (parse(case["both"]) if "both" in case else None)


NEAR = values(st.integers(1950, 1975))


@settings(deadline=None)
@given(NEAR, NEAR)
def test_what_two_have_in_common_lies_in_both(a: Edtf, b: Edtf) -> None:
    try:
        both = intersection(a, b)
    except ValueError:
        assert "Y" in a.text + b.text or {a.start, b.start, a.end, b.end} != {"given"}
        return
    assert (both is None) is (overlaps(a, b) == "no")
    if both is None:
        return
    common = common_runs(runs(a), runs(b))
    assert hull(both) == (common[0][0], common[-1][1])
    assert both.approximate is (a.approximate or b.approximate)
    assert both.uncertain is (a.uncertain or b.uncertain)
    if common == runs(a):
        assert runs(both) == common


@pytest.mark.parametrize("case", CASES["span"], ids=lambda case: case["whole"])
def test_span(case: dict[str, Any]) -> None:
    found = [parse(text) for text in case["texts"]]
    assert span(found).text == span(reversed(found)).text == case["whole"]


def test_nothing_has_no_span() -> None:
    with pytest.raises(ValueError, match="no value"):
        span([])


@settings(deadline=None)
@given(st.lists(values(), min_size=1, max_size=4))
def test_a_span_holds_its_values(found: list[Edtf]) -> None:
    try:
        whole = span(found)
    except ValueError:
        assert any("Y" in value.text or "S" in value.text for value in found)
        return
    hulls = [hull(value) for value in found]
    assert hull(whole) == (min(first for first, _ in hulls), max(last for _, last in hulls))
    assert all(within(value, whole) != "no" for value in found)
    assert whole.choice is None
