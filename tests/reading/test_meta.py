from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.vocabulary import Level

TASK = "1.修路。(责任领导:王明;牵头单位:区交通局)\n"


def meta_of(head: str) -> rg.Meta:
    return rg.parse_plan(head + TASK).meta


@pytest.mark.parametrize(
    "head",
    [
        "青川区2024年重点工作任务分解方案\n一、年度主要指标安排\n",
        "首页 > 政务公开\n青川区2024年重点工作任务分解方案\n(2024年2月3日)\n一、总体安排\n",
        "青川区2024年重点工作\n任务分解方案\n第一部分 区政府任务\n",
        "# 青川区2024年重点工作任务分解方案\n\n## 一、主要任务\n",
        "1、青川区2024年重点工作任务分解方案\n一、主要任务\n",
        "青 川 区 2024 年 重 点 工 作 任 务 分 解 方 案\n一、主要任务\n",
        "各镇人民政府:\n《青川区2024年重点工作任务分解方案》已经会议通过,请认真落实。\n一、主要任务\n",
        "关于印发青川区2024年重点工作任务分解方案的通知\n一、主要任务\n",
    ],
)
def test_the_title_is_the_plan_s_and_never_a_heading(head: str) -> None:
    meta = meta_of(head)
    assert meta.title == "青川区2024年重点工作任务分解方案"
    assert meta.year == 2024


def test_a_title_stands_as_printed() -> None:
    head = "青川區2024年重點工作〔任務〕分解方案\n"
    assert meta_of(head).title == "青川區2024年重點工作〔任務〕分解方案"


def test_issuer_place_and_level() -> None:
    meta = meta_of("青川区人民政府办公室\n关于印发《青川区2024年重点任务分工》的通知\n")
    assert (meta.title, meta.issuer) == ("青川区2024年重点任务分工", "青川区人民政府办公室")
    assert (meta.place, meta.level) == ("青川区", Level.COUNTY)


def test_a_year_is_no_part_of_a_place() -> None:
    assert meta_of("2024年青川市重点任务清单\n").place == "青川市"
    assert meta_of("2024年全县重点任务清单\n").place is None


def test_nothing_printed_is_none() -> None:
    meta = meta_of("")
    assert (meta.title, meta.issuer, meta.place, meta.year) == (None, None, None, None)
