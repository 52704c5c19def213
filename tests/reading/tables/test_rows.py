"""Rows that are shorter than their header, rows that share a number, and columns that state roles."""

from __future__ import annotations

import pytest

from respgraph.reading.tables.headers import ColumnKind, classify_header
from respgraph.vocabulary import IssueCode

from .table_drafts import codes, shown

ROWS: dict[str, tuple[str, list[str]]] = {
    "the merged first column is left out": (
        """大类 | 序号 | 工作任务 | 分管市领导 | 牵头单位及主要负责人 | 进展情况 |
一、民生 | 1 | 提高低保标准到609元。 | 陈建国 | 市民政局 王大伟 | 已完成。城区均已提高。 |
2 | 建设公园3个。 | 陈建国 | 市城管局 李小明 | 已完成。 |
二、交通 | 3 | 提高公交分担率。 | 毕胜 | 市交通局 温和 | 推进中 |
4 | 修路5公里。 | 毕胜 | 市交通局 温和 | |
""",
        [
            "1|提高低保标准到609元。|一、民生|leader:陈建国 lead:市民政局,王大伟|",
            "2|建设公园3个。|一、民生|leader:陈建国 lead:市城管局,李小明|",
            "3|提高公交分担率。|二、交通|leader:毕胜 lead:市交通局,温和|",
            "4|修路5公里。|二、交通|leader:毕胜 lead:市交通局,温和|",
        ],
    ),
    "a merged column in the middle is left out, and cells at the end": (
        """序号\t工作任务\t分管领导\t牵头单位\t配合单位\t完成时限
1\t提高低保标准到609元。\t陈建国\t县民政局\t县财政局\t6月底前
2\t提高孤儿养育标准到2200元。\t县民政局\t县财政局\t8月底前
3\t建设公园3个。\t毕胜\t县城管局\t县财政局\t9月底前
4\t建设广场3个。\t县城管局\t县财政局、县水务局
5\t建设步道3公里。\t温和\t县城管局
""",
        [
            "1|提高低保标准到609元。||leader:陈建国 lead:县民政局 support:县财政局|6月底前",
            "2|提高孤儿养育标准到2200元。||leader:陈建国 lead:县民政局 support:县财政局|8月底前",
            "3|建设公园3个。||leader:毕胜 lead:县城管局 support:县财政局|9月底前",
            "4|建设广场3个。||leader:毕胜 lead:县城管局 support:县财政局,县水务局|9月底前",
            "5|建设步道3公里。||leader:温和 lead:县城管局 support:县财政局,县水务局|9月底前",
        ],
    ),
    "two merged columns of headings are left out": (
        """| 领域 | 重点任务 | 具体措施 | 牵头单位 | 责任单位 |
| --- | --- | --- | --- | --- |
| 民生 | 养老 | 新建社区食堂6家。 | 县民政局 | 县财政局 |
| 新建养老院2家。 | 县民政局 | 县财政局、县住建局 |
| 交通 | 公路 | 改造道路5公里。 | 县交通局 | 县财政局 |
| 桥梁 | 加固危桥3座。 | 县交通局 | 县财政局 |
""",
        [
            "|新建社区食堂6家。|民生/养老|lead:县民政局 resp:县财政局|",
            "|新建养老院2家。|民生/养老|lead:县民政局 resp:县财政局,县住建局|",
            "|改造道路5公里。|交通/公路|lead:县交通局 resp:县财政局|",
            "|加固危桥3座。|交通/桥梁|lead:县交通局 resp:县财政局|",
        ],
    ),
    "a merged number goes on": (
        """| 序号 | 任务 | 责任单位 | 时限 |
| 1 | 新建社区食堂6家。 | 县民政局 | 6月底 |
| 修缮养老院2家。 | 县住建局 | 8月底 |
| 2 | 改造道路5公里。 | 县交通局 | 9月底 |
""",
        [
            "1|新建社区食堂6家。||resp:县民政局|6月底",
            "1|修缮养老院2家。||resp:县住建局|8月底",
            "2|改造道路5公里。||resp:县交通局|9月底",
        ],
    ),
    "one cell a line: two tasks under one number": (
        """序号
民生实事
责任单位
完成时限
1
改造道路5公里。
县交通局
5月底前
2
开工建设县老年养护楼。
县民政局
5月底前
开工建设老年大学。
12月底前
3
新建公园2个。
县城管局
10月底前
修缮公园3个。
县园林局
全年
4
新建食堂4家。
县民政局
9月底前
""",
        [
            "1|改造道路5公里。||resp:县交通局|5月底前",
            "2|开工建设县老年养护楼。||resp:县民政局|5月底前",
            "2|开工建设老年大学。||resp:县民政局|12月底前",
            "3|新建公园2个。||resp:县城管局|10月底前",
            "3|修缮公园3个。||resp:县园林局|全年",
            "4|新建食堂4家。||resp:县民政局|9月底前",
        ],
    ),
    "what a column states wins over a word that only says responsible": (
        """| 序号 | 任务 | 牵头单位 | 配合单位 |
| 1 | 推进产业转型。 | 省经信厅、省科技厅按职责分工负责 | 省发展改革委 |
| 2 | 推进园区建设。 | （省经信厅、省科技厅共同负责） | 各市按职责分工负责 |
| 3 | 推进基金建设。 | 省财政厅牵头，省科技厅负责 | 省经信厅配合 |
| 4 | 推进平台建设。 | 责任单位：省经信厅 | / |
""",
        [
            "1|推进产业转型。||lead:省经信厅,省科技厅 support:省发展改革委|",
            "2|推进园区建设。||lead:省经信厅,省科技厅 support:各市*|",
            "3|推进基金建设。||lead:省财政厅 resp:省科技厅 support:省经信厅|",
            "4|推进平台建设。||resp:省经信厅|",
        ],
    ),
    "both columns of text are read": (
        """| 序号 | 评价内容 | 具体任务 | 牵头单位 | 责任单位 |
| 1 | 市场准入 | 清理准入门槛。 | 县发改局 | 县财政局 |
| 2 | 公平竞争 | 开展抽查2次。 | 县市场监管局 | 县司法局 |
""",
        [
            "1|市场准入 清理准入门槛。||lead:县发改局 resp:县财政局|",
            "2|公平竞争 开展抽查2次。||lead:县市场监管局 resp:县司法局|",
        ],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_find_their_columns(name: str) -> None:
    text, expected = ROWS[name]
    assert shown(text) == expected
    if "left out" in name and "分管领导" in text:
        assert IssueCode.CARRIED_DOWN in codes(text)


@pytest.mark.parametrize("word", ["评价内容", "督办事项", "考核指标", "验收内容"])
def test_a_header_that_ends_in_a_word_for_text_holds_text(word: str) -> None:
    column = classify_header(word)
    assert column is not None
    assert column.kind is ColumnKind.TEXT


@pytest.mark.parametrize(
    "word", ["完成月份", "办结年月", "完成季度", "竣工月份", "验收年度", "完成时限"]
)
def test_a_header_that_asks_when_it_is_done_holds_deadlines(word: str) -> None:
    column = classify_header(word)
    assert column is not None
    assert column.kind is ColumnKind.DEADLINE
