from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from tests.builders import Row, make_plan

import respgraph as rg
from respgraph.sealing import Changes, changes_since, seal
from respgraph.vocabulary import IssueCode, Origin

ROWS = [
    Row("1", ["王明"], ["区发改局"], ["区财政局", "区林业局"], deadline="6月底前", targets=1),
    Row("2", ["李强"], ["区交通局"]),
]


@pytest.fixture
def value() -> Any:
    return rg.plan_to_json(make_plan(ROWS))


def humans(plan: rg.Plan) -> list[str]:
    items = (item for item in plan.assignments if item.origin is Origin.HUMAN)
    return [plan.actor_by_id[item.actor_id].name for item in items]


def test_what_nobody_touched_is_unchanged(value: Any) -> None:
    for task in value["tasks"]:
        assert changes_since(task) == Changes()
    assert rg.plan_from_json(value) == make_plan(ROWS)


def test_another_program_may_write_numbers_and_keys_its_own_way(value: Any) -> None:
    value["tasks"][0]["targets"][0]["value"] = 8
    shuffled = json.loads(json.dumps(value, sort_keys=True, indent=4))
    assert rg.plan_from_json(shuffled) == make_plan(ROWS)


@pytest.mark.parametrize(
    ("key", "new"),
    [("role", "joint_unit"), ("mention", "universal"), ("open_list", True), ("spans", [[0, 1]])],
)
def test_any_change_of_an_assignment_is_marked(value: Any, key: str, new: Any) -> None:
    value["tasks"][0]["assignments"][2][key] = new
    plan = rg.plan_from_json(value)
    assert humans(plan) == ["区财政局"]
    assert [issue.code for issue in plan.issues] == [IssueCode.CORRECTED]


def test_any_change_of_a_task_is_marked(value: Any) -> None:
    for key, new in [
        ("text", "修桥。"),
        ("section", ["一、桥"]),
        ("deadline", None),
        ("targets", []),
    ]:
        changed = copy.deepcopy(value)
        changed["tasks"][0][key] = new
        plan = rg.plan_from_json(changed)
        assert [task.origin for task in plan.tasks] == [Origin.HUMAN, Origin.DOCUMENT]
        assert humans(plan) == []


def test_what_was_taken_out_is_listed(value: Any) -> None:
    del value["tasks"][0]["assignments"][2:]
    plan = rg.plan_from_json(value)
    assert [(issue.code, issue.message) for issue in plan.issues] == [
        (IssueCode.CORRECTED, "task/1: 2 assignments taken out")
    ]
    assert rg.plan_from_json(rg.plan_to_json(plan)) == plan


def test_the_order_of_assignments_is_no_change(value: Any) -> None:
    value["tasks"][0]["assignments"].reverse()
    assert humans(rg.plan_from_json(value)) == []


def test_a_file_without_seals_is_taken_as_it_is(value: Any) -> None:
    for task in value["tasks"]:
        del task["check"]
    assert rg.plan_from_json(value) == make_plan(ROWS)


def test_a_seal_names_each_assignment_once(value: Any) -> None:
    task = value["tasks"][0]
    assert len(seal(task).split()) == 1 + len(task["assignments"])


def test_corrections_in_plan_json_survive_a_new_reading(value: Any) -> None:
    value["tasks"][0]["assignments"][1]["role"] = "supporting_unit"
    del value["tasks"][0]["assignments"][3]
    person = rg.plan_from_json(value)
    carried = rg.carry_corrections(person, make_plan(ROWS))
    assert humans(carried) == ["区发改局"]
    assert [
        carried.actor_by_id[a.actor_id].name for a in carried.assignments_by_task["task/1"]
    ] == [
        "王明",
        "区发改局",
        "区财政局",
    ]
