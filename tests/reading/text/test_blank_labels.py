"""Labels with a blank instead of a colon behind them."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.reading.text.blank_labels import colons_for_blanks, holds_values

BLOCKS = [
    "责任领导  普绍荣    牵头部门  甲县交通局    配合部门  甲县财政局    完成时限  长期坚持",
    "责任领导 普绍荣 牵头部门 甲县交通局 配合部门 甲县财政局 完成时限 长期坚持",
    "分管领导\t普绍荣\t主责单位\t甲县交通局\t协同单位\t甲县财政局\t完成时间\t长期坚持",
    "责任领导：普绍荣    牵头部门：甲县交通局    配合部门  甲县财政局    完成时限  长期坚持",
    "责任领导　普绍荣　　牵头部门　甲县交通局　　配合部门　甲县财政局\n完成时限　长期坚持",
    "责任领导 普绍荣\n牵头单位 甲县交通局\n配合单位 甲县财政局\n时限要求 长期坚持",
    "责任领导-普绍荣;牵头部门-甲县交通局;配合部门-甲县财政局;完成时限-长期坚持",
    "(责任领导 普绍荣;牵头部门 甲县交通局;配合部门 甲县财政局;完成时限为长期坚持)",
    "(责任领导 普绍荣 牵头部门 甲县交通局 配合部门 甲县财政局 完成时限 长期坚持)",
]


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("joint", ["\n", ""])
def test_each_label_gets_its_value(block: str, joint: str) -> None:
    items = "".join(f"{number}、建设粮库。{joint}{block}\n" for number in (1, 2))
    plan = rg.parse_plan(f"甲县2024年重点任务分工\n一、农业\n{items}")
    assert [(task.number, task.section, task.text) for task in plan.tasks] == [
        ("1", ("一、农业",), "建设粮库。"),
        ("2", ("一、农业",), "建设粮库。"),
    ]
    assert [task.deadline and task.deadline.text for task in plan.tasks] == ["长期坚持"] * 2
    assert [
        (item.role.value, plan.actor_by_id[item.actor_id].name)
        for item in plan.assignments
        if item.task_id == plan.tasks[1].id
    ] == [
        ("responsible_leader", "普绍荣"),
        ("lead_unit", "甲县交通局"),
        ("supporting_unit", "甲县财政局"),
    ]


def test_a_telephone_is_nobody() -> None:
    plan = rg.parse_plan(
        "1.普查。\n主责单位  县农机站    责任人  杨建国    联系电话  12345678\n2.修路。(牵头单位:县交通局)\n"
    )
    assert [actor.name for actor in plan.actors] == ["县农机站", "杨建国", "县交通局"]


NO_VALUES = [
    "责任领导  牵头部门  配合部门  完成时限",
    "责任单位  工作任务  完成时限  备注",
    "责任单位 要加强领导,落实责任。牵头单位 要主动协调",
    "责任单位  县交通局要主动协调",
    "工作任务  责任单位",
]


@pytest.mark.parametrize("line", NO_VALUES)
def test_heads_of_columns_and_prose_stay(line: str) -> None:
    assert colons_for_blanks(f"\n{line}\n") == f"\n{line}\n"
    assert not holds_values(line)
