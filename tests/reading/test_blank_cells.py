"""What an empty cell means: one rule for leaders, units and deadlines, in every format."""

from __future__ import annotations

import pytest

from respgraph.reading.pipeline import read_plan
from respgraph.vocabulary import IssueCode, Role

HEAD = ("序号", "任务", "责任领导", "责任单位", "完成时限")
ROWS = (
    ("1", "新建公园3个。", "毕胜", "县城管局", "6月底前"),
    ("2", "改造道路5公里。", "", "", ""),
    ("3", "新建食堂4家。", "温和", "县民政局", "9月底前"),
)
CARRIED = ["毕胜", "县城管局", "6月底前"]
NOBODY: list[str] = []


def _page(note: str) -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEAD, *ROWS)
    )
    return f"<html><body><table>{rows}</table><p>{note}</p></body></html>".encode()


def _tabs(note: str) -> bytes:
    lines = ["\t".join(row) for row in (HEAD, *ROWS)]
    return "\n".join(["某县任务表", *lines, note, ""]).encode()


def _second(data: bytes) -> tuple[list[str], set[IssueCode]]:
    plan = read_plan(data)
    task = next(task for task in plan.tasks if task.number == "2")
    names = [
        plan.actor_by_id[one.actor_id].name
        for one in plan.assignments
        if one.task_id == task.id and one.role is not Role.SUPPORTING_UNIT
    ]
    deadline = [task.deadline.text] if task.deadline is not None else []
    return names + deadline, {issue.code for issue in plan.issues}


def _may_be_refused(data: bytes) -> list[str]:
    plan = read_plan(data)
    if all(task.number != "2" for task in plan.tasks):
        return NOBODY
    return _second(data)[0]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (_tabs(""), CARRIED),
        (_page(""), NOBODY),
        (_tabs("注：空白栏表示不涉及。"), NOBODY),
        (_page("备注：责任领导、责任单位和时限空白栏同上。"), CARRIED),
        (_page("说明：空格处与上一行相同，空白为同上。"), CARRIED),
        (_tabs("注：填补国内空白的项目优先。"), CARRIED),
    ],
)
def test_the_document_decides_before_the_file_does(data: bytes, expected: list[str]) -> None:
    assert _may_be_refused(data) == expected


def test_a_row_without_anybody_is_listed() -> None:
    plan = read_plan(_page(""))
    listed = [issue for issue in plan.issues if issue.code is IssueCode.NO_CLAUSE]
    assert [plan.document.quote(issue.spans) for issue in listed] == ["改造道路5公里。"]


def test_what_is_carried_down_is_said() -> None:
    assert IssueCode.CARRIED_DOWN in _second(_page("注：空白栏同上。"))[1]
