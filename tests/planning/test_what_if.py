"""What-if steps and the comparison of before and after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import BUREAUX, Row, make_plan, xianan_plan

from respgraph import Plan, parse_plan
from respgraph.errors import ArgumentError
from respgraph.metrics.workload import workload
from respgraph.planning.changes import what_changes
from respgraph.planning.what_if import Merge, Move, parse_merge, parse_move, read_steps, what_if
from respgraph.vocabulary import Origin


@pytest.fixture
def source() -> Plan:
    return xianan_plan()


def counts(plan: Plan) -> dict[str, tuple[int, int]]:
    return {row.actor: (row.lead_unit, row.supporting_unit) for row in workload(plan)}


def test_a_task_moves_with_its_role(source: Plan) -> None:
    after = what_if(source, moves=["1:区发改局→区商务局"])
    assert counts(source)["区商务局"] == (2, 0)
    assert counts(after)["区商务局"] == (3, 0)
    assert counts(after)["区发改局"] == (5, 4)
    moved = [entry for entry in after.assignments if entry.origin is Origin.HUMAN]
    assert [(entry.task_id, entry.spans) for entry in moved] == [("task/1", ())]
    assert len(source.assignments) == len(after.assignments) == 91


def test_a_taker_that_supports_already_only_leads_after(source: Plan) -> None:
    after = what_if(source, moves=[Move("12", "区交通运输局", "区发改局")])
    roles = [entry.role.value for entry in after.assignments_by_task["task/12"]]
    assert roles.count("lead_unit") == 1
    assert counts(after)["区发改局"] == (7, 3)
    assert counts(after)["区交通运输局"] == (0, 0)


def test_an_unknown_taker_becomes_an_actor_of_the_same_kind(source: Plan) -> None:
    after = what_if(source, moves=["3:洪声耀→王新"])
    assert after.actor_by_id["person/王新"].kind == "person"


def test_a_new_actor_has_an_id_like_all_others() -> None:
    plan = parse_plan("1.修路。(牵头单位:甲县交通局)")
    after = what_if(plan, moves=["1:甲县交通局→甲县 农业（水利） 局"])
    assert [actor.id for actor in after.actors] == ["unit/甲县交通局", "unit/甲县农业(水利)局"]


def test_a_new_actor_never_takes_the_id_of_another() -> None:
    plan = parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)")
    renamed = tuple(
        replace(actor, name="甲县金融局") if actor.name == "甲县财政局" else actor
        for actor in plan.actors
    )
    after = what_if(replace(plan, actors=renamed), moves=["1:甲县交通局→甲县财政局"])
    assert [actor.name for actor in after.actors] == ["甲县交通局", "甲县金融局", "甲县财政局"]
    assert after.actors[-1].id == "unit/甲县财政局~2"


def test_without_an_actor_its_tasks_are_orphaned(source: Plan) -> None:
    after = what_if(source, without=["洪声耀"])
    changes = what_changes(source, after)
    assert [(task.number, task.missing) for task in changes.orphaned] == [
        (number, "responsible_leader") for number in ("3", "12", "15", "17", "18")
    ]
    assert all(task.before == "洪声耀" for task in changes.orphaned)
    assert "person/洪声耀" not in after.actor_by_id
    leaders = next(row for row in changes.balance if row.population == "leaders")
    assert (leaders.index, leaders.before, leaders.after) == ("total", 24, 18)


def test_hosts_and_groups_forget_who_leaves() -> None:
    after = what_if(xianan_plan(roster=True), without=["区发改局", "区财政局"])
    assert after.actor_by_id["unit/区项目办"].host is None
    assert after.actor_by_id[f"group/{BUREAUX}"].members == ("unit/区税务局", "unit/区科经局")


def test_a_unit_that_leaves_orphans_what_only_it_heads(source: Plan) -> None:
    changes = what_changes(source, what_if(source, without=["区发改局"]))
    assert [task.number for task in changes.orphaned if task.missing == "head"] == ["1", "2", "10"]


def test_merged_units_carry_each_task_once(source: Plan) -> None:
    after = what_if(source, merges=["区财政局,区税务局"])
    rows = {row.actor: row for row in workload(after)}
    assert "区税务局" not in rows
    assert rows["区财政局"].total == 3
    assert after.actor_by_id["unit/区财政局"].aliases == ("区税务局",)
    named = what_if(source, merges=["区财政局、区税务局=区财税局"])
    assert {row.actor for row in workload(named)} >= {"区财税局"}


def test_merging_keeps_hosts_and_groups_whole() -> None:
    plan = xianan_plan(roster=True)
    after = what_if(plan, merges=["区发改局,区财政局=区发展局"])
    assert after.actor_by_id["unit/区项目办"].host == "unit/区发展局"
    members = after.actor_by_id[f"group/{BUREAUX}"].members
    assert members.count("unit/区发展局") == 1
    assert "unit/区财政局" not in members


def test_steps_follow_each_other(source: Plan) -> None:
    steps = "# 方案二\nmove 1:区发改局->区商务局\n\nwithout 洪声耀\nmerge 区财政局,区税务局\n"
    moves, without, merges = read_steps(steps)
    assert (moves, without) == ([Move("1", "区发改局", "区商务局")], ["洪声耀"])
    assert merges == [Merge(("区财政局", "区税务局"), "区财政局")]
    after = what_if(source, moves=moves, without=without, merges=merges)
    assert len(after.tasks) == 21


def test_nothing_changes_without_steps(source: Plan) -> None:
    assert what_if(source) is source
    changes = what_changes(source, source)
    assert (changes.workload, changes.orphaned, changes.overloaded) == ((), (), ())
    assert all(row.change in (0, None) for row in changes.balance)


def test_a_move_and_its_reverse_give_the_same_figures(source: Plan) -> None:
    there = what_if(source, moves=["1:区发改局→区商务局"])
    back = what_if(there, moves=["1:区商务局→区发改局"])
    assert workload(back) == workload(source)


def test_balance_stands_side_by_side(source: Plan) -> None:
    changes = what_changes(source, what_if(source, moves=["1:杜新国→程文敏"]))
    row = next(r for r in changes.balance if (r.population, r.index) == ("leaders", "gini"))
    assert row.before == pytest.approx(0.3611, abs=5e-5)
    assert row.change is not None
    assert row.change < 0
    figures = {(r.actor, r.measure): r.change for r in changes.workload}
    assert figures["杜新国", "responsible_leader"] == -1
    assert figures["程文敏", "total"] == 1


def test_who_becomes_overloaded(source: Plan) -> None:
    after = what_if(source, moves=["1:杜新国→洪声耀", "2:杜新国→洪声耀"])
    changes = what_changes(source, after, leader_threshold=8)
    declared = [
        (r.actor, r.change, r.tasks_after) for r in changes.overloaded if r.test == "threshold"
    ]
    assert declared == [("杜新国", "ceases", 7), ("洪声耀", "becomes", 8)]
    assert set(changes.tables()) == {"workload", "balance", "orphaned", "overloaded"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"moves": ["99:区发改局→区商务局"]}, "no task '99'"),
        ({"moves": ["1:区发政局→区商务局"]}, "do you mean 区发改局"),
        ({"moves": ["1:区商务局→区发改局"]}, "no part in task 1; on it: 杜新国、区发改局"),
        ({"moves": ["1 区商务局"]}, "write TASK:FROM→TO"),
        ({"without": ["没有这个人"]}, "does not know"),
        ({"merges": ["区财政局"]}, "two or more names"),
        ({"merges": ["区财政局,杜新国"]}, "different kinds"),
    ],
)
def test_steps_that_cannot_be_taken_are_refused(
    source: Plan, options: dict[str, list[str]], words: str
) -> None:
    with pytest.raises(ArgumentError, match=words):
        what_if(source, **options)  # type: ignore[arg-type]


def test_a_number_of_several_tasks_asks_for_an_id() -> None:
    plan = make_plan([Row("1", leads=["甲局"]), Row("1", leads=["甲局"])])
    with pytest.raises(ArgumentError, match="one id of task/1, task/1~2"):
        what_if(plan, moves=["1:甲局→乙局"])
    after = what_if(plan, moves=["task/1~2:甲局→乙局"])
    assert counts(after)["乙局"] == (1, 0)


def test_words_of_steps_in_other_widths() -> None:
    assert parse_move("12\uff1a甲局 => 乙局") == Move("12", "甲局", "乙局")
    assert parse_merge("甲局\uff0c乙局 = 丙局") == Merge(("甲局", "乙局"), "丙局")
    with pytest.raises(ArgumentError, match="line 2: 'drop' is no step"):
        read_steps("without 甲\ndrop 乙")


def test_a_limit_that_moved_is_told_from_a_load_that_moved(source: Plan) -> None:
    after = what_if(source, moves=["1:杜新国→洪声耀", "2:杜新国→洪声耀"])
    changes = what_changes(source, after, leader_threshold=8)
    declared = [row for row in changes.overloaded if row.test == "threshold"]
    assert [(row.moved, row.limit_before, row.limit_after) for row in declared] == [
        ("workload", 8, 8), ("workload", 8, 8),
    ]  # fmt: skip


def test_who_is_flagged_at_the_same_load_has_a_limit_that_moved() -> None:
    """Of leaders with 1, 2, 3, 6 and 9 tasks the one with 6 leaves: the middle is lower then."""
    loads = {"王明": 1, "李勇": 2, "张强": 3, "赵刚": 6, "陈亮": 9}
    leaders = [name for name, count in loads.items() for _ in range(count)]
    plan = parse_plan(
        "\n".join(
            f"{number}.修路。(责任领导:{name};牵头单位:甲县交通局)"
            for number, name in enumerate(leaders, 1)
        )
    )
    changes = what_changes(plan, what_if(plan, without=["赵刚"]))
    robust = [row for row in changes.overloaded if row.test == "robust_z"]
    assert [(row.actor, row.change, row.moved) for row in robust] == [("陈亮", "becomes", "limit")]
    assert (robust[0].tasks_before, robust[0].tasks_after) == (9, 9)
    assert (robust[0].limit_before, robust[0].limit_after) == (14, 8)
