"""Clauses that say by number which items above them they cover."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.vocabulary import IssueCode

ITEMS = "任务分解方案\n一、交通\n1.修路。\n2.修桥。\n3.办学。\n"
REST = "二、农业\n4.种树。由甲县林业局负责。\n5.种草。由甲县林业局负责。\n"


def leads(text: str) -> list[list[str]]:
    plan = rg.parse_plan(text)
    return [
        [plan.actor_by_id[item.actor_id].name for item in plan.assignments_by_task[task.id]]
        for task in plan.tasks
    ]


@pytest.mark.parametrize(
    "line",
    [
        "以上1至2项,牵头单位:甲县交通局。第3项,牵头单位:甲县教育局。",
        "以上1-2项由甲县交通局负责;第3项由甲县教育局负责。",
        "第1、2项由甲县交通局负责;其中,第3项由甲县教育局负责。",
        "(以上第1—2项责任单位:甲县交通局)(第3项责任单位:甲县教育局)",
        "第3项由甲县教育局负责。其余任务由甲县交通局负责。",
        "1—2项由甲县交通局负责;第3项由甲县教育局负责。",
        "第1项、第2项由甲县交通局负责;第3项由甲县教育局负责。",
        "(1—2项牵头单位:甲县交通局;3项牵头单位:甲县教育局)",
        "以上一至二项,责任单位:甲县交通局。第三项,责任单位:甲县教育局。",
        "上述第(1)、(2)条措施,责任单位:甲县交通局;第(3)条措施,责任单位:甲县教育局。",
        "以上1至2项,牵头单位:甲县交通局。\n第3项,牵头单位:甲县教育局。",
    ],
)
def test_one_line_may_hold_clauses_for_several_ranges(line: str) -> None:
    assert leads(f"{ITEMS}{line}\n{REST}") == [
        ["甲县交通局"],
        ["甲县交通局"],
        ["甲县教育局"],
        ["甲县林业局"],
        ["甲县林业局"],
    ]


def test_others_are_not_those_of_the_part_above() -> None:
    line = "第4项责任单位:甲县教育局。其余任务责任单位:甲县交通局。"
    text = f"任务分解方案\n一、农业\n1.种树。\n2.种草。\n二、教育\n3.办园。\n4.办学。\n{line}\n"
    assert leads(text) == [["甲县交通局"], ["甲县教育局"]]


@pytest.mark.parametrize("scope", ["以上2至4项", "第2、3、7项", "以上8至9项"])
def test_an_item_that_is_not_there_is_listed(scope: str) -> None:
    plan = rg.parse_plan(f"{ITEMS}{scope},牵头单位:甲县交通局。\n{REST}")
    issues = [issue for issue in plan.issues if issue.code is IssueCode.MISSING_NUMBER]
    assert any("names an item" in issue.message for issue in issues)
