"""Sentences that labels follow, labels with a noun that nobody knows, and names spread by blanks."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.names import parse_names
from respgraph.vocabulary import IssueCode

SAID = [
    "由甲县交通局牵头,甲县财政局配合;责任领导:副县长王明。",
    "由甲县交通局牵头,甲县财政局配合。责任领导:王明。",
    "甲县交通局牵头,甲县财政局配合,责任人:王明。",
    "(甲县交通局牵头,甲县财政局配合;分管领导:王明)",
    "(由甲县交通局牵头,甲县财政局配合;责任领导:王明;完成时限:6月底前)",
    "责任领导:王明,甲县交通局牵头,甲县财政局配合,6月底前完成。",
    "(分管领导王明;请甲县交通局牵头,甲县财政局配合)",
    "(牵头警种:甲县交通局;协同警种:甲县财政局;责任领导:王明)",
    "(主办庭室:甲县交通局;配合社区:甲县财政局;责任领导:王明)",
]


@pytest.mark.parametrize("clause", SAID)
def test_all_that_answer_are_read(clause: str) -> None:
    plan = rg.parse_plan(f"1.修路。{clause}\n")
    assert [task.text for task in plan.tasks] == ["修路。"]
    assert {
        (item.role.value, plan.actor_by_id[item.actor_id].name) for item in plan.assignments
    } == {
        ("lead_unit", "甲县交通局"),
        ("supporting_unit", "甲县财政局"),
        ("responsible_leader", "王明"),
    }
    assert plan.account.balanced


def test_a_label_with_an_unknown_noun_is_marked_as_assumed() -> None:
    plan = rg.parse_plan("1.修路。\n牵头警种:刑警支队\n责任科队:巡警大队\n")
    assert [item.role.value for item in plan.assignments] == ["lead_unit", "supporting_unit"]
    assert IssueCode.ASSUMED_ROLE in {issue.code for issue in plan.issues}


@pytest.mark.parametrize("words", ["责任意识:牢固树立", "配合方式:线上线下", "参与范围:全体居民"])
def test_a_stem_with_no_body_behind_it_is_no_label(words: str) -> None:
    plan = rg.parse_plan(f"1.修路。{words}。(牵头单位:县交通局)\n")
    assert [item.mention for item in plan.assignments] == [plan.assignments[0].mention]
    assert words[:4] in plan.tasks[0].text


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("王 立 新", ["王立新"]),
        ("王 立 新、李 明", ["王立新", "李明"]),
        ("院长 冉 学 军", ["冉学军"]),
        ("副市长邓立 新、覃 勇", ["邓立新", "覃勇"]),
        ("张 伟 李 娜", ["张伟", "李娜"]),
        ("孙 涛 总会计师", ["孙涛"]),
    ],
)
def test_a_name_spread_by_blanks_is_one_person(words: str, names: list[str]) -> None:
    assert [name.name for name in parse_names(words, people=True).names] == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("省林草局等部门和各州、市人民政府", ["省林草局", "各州、市人民政府"]),
        ("昆河海关,沿边州、市人民政府", ["昆河海关", "沿边州、市人民政府"]),
        ("县水利局,沿江县、市、区政府", ["县水利局", "沿江县、市、区政府"]),
        ("有关市、县人民政府", ["有关市、县人民政府"]),
    ],
)
def test_bare_levels_before_a_shared_ending_are_one_group(words: str, names: list[str]) -> None:
    found = parse_names(words).names
    assert [name.name for name in found] == names
    assert found[-1].kind.value == "group"


@pytest.mark.parametrize("rest", ["其余为配合单位", "其他部门为协办单位", "其余单位均为责任单位"])
def test_the_rest_of_a_stated_convention_is_no_unread_label(rest: str) -> None:
    stated = f"列第一位的责任单位为牵头单位,{rest}。"
    plan = rg.parse_plan(
        f"{stated}\n1.修路。(责任单位:县交通局、县财政局)\n2.架桥。(责任单位:县水利局)"
    )
    assert plan.account.balanced
    assert IssueCode.UNREAD_LABEL not in {issue.code for issue in plan.issues}


@pytest.mark.parametrize("count", [20, 70])
def test_many_points_with_one_block_of_labels_are_one_task(count: int) -> None:
    points = "".join(f"({number})做好第{number}件事。\n" for number in range(1, count + 1))
    plan = rg.parse_plan(
        f"1.抓好下列工作:\n{points}牵头单位:县政府办\n2.修路。\n牵头单位:县交通局\n"
    )
    assert [task.number for task in plan.tasks] == ["1", "2"]


@pytest.mark.parametrize(
    "labelled",
    [
        "责任单位:甲县交通局、甲县财政局(列第一位的为牵头单位)",
        "责任单位:甲县交通局、甲县财政局(第一个为牵头单位)",
        "责任单位:甲县交通局(排名第一的为牵头单位,下同)、甲县财政局",
        "责任单位(列第一位的为牵头单位):甲县交通局、甲县财政局",
        "责任单位:甲县交通局、甲县财政局列第一位的为牵头单位",
        "责任单位:甲县交通局、甲县财政局。列第一位的为牵头单位,下同",
    ],
)
def test_a_list_that_says_who_leads_keeps_its_names(labelled: str) -> None:
    plan = rg.parse_plan(f"1.修路。\n{labelled}\n2.修桥。\n责任单位:甲县住建局\n")
    assert [
        (item.role.value, plan.actor_by_id[item.actor_id].name)
        for item in plan.assignments_by_task[plan.tasks[0].id]
    ] == [("lead_unit", "甲县交通局"), ("supporting_unit", "甲县财政局")]


L, S, P, J = "lead_unit", "supporting_unit", "responsible_leader", "joint_unit"
WITHIN = [
    (
        "配合单位:甲县财政局(责任人:孙丽)、各乡镇",
        {(S, "甲县财政局"), (S, "各乡镇"), (P, "孙丽")},
    ),
    (
        "牵头单位:甲县交通局(责任人:赵勇)、甲县住建局(责任人:孙丽)",
        {(L, "甲县交通局"), (L, "甲县住建局"), (P, "赵勇"), (P, "孙丽")},
    ),
    ("(甲县交通局、甲县财政局;责任人:王明)", {(J, "甲县交通局"), (J, "甲县财政局"), (P, "王明")}),
    ("(甲县交通局,6月底前完成;责任人:王明)", {(J, "甲县交通局"), (P, "王明")}),
    ("【责任人】王明\n【责任单位】甲县交通局\n【时限】6月底", {(P, "王明"), (J, "甲县交通局")}),
]


@pytest.mark.parametrize(("clause", "expected"), WITHIN)
def test_lists_before_and_around_a_label_are_read(
    clause: str, expected: set[tuple[str, str]]
) -> None:
    plan = rg.parse_plan(f"1.修路。{clause}\n2.修桥。(牵头单位:甲县林业局)\n")
    assert {
        (item.role.value, plan.actor_by_id[item.actor_id].name)
        for item in plan.assignments_by_task[plan.tasks[0].id]
    } == expected
    assert plan.tasks[0].text == "修路。"
    assert plan.account.balanced
    deadline = plan.tasks[0].deadline
    assert (deadline is not None) == ("6月底" in clause)
