"""Order and relations, against the table and against all that two values may mean, counted out."""

from collections.abc import Iterator
from itertools import chain, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.edtf import Edtf, after, before, equal, members, overlaps, parse, sort_key, within
from archive.edtf.contents import ends, runs
from tests.edtf.cases import CASES, values

RELATIONS = (before, after, within, overlaps, equal)


def test_order() -> None:
    texts = CASES["order"]["texts"]
    backwards = texts[::-1]
    assert sorted(backwards, key=lambda text: sort_key(parse(text))) == texts


@settings(deadline=None)
@given(values(), values())
def test_the_order_is_total(a: Edtf, b: Edtf) -> None:
    assert (sort_key(a) == sort_key(b)) is (a == b)
    assert (sort_key(a) < sort_key(b)) is (sort_key(b) > sort_key(a))
    if before(a, b) == "yes":
        assert sort_key(a) < sort_key(b)


@pytest.mark.parametrize("case", CASES["relations"], ids=lambda case: f"{case['a']} {case['b']}")
def test_relations(case: dict[str, Any]) -> None:
    a, b = parse(case["a"]), parse(case["b"])
    assert [relation(a, b) for relation in RELATIONS] == case["answers"]


@settings(deadline=None)
@given(values(), values())
def test_relations_have_their_twins(a: Edtf, b: Edtf) -> None:
    assert before(a, b) == after(b, a)
    assert overlaps(a, b) == overlaps(b, a)
    assert equal(a, b) == equal(b, a)
    assert (overlaps(a, b) == "no") is (within(a, b) == "no")
    if equal(a, b) == "yes":
        assert overlaps(a, b) == "yes"
    if before(a, b) == "yes":
        assert overlaps(a, b) == equal(a, b) == within(a, b) == after(a, b) == "no"
    if a.approximate or b.uncertain:
        assert "yes" not in [relation(a, b) for relation in RELATIONS]


# -- counted out ---------------------------------------------------------------------------------

Time = frozenset[int]

DAYS = st.sampled_from(
    ("0001-01-01", "0001-01-03", "0001-01-04", "0001-01-0X", "0001-01-X3", "0001-01-X1", "0001-01")
)


@st.composite
def small(draw: st.DrawFn) -> Edtf:
    """A value of some days of a January."""
    shape = draw(
        st.sampled_from(("{a}", "{a}/{b}", "[{a},{b}]", "{{{a},{b}}}", "[{a}..{b}]", "{{{a}..{b}}}"))
    )
    for _ in range(3):
        text = shape.format(a=draw(DAYS), b=draw(DAYS))
        try:
            return parse(text)
        except ValueError:
            continue
    return parse("0001-01-0X")


def meanings(value: Edtf) -> Iterator[Time]:
    """Every time that the value may mean, as its days."""
    days = [day for first, last in runs(value) for day in range(int(first), int(last) + 1)]
    if value.choice == "all":
        for each in product(*map(set, map(meanings, members(value)))):
            yield frozenset(chain(*each))
    elif "/" in value.text:
        start, end = ends(value)
        assert start
        assert end
        for first, last in product(*([*chain(*meanings(date))] for date in (start, end))):
            if first <= last:
                yield frozenset(range(first, last + 1))
    else:
        yield from (frozenset({day}) for day in days)


@settings(deadline=None, max_examples=150)
@given(small(), small())
def test_relations_hold_for_all_some_or_none_of_what_is_meant(a: Edtf, b: Edtf) -> None:
    mine, others = set(meanings(a)), set(meanings(b))
    pairs = [*product(mine, others)] if len(mine) * len(others) < 40_000 else []
    holds = [
        (before, [max(one) < min(other) for one, other in pairs]),
        (after, [min(one) > max(other) for one, other in pairs]),
        (overlaps, [bool(one & other) for one, other in pairs]),
        (equal, [one == other for one, other in pairs]),
    ]
    for relation, found in holds:
        if found:
            right = "yes" if all(found) else "possible" if any(found) else "no"
            # Of what has several days with gaps between them, "possible" may be said too often.
            known = "X" not in a.text + b.text and a.choice is b.choice is None
            assert relation(a, b) in ({right} if known or relation is before else {right, "possible"})
    whole = set(chain(*others))
    in_whole = [day in whole for one in mine for day in one]
    assert within(a, b) == ("yes" if all(in_whole) else "possible" if any(in_whole) else "no")
