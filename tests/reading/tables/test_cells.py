"""Cells over several lines: remarks in brackets, posts, quotes; what belongs to which cell."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from respgraph.reading.pipeline import parse_plan, read_plan
from respgraph.reading.tables.looks import content_of

from .table_drafts import shown

CELLS: dict[str, tuple[str, list[str]]] = {
    "a post in brackets below its bearer": (
        """序号
任务
分管县领导
牵头单位
责任单位
完成时限
1
新建公园3个。
龙开阳
（县委常委、
副县长）
县城管局
（县园林处）
县财政局
6月底前
2
建成食堂6家。
（无）
县民政局
县财政局
赛时
（三）其他
3
建成步道6公里。
毕 胜
（副县长）
县住建局
—
秋季开学前
4
修复机耕路。
（待定）
县农业局
—
汛期
""",
        [
            "1|新建公园3个。||leader:龙开阳 lead:县城管局 resp:县财政局|6月底前",
            "2|建成食堂6家。||lead:县民政局 resp:县财政局|赛时",
            "3|建成步道6公里。|（三）其他|leader:毕胜 lead:县住建局|秋季开学前",
            "4|修复机耕路。|（三）其他|lead:县农业局|汛期",
        ],
    ),
    "a post above its bearer": (
        """序号
任务
责任领导
责任人
责任站所
1
新建公园3个。
副镇长
毕 胜
安全总监
屠国栋
农业站
2
改造道路5公里。
项目经理
韩铁山
党支部书记
温和
规划所
""",
        [
            "1|新建公园3个。||leader:毕胜 leader:屠国栋 resp:农业站|",
            "2|改造道路5公里。||leader:韩铁山 leader:温和 resp:规划所|",
        ],
    ),
    "a header with its note in brackets on a line of its own": (
        """序号
任务
责任单位
（排在首位的为牵头单位）
时限
1
新建公园3个。
县城管局、县财政局
6月底
2
改造道路5公里。
县交通局、县财政局
汛期
""",
        [
            "1|新建公园3个。||resp:县城管局,县财政局|6月底",
            "2|改造道路5公里。||resp:县交通局,县财政局|汛期",
        ],
    ),
    "quoted cells with line breaks": (
        """序号\t工作任务\t责任领导\t"牵头部
（室）"\t协办单位\t"完成
时间"
一、竞赛组织\t\t\t\t\t
1\t开展测试赛\t副秘书长 池明珠\t"竞赛部
场馆保障部"\t"市气象局
各承办县市区"\t5月至6月
2\t"编制""一场馆一预案""，
组织演练2次"\t"申屠岚
副秘书长 池明珠"\t安全保卫部\t市公安局\t"8月20日前"
""",
        [
            "1|开展测试赛|一、竞赛组织|leader:池明珠 lead:竞赛部,场馆保障部 support:市气象局,各承办县市区*|5月至6月",
            '2|编制"一场馆一预案"，组织演练2次|一、竞赛组织|leader:申屠岚,池明珠 lead:安全保卫部 support:市公安局|8月20日前',
        ],
    ),
    "a quote that is never closed, and quotes inside a cell": (
        """序号\t任务\t牵头单位
1\t"三河"治理。\t县水务局
2\t推进"厕所革命"。\t县农业局
3\t"新建公园。\t县城管局
4\t改造道路。\t县交通局
""",
        [
            '1|"三河"治理。||lead:县水务局|',
            '2|推进"厕所革命"。||lead:县农业局|',
            '3|"新建公园。||lead:县城管局|',
            "4|改造道路。||lead:县交通局|",
        ],
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_keeps_its_lines(name: str) -> None:
    text, expected = CELLS[name]
    assert shown(text) == expected


@pytest.mark.parametrize(
    "word", ["秋季开学前", "台风季来临前", "汛期", "赛时", "春节后", "暑假期间"]
)
def test_times_of_the_year_are_dates(word: str) -> None:
    assert content_of(word).date


@pytest.mark.parametrize("word", ["龙会中", "张学前", "陈春中", "季节", "大会中心", "季春时"])
def test_names_are_no_dates(word: str) -> None:
    assert not content_of(word).date


CARDS = """清河县重点项目责任卡

任务名称\t新建公园3个
责任领导\t王明（副县长）
牵头单位\t县城管局
完成时限\t6月底前

任务名称\t改造道路5公里
责任领导\t李强（副县长）
牵头单位\t县交通局
完成时限\t9月底前
"""


def test_cards_of_labels_below_a_title_are_one_task_each() -> None:
    assert shown(CARDS) == [
        "|新建公园3个||leader:王明 lead:县城管局|6月底前",
        "|改造道路5公里||leader:李强 lead:县交通局|9月底前",
    ]
    plan = parse_plan(CARDS)
    assert plan.account is not None
    assert plan.account.balanced


def test_the_title_of_a_card_is_its_section() -> None:
    rows = "".join(
        f"<tr><td colspan=4>{title}</td></tr><tr><td>工作任务</td><td>{text}</td><td>时限</td>"
        "<td>6月底</td></tr><tr><td>责任领导</td><td>王明</td><td>牵头单位</td><td>县交通局</td></tr>"
        for title, text in (("一号工程：公园", "新建公园3个"), ("二号工程：道路", "改造道路5公里"))
    )
    plan = read_plan(f"<html><body><table>{rows}</table></body></html>".encode())
    assert [(task.section, task.text) for task in plan.tasks] == [
        (("一号工程：公园",), "新建公园3个"),
        (("二号工程：道路",), "改造道路5公里"),
    ]


def test_a_header_over_two_lines_of_cells_leaves_no_unread_name() -> None:
    plan = parse_plan(
        "| 序号 | 任务 | 责任领导 | 牵头 | 责任 |\n|  |  |  | 单位 | 单位 |\n|---|---|---|---|---|\n"
        "| 1 | 新建公园3个。 | 王明 | 县城管局 | 县财政局 |\n"
        "| 2 | 改造道路5公里。 | 李强 | 县交通局 | 县财政局 |\n"
    )
    assert len(plan.assignments) == 6
    assert not plan.issues
