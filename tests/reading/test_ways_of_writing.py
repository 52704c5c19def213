"""Ways of writing clauses that differ by a bracket, a post or a remark, each beside its contrast."""

from __future__ import annotations

import contextlib

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError
from respgraph.reading.clauses.sentences import convention_start
from respgraph.reading.lines.contacts import contact_lines
from respgraph.vocabulary import IssueCode
from respgraph.words import LabelUse, label_of

_LAST = "\n9.疏浚河道。(牵头单位:县水利局)\n"


def tasks_of(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Text and assignments of each task above a last one, roles by their first word."""
    plan = rg.parse_plan("松山县任务分工\n一、重点工作\n" + text + _LAST)
    return [
        (
            task.text,
            [
                (item.role.value.split("_")[0], plan.actor_by_id[item.actor_id].name)
                for item in plan.assignments_by_task[task.id]
            ],
        )
        for task in plan.tasks[:-1]
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "由县水务局局长江平负总责,县水务局牵头,县财政局配合。",
        "由副县长江平负总责,县水务局牵头,县财政局配合。",
        "由县委常委、副县长江平负全责,县水务局牵头,县财政局配合。",
        "(江平副县长负总责,县水务局牵头,县财政局配合)",
    ],
)
def test_who_answers_for_all_with_a_post_is_the_leader(clause: str) -> None:
    assert tasks_of(f"1.修塘坝3座。{clause}")[0][1] == [
        ("responsible", "江平"),
        ("lead", "县水务局"),
        ("supporting", "县财政局"),
    ]


def test_a_unit_that_answers_for_all_leads() -> None:
    assert tasks_of("1.修塘坝3座。(县水务局负总责,县财政局配合)")[0][1][0] == ("lead", "县水务局")


@pytest.mark.parametrize("heading", ["金融支持", "政策落实", "项目推进", "金融支持。", "安全保障"])
def test_a_heading_of_a_noun_and_a_deed_names_nobody(heading: str) -> None:
    plan = rg.parse_plan(f"松山县任务分工\n一、重点工作\n(一){heading}\n1.修路。(县交通局负责)\n")
    assert [actor.name for actor in plan.actors] == ["县交通局"]
    assert plan.tasks[0].section[-1].startswith(f"(一){heading}".rstrip("。"))


def test_one_person_before_a_plain_verb_still_answers() -> None:
    assert tasks_of("1.修塘坝3座。(江平负责)")[0][1] == [("responsible", "江平")]


def test_a_bare_bracket_behind_a_full_stop_ends_a_task_in_the_middle() -> None:
    text = (
        "1.开通线路8条。(县交通局)投诉按期办结。(县市场监管局,长期坚持)修路。(县商务委、县经信委)"
    )
    assert tasks_of(text) == [
        ("开通线路8条。", [("joint", "县交通局")]),
        ("投诉按期办结。", [("joint", "县市场监管局")]),
        ("修路。", [("joint", "县商务委"), ("joint", "县经信委")]),
    ]


def test_a_bracket_behind_a_word_explains_it() -> None:
    text = "1.整治主管部门(县交通局)的作风。(县纪委监委)"
    assert tasks_of(text) == [("整治主管部门(县交通局)的作风。", [("joint", "县纪委监委")])]


@pytest.mark.parametrize(
    ("bracket", "read"),
    [
        ("权益部、机关党委、市青年之家", True),
        ("市委宣传部、市教育局、市妇联、市融创部落", True),
        ("机关党委、市青年之家", False),
        ("水泥厂、化工厂、建材市集", False),
        ("城市、乡村、景区、沿线", False),
    ],
)
def test_a_bracket_most_of_whose_words_are_offices_is_a_clause(bracket: str, read: bool) -> None:
    plan = rg.parse_plan(f"松山县任务分工\n一、重点工作\n1.建示范点10个({bracket})。{_LAST}")
    names = {actor.name for actor in plan.actors} - {"县水利局"}
    assert names == (set(bracket.split("、")) if read else set())
    assert (IssueCode.DOUBTFUL_NAME in {issue.code for issue in plan.issues}) == read


@pytest.mark.parametrize(
    "remark",
    ["。列首位的为牵头单位,下同", ",排名第一的为牵头单位", ",首位为牵头单位,以下同"],
)
def test_a_convention_inside_a_bracket_is_no_name(remark: str) -> None:
    text = f"1.选育品种。(责任单位:县林草局、县科学院{remark})\n2.建基地。(责任单位:县商务局、县林草局)"
    assert [found for _, found in tasks_of(text)] == [
        [("lead", "县林草局"), ("supporting", "县科学院")],
        [("lead", "县商务局"), ("supporting", "县林草局")],
    ]


def test_a_convention_in_the_lead_in_makes_no_task() -> None:
    text = "具体任务分工如下(括号内首个部门为牵头部门):\n1.修路(县交通局、县财政局);"
    assert tasks_of(text) == [("修路", [("lead", "县交通局"), ("supporting", "县财政局")])]


@pytest.mark.parametrize("named", ["邱 林", "邱林", "邱 林、郭 亮", "邱林、郭亮"])
def test_padded_names_in_a_bracket_behind_their_unit(named: str) -> None:
    found = tasks_of(f"1.拆违。\n责任单位及责任人:县城管局({named})")[0][1]
    people = [name for role, name in found if role == "responsible"]
    assert people == named.replace(" ", "").split("、")
    assert ("joint", "县城管局") in found


def test_a_bracket_of_a_group_belongs_to_its_name() -> None:
    found = tasks_of("1.修路。(责任单位:省交通厅、省级有关部门(单位))")[0][1]
    assert found[-1] == ("joint", "省级有关部门(单位)")


@pytest.mark.parametrize(
    "text",
    [
        (
            "一、招聘岗位\n1.教师42名。(主管单位:县教育局;联系人:王老师;电话:0000-6221135)\n"
            "二、审查\n(一)资格审查由各招聘单位负责,6月9日前完成。\n"
        ),
        (
            "采购公告\n一、联系方式\n采购单位:县水务局\n责任科室:财务科\n项目负责人:唐工\n"
            "代理机构:诚信公司\n地  址:长街6号\n"
        ),
        (
            "领导班子成员工作分工\n一、江平 副县长\n负责教育方面工作。\n分管单位:县教育局、县卫健局\n"
            "联系单位:县总工会、团县委\n"
        ),
    ],
)
def test_notices_and_duties_hold_no_assignment(text: str) -> None:
    names: list[str] = []
    with contextlib.suppress(NoPlanError):
        names = [actor.name for actor in rg.parse_plan(text).actors]
    assert names == []


def test_a_telephone_beside_those_responsible_is_no_block_of_addresses() -> None:
    text = "1.修路。\n责任单位:县交通局\n责任人:江平\n联系人:何水\n联系电话:0000-123456"
    assert tasks_of(text)[0][1] == [("joint", "县交通局"), ("responsible", "江平")]
    assert contact_lines("联系人:何水\n电话:1", [(0, 6), (7, 11)]) == frozenset()


@pytest.mark.parametrize("word", ["分管单位", "分管部门", "联系单位"])
def test_units_under_a_leader_are_not_assigned(word: str) -> None:
    label = label_of(word)
    assert label is not None
    assert label.use is LabelUse.OTHER


@pytest.mark.parametrize("word", ["厅领导", "局领导", "委领导", "署领导"])
def test_leaders_of_an_office_lead(word: str) -> None:
    text = f"1.修路。\n{word}:江平\u3000牵头处室:规划处\u3000协同处室、单位:财务处"
    assert tasks_of(text)[0][1] == [
        ("responsible", "江平"),
        ("lead", "规划处"),
        ("supporting", "财务处"),
    ]


@pytest.mark.parametrize("text", ["1.水库清淤。\n2.修路。", "1.水库清淤。\n二、交通\n2.修路。"])
def test_an_item_without_a_clause_before_the_first_task_is_listed(text: str) -> None:
    plan = rg.parse_plan(f"松山县任务分工\n一、水利\n{text}(牵头单位:县交通局)\n")
    listed = [plan.document.quote(issue.spans) for issue in plan.issues]
    assert any("水库清淤" in words for words in listed)


def test_items_of_a_notice_above_the_plan_are_not_listed() -> None:
    plan = rg.parse_plan("1.提高认识。\n2.压实责任。\n一、水利\n1.修渠。(牵头单位:县水利局)\n")
    assert IssueCode.NO_CLAUSE not in {issue.code for issue in plan.issues}


def test_a_unit_in_the_middle_of_a_sentence_takes_the_task_before_it() -> None:
    assert tasks_of("1.水库清淤由县财政局负责,6月底前完成。") == [
        ("水库清淤", [("joint", "县财政局")])
    ]
    assert tasks_of("1.清淤经由县道运出。(县财政局)")[0][0] == "清淤经由县道运出。"


def test_stems_before_departments_in_general_are_read_and_doubted() -> None:
    plan = rg.parse_plan("1.修渠。(县发改、财政等部门)\n2.修路。(牵头单位:县交通局)\n")
    assert {actor.name for actor in plan.actors} == {"县发改", "财政", "县交通局"}
    assert IssueCode.DOUBTFUL_NAME in {issue.code for issue in plan.issues}


@pytest.mark.parametrize("words", ["国家级试点城市", "省级示范园区、重点企业", "首批试点县"])
def test_a_bracket_of_an_honour_is_no_clause(words: str) -> None:
    assert tasks_of(f"1.推进改革。({words})再深化。(县发改局)") == [
        (f"推进改革。({words})再深化。", [("joint", "县发改局")])
    ]


def test_conventions_are_cut_piece_by_piece_from_the_end() -> None:
    assert convention_start("") == 0
    assert convention_start("下同") == 0
    assert convention_start("县水利局,县财政局") == 9
    assert convention_start("县水利局。首位为牵头单位,下同。") == 5
    assert convention_start("县水利局" * 20_000 + ",下同") == 80_001


def test_a_sign_of_unsaid_meaning_makes_no_second_lead() -> None:
    text = "1.修路。(牵头单位:县交通局;责任单位:各镇*、县财政局)"
    assert tasks_of(text)[0][1] == [
        ("lead", "县交通局"),
        ("supporting", "各镇"),
        ("supporting", "县财政局"),
    ]
    codes = [issue.code for issue in rg.parse_plan(text).issues]
    assert codes == [IssueCode.ASSUMED_ROLE]


@pytest.mark.parametrize(
    "text",
    [
        "1.修路。(责任单位:县交通局*、县财政局)",
        "1.修路。(牵头单位:县住建局;责任单位:县交通局(牵头)、县财政局)",
        "带*的单位为牵头单位。\n1.修路。(牵头单位:县住建局;责任单位:县交通局*、县财政局)",
    ],
)
def test_a_sign_alone_or_explained_and_a_word_mark_the_lead(text: str) -> None:
    assert ("lead", "县交通局") in tasks_of(text)[-1][1]
