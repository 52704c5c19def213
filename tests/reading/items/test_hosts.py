"""Plans whose only labels are 主办单位 and 协办单位, which pages and calls to meetings print as well."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError

TEXT = (
    "一、养老\n"
    "1.新增床位260张。\n主办单位:区民政局\n协办单位:区卫健委、各街镇\n目标节点:11月底\n"
    "2.新建食堂12个。\n主办单位:区民政局\n协办单位:区市场监管局\n目标节点:10月底\n"
    "二、出行\n"
    "3.新增泊位1500个。\n主办单位:区交通委\n协办单位:区公安分局\n目标节点:11月底\n"
    "4.新增充电端口600个。\n主办单位:区房管局\n目标节点:10月底\n"
    "主办单位:区政府办公室 网站标识码:3101240001\n"
)


def test_hosts_and_helpers_of_several_tasks_make_a_plan() -> None:
    plan = rg.parse_plan(TEXT)
    leads = [plan.actor_by_id[a.actor_id].name for a in plan.assignments if a.role == "lead_unit"]
    assert leads == ["区民政局", "区民政局", "区交通委", "区房管局"]
    assert plan.tasks[3].deadline is not None


@pytest.mark.parametrize(
    "text",
    [
        "1.时间:5月3日。\n2.地点:县会堂。\n主办单位:县科协\n承办单位:县教育局\n协办单位:县财政局\n",
        "通知公告\n关于举办讲座的公告\n主办单位:县文旅局\n协办单位:县图书馆\n",
    ],
)
def test_one_pair_of_hosts_makes_none(text: str) -> None:
    with pytest.raises(NoPlanError):
        rg.parse_plan(text)


def test_who_drew_up_a_table_answers_for_nothing() -> None:
    plan = rg.parse_plan("1.修路。(牵头单位:县交通局)\n制表单位:县发改局\n")
    assert [actor.name for actor in plan.actors] == ["县交通局"]
