"""Labels on a line of their own above what they say, as cards of web pages print them."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.reading.lines.lone_labels import card_stretches, join_lone_labels
from respgraph.reading.text.folding import fold
from respgraph.vocabulary import IssueCode

CARDS = """松山县重点任务清单
一、交通
1.修路50公里。
责任领导
江  平
牵头单位
县交通局
配合单位
县财政局、各乡镇
完成时间
2025年12月
2.架桥2座。
牵头单位
县住建局
完成时间
持续推进
"""
READ = [
    ("1", "responsible_leader", "江平", "2025年12月"),
    ("1", "lead_unit", "县交通局", "2025年12月"),
    ("1", "supporting_unit", "县财政局", "2025年12月"),
    ("1", "supporting_unit", "各乡镇", "2025年12月"),
    ("2", "lead_unit", "县住建局", "持续推进"),
]


def read(plan: rg.Plan) -> list[tuple[str | None, str, str, str | None]]:
    found = []
    for item in plan.assignments:
        task, actor = plan.task_by_id[item.task_id], plan.actor_by_id[item.actor_id]
        deadline = None if task.deadline is None else task.deadline.text
        found.append((task.number, item.role.value, actor.name, deadline))
    return found


def _marked(text: str, mark: str) -> str:
    for word in ("责任领导", "牵头单位", "配合单位", "完成时间"):
        text = text.replace(word, mark.format(word))
    return text


@pytest.mark.parametrize("mark", ["{}", "{}:", "{}：", "  {}", "· {}", "【{}】", "({}):", "{}\n"])
def test_cards_of_labels_and_values(mark: str) -> None:
    plan = rg.parse_plan(_marked(CARDS, mark))
    assert read(plan) == READ
    assert [task.text for task in plan.tasks] == ["修路50公里。", "架桥2座。"]
    assert {task.section for task in plan.tasks} == {("一、交通",)}
    assert not plan.issues


def test_cards_with_a_label_for_the_task() -> None:
    card = "任务名称\n{}\n责任领导\n江平\n牵头单位\n{}\n"
    text = card.format("修路5公里", "县交通局") + card.format("办学1所", "县教育局")
    plan = rg.parse_plan("松山县任务清单\n" + text)
    assert [task.text for task in plan.tasks] == ["修路5公里", "办学1所"]
    assert [actor.name for actor in plan.actors] == ["江平", "县交通局", "县教育局"]


def test_a_label_without_a_value_is_listed_and_takes_no_other() -> None:
    plan = rg.parse_plan(CARDS + "3.植树。\n责任领导\n牵头单位\n县林业局\n")
    assert read(plan)[5:] == [("3", "lead_unit", "县林业局", None)]
    assert [issue.code for issue in plan.issues] == [IssueCode.EMPTY_LABEL]


def test_a_doubtful_name_in_a_card_is_read_and_doubted() -> None:
    plan = rg.parse_plan(CARDS + "3.植树。\n牵头单位\n县林草和湿地\n")
    assert read(plan)[5:] == [("3", "lead_unit", "县林草和湿地", None)]
    assert [issue.code for issue in plan.issues] == [IssueCode.DOUBTFUL_NAME]


@pytest.mark.parametrize(
    "text",
    [
        "序号\n任务\n责任领导\n牵头单位\n1\n修路\n江平\n县交通局\n2\n办学\n石敬\n县教育局\n",
        "任务\n牵头单位\n县交通局\n修路\n县教育局\n办学\n",
        "领导小组\n组长\n江平\n成员单位\n县交通局\n",
        "责任单位\n要加强领导\n牵头单位\n要主动协调\n",
        "主办单位\n县政府办公室\n承办单位\n县信息中心\n",
    ],
)
def test_headers_of_tables_members_and_prose_stay(text: str) -> None:
    view = fold("\n" + text)
    assert join_lone_labels(view) is view
    assert card_stretches(view.text) == []


def test_joining_keeps_every_place() -> None:
    view = fold(CARDS)
    joined = join_lone_labels(view)
    assert len(joined.text) == len(view.text)
    assert "责任领导:江  平" in joined.text


@pytest.mark.parametrize("date", ["2025年12月", "6月底前", "持续推进", "全年", "长期坚持"])
def test_a_date_glued_to_its_label(date: str) -> None:
    plan = rg.parse_plan(
        f"1.修路。\n牵头单位县交通局\n完成时限{date}\n2.植树。\n牵头单位县林业局\n"
    )
    assert read(plan) == [
        ("1", "lead_unit", "县交通局", date),
        ("2", "lead_unit", "县林业局", None),
    ]


def test_bars_between_labels_and_values() -> None:
    text = "1.修路。\n牵头单位 | 县交通局\n完成时限 | 10月\n2.植树。\n牵头单位|县林业局\n责任单位|各乡镇\n"
    assert read(rg.parse_plan(text)) == [
        ("1", "lead_unit", "县交通局", "10月"),
        ("2", "lead_unit", "县林业局", None),
        ("2", "supporting_unit", "各乡镇", None),
    ]
