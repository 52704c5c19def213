"""What theory says of every table: names and order do not matter, copies and unions add up."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.builders import Row, make_plan, xianan_plan

from respgraph import Plan
from respgraph.metrics.collect import TABLE_NAMES, all_tables
from respgraph.metrics.workload import workload
from respgraph.tabular import plain_rows

LEADERS, UNITS = "赵钱孙李", "甲乙丙丁戊己庚辛"
BY_POSITION = {"workload_by_section", "lorenz"}


def drawn_rows(seed: int, tasks: int = 12, prefix: str = "") -> list[Row]:
    draw = random.Random(seed)
    return [
        Row(
            f"{prefix}{n}",
            [f"{prefix}{name}某" for name in draw.sample(LEADERS, draw.randint(0, 2))],
            [f"{prefix}{name}局" for name in draw.sample(UNITS, draw.randint(0, 2))],
            [f"{prefix}{name}局" for name in draw.sample(UNITS, draw.randint(0, 4))],
        )
        for n in range(1, tasks + 1)
    ]


def shuffled(plan: Plan, seed: int) -> Plan:
    draw = random.Random(seed)
    parts = [list(plan.tasks), list(plan.actors), list(plan.assignments)]
    for part in parts:
        draw.shuffle(part)
    tasks, actors, assignments = map(tuple, parts)
    return replace(plan, tasks=tasks, actors=actors, assignments=assignments)


@pytest.mark.parametrize("name", sorted(set(TABLE_NAMES) - BY_POSITION))
def test_order_of_records_changes_no_table(name: str) -> None:
    plan = xianan_plan(roster=True)
    assert all_tables(shuffled(plan, 5), only=[name]) == all_tables(plan, only=[name])


def rounded(values: Iterable[object]) -> list[object]:
    return [round(value, 9) if isinstance(value, float) else value for value in values]


def figures(plan: Plan, name: str, columns: tuple[str, ...]) -> list[list[object]]:
    rows = plain_rows(all_tables(plan, only=[name])[name])
    return sorted((rounded(row[column] for column in columns) for row in rows), key=str)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("workload", ("total", "fractional", "weighted", "lead_heavy", "best_rank")),
        ("balance", ("population", "gini", "theil", "hhi", "peak_ratio")),
        ("centrality", ("degree", "closeness", "betweenness", "eigenvector", "birank")),
        ("clustering", ("dot", "smaller", "larger")),
        ("coassignment", ("shared_tasks", "jaccard", "cosine", "newman")),
        ("significance", ("p_value", "p_adjusted", "smallest_p", "verdict")),
        ("brokerage", ("partners", "constraint", "effective_size", "two_mode_constraint")),
        ("resilience", ("tasks", "alone", "exclusivity", "orphaned")),
        ("core_periphery", ("fit",)),
    ],
)
def test_other_names_give_the_same_figures(name: str, columns: tuple[str, ...]) -> None:
    rows = drawn_rows(3)
    other = str.maketrans(LEADERS + UNITS, "周吴郑王" + "子丑寅卯辰巳午未")
    renamed = [
        replace(
            row,
            leaders=[n.translate(other) for n in row.leaders],
            leads=[n.translate(other) for n in row.leads],
            supports=[n.translate(other) for n in row.supports],
        )
        for row in rows
    ]
    assert figures(make_plan(renamed), name, columns) == figures(make_plan(rows), name, columns)


def test_every_task_twice_doubles_counts_and_keeps_balance() -> None:
    rows = drawn_rows(4)
    once, twice = make_plan(rows), make_plan([*rows, *rows])
    counts = {row.actor_id: (row.total, round(row.fractional, 9)) for row in workload(once)}
    doubled = {row.actor_id: (row.total, round(row.fractional, 9)) for row in workload(twice)}
    assert doubled == {
        key: (2 * total, pytest.approx(2 * share)) for key, (total, share) in counts.items()
    }
    for name, columns in (
        ("balance", ("population", "gini", "theil", "hhi", "jain", "peak_ratio")),
        ("coassignment", ("actor_a", "actor_b", "jaccard", "cosine")),
        ("brokerage", ("actor", "constraint", "effective_size")),
        ("network_clustering", ("layer", "latapy_dot")),
    ):
        assert figures(twice, name, columns) == figures(once, name, columns)


def test_a_disjoint_union_is_the_sum_of_its_parts() -> None:
    one, other = drawn_rows(5), drawn_rows(6, prefix="新")
    parts, union = [make_plan(one), make_plan(other)], make_plan([*one, *other])
    for name, columns in (
        ("workload", ("actor", "total", "fractional", "weighted")),
        ("clustering", ("name", "dot", "smaller", "larger")),
        ("coassignment", ("actor_a", "actor_b", "shared_tasks", "newman")),
        ("brokerage", ("actor", "partners", "constraint", "two_mode_constraint")),
        ("resilience", ("actor", "alone", "exclusivity", "orphaned")),
        ("leader_unit_ties", ("leader", "unit", "certainty")),
    ):
        apart = [row for part in parts for row in figures(part, name, columns)]
        assert figures(union, name, columns) == sorted(apart, key=str)
