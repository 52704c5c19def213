"""Headings: those that say who answers for all below them, and those that only look so."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError

ITEM = "1.修路。(配合单位:县财政局)"


def above(heading: str, item: str = ITEM) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """The section of an item below a heading, and who answers besides its own unit."""
    plan = rg.parse_plan(f"松山县任务分工\n{heading}\n{item}\n")
    task = plan.tasks[-1]
    return task.section, [
        (item.role.value.split("_")[0], plan.actor_by_id[item.actor_id].name)
        for item in plan.assignments_by_task[task.id]
        if plan.actor_by_id[item.actor_id].name != "县财政局"
    ]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("一、党委书记石敬之牵头负责的任务", [("responsible", "石敬之")]),
        ("一、所长、党委副书记纳兰旭牵头负责的任务", [("responsible", "纳兰旭")]),
        ("一、江水平同志牵头事项", [("responsible", "江水平")]),
        ("(一)副县长江平分管的工作", [("responsible", "江平")]),
        ("一、由副县长江平负责的重点项目(3项)", [("responsible", "江平")]),
        ("一、县住建局、县水利局牵头的任务", [("lead", "县住建局"), ("lead", "县水利局")]),
        ("一、县住建局牵头落实", [("lead", "县住建局")]),
        ("一、县长江平牵头", [("responsible", "江平")]),
    ],
)
def test_a_heading_that_is_a_sentence_holds_for_all_below_it(
    heading: str, found: list[tuple[str, str]]
) -> None:
    assert above(heading) == ((heading,), found)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("一、县委书记、县人大常委会主任  林志航", ["林志航"]),
        ("一、副县长  叶　帆", ["叶帆"]),
        ("一、县委常委、常务副县长：江平", ["江平"]),
        ("一、江平（县委常委、副县长）", ["江平"]),
        ("一、副县长江平、石敬之同志", ["江平", "石敬之"]),
        ("（一）江平副县长", ["江平"]),
    ],
)
def test_a_heading_of_posts_and_a_name_is_the_leader_of_all_below_it(
    heading: str, names: list[str]
) -> None:
    item = "1.修路。(牵头单位:县交通局;配合单位:县财政局)"
    section, found = above(heading, item)
    assert section == (heading,)
    assert found == [*(("responsible", name) for name in names), ("lead", "县交通局")]


def test_a_leader_with_a_label_in_a_bracket_is_no_post_of_the_title() -> None:
    section, found = above("一、东河(责任领导:江平)", "1.修路。(牵头单位:县交通局)")
    assert (section, found) == (("一、东河",), [("responsible", "江平"), ("lead", "县交通局")])


def test_an_uncommon_name_counts_beside_headings_that_surely_name_leaders() -> None:
    item = "1.修路。\n牵头单位:县交通局"
    text = f"松山县任务分工\n一、副县长 甫尔登\n{item}\n二、副县长 江平\n{item}\n"
    assert {actor.name for actor in rg.parse_plan(text).actors} == {"甫尔登", "江平", "县交通局"}


@pytest.mark.parametrize(
    "heading", ["一、副县长 分管教育", "一、党建工作 书记 江平", "一、副县长", "一、书记工程"]
)
def test_a_heading_with_a_post_and_other_words_names_no_leader(heading: str) -> None:
    section, found = above(heading, "1.修路。(牵头单位:县交通局)")
    assert (section, found) == ((heading,), [("lead", "县交通局")])


HEADED = """<h2>{first}</h2><h3>修路5公里</h3><p>牵头单位：县交通局</p>
<h3>修桥2座</h3><p>牵头单位：县住建局</p><h2>{second}</h2><h3>办学1所</h3><p>牵头单位：县教育局</p>"""
TABLES = """<h2>{first}</h2><table><tr><th>序号<th>任务<th>牵头单位
<tr><td>1<td>修路5公里<td>县交通局<tr><td>2<td>修桥2座<td>县住建局</table>
<h2>{second}</h2><table><tr><th>序号<th>任务<th>牵头单位<tr><td>1<td>办学1所<td>县教育局</table>"""
ROWS = """<table><tr><th>序号<th>任务<th>牵头单位<tr><td colspan=3>{first}
<tr><td>1<td>修路5公里<td>县交通局<tr><td>2<td>修桥2座<td>县住建局
<tr><td colspan=3>{second}<tr><td>3<td>办学1所<td>县教育局</table>"""


@pytest.mark.parametrize(
    ("page", "first", "second"),
    [
        (HEADED, "县委书记 石敬之", "县长 江平"),
        (TABLES, "一、县委书记 石敬之", "二、县长 江平"),
        (ROWS, "一、县委书记 石敬之（2项）", "二、县长 江平（1项）"),
        (ROWS, "县委书记　石敬之", "江平（县委副书记、县长）"),
    ],
)
def test_leaders_in_headings_of_pages_and_rows_of_tables(
    page: str, first: str, second: str
) -> None:
    body = page.format(first=first, second=second)
    plan = rg.read_plan(f"<html><body>{body}</body></html>".encode(), name="a.html")
    leaders = [
        [
            plan.actor_by_id[item.actor_id].name
            for item in plan.assignments_by_task[task.id]
            if item.role.value == "responsible_leader"
        ]
        for task in plan.tasks
    ]
    assert leaders == [["石敬之"], ["石敬之"], ["江平"]]
    assert [task.section for task in plan.tasks] == [(first,), (first,), (second,)]


def test_leaders_and_their_fields_of_work_are_no_plan() -> None:
    with pytest.raises(NoPlanError):
        rg.parse_plan(
            "县政府领导分工\n一、县长 江平\n1.主持全面工作。\n二、副县长 石敬之\n1.教育。\n"
        )


def test_text_between_a_heading_and_its_items_changes_nothing() -> None:
    section, found = above("一、副县长江平牵头负责的任务\n本领域共1项任务。")
    assert found == [("responsible", "江平")]
    assert section[0] == "一、副县长江平牵头负责的任务"


def test_a_verb_of_support_in_a_heading() -> None:
    section, found = above("一、交通 由县住建局牵头,县水利局配合", "1.修路。")
    assert section == ("一、交通",)
    assert found == [("lead", "县住建局"), ("supporting", "县水利局")]


@pytest.mark.parametrize(
    "behind",
    [
        "(牵头部门:县住建局;分管领导:江平)",
        " 县住建局牵头 江平副县长分管",
        "——县住建局牵头,副县长江平分管",
        "  牵头单位:县住建局  分管领导:江平",
        " 县住建局牵头;副县长江平分管",
    ],
)
def test_who_stands_behind_the_title_of_a_heading_is_no_part_of_it(behind: str) -> None:
    section, found = above(f"一、城建攻坚{behind}")
    assert section == ("一、城建攻坚",)
    assert sorted(found) == [("lead", "县住建局"), ("responsible", "江平")]


def test_a_bracket_behind_a_heading_that_is_a_sentence() -> None:
    section, found = above("一、组织建设部牵头落实(分管领导:江平)")
    assert section == ("一、组织建设部牵头落实",)
    assert sorted(found) == [("lead", "组织建设部"), ("responsible", "江平")]


@pytest.mark.parametrize(
    "words",
    [
        "强化组织实施",
        "严格分工负责",
        "周密组织实施",
        "强化协同配合",
        "强化督促指导",
        "强化配合",
        "严格负责",
        "副所长、总工程师分管领域的任务",
        "工作要求和责任分工",
        "学生发展与家校协同",
        "市区两级财政支持",
    ],
)
def test_a_heading_of_deeds_names_nobody(words: str) -> None:
    item = "1.修路。(县发改局牵头,县财政局配合)"
    assert above(f"一、{words}", item) == ((f"一、{words}",), [("lead", "县发改局")])


@pytest.mark.parametrize("words", ["强化组织实施", "严格分工负责"])
def test_a_heading_of_deeds_above_prose_is_no_task(words: str) -> None:
    plan = rg.parse_plan(f"一、重点\n1.修路。(县发改局牵头)\n二、{words}\n压紧责任,倒排工期。\n")
    assert [actor.name for actor in plan.actors] == ["县发改局"]


@pytest.mark.parametrize("title", ["板块一 项目攻坚", "项目攻坚", "第一板块 项目攻坚"])
def test_label_lines_below_a_heading_hold_for_the_numbers_below(title: str) -> None:
    text = (
        f"{title}\n包抓领导:江平\n\n1-1 修路5公里。\n牵头局办:建设局\n1-2 修桥2座。\n"
        "牵头局办:水务局\n"
    )
    plan = rg.parse_plan(text)
    assert [(task.number, task.section) for task in plan.tasks] == [
        ("1-1", (title,)),
        ("1-2", (title,)),
    ]
    leader = next(actor for actor in plan.actors if actor.name == "江平")
    assert sum(item.actor_id == leader.id for item in plan.assignments) == 2


def test_the_post_of_a_leader_below_a_heading_is_nobody() -> None:
    text = "板块一 攻坚\n包抓领导:党工委副书记、管委会主任 靳长风\n1-1 修路。\n牵头局办:建设局\n"
    assert {actor.name for actor in rg.parse_plan(text).actors} == {"靳长风", "建设局"}


def test_unnumbered_tasks_in_numbered_sections_stay_tasks() -> None:
    text = (
        "一、交通\n新建公路\n责任单位:县交通局\n新建铁路\n责任单位:县铁路办\n"
        "二、教育\n新建学校\n责任单位:县教育局\n"
    )
    plan = rg.parse_plan(text)
    assert [(task.section, task.text) for task in plan.tasks] == [
        (("一、交通",), "新建公路"),
        (("一、交通",), "新建铁路"),
        (("二、教育",), "新建学校"),
    ]


def test_a_number_with_title_and_detail_stays_one_task() -> None:
    text = "一、学位工程\n新建学校。\n责任单位:县教育局\n二、道路工程\n修路。\n责任单位:县交通局\n"
    assert [task.number for task in rg.parse_plan(text).tasks] == ["一", "二"]


DETAIL = "具体措施:\n1.制定清单。(县税务局负责)\n2.开展收费整治。(县市场监管局牵头)\n"


def test_a_title_that_is_a_sentence_is_a_task_beside_measures_with_clauses() -> None:
    plan = rg.parse_plan(f"(一)落实减税政策。(县财政局牵头)\n{DETAIL}")
    assert [len(plan.assignments_by_task[task.id]) for task in plan.tasks] == [1, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        f"(一)落实减税政策(总牵头单位:县财政局)\n{DETAIL}",
        "(一)落实减税政策。(县财政局牵头)\n1.制定清单。\n2.开展整治。(县税务局配合)\n",
    ],
)
def test_a_clause_of_a_heading_holds_where_it_is_bare_or_items_lack_their_own(text: str) -> None:
    plan = rg.parse_plan(text)
    finance = next(actor for actor in plan.actors if actor.name == "县财政局")
    assert sum(item.actor_id == finance.id for item in plan.assignments) == len(plan.tasks) == 2


FRAMED = """街道2025年重点工作任务清单
【党建引领】
1.建强支部。(牵头单位:县委组织部)
2.抓好学习。(牵头单位:县委宣传部)
【经济发展】
3.招商引资。(牵头单位:县商务局)
"""


def test_lines_in_brackets_above_numbers_are_headings_where_there_are_several() -> None:
    plan = rg.parse_plan(FRAMED)
    assert [task.section for task in plan.tasks] == [("【党建引领】",)] * 2 + [("【经济发展】",)]
    single = rg.parse_plan(FRAMED.replace("【经济发展】\n", ""))
    assert {task.section for task in single.tasks} == {()}
