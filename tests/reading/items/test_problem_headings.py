"""Lists of rectification: a problem with its leader heads the measures, which say who does them."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.vocabulary import IssueCode

LONG = "“部分乡镇污水收集管网建设滞后,雨季溢流问题突出,群众反映强烈”"
MEASURES = "(1)排查管网。{dash}责任单位:甲县住建局\n(2)改造管网。{dash}责任单位:甲县水务局\n"
UNITS = [["王明", "甲县住建局"], ["王明", "甲县水务局"]]


def names(plan: rg.Plan) -> list[list[str]]:
    return [
        [plan.actor_by_id[item.actor_id].name for item in plan.assignments_by_task[task.id]]
        for task in plan.tasks
    ]


@pytest.mark.parametrize("problem", ["污水管网建设滞后", "污水管网建设滞后问题。", LONG])
@pytest.mark.parametrize("aim", ["", "整改目标:补齐短板,消除直排。\n"])
@pytest.mark.parametrize("dash", ["——", "—", "-- ", ""])
def test_a_problem_with_its_leader_heads_its_measures(problem: str, aim: str, dash: str) -> None:
    body = f"{aim}责任领导:王明\n督导单位:甲县生态环境局\n整改措施:\n{MEASURES.format(dash=dash)}"
    plan = rg.parse_plan(f"整改措施清单\n\n一、{problem}\n{body}二、{problem}\n{body}")
    assert names(plan) == UNITS * 2
    assert [task.text for task in plan.tasks] == ["排查管网。", "改造管网。"] * 2
    assert {task.section for task in plan.tasks} == {(f"一、{problem}",), (f"二、{problem}",)}


def test_the_aim_of_a_problem_is_listed() -> None:
    body = f"整改目标:补齐短板。\n责任领导:王明\n{MEASURES.format(dash='——')}"
    plan = rg.parse_plan(f"整改措施清单\n\n一、管网滞后\n{body}")
    issues = [issue for issue in plan.issues if issue.code is IssueCode.NOT_ASSIGNED]
    assert any("补齐短板" in issue.message for issue in issues)


def test_a_measure_without_a_clause_beside_one_with_is_a_task_too() -> None:
    text = (
        "整改措施清单\n\n一、管网建设滞后\n责任领导:王明\n整改措施:\n1.排查管网。\n"
        "2.改造管网。——责任单位:甲县水务局\n"
    )
    assert names(rg.parse_plan(text)) == [["王明"], ["王明", "甲县水务局"]]
