"""Parts that are counted by a word of their own, and dates that stand between title and tasks."""

from __future__ import annotations

import pytest

import respgraph as rg

ITEM = "1.修路。\n责任单位:县交通局\n2.修桥。\n责任单位:县交通局\n"


@pytest.mark.parametrize("word", ["领域", "板块", "专题", "类别", "方向", "主线"])
def test_parts_within_a_part_are_sections(word: str) -> None:
    plan = rg.parse_plan(
        f"甲县规划责任分解\n第一部分 妇女发展\n{word}一:健康\n{ITEM}{word}二:教育\n{ITEM}"
        f"第二部分 儿童发展\n{word}一:健康\n{ITEM}"
    )
    assert [task.section for task in plan.tasks[::2]] == [
        ("第一部分 妇女发展", f"{word}一:健康"),
        ("第一部分 妇女发展", f"{word}二:教育"),
        ("第二部分 儿童发展", f"{word}一:健康"),
    ]


@pytest.mark.parametrize(
    "date", ["二〇二四年三月", "二○二四年十二月", "2024年3月", "(2024年3月)", "2024年3月5日"]
)
def test_a_date_below_the_title_is_no_section(date: str) -> None:
    plan = rg.parse_plan(
        f"红荷社区2024年项目清单\n红荷社区居委会\n{date}\n"
        "1.项目名称:修路\n项目内容:修东路。\n责任单位:县交通局\n"
        "2.项目名称:修桥\n项目内容:修东桥。\n责任单位:县交通局\n"
    )
    assert [task.section for task in plan.tasks] == [(), ()]
