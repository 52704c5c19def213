"""Marks around labels and numbers: Markdown, boxes to tick, bullets, and dates that are feasts."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.names import parse_names
from respgraph.reading.text.deadlines import find_deadline


def _ties(text: str) -> list[tuple[str | None, str, str]]:
    plan = rg.parse_plan(text)
    tasks = {task.id: task for task in plan.tasks}
    return [
        (tasks[tie.task_id].number, tie.role.value, plan.actor_by_id[tie.actor_id].name)
        for tie in plan.assignments
    ]


_TWO = [
    ("1", "responsible_leader", "王明"),
    ("1", "lead_unit", "公路科"),
    ("1", "supporting_unit", "财务科"),
    ("2", "lead_unit", "法制科"),
]


@pytest.mark.parametrize(
    "text",
    [
        (
            "- [ ] **1.** 修路5公里。\n  - *分管领导*：王明\n  - *牵头科室*：公路科\n  - *配合科室*：财务科\n"
            "- [x] **2.** 普法。\n  - *牵头科室*：法制科"
        ),
        (
            "- [ ] 1. 修路5公里。\n  - _分管领导_：王明\n  - _牵头科室_：公路科\n  - _配合科室_：财务科\n"
            "- [ ] 2. 普法。\n  - _牵头科室_：法制科"
        ),
        (
            "- 1. 修路5公里。\n  * `分管领导`：王明\n  * `牵头科室`：公路科\n  * `配合科室`：财务科\n"
            "- 2. 普法。\n  * `牵头科室`：法制科"
        ),
        "1. 修路5公里。\n▶ 分管领导：王明　▶ 牵头科室：公路科　▶ 配合科室：财务科\n2. 普法。\n▶ 牵头科室：法制科",
        "1. 修路5公里。▶分管领导：王明▶牵头科室：公路科▶配合科室：财务科\n2. 普法。▶牵头科室：法制科",
        "1. 修路5公里。◆分管领导：王明 ◆牵头科室：公路科 ◆配合科室：财务科\n2. 普法。◆牵头科室：法制科",
        "☐ 1. 修路5公里。\n分管领导：王明\n牵头科室：公路科\n配合科室：财务科\n☑ 2. 普法。\n牵头科室：法制科",
        "1. 修路5公里。\n★分管领导：王明 ★牵头科室：公路科 ★配合科室：财务科\n2. 普法。\n★牵头科室：法制科",
        "1. 修路5公里。\n👤分管领导：王明 🏢牵头科室：公路科 ✔配合科室：财务科\n2. 普法。\n🏢牵头科室：法制科",
        "1. 修路5公里。\n→分管领导：王明→牵头科室：公路科→配合科室：财务科\n2. 普法。\n→牵头科室：法制科",
    ],
)
def test_marks_around_labels_and_numbers_say_nothing(text: str) -> None:
    plan = rg.parse_plan(text)
    assert _ties(text) == _TWO
    assert [task.text for task in plan.tasks] == ["修路5公里。", "普法。"]


def test_dashes_and_ticks_of_markdown_are_no_text() -> None:
    plan = rg.parse_plan(
        "- 修路。【牵头：公路科｜配合：财务科｜6月底前】\n- 普法。`牵头：法制科` `时限：7月底`"
    )
    assert [task.text for task in plan.tasks] == ["修路。", "普法。"]
    assert [task.deadline and task.deadline.text for task in plan.tasks] == ["6月底前", "7月底"]
    assert {actor.name for actor in plan.actors} == {"公路科", "财务科", "法制科"}


def test_a_mark_behind_a_unit_still_says_who_leads() -> None:
    assert _ties("1.修路。（责任单位：县交通局★、县财政局 ▶完成时限：6月底）")[:2] == [
        ("1", "lead_unit", "县交通局"),
        ("1", "supporting_unit", "县财政局"),
    ]


def test_padded_numbers_may_be_glued_to_their_text() -> None:
    numbers = ("08", "09", "10", "11")
    body = "".join(f"{n}整治堤岸。\n牵头单位：县水利局\n" for n in numbers[:3])
    text = f"一、水利\n{body}二、其他\n11整治集市。\n牵头单位：县商务局\n"
    assert [number for number, *_ in _ties(text)] == list(numbers)


@pytest.mark.parametrize("line", ["05月底前完成", "03年以来", "06号路", "08处隐患"])
def test_padded_figures_are_no_numbers(line: str) -> None:
    (task,) = rg.parse_plan(f"1.整治。\n{line}。\n牵头单位：县水利局").tasks
    assert task.number == "1"


@pytest.mark.parametrize(
    "date",
    [
        "清明节前",
        "“五一”前",
        "重阳节前",
        "长年坚持",
        "国庆节期间",
        "雨季来临前",
        "霜降前",
        "农忙前",
        "“十一”假期前",
    ],
)
def test_a_feast_at_the_end_of_a_list_is_a_date(date: str) -> None:
    found = parse_names(f"横堤桃业合作社、一组 {date}")
    assert [name.name for name in found.names] == ["横堤桃业合作社", "一组"]
    assert len(found.dates) == 1


def test_a_feast_in_quotes_is_due_with_its_quotes() -> None:
    found = find_deadline("新建母婴室,“五一”假期前对外开放")
    assert found is not None
    assert found.text == "“五一”假期前"
