"""Overload flags: which test, certain or possible, and what a small plan cannot show."""

from __future__ import annotations

from math import comb

import pytest
from tests.builders import Row, make_plan, xianan_plan

from respgraph.errors import ArgumentError
from respgraph.metrics.overload import OverloadTest, overload, overload_limits


def busy_plan(tasks: int = 30, others: int = 10, busy: int = 12) -> object:
    rows = [Row(str(n), leads=["忙局"] if n < busy else [f"{n % others}局"]) for n in range(tasks)]
    return make_plan(rows, idle=[f"{n}局" for n in range(others)])


def test_declared_threshold_flags_from_that_number_on() -> None:
    flags = overload(xianan_plan(), leader_threshold=6)
    assert [(flag.actor, flag.low) for flag in flags if flag.test == "threshold"] == [
        ("杜新国", 9),
        ("洪声耀", 6),
    ]
    assert flags[0].score is None
    assert len(flags[0].tasks) == 9


def test_one_among_many_is_flagged_by_the_random_draw_with_its_probability() -> None:
    plan = busy_plan()
    flags = [flag for flag in overload(plan) if flag.test is OverloadTest.RANDOM_DRAW]
    assert [flag.actor for flag in flags] == ["忙局"]
    expected = sum(comb(30, k) * (1 / 11) ** k * (10 / 11) ** (30 - k) for k in range(12, 31))
    assert flags[0].score == pytest.approx(expected)
    limit = next(
        row
        for row in overload_limits(plan)
        if row.test is OverloadTest.RANDOM_DRAW and row.population == "units"
    )
    assert limit.centre == pytest.approx(30 / 11)
    assert limit.limit is not None
    assert limit.limit <= 12


def test_robust_z_compares_with_the_middle() -> None:
    loads = [1, 2, 2, 3, 3, 4, 15]
    rows = [
        Row(None, leads=[f"{index}局"]) for index, count in enumerate(loads) for _ in range(count)
    ]
    flags = [flag for flag in overload(make_plan(rows)) if flag.test is OverloadTest.ROBUST_Z]
    assert [(flag.actor, flag.low, flag.limit) for flag in flags] == [("6局", 15, 9)]
    assert flags[0].score == pytest.approx(0.6745 * 12)


def test_no_scale_without_spread() -> None:
    plan = make_plan([Row("1", leads=["甲局"]), Row("2", leads=["乙局"])])
    limit = next(row for row in overload_limits(plan) if row.test is OverloadTest.ROBUST_Z)
    assert (limit.limit, limit.attainable) == (None, False)
    assert "no scale" in limit.reason


def test_a_small_plan_says_that_nobody_can_be_significant() -> None:
    plan = make_plan([Row("1", leads=["甲局"], supports=["乙局"])])
    limit = next(
        row
        for row in overload_limits(plan)
        if row.test is OverloadTest.RANDOM_DRAW and row.population == "units"
    )
    assert (limit.limit, limit.attainable) == (None, False)
    assert "nobody can be significant" in limit.reason


def test_open_groups_make_a_flag_possible_only() -> None:
    rows = [Row(str(n), supports=["相关部门"]) for n in range(5)]
    plan = make_plan([*rows, Row("6", leads=["甲局"])], members={"相关部门": ["甲局", "乙局"]})
    flags = overload(plan, unit_threshold=5)
    assert [(f.actor, str(f.certainty), f.low, f.high) for f in flags if f.test == "threshold"] == [
        ("甲局", "possible", 1, 6),
        ("乙局", "possible", 0, 5),
    ]
    assert flags[0].tasks[0] == "task/6"


def test_empty_plan_has_no_flags() -> None:
    assert overload(make_plan([])) == []
    assert overload_limits(make_plan([])) == []


@pytest.mark.parametrize("options", [{"alpha": 0}, {"alpha": 1.5}, {"unit_threshold": 0}])
def test_choices_outside_their_range_are_refused(options: dict[str, float]) -> None:
    with pytest.raises(ArgumentError, match="give"):
        overload(make_plan([]), **options)  # type: ignore[arg-type]
