"""Blocks of label lines below a task: marks before labels, and labels that nobody knows."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.reading.items.strange_labels import names_follow, strange_label
from respgraph.vocabulary import IssueCode

Tasks = list[tuple[str | None, str, list[tuple[str, str]]]]


def read(text: str) -> tuple[Tasks, list[IssueCode]]:
    """Number, text and assignments of each task, and the codes of all doubts."""
    plan = rg.parse_plan(f"松山县重点任务清单\n一、城建\n{text}\n9.修渠。\n牵头单位:县水利局\n")
    found = [
        (
            task.number,
            task.text,
            [
                (item.role.value.split("_")[0], plan.actor_by_id[item.actor_id].name)
                for item in plan.assignments_by_task[task.id]
            ],
        )
        for task in plan.tasks[:-1]
    ]
    return found, [issue.code for issue in plan.issues]


@pytest.mark.parametrize(
    "line",
    [
        "接应人:王大伟副秘书长",
        "推动人:王大伟",
        "帮办员:王大伟、李红梅",
        "属地:沿江街道、桥头街道",
        "推进路径:先易后难,分批开工",
    ],
)
def test_a_line_with_an_unknown_label_opens_no_task(line: str) -> None:
    tasks, codes = read(f"1.建公园3座。\n责任领导:江平\n{line}\n责任单位:县住建局")
    assert tasks == [("1", "建公园3座。", [("responsible", "江平"), ("joint", "县住建局")])]
    assert IssueCode.UNKNOWN_LABEL in codes


def test_an_unknown_label_at_the_head_of_a_block_is_no_text_of_the_task() -> None:
    tasks, codes = read("1.建公园3座。\n推动人:王大伟\n责任单位:县住建局")
    assert tasks == [("1", "建公园3座。", [("joint", "县住建局")])]
    assert IssueCode.UNKNOWN_LABEL in codes


def test_known_labels_on_the_line_of_an_unknown_one_are_read() -> None:
    tasks, _ = read("1.建公园3座。\n责任领导:江平\n接应人:王大伟  责任单位:县住建局")
    assert tasks[0][2] == [("responsible", "江平"), ("joint", "县住建局")]
    assert len(tasks) == 1


def test_prose_with_a_colon_stays_text() -> None:
    tasks, codes = read("1.建公园。\n建设规模:城东、城西各1座\n责任单位:县住建局")
    assert "城东" in tasks[0][1]
    assert IssueCode.UNKNOWN_LABEL not in codes


def test_tasks_without_numbers_may_have_a_colon_in_their_title() -> None:
    tasks, _ = read("建公园:城东3座\n责任单位:县住建局\n建学校:城西1所\n责任单位:县教育局")
    assert [text for _, text, _ in tasks] == ["建公园:城东3座", "建学校:城西1所"]


@pytest.mark.parametrize("mark", ["◆", "● ", "▲", "■", "※", "➢ ", "—", "☆"])
def test_marks_before_labels_change_nothing(mark: str) -> None:
    block = "包联旗领导:苏日娜\n主责单位:旗林草局\n协作单位:旗农牧局\n时间要求:10月底前"
    marked = "\n".join(mark + line for line in block.split("\n"))
    assert read(f"1、治沙。\n{marked}") == read(f"1、治沙。\n{block}")
    assert len(read(f"1、治沙。\n{marked}")[0]) == 1


def test_a_mark_before_a_label_that_lost_its_colon() -> None:
    tasks, _ = read("1、治沙。\n◆包联旗领导:苏日娜\n◆主责单位 旗林草局\n◆协作单位:旗农牧局")
    assert tasks[0][2][1] == ("lead", "旗林草局")


@pytest.mark.parametrize(
    ("line", "word"),
    [("接应人:王大伟", "接应人"), ("◆属地:沿江街道", "属地"), ("责任单位:县教育局", None)],
)
def test_strange_labels(line: str, word: str | None) -> None:
    found = strange_label(line, 0, len(line))
    assert (None if found is None else line[slice(*found)]) == word


@pytest.mark.parametrize(
    ("words", "named"),
    [("王大伟副秘书长", True), ("县教育局", True), ("三中、五中", False), ("", False)],
)
def test_what_counts_as_names(words: str, named: bool) -> None:
    assert names_follow(words, 0, len(words)) == named
