"""Case dropping: correlations equal those of scipy, flat rankings are none."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import spearmanr
from tests.builders import Row, make_plan, xianan_plan

from respgraph.metrics.stability import (
    Stability,
    StableShare,
    case_dropping,
    stable_share,
    stable_shares,
)


def test_nobody_and_one_have_no_ranking() -> None:
    assert case_dropping(make_plan([])) == []
    assert case_dropping(make_plan([Row("1", ["王"], ["甲局"])])) == []


def test_a_clear_ranking_survives_and_a_flat_one_does_not() -> None:
    rows = [Row(None, leads=[f"{n}局"]) for n in range(8) for _ in range(6 * n + 1)]
    steep = case_dropping(make_plan(rows))
    assert (stable_share(steep, "units") or 0) >= 0.6
    nearly_flat = [Row(None, leads=[f"{n}局"]) for n in range(20) for _ in range(2 + n % 2)]
    assert (stable_share(case_dropping(make_plan(nearly_flat)), "units") or 0) < 0.25
    unstable = [Stability("units", 9, 0.05, 0.1, 0.2, False)]
    assert stable_share(unstable, "units") == 0


def test_where_all_carry_alike_there_is_no_ranking_to_be_stable() -> None:
    flat = case_dropping(
        make_plan([Row(None, leads=[f"{n}局"]) for n in range(20) for _ in range(3)])
    )
    assert {(row.correlation, row.kept, row.stable) for row in flat} == {(None, None, None)}
    assert stable_share(flat, "units") is None
    assert stable_shares(flat) == [StableShare("units", None)]


def test_correlations_equal_scipy() -> None:
    plan = xianan_plan()
    rows = [row for row in case_dropping(plan, draws=40, seed=3) if row.population == "leaders"]
    loads = {"杜新国": 9, "洪声耀": 6, "丁玲": 3, "陈浩": 3, "刘伍寿": 2, "程文敏": 1}
    order = np.argsort(np.random.default_rng(3).random((40, 21)), axis=1)
    share, index = 0.5, 9
    found = []
    for draw in order:
        gone = {plan.tasks[i].id for i in draw[: round(share * 21)]}
        left = dict.fromkeys(loads, 0)
        for entry in plan.assignments:
            name = plan.actor_by_id[entry.actor_id].name
            if name in left and entry.task_id not in gone:
                left[name] += 1
        found.append(spearmanr(list(loads.values()), list(left.values())).statistic)
    assert rows[index].share_dropped == share
    assert rows[index].correlation == pytest.approx(np.median(found))
