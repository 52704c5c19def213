"""Pairs of actors with their evidence, and which leader answers for which unit."""

from __future__ import annotations

import pytest
from tests.builders import Row, make_plan, xianan_plan
from tests.metrics.networks import AWKWARD, affiliation_graph, davis

from respgraph.graph import build_graph
from respgraph.metrics.coassignment import coassignment, leader_unit_ties


def test_newman_weights_of_the_tnet_example() -> None:
    tasks = (1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6)
    people = (1, 2, 1, 3, 4, 2, 3, 4, 3, 5, 5)
    graph = affiliation_graph([(str(i), str(p)) for i, p in zip(tasks, people, strict=True)])
    found = {(row.actor_a, row.actor_b): row.newman for row in coassignment(graph)}
    expected = {
        ("1", "2"): 1, ("1", "3"): 1, ("2", "3"): 0.5, ("2", "4"): 1, ("2", "5"): 0.5,
        ("3", "5"): 0.5, ("5", "6"): 1,
    }  # fmt: skip
    assert found == pytest.approx(expected)


def test_davis_has_139_pairs() -> None:
    rows = coassignment(davis())
    assert len(rows) == 139
    assert rows[0].shared_tasks == max(row.shared_tasks for row in rows)
    evelyn_theresa = next(
        row for row in rows if {row.actor_a, row.actor_b} == {"Evelyn", "Theresa"}
    )
    assert evelyn_theresa.shared_tasks == len(evelyn_theresa.tasks) == 7
    assert evelyn_theresa.jaccard == pytest.approx(7 / 9)
    assert evelyn_theresa.cosine == pytest.approx(7 / 8)


def test_leaders_and_units_are_paired_apart() -> None:
    rows = coassignment(build_graph(xianan_plan()))
    leaders = [(row.actor_a, row.actor_b, row.tasks) for row in rows if row.layer == "leader"]
    assert sorted(leaders, key=lambda row: row[2]) == [
        ("刘伍寿", "陈浩", ("task/11",)),
        ("洪声耀", "程文敏", ("task/16",)),
        ("丁玲", "杜新国", ("task/7",)),
    ]
    pair = next(row for row in rows if {row.actor_a, row.actor_b} == {"区发改局", "区科经局"})
    assert (pair.shared_tasks, pair.tasks) == (3, ("task/15", "task/17", "task/18"))
    assert pair.jaccard == pytest.approx(3 / 11)


def test_only_two_lead_units_certainly_have_two_leaders() -> None:
    ties = leader_unit_ties(build_graph(xianan_plan()))
    crossed: dict[str, set[str]] = {}
    certain: dict[str, set[str]] = {}
    for tie in ties:
        crossed.setdefault(tie.unit, set()).add(tie.leader)
        if tie.certainty == "certain":
            certain.setdefault(tie.unit, set()).add(tie.leader)
    assert sum(len(leaders) == 2 for leaders in crossed.values()) == 6
    assert {unit for unit, leaders in certain.items() if len(leaders) == 2} == {
        "区水利和湖泊局",
        "市生态环境局咸安分局",
    }


def test_joint_units_answer_to_the_leader_too() -> None:
    plan = make_plan([Row("1", ["王"], joints=["甲局", "乙局"], supports=["丙局"])])
    assert [(tie.leader, tie.unit) for tie in leader_unit_ties(build_graph(plan))] == [
        ("王", "乙局"),
        ("王", "甲局"),
    ]


def test_possible_ties_count_only_when_asked_for() -> None:
    plan = make_plan(
        [Row("1", leads=["甲局"], supports=["相关部门"])], members={"相关部门": ["乙局"]}
    )
    graph = build_graph(plan)
    assert len(coassignment(graph)) == 1
    assert len(coassignment(graph, possible=True)) == 3


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_networks_have_pairs_with_shares_between_0_and_1(name: str) -> None:
    for row in coassignment(AWKWARD[name]):
        assert 0 < row.jaccard <= row.cosine <= 1
        assert row.shared_tasks == len(row.tasks)
