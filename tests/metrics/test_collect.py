"""All tables at once: names, choices, speed of a district plan."""

from __future__ import annotations

import math

import pytest
from tests.builders import Row, make_plan, xianan_plan

from respgraph import Plan, table
from respgraph.errors import ArgumentError
from respgraph.metrics.collect import TABLE_NAMES, all_tables
from respgraph.metrics.workload import RoleWeights, workload
from respgraph.tabular import plain_rows

PLANS = {
    "source": xianan_plan(),
    "source with roster": xianan_plan(roster=True),
    "empty": make_plan([]),
    "one task without anyone": make_plan([Row("1")]),
    "one task": make_plan([Row("1", ["王"], ["甲局"])]),
    "one actor": make_plan([Row("1", leads=["甲局"]), Row("2", supports=["甲局"])]),
    "no leads": make_plan([Row("1", ["王"], supports=["甲局", "乙局"])]),
    "all groups": make_plan([Row("1", supports=["各乡镇", "相关部门"]), Row("2", leads=["各镇"])]),
    "a unit in every task": make_plan([Row(str(n), ["王"], ["甲局"], ["乙局"]) for n in range(5)]),
    "only idle units": make_plan([], idle=["甲局", "乙局"]),
}


def numbers(value: object) -> list[float]:
    if isinstance(value, tuple):
        return [number for part in value for number in numbers(part)]
    return [value] if isinstance(value, float) else []


def parts(value: object) -> list[object]:
    return [part for each in value for part in parts(each)] if isinstance(value, tuple) else [value]


@pytest.mark.parametrize("name", ["source with roster", "one task", "empty"])
def test_values_are_plain_python(name: str) -> None:
    plain = {int, float, str, bool, type(None)}
    for table_name, rows in all_tables(PLANS[name]).items():
        for row in plain_rows(rows):
            for column, value in row.items():
                kinds = {type(part) for part in parts(value)}
                assert kinds <= plain, (table_name, column, kinds)


@pytest.mark.parametrize("name", PLANS)
def test_every_table_of_every_plan_is_finite(name: str) -> None:
    for rows in all_tables(PLANS[name]).values():
        for row in plain_rows(rows):
            assert all(math.isfinite(x) for value in row.values() for x in numbers(value)), row
        assert len(table(rows)) == len(rows)


def test_names_select_and_keep_the_order() -> None:
    tables = all_tables(PLANS["source"], only=["balance", "workload"])
    assert list(tables) == ["workload", "balance"]
    assert list(all_tables(PLANS["source"])) == list(TABLE_NAMES)


def test_choices_reach_the_tables() -> None:
    plan: Plan = PLANS["source with roster"]
    weights = RoleWeights(supporting_unit=0)
    tables = all_tables(plan, only=["workload"], weights=weights, open_group_share=0.5)
    assert tables["workload"] == workload(plan, weights=weights, open_group_share=0.5)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ArgumentError, match="unknown table 'load'"):
        all_tables(PLANS["source"], only=["load"])
    with pytest.raises(ArgumentError, match="unknown null model 'coin'"):
        all_tables(PLANS["source"], null="coin")


def test_the_same_plan_gives_the_same_tables() -> None:
    assert all_tables(xianan_plan(roster=True)) == all_tables(xianan_plan(roster=True))
