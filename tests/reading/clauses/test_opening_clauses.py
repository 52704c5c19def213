"""Items that print who answers before what is to be done, and brackets that only look like it."""

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


@pytest.mark.parametrize(
    "note",
    [
        "备注:林业改革和产业发展处(改革产业处)、生态保护修复处(生态处)。",
        "规划财务处(规财处)、市人力资源和社会保障局(市人社局)",
    ],
)
def test_a_short_form_of_the_name_before_it_is_no_clause(note: str) -> None:
    plan = rg.parse_plan(f"任务分解方案\n1.修路。(规财处牵头)\n2.修桥。(生态处牵头)\n\n  {note}\n")
    assert [actor.name for actor in plan.actors] == ["规财处", "生态处"]


@pytest.mark.parametrize("item", ["2.用好合作平台,接待考察团", "(2)用好合作平台,接待考察团"])
def test_a_leader_above_an_item_does_not_reach_into_it(item: str) -> None:
    plan = rg.parse_plan(
        f"任务分解方案\n一、开放\n责任领导:惠 敏总工程师\n{item}。(合作处牵头)\n"
        "二、宣传\n责任领导:王明\n3.开展宣传。(宣传处牵头)\n"
    )
    assert plan.account.balanced
