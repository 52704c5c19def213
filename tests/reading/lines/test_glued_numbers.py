"""Numbers of items that touch a figure, and numbers written in formal numerals."""

from __future__ import annotations

import pytest

import respgraph as rg


@pytest.mark.parametrize(
    "second", ["121工程。", "5G基站200座。", "100个村整治。", "2026年前建成。"]
)
def test_a_number_that_goes_on_counting_may_touch_a_figure(second: str) -> None:
    text = f"1.引才。(县人社局)\n2.{second}(县数据局)\n3.养才。(县人社局)\n"
    plan = rg.parse_plan(text)
    assert [(task.number, task.text) for task in plan.tasks] == [
        ("1", "引才。"),
        ("2", second),
        ("3", "养才。"),
    ]


@pytest.mark.parametrize("line", ["2.5万亩水田改造。(县水利局)", "7.121工程。(县水利局)"])
def test_a_figure_that_does_not_count_on_is_no_number(line: str) -> None:
    plan = rg.parse_plan(f"3.引才。(县人社局)\n{line}\n")
    assert [task.number for task in plan.tasks] == ["3", None]


def test_a_year_behind_a_number_needs_no_neighbours() -> None:
    plan = rg.parse_plan("4.2027年底前建成水库。(县水利局)\n")
    assert (plan.tasks[0].number, plan.tasks[0].text) == ("4", "2027年底前建成水库。")


def test_formal_numerals_head_sections() -> None:
    plan = rg.parse_plan("壹 生态\n1.治沙。(旗林草局)\n贰、产业\n2.养牛。(旗农牧局)\n")
    assert [task.section for task in plan.tasks] == [("壹 生态",), ("贰、产业",)]
