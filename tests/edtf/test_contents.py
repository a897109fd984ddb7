"""Members of sets, ends of intervals, and the days that a value may mean."""

from itertools import pairwise
from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.edtf import Edtf, day_number, ends, members, parse
from archive.edtf.contents import common_runs, hull, runs
from tests.edtf.cases import CASES, dates, values


@pytest.mark.parametrize("case", CASES["members"], ids=lambda case: case["text"])
def test_members(case: dict[str, Any]) -> None:
    value = parse(case["text"])
    assert value.choice == case.get("choice")
    assert [member.text for member in members(value)] == case["members"]


@settings(deadline=None)
@given(values())
def test_members_have_the_days_of_the_set(value: Edtf) -> None:
    hulls = [hull(member) for member in members(value)]
    assert hull(value) == (min(first for first, _ in hulls), max(last for _, last in hulls))
    assert all(member.choice is None for member in members(value))


@settings(deadline=None)
@given(values())
def test_an_interval_reaches_from_its_start_to_its_end(value: Edtf) -> None:
    start, end = ends(value)
    assert value.first == (start and start.first)
    assert value.last == (end and end.last)


@settings(deadline=None)
@given(dates(st.integers(1, 9998)), st.integers(1, 3652059))
def test_days_are_those_whose_digits_agree(text: str, day: int) -> None:
    value = parse(text)
    found = runs(value)
    assert found == sorted(found)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))
    if value.start == "given":
        assert (found[0][0], found[-1][1]) == hull(value)
    near = [run for run in runs(value, day, day) if run[0] <= day <= run[1]]
    assert bool(near) is any(first <= day <= last for first, last in found)
    assert common_runs(near, found) == near


def test_days_of_digits() -> None:
    may = [day_number(1960, 5, day) for day in (10, 19, 20, 29, 30, 31)]
    assert runs(parse("1960-05-1X")) == [(may[0], may[1])]
    assert runs(parse("1960-05-X9"))[1:] == [(may[1], may[1]), (may[3], may[3])]
    assert runs(parse("[1960-05-10..1960-05-19,1960-05-2X,1960-05-3X]")) == [(may[0], may[5])]
    assert runs(parse("XXXX-XX-XX")) == [(-inf, inf)]
    assert len(runs(parse("XXXX-02-29"))) == 2425


@settings(deadline=None)
@given(values(), values())
def test_common_days(a: Edtf, b: Edtf) -> None:
    mine, others = runs(a), runs(b)
    shared = common_runs(mine, others)
    assert shared == common_runs(others, mine)
    assert common_runs(mine, mine) == mine
    assert common_runs(shared, mine) == shared
