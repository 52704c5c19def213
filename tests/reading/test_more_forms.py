"""Ways of saying who answers for a task, each with what it says, written down before it was read."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError

L, J, S, P = "lead_unit", "joint_unit", "supporting_unit", "responsible_leader"
ROADS = [(L, "县交通局"), (S, "县财政局")]


def facts(text: str) -> list[list[tuple[str, str]]]:
    plan = rg.parse_plan(text)
    return [
        [
            (str(item.role), plan.actor_by_id[item.actor_id].name)
            for item in plan.assignments_by_task[task.id]
        ]
        for task in plan.tasks
    ]


SENTENCES = [
    "由县交通局牵头,县财政局配合。",
    "(县交通局牵头,县财政局配合)",
    "(由县交通局牵头、县财政局配合)",
    "(县交通局牵头负责,县财政局协助)",
    "(牵头:县交通局;配合:县财政局)",
    "(县交通局牵头,县财政局参与,6月底前完成)",
    "(6月底前完成,县交通局牵头,县财政局配合)",
    "(县交通局会同县财政局负责)",
    "县交通局牵头,县财政局配合。",
    "此项工作由县交通局牵头,县财政局配合。",
    "该项任务由县交通局负责,县财政局协助。",
    "牵头单位:县交通局,配合单位:县财政局",
    "牵头单位:县交通局 配合单位:县财政局",
    "牵头单位县交通局,配合单位县财政局。",
    "牵头单位为县交通局,配合单位为县财政局。",
    "【牵头单位】县交通局【配合单位】县财政局",
    "\n牵头单位:县交通局\n配合单位:县财政局",
    "\n——牵头单位:县交通局\n——配合单位:县财政局",
    "——县交通局牵头,县财政局配合",
    "\n责任分工:县交通局牵头,县财政局配合。",
    "\n(牵头单位:县交通局\n配合单位:县财政局)",
    "[牵头单位:县交通局;配合单位:县财政局]",
    "（牵头单位：县交通局；配合单位：县财政局",
    "(牵头单位:县交通局;配合单位:县财政局)(6月底前完成)",
    "(牵头部门：县交通局，协同部门：县财政局)",
]


@pytest.mark.parametrize("words", SENTENCES)
def test_lead_and_support_in_many_words(words: str) -> None:
    text = f"重点任务分解方案\n1.修建农村公路50公里。{words}\n2.修桥3座。{words}\n"
    assert facts(text) == [ROADS, ROADS]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("(责任单位:县发改、财政、教育局)", [(J, "县发改局"), (J, "县财政局"), (J, "县教育局")]),
        ("(责任单位:自治县财政、林业局)", [(J, "自治县财政局"), (J, "自治县林业局")]),
        ("(县财政局、县教育局按职责分工负责)", [(J, "县财政局"), (J, "县教育局")]),
        (
            "(责任领导:王明;责任单位:县财政局、教育局)",
            [(P, "王明"), (J, "县财政局"), (J, "县教育局")],
        ),
        ("(牵头单位:县交通局;责任单位:有关乡镇)", [(L, "县交通局"), (S, "有关乡镇")]),
        ("由县交通局局长王立国负总责,县财政局配合。", [(P, "王立国"), (S, "县财政局")]),
        ("(责任单位:县财政局、县教育局。列首位的为牵头单位)", [(L, "县财政局"), (S, "县教育局")]),
    ],
)
def test_who_answers(clause: str, expected: list[tuple[str, str]]) -> None:
    text = f"重点任务分解方案\n1.修建农村公路50公里。{clause}\n2.修桥3座。(牵头单位:县交通局)\n"
    assert facts(text)[0] == expected


@pytest.mark.parametrize(
    "scope",
    ["以上1—3项由", "(以上1-3项由", "以上各项由", "上述任务由", "以上三项工作由", "以上3项由"],
)
def test_one_clause_for_several_tasks(scope: str) -> None:
    close = ")" if scope.startswith("(") else ""
    clause = f"{scope}县交通局牵头,县财政局配合{close}。"
    text = f"任务分解方案\n1.修路。\n2.修桥。\n3.办学。\n{clause}\n4.种树。(县林业局负责)"
    assert facts(text) == [ROADS, ROADS, ROADS, [(J, "县林业局")]]


def test_a_count_of_tasks_reaches_no_further() -> None:
    text = (
        "任务分解方案\n1.修路。(县林业局负责)\n2.修桥。\n3.办学。\n以上两项由县交通局牵头,县财政局配合。\n"
        "4.种树。(县林业局负责)"
    )
    assert facts(text) == [[(J, "县林业局")], ROADS, ROADS, [(J, "县林业局")]]


def test_several_clauses_in_one_paragraph() -> None:
    text = (
        "任务分解方案\n1.修路。(县交通局牵头,县财政局配合)修桥8座。(县住建局)办学1所。(县教育局)\n"
        "2.种树。(县林业局负责)"
    )
    assert facts(text) == [ROADS, [(J, "县住建局")], [(J, "县教育局")], [(J, "县林业局")]]


def test_headings_alone_may_name_who_answers() -> None:
    text = (
        "一、交通(责任单位:县交通局)\n1.修建农村公路\n2.修桥\n二、教育(责任单位:县教育局)\n1.办学\n"
    )
    assert facts(text) == [[(J, "县交通局")], [(J, "县交通局")], [(J, "县教育局")]]


def test_a_wrapped_line_that_begins_with_a_quantity_is_no_item() -> None:
    text = (
        "任务分解方案\n1.改造小区 216 个,新开工安置房\n3100 套。(牵头单位:县住建局)\n"
        "2.新增就业\n12 月底前全部完成。(牵头单位:县人社局)\n"
    )
    assert facts(text) == [[(L, "县住建局")], [(L, "县人社局")]]


OTHER_PAPERS = {
    "portfolios": "领导班子成员工作分工\n一、王明 副县长\n负责教育方面工作。\n分管单位:县教育局、县体育局\n"
    "二、李红 副县长\n负责农业方面工作。\n分管单位:县水利局\n",
    "tender": "采购公告\n一、基本情况\n1.预算金额:486万元\n二、联系方式\n采购单位:县水务局\n"
    "责任科室:计划财务科\n项目负责人:王明\n电话:0000-87123344\n",
    "vacancies": "招聘公告\n1.教师42名。(主管单位:县教育局;联系人:王老师)\n2.护士30名。"
    "(主管单位:县卫健局)\n(二)资格审查由各招聘单位负责,6月9日前完成。\n",
}


@pytest.mark.parametrize("name", OTHER_PAPERS)
def test_other_papers_of_an_office_are_no_plans(name: str) -> None:
    with pytest.raises(NoPlanError):
        rg.parse_plan(OTHER_PAPERS[name])
