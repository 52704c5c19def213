"""Noise around and inside plans: scanned blanks, distribution lines, lone numbers, clauses of nobody."""

from __future__ import annotations

import random
import re

import pytest

import respgraph as rg
from respgraph.reading.lines.lone_numbers import join_lone_numbers
from respgraph.reading.lines.looks import is_distribution
from respgraph.reading.text.folding import fold
from respgraph.reading.text.stray_blanks import stray_blanks
from respgraph.vocabulary import IssueCode

PLAN = """松山县第一中学重点工作任务分解表
一、师德师风建设
1、修订议事规则和监督办法。(分管领导:校长江水平;牵头处室:党政办公室;配合处室:各党支部;时间:3月底前)
2、开展师德专题教育,签订承诺书286份。(分管领导:校长江水平;牵头处室:党政办公室;配合处室:校工会、各年级部)
二、教学质量提升
3、优化分层走班方案,完成校本作业设计。(分管领导:副校长王大伟;牵头处室:教务处;配合处室:各教研组、信息技术中心)
4、开展教学研讨活动12次。(分管领导:副校长王大伟;牵头处室:教师发展中心;配合处室:教务处、各年级部)
5、推进实验考场建设。(牵头处室:教务处;配合处室:总务处、信息技术中心、教师发展中心;时间:9月底前)
"""
HAN = "[一-鿿]"


def spread(text: str, share: float, seed: int) -> str:
    """The text with blanks strewn between characters and before marks, as a scan leaves them."""
    chance = random.Random(seed)
    inside = rf"(?<={HAN})(?=[{HAN[1:-1]}、,;:。)])|(?<=\d)(?={HAN})(?<!\n\d)"
    return re.sub(inside, lambda _: " " if chance.random() < share else "", text)


def read(text: str) -> list[tuple[str | None, str, tuple[str, ...], list[tuple[str, str]]]]:
    plan = rg.parse_plan(text)
    bare = re.compile(r"\s+")
    return [
        (
            task.number,
            bare.sub("", task.text),
            tuple(bare.sub("", words) for words in task.section),
            sorted(
                (item.role.value, plan.actor_by_id[item.actor_id].name)
                for item in plan.assignments_by_task[task.id]
            ),
        )
        for task in plan.tasks
    ]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("share", [0.2, 0.3, 0.5, 1.0])
def test_blanks_of_a_scan_change_nothing(share: float, seed: int) -> None:
    assert read(spread(PLAN, share, seed)) == read(PLAN)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(
            f"{i}.修路。责任人:王 明 牵头单位:县交通局 配合单位:县财政局" for i in range(1, 30)
        ),
        "\n".join(f"{i} 修路架桥 县交通局 江 平 年底前" for i in range(1, 40)),
        "责任单位:县 教育局",
    ],
)
def test_blanks_that_part_words_stay(text: str) -> None:
    assert list(stray_blanks(text)) == []


def test_a_blank_before_a_label_stays_in_a_noisy_text() -> None:
    line = "6、修路。 责任领导:江水平 牵头处室:总务处"
    found = read(spread(PLAN, 0.2, 1) + line)
    assert found[-1][3] == [("lead_unit", "总务处"), ("responsible_leader", "江水平")]


@pytest.mark.parametrize(
    "line",
    [
        "(此件发至各科室)",
        "(此件公开发布)",
        "此件主动公开",
        "发至:县交通局、县财政局",
        "抄送:县委办公室,县人大常委会办公室。",
        "公开责任部门:县政府办公室",
    ],
)
def test_lines_about_the_document_assign_nobody(line: str) -> None:
    plan = "一、交通\n1.修路。(县交通局牵头,县财政局配合)\n"
    assert read(f"{line}\n{plan}{line}\n") == read(plan)


def test_the_foot_of_a_page_below_tasks_that_use_no_labels() -> None:
    plan = "一、交通\n1.修路。(县交通局牵头,县财政局配合)\n"
    foot = "分享到:【打印】\n主办:松山县政府办公室 承办:松山县大数据局 网站标识码:4600000000\n"
    assert read(plan + foot) == read(foot + plan) == read(plan)


def test_tasks_are_no_distribution_lines() -> None:
    assert not is_distribution("信息公开工作,县政府办公室负责。")
    assert not is_distribution("主动公开财政预算。(县财政局)")


def test_a_bracket_with_an_unknown_label_is_no_list_of_names() -> None:
    text = "结果与绩效挂钩(考核归口:综合办公室)。\n1.修路。(县交通局)\n"
    assert [actor.name for actor in rg.parse_plan(text).actors] == ["县交通局"]


def test_numbers_on_a_line_of_their_own() -> None:
    text = "松山县任务清单\n1\n修路3公里。\n牵头单位:县交通局\n2\n修桥3座。\n牵头单位:县水利局\n"
    assert [(number, words) for number, words, _, _ in read(text)] == [
        ("1", "修路3公里。"),
        ("2", "修桥3座。"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1.修路。\n牵头单位:县交通局\n1\n2.修桥。\n牵头单位:县水利局\n2\n3.修渠。\n牵头单位:县水利局\n",
        "1\n说明\n2\n说明\n",
        "1\n修路。\n牵头单位:县交通局\n5\n修桥。\n牵头单位:县水利局\n",
        "1\n" + "很长的一页\n" * 30 + "牵头单位:县交通局\n2\n修桥。\n牵头单位:县水利局\n",
    ],
)
def test_numbers_of_pages_stay_where_they_are(text: str) -> None:
    view = fold(text)
    assert join_lone_numbers(view) is view


def test_labels_above_all_tasks_make_no_task_and_are_listed() -> None:
    plan = rg.parse_plan("松山县任务清单\n(牵头单位:县发改局)\n1.修路。(牵头单位:县交通局)\n")
    assert [task.text for task in plan.tasks] == ["修路。"]
    assert plan.issues[0].code is IssueCode.NOT_ASSIGNED
    assert plan.account.balanced


@pytest.mark.parametrize(
    "text",
    [
        "1.修路。\n牵头领导:市政府分管领导同志\n牵头单位:市交通局\n",
        (
            "一、污水直排。\n责任单位:市水务局\n整改措施:\n(一)排查。\n(二)整治。\n"
            "二、乱采。\n责任单位:市资源局\n整改措施:\n(一)关停。\n"
        ),
    ],
)
def test_what_was_read_is_not_reported_as_unread(text: str) -> None:
    assert rg.parse_plan(text).account.balanced
