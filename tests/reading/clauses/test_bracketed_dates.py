"""Dates in brackets behind who answers, and lists that end in 等科所."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.vocabulary import IssueCode

DATED = [
    "——甲县交通局牵头,甲县财政局配合({})",
    "由甲县交通局牵头,甲县财政局配合({})。",
    "甲县交通局牵头,甲县财政局配合({})。",
    "(甲县交通局牵头,甲县财政局配合({}))",
    "(牵头单位:甲县交通局;配合单位:甲县财政局({}))",
    "牵头单位:甲县交通局;配合单位:甲县财政局({})",
]


@pytest.mark.parametrize("clause", DATED)
@pytest.mark.parametrize("date", ["5月底前完成", "长期坚持", "2024年12月"])
def test_a_date_in_brackets_is_a_deadline(clause: str, date: str) -> None:
    plan = rg.parse_plan(f"1.修路。{clause.format(date)}\n2.修桥。{clause.format(date)}\n")
    assert [(task.text, task.deadline and task.deadline.text) for task in plan.tasks] == [
        ("修路。", date),
        ("修桥。", date),
    ]
    assert [actor.name for actor in plan.actors] == ["甲县交通局", "甲县财政局"]


@pytest.mark.parametrize("group", ["科所", "科室", "站所", "处室", "部门"])
def test_others_of_a_kind_leave_a_list_open(group: str) -> None:
    plan = rg.parse_plan(f"1.修路。(牵头单位:慢病所;配合单位:健康教育所等{group})\n")
    assert [actor.name for actor in plan.actors] == ["慢病所", "健康教育所"]
    assert IssueCode.OPEN_LIST in {issue.code for issue in plan.issues}


@pytest.mark.parametrize("printed", ["总检验师 郄志刚", "郄志刚总检验师", "主任药师 邸文彬"])
def test_a_post_beside_a_name_is_not_a_person(printed: str) -> None:
    plan = rg.parse_plan(f"1.修路。(分管领导:{printed};牵头单位:慢病所)\n")
    assert len(plan.actors) == 2
    assert plan.actors[0].name in printed
    assert len(plan.actors[0].name) == 3


@pytest.mark.parametrize("post", ["副会长", "理事长", "副检察长", "行长", "主席", "副总经理"])
def test_whoever_bears_a_post_may_be_asked_for(post: str) -> None:
    plan = rg.parse_plan(f"1.修路。\n责任{post}:王明\n牵头单位:慢病所\n")
    assert [(item.role.value) for item in plan.assignments] == ["responsible_leader", "lead_unit"]


@pytest.mark.parametrize(
    "notice",
    [
        "整改由党委统一领导,党委办公室(巡视整改办)负责日常调度,纪委负责监督。",
        "请于4月12日前将细则报教务处(评建办),联系人:栾老师。",
        "管委会各处(局、中心),各直属企业:",
    ],
)
def test_a_notice_before_the_tasks_is_no_task(notice: str) -> None:
    plan = rg.parse_plan(
        f"甲景区任务分工\n{notice}\n1.修路。\n牵头单位:建设处\n2.修桥。\n牵头单位:建设处\n"
    )
    assert [task.text for task in plan.tasks] == ["修路。", "修桥。"]
    assert [actor.name for actor in plan.actors] == ["建设处"]


@pytest.mark.parametrize("dash", ["——", "--"])
def test_a_dash_needs_no_stop_before_it(dash: str) -> None:
    plan = rg.parse_plan(
        f"1.举办演练2次{dash}甲县应急办牵头,各科所配合\n2.实施带路{dash}丝路项目。(牵头单位:甲县应急办)\n"
    )
    assert [task.text for task in plan.tasks] == ["举办演练2次", f"实施带路{dash}丝路项目。"]
    assert [actor.name for actor in plan.actors] == ["甲县应急办", "各科所"]
