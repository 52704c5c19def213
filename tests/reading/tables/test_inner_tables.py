"""Tables inside a cell: who has which role there, in forms and in rows of a plan."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.vocabulary import IssueCode

Rows = list[tuple[str, ...]]

SHOWN = "lead:区绿化市容局 supporting:区水务局 supporting:区规划局"


def _table(rows: Rows) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _form(number: str, inner: str) -> str:
    return _table(
        [
            ("项目编号", number, "完成时限", "9月30日"),
            ("项目名称", f"绿道贯通{number}期"),
            ("责任领导", "顾一鸣（副区长）", "联系电话", "021-55501200"),
            ("责任单位", inner),
            ("资金来源", "区级财政资金"),
        ]
    )


def _roles(page: str) -> tuple[list[str], set[IssueCode]]:
    """The units of each task with their roles, and the codes of all doubts."""
    plan = rg.read_plan(f"<html><body><p>江川区任务书</p>{page}</body></html>".encode())
    tasks = [
        " ".join(
            f"{tie.role.value.split('_')[0]}:{plan.actor_by_id[tie.actor_id].name}"
            for tie in plan.assignments_by_task[task.id]
            if tie.role is not rg.Role.RESPONSIBLE_LEADER
        )
        for task in plan.tasks
    ]
    return tasks, {issue.code for issue in plan.issues}


INNER: dict[str, tuple[Rows, str]] = {
    "a unit and its duty": (
        [
            ("单位名称", "职责"),
            ("区绿化市容局", "牵头"),
            ("区水务局", "配合"),
            ("区规划局", "配合"),
        ],
        SHOWN,
    ),
    "a role and its units": (
        [("角色", "单位"), ("牵头单位", "区绿化市容局"), ("配合单位", "区水务局、区规划局")],
        SHOWN,
    ),
    "no header": ([("区绿化市容局", "主办"), ("区水务局", "协办"), ("区规划局", "协办")], SHOWN),
    "a column for each role": (
        [("牵头单位", "配合单位"), ("区绿化市容局", "区水务局、区规划局")],
        SHOWN,
    ),
    "duties in many words, which are longer than the form": (
        [
            ("序号", "单位", "具体分工", "联系人"),
            (
                "1",
                "区绿化市容局",
                "牵头组织绿道贯通工程施工，协调解决用地、资金等方面的问题",
                "王明",
            ),
            ("2", "区水务局", "配合做好河道断点打通的现场协调和安全监管等工作", "李丽"),
            ("3", "区规划局", "配合做好绿道选线论证和规划手续的办理等工作", "何伟"),
        ],
        SHOWN,
    ),
    "nobody leads": (
        [("单位", "分工"), ("区商务委", "共同负责"), ("区市场监管局", "共同负责")],
        "joint:区商务委 joint:区市场监管局",
    ),
    "no duty, but persons to call": (
        [("单位", "联系人"), ("区商务委", "王明"), ("区市场监管局", "李丽")],
        "joint:区商务委 joint:区市场监管局",
    ),
}


@pytest.mark.parametrize("name", INNER)
def test_a_form_may_hold_a_table_of_units(name: str) -> None:
    rows, expected = INNER[name]
    page = _form("1", _table(rows)) + _form("2", _table(rows))
    assert _roles(page) == ([expected, expected], set())


@pytest.mark.parametrize("name", ["a unit and its duty", "no header", "a column for each role"])
def test_a_row_may_hold_a_table_of_units(name: str) -> None:
    rows, expected = INNER[name]
    page = _table(
        [
            ("序号", "工作任务", "责任分工", "完成时限"),
            ("1", "新建公园3座，改造提升绿地12处，建设绿道8公里。", _table(rows), "6月底"),
            ("2", "修复机耕路12公里。", "区水务局", "8月底"),
        ]
    )
    assert _roles(page)[0] == [expected, "joint:区水务局"]


def test_units_of_an_inner_table_that_have_no_role_are_listed() -> None:
    rows = [("单位", "分工", "备注"), ("区水务局", "牵头", "区城投公司"), ("区规划局", "配合", "")]
    assert _roles(_form("1", _table(rows))) == (
        ["lead:区水务局 supporting:区规划局"],
        {IssueCode.NOT_ASSIGNED},
    )


def test_a_table_that_only_places_a_plan_on_the_page_is_not_its_form() -> None:
    plan = _table(
        [("序号", "工作任务", "牵头单位"), ("1", "修路。", "区交通局"), ("2", "修桥。", "区住建局")]
    )
    page = _table([("索引号", "A-1"), ("发布机构", "区政府"), ("日期", "2025年1月"), (plan,)])
    assert _roles(page)[0] == ["lead:区交通局", "lead:区住建局"]
