"""The foot of a web page below a plan assigns nobody, and takes no label away from the plan."""

from __future__ import annotations

import pytest

import respgraph as rg

PLAN = """2031年云岭县重点工作任务分解方案
一、交通
1.修建农村公路50公里。(责任领导:王明;牵头单位:县交通局;责任单位:县财政局)
2.新建学校一所。
责任领导:李红
牵头单位:县教育局
责任单位:县住建局
"""
FOOT = """主办单位:云岭县人民政府办公室
承办单位:云岭县政务服务和数据管理局
技术支持:云岭科技有限公司
网站标识码:6123456789
版权所有:云岭县人民政府
陇ICP备12345678号
联系电话:0911-1234567
"""
HOSTED = """关于分办建议提案的通知
1.关于修路的建议(第1号)
分管领导:王明
主办单位:县交通局
协办单位:县财政局
2.关于办学的建议(第2号)
分管领导:李红
主办单位:县教育局
协办单位:县住建局
"""


def names(text: str) -> list[tuple[str, str, str]]:
    plan = rg.parse_plan(text)
    return sorted(
        (str(plan.task_by_id[a.task_id].number), a.role.value, plan.actor_by_id[a.actor_id].name)
        for a in plan.assignments
    )


@pytest.mark.parametrize(
    "foot",
    [
        FOOT,
        FOOT.replace("\n", "  ") + "\n",
        FOOT.replace(":", ":"),
        "主办:云岭县人民政府 承办:云岭县政府办\n版权所有 云岭县人民政府\n",
        "主办单位:云岭县人民政府办公室\n",
        "扫一扫在手机打开当前页\n" + FOOT,
        "网站地图 | 关于我们\n" + FOOT,
    ],
)
def test_a_foot_assigns_nobody(foot: str) -> None:
    plan = rg.parse_plan(PLAN + foot)
    assert names(PLAN + foot) == names(PLAN)
    assert {
        region.kind.value for region in plan.account.regions if region.span.start >= len(PLAN)
    } == {"furniture"}


def test_bodies_in_a_foot_are_listed() -> None:
    plan = rg.parse_plan(PLAN + FOOT)
    listed = [plan.document.quote(issue.spans) for issue in plan.issues]
    assert "主办单位:云岭县人民政府办公室" in listed
    assert all(line.unread == 0 for line in plan.account.lines)


def test_a_foot_glued_behind_the_last_clause_is_cut_off() -> None:
    glued = PLAN.rstrip("\n") + " " + FOOT.replace("\n", " ")
    assert names(glued) == names(PLAN)


def test_a_plan_keeps_its_own_labels() -> None:
    assert ("2", "lead_unit", "县教育局") in names(HOSTED)
    assert names(HOSTED + FOOT) == names(HOSTED)
    without_last = HOSTED.replace("协办单位:县住建局\n", "")
    assert names(without_last + FOOT) == names(without_last)


def test_the_only_task_of_a_plan_keeps_its_label_above_a_foot() -> None:
    text = "云岭县重点工作任务分解方案\n1.修建农村公路。\n主办单位:县交通局\n分管领导:王明\n"
    assert names(text + FOOT.split("\n", 2)[2]) == names(text)
    assert len(names(text)) == 2


def test_unnumbered_items_keep_their_labels() -> None:
    text = (
        "建议办理任务分解表\n修建农村公路的建议\n分管领导:王明\n主办单位:县交通局\n"
        "新建学校的建议\n分管领导:李红\n主办单位:县教育局\n"
    )
    assert len(names(text)) == 4
    assert names(text + FOOT) == names(text)


def test_a_word_that_only_begins_as_the_host_does_is_no_label_of_the_plan() -> None:
    plan = PLAN.replace("新建学校一所。", "新建学校一所,由市场主办方出资。")
    assert names(plan + "主办:云岭县政府办公室 网站标识码:6123456789\n") == names(plan)
