"""Balance indices: published values, identities, degenerate populations."""

from __future__ import annotations

import itertools
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import Row, make_plan, xianan_plan

from respgraph import Plan
from respgraph.errors import ArgumentError
from respgraph.metrics.balance import (
    balance,
    balance_of,
    gini,
    herfindahl,
    hoover,
    jain,
    lorenz,
    theil,
    theil_parts,
)


@pytest.fixture(scope="module")
def source() -> dict[str, object]:
    return {row.population: row for row in balance(xianan_plan())}


def test_one_two_three_four() -> None:
    row = balance_of([1, 2, 3, 4], population="four")
    assert row.gini == pytest.approx(0.25)
    assert row.theil == pytest.approx(0.106440, abs=5e-7)
    assert row.hhi == pytest.approx(0.3)
    assert row.jain == pytest.approx(0.833333, abs=5e-7)


def test_one_carries_everything() -> None:
    row = balance_of([10, 0, 0, 0], population="four")
    assert (row.gini, row.gini_corrected) == (0.75, 1)
    assert row.theil == pytest.approx(log(4))
    assert row.jain == 0.25
    assert row.idle == 3


def test_two_lists_that_only_theil_and_peak_tell_apart() -> None:
    one = balance_of([5, 5, 2, 2, 1], population="a")
    other = balance_of([6, 3, 3, 2, 1], population="b")
    for name, value in (("gini", 0.2933), ("jain", 0.7627), ("hhi", 0.2622)):
        assert getattr(one, name) == pytest.approx(value, abs=5e-5)
        assert getattr(other, name) == pytest.approx(value, abs=5e-5)
    assert (round(one.theil or 0, 4), round(other.theil or 0, 4)) == (0.1592, 0.15)
    assert (round(one.peak_ratio or 0, 4), other.peak_ratio) == (1.6667, 2)


def test_source_document(source: dict[str, object]) -> None:
    leaders, lead_units = source["leaders"], source["lead_units"]
    assert (leaders.n, leaders.total) == (6, 24)
    assert leaders.gini == pytest.approx(0.3611, abs=5e-5)
    assert leaders.hhi == pytest.approx(0.2431, abs=5e-5)
    assert leaders.jain == pytest.approx(0.6857, abs=5e-5)
    assert lead_units.n == 13
    assert lead_units.gini == pytest.approx(0.3491, abs=5e-5)
    assert lead_units.hhi == pytest.approx(0.1183, abs=5e-5)
    assert lead_units.jain == pytest.approx(0.65)
    fractional = source["leaders_fractional"]
    assert fractional.gini == pytest.approx(0.412698, abs=5e-7)
    assert fractional.jain == pytest.approx(0.625532, abs=5e-7)


def test_idle_members_of_the_roster_count() -> None:
    rows = {
        row.population: row for row in balance(make_plan([Row("1", leads=["甲局"])], idle=["乙局"]))
    }
    assert (rows["units"].n, rows["units"].idle, rows["units"].gini) == (2, 1, 0.5)
    assert rows["lead_units"].n == 1


def test_groups_bear_no_work() -> None:
    plan = make_plan([Row("1", leads=["甲局"], supports=["相关部门"])])
    assert {row.population: row.n for row in balance(plan)}["units"] == 1


workloads = st.lists(st.integers(0, 1000), min_size=1, max_size=30).filter(any)


@given(workloads)
def test_identities_and_ranges(values: list[int]) -> None:
    n = len(values)
    g, t, h, j = gini(values), theil(values), herfindahl(values), jain(values)
    assert g is not None
    assert t is not None
    assert h is not None
    assert j is not None
    assert 0 <= g <= (n - 1) / n + 1e-12
    assert 0 <= t <= log(n) + 1e-12
    assert j == pytest.approx(1 / (n * h))
    mean = sum(values) / n
    variation = sum((value - mean) ** 2 for value in values) / n / mean**2
    assert j == pytest.approx(1 / (1 + variation))
    pairs = sum(abs(a - b) for a in values for b in values)
    assert g == pytest.approx(pairs / (2 * n * n * mean), abs=1e-12)
    assert 0 <= (hoover(values) or 0) <= g + 1e-12


@given(workloads, st.integers(2, 4))
def test_copies_of_the_population_change_no_average_index(values: list[int], times: int) -> None:
    assert gini(values * times) == pytest.approx(gini(values), abs=1e-12)
    assert theil(values * times) == pytest.approx(theil(values), abs=1e-12)
    assert jain(values * times) == pytest.approx(jain(values))
    assert herfindahl(values * times) == pytest.approx((herfindahl(values) or 0) / times)


@given(workloads, st.data())
def test_theil_parts_sum_to_theil(values: list[int], data: st.DataObject) -> None:
    classes = data.draw(
        st.lists(st.sampled_from(["a", "b", None]), min_size=len(values), max_size=len(values))
    )
    parts = theil_parts(values, classes)
    assert parts is not None
    assert sum(parts) == pytest.approx(theil(values), abs=1e-9)
    assert theil_parts(values, ["one"] * len(values)) == pytest.approx((theil(values), 0))


@pytest.mark.parametrize("values", [[], [0], [0, 0]])
def test_nothing_to_share_is_undefined(values: list[float]) -> None:
    row = balance_of(values, population="none", classes=["a"] * len(values))
    undefined = (row.gini, row.theil, row.theil_within, row.hhi, row.jain, row.peak_ratio)
    assert undefined == (None,) * 6
    assert row.n == len(values)


def test_one_bearer_is_even_and_has_no_corrected_gini() -> None:
    row = balance_of([3], population="one")
    assert (row.gini, row.gini_corrected, row.theil, row.jain) == (0, None, 0, 1)


@pytest.mark.parametrize("values", [[-1, 2], [float("nan")], [float("inf"), 1]])
def test_impossible_workloads_are_refused(values: list[float]) -> None:
    with pytest.raises(ArgumentError, match="0 or more"):
        gini(values)


def test_as_many_classes_as_values() -> None:
    with pytest.raises(ArgumentError, match="one for each"):
        theil_parts([1, 2], ["a"])


def test_lorenz_curve_lies_under_the_diagonal_and_gives_gini() -> None:
    plan = xianan_plan()
    points = [point for point in lorenz(plan) if point.population == "leaders"]
    assert (points[0].share_of_workload, points[-1].share_of_workload) == (0, 1)
    assert all(p.share_of_workload <= p.share_of_actors + 1e-12 for p in points)
    area = sum(
        (b.share_of_actors - a.share_of_actors) * (a.share_of_workload + b.share_of_workload) / 2
        for a, b in itertools.pairwise(points)
    )
    assert 1 - 2 * area == pytest.approx(0.3611, abs=5e-5)


def test_empty_plan_has_every_population_and_no_curve() -> None:
    plan: Plan = make_plan([])
    assert {row.n for row in balance(plan)} == {0}
    assert lorenz(plan) == []
