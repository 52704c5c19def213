"""Lines inside a task that read like a web page, a signature or a title: kept, or listed."""

from __future__ import annotations

import re
from itertools import product

import pytest

import respgraph as rg
from respgraph.reading.lines import looks as layout
from respgraph.vocabulary import IssueCode

_PATTERNS = (layout._PAGE_WORDS.pattern, layout._PAGE_NOUNS.pattern)
WORDS = sorted(
    {
        re.sub(r"\\s\*|\\s\+|\$|\\|\[::\]", "", word)
        for pattern in _PATTERNS
        for word in pattern.split("|")
    }
    | {"主动公开", "人民政府办公室", "委员会", "县委", "实施方案", "责任清单"}
)
SHAPES = ["推进{}系统建设", "整治{}", "{}", "建设智慧{}系统。", "做好{}工作", "完善{}"]
HEADS = ["1.发展旅游。", "一、发展旅游", "(一)发展旅游。"]
CLAUSES = ["(牵头单位:县文旅局)", "牵头单位:县文旅局", "由县文旅局牵头,县交通局配合。"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("head", HEADS)
def test_a_middle_line_of_a_task_is_kept_or_listed(shape: str, head: str) -> None:
    for word, clause in product(WORDS, CLAUSES):
        _check_middle_line(word, shape, head, clause)


def _check_middle_line(word: str, shape: str, head: str, clause: str) -> None:
    middle = shape.format(word)
    tail = "2.修路。\n(牵头单位:县交通局)\n"
    text = f"{head}\n{middle}\n{clause}\n{tail}"
    plan = rg.parse_plan(text)
    place = text.index(middle, len(head))
    words = middle.rstrip("。")
    kept = any(words in part for task in plan.tasks for part in (task.text, *task.section))
    listed = any(
        start < place + len(middle) and end > place
        for issue in plan.issues
        for start, end in issue.spans
    )
    assert kept or listed, (text, plan.tasks, plan.issues)


TASKS = [
    (
        "一、旅游\n修路。\n牵头单位:县交通局\n整治户外广告设施。\n牵头单位:县城管局",
        "整治户外广告设施。",
    ),
    ("一、旅游\n修路。\n牵头单位:县交通局\n整治户外广告\n牵头单位:县城管局", "整治户外广告"),
    (
        "一、改革\n修路。\n牵头单位:县交通局\n设立城市更新委员会\n牵头单位:县住建局",
        "设立城市更新委员会",
    ),
    ("1.加强领导。\n设立县信访办公室\n(牵头单位:县委办)", "加强领导。设立县信访办公室"),
    ("1.发展旅游。\n制定旅游实施方案\n(牵头单位:县文旅局)", "发展旅游。制定旅游实施方案"),
]


@pytest.mark.parametrize(("text", "last"), TASKS)
def test_plain_nouns_and_signatures_are_text_of_a_task(text: str, last: str) -> None:
    plan = rg.parse_plan(text)
    assert plan.tasks[-1].text == last
    assert len(plan.assignments_by_task[plan.tasks[-1].id]) == 1


def test_a_signature_with_its_date_ends_the_part() -> None:
    text = (
        "一、交通\n1.修路。\n(牵头单位:县交通局)\n县人民政府办公室\n2024年3月1日\n"
        "1.修渠。\n(牵头单位:县水利局)"
    )
    assert [task.section for task in rg.parse_plan(text).tasks] == [("一、交通",), ()]


def test_a_unit_behind_an_open_list_is_no_signature() -> None:
    plan = rg.parse_plan("1.修路。\n牵头单位:县交通局、\n县委办公室\n2.架桥。\n牵头单位:县交通局")
    names = [plan.actor_by_id[item.actor_id].name for item in plan.assignments]
    assert names == ["县交通局", "县委办公室", "县交通局"]


def test_a_page_line_inside_a_task_is_listed_and_one_around_tasks_is_not() -> None:
    inside = rg.parse_plan("1.修路。\n打印本页\n(牵头单位:县交通局)")
    around = rg.parse_plan("打印本页\n1.修路。\n(牵头单位:县交通局)\n打印本页\n微信 微博")
    assert [issue.code for issue in inside.issues] == [IssueCode.UNREAD_CONTENT]
    assert around.issues == ()


def test_a_task_without_text_is_listed() -> None:
    plan = rg.parse_plan(
        "序号\t工作任务\t牵头单位\n1\t\t县交通局\n2\t修桥\t县水利局\n3\t修渠\t县水利局"
    )
    empty = [task.id for task in plan.tasks if not task.text]
    codes = [issue.code for issue in plan.issues]
    assert codes.count(IssueCode.NO_TEXT) == len(empty)


def test_a_task_without_text_is_a_doubt() -> None:
    plan = rg.parse_plan("1.(牵头单位:县交通局)\n2.修桥。(牵头单位:县水利局)")
    assert [task.text for task in plan.tasks] == ["", "修桥。"]
    assert [issue.code for issue in plan.issues] == [IssueCode.NO_TEXT]


@pytest.mark.parametrize("imprint", ["创建办　2025年3月18日印制", "县委办公室 2025年3月18日印发"])
def test_an_imprint_is_no_heading(imprint: str) -> None:
    text = (
        f"县重点任务分工表\n{imprint}\n序号\t任务\t责任单位\n1\t修路\t县交通局\n2\t植树\t县林业局\n"
    )
    plan = rg.parse_plan(text)
    assert [task.section for task in plan.tasks] == [(), ()]
    assert [actor.name for actor in plan.actors] == ["县交通局", "县林业局"]
