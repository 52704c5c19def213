"""Items that print who answers before what is to be done."""

from __future__ import annotations

import pytest

import respgraph as rg

PAVING = "修路50公里。"
WAYS = [
    f"【牵头:甲县交通局|配合:甲县财政局】{PAVING}(完成时限:6月底)",
    f"(牵头单位:甲县交通局;配合单位:甲县财政局){PAVING}(完成时限:6月底)",
    f"[甲县交通局牵头,甲县财政局配合]{PAVING}【完成时限:6月底】",
    f"牵头单位:甲县交通局;配合单位:甲县财政局。{PAVING}完成时限:6月底",
    f"〔主办:甲县交通局;协办:甲县财政局〕{PAVING}办结时限:6月底",
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("numbers", ["12", "(一)(二)"])
def test_a_clause_before_the_text_is_that_of_its_item(way: str, numbers: str) -> None:
    """Whether the item stands right below a heading or below another item."""
    first, second = ("1.", "2.") if numbers == "12" else ("(一)", "(二)")
    plan = rg.parse_plan(f"任务分解方案\n一、交通工程\n{first}{way}\n{second}{way}\n")
    assert [task.text for task in plan.tasks] == [PAVING, PAVING]
    assert {task.section for task in plan.tasks} == {("一、交通工程",)}
    assert {task.deadline.text for task in plan.tasks if task.deadline} == {"6月底"}
    assert [plan.actor_by_id[item.actor_id].name for item in plan.assignments] == [
        "甲县交通局",
        "甲县财政局",
    ] * 2
