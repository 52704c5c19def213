"""Columns of milestones beside the column that says when a task is due, and cards of labels."""

from __future__ import annotations

import pytest

import respgraph as rg

from .table_drafts import shown


@pytest.mark.parametrize(
    ("first", "second", "due"),
    [
        ("节点计划", "完成时限", "10月底"),
        ("启动时间", "完成时间", "10月底"),
        ("时间节点", "办结期限", "10月底"),
        ("完成时限", "时间节点", "5月底"),
        ("时间节点", "备注", "5月底"),
    ],
)
def test_the_column_that_says_when_a_task_is_due_counts(first: str, second: str, due: str) -> None:
    text = (
        f"序号\t任务\t牵头单位\t{first}\t{second}\n"
        "1\t修路。\t县交通局\t5月底\t10月底\n2\t修桥。\t县住建局\t5月底\t10月底\n"
    )
    assert [row.rsplit("|", 1)[1] for row in shown(text)] == [due, due]


CARD = """<table border="1">
<tr><td>任务编号</td><td colspan="3">{number}</td></tr>
<tr><td>任务名称</td><td colspan="3">修路</td></tr>
<tr><td>包抓领导</td><td>王明</td><td>责任人</td><td>李红</td></tr>
<tr><td>牵头单位</td><td>县交通局</td><td>配合单位</td><td>县财政局</td></tr>
<tr><td>完成时限</td><td>6月底</td><td>督办单位</td><td>县政府督查室</td></tr></table><br/>
"""


@pytest.mark.parametrize("title", ["重点任务责任卡", "重点项目任务卡", "重点任务分解表"])
def test_cards_of_labels_are_balanced_and_their_title_is_no_section(title: str) -> None:
    page = f"<html><body><h1>甲县2031年{title}</h1><p>现予公布。</p>"
    page += CARD.format(number="JX-01") + CARD.format(number="JX-02") + "</body></html>"
    plan = rg.read_plan(page.encode(), name="a.html")
    assert [(task.number, task.section) for task in plan.tasks] == [("JX-01", ()), ("JX-02", ())]
    assert plan.account.balanced
    assert len(plan.assignments) == 8


def test_a_list_does_not_go_on_in_another_cell() -> None:
    page = "<table><tr><td>序号</td><td>项目</td><td>内容</td><td>责任分工</td><td>时间</td></tr>"
    for number in ("1", "2"):
        page += (
            f"<tr><td>{number}</td><td>健身设施</td><td>新建场地8处,开放学校场馆。</td>"
            "<td>牵头单位:县住建局<br/>配合单位:白石镇、火龙镇</td><td>2031年12月</td></tr>"
        )
    plan = rg.read_plan(f"<html><body>{page}</table></body></html>".encode(), name="a.html")
    assert plan.account.balanced
    assert len(plan.assignments) == 6
