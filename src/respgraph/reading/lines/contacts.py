"""Blocks of labels that name units and persons and assign nothing.

They say whom to write to, who won a bid, or where a published page belongs (索引号, 有效性).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["contact_lines", "heads_contacts"]

Range = tuple[int, int]

_LABELLED = re.compile(
    r"[ \t]*(?P<label>[一-鿿](?:[ \t]*[一-鿿]){1,9})"
    r"(?:[ \t]*\([^()\n]{1,12}\))?[ \t]*:"
)
_ADDRESS = re.compile(
    "采购单位|采购人|采购代理|招标人|代理机构|地址|通讯地址|邮编|邮政编码|传真|邮箱|"
    "标段|标包|联合体|中标|成交|投标"
)
_ANY_LABEL = re.compile(r"[一-鿿](?:[ \t]*[一-鿿]){1,7}(?=[ \t]*:)")
_OF_PAGE = re.compile(
    "索引号|信息索引|(?:信息|主题|体裁|组配|公文|内容)(?:分类|种类|类别)|有效性|效力状态|废止日期"
    "|发布机构|公开(?:日期|时间|方式|形式|范围|类型)|生成日期|信息来源"
)
_LEAST = 2
_HEAD = re.compile(
    r"(?:联系方式|联系人|联系我们|咨询方式|联系电话|"
    r"(?<![一-鿿])(?:(?:会议|活动|大赛|赛事)?组织(?:机构|单位)|(?:主办|举办|承办)(?:及?承办)?单位))[ \t:]*$"
)


def heads_contacts(text: str, start: int, end: int) -> bool:
    """Whether a line announces whom to write to, or who hosts: 三、联系方式, 一、组织机构."""
    return _HEAD.search(text, start, end) is not None


def contact_lines(text: str, lines: Sequence[Range]) -> frozenset[int]:
    """Where those of the lines start that stand in a block of addresses, of a lot, or of a page.

    Such a block is a run of labelled lines with two marks of a letter head or of an award: buyer,
    agent, address, fax, lot, consortium, price of the bid. A telephone alone is no such mark, for
    plans print one beside those responsible. Or it has two marks of a published page, wherever in
    its lines.

    >>> text = "责任科室:财务科\\n代理机构:诚信公司\\n地  址:长街6号"
    >>> sorted(contact_lines(text, [(0, 8), (9, 18), (19, 29)]))
    [0, 9, 19]
    """
    if not any(mark in text for mark in _MARKS):
        return frozenset()
    return frozenset(
        start
        for run in _runs(text, lines)
        if _marks(text, run) >= _LEAST or _page_marks(text, run) >= _LEAST
        for start, _ in run
    )


_MARKS = (
    "采购",
    "标",
    "代理机构",
    "址",
    "邮",
    "传真",
    "成交",
    "索引",
    "类",
    "效",
    "公开",
    "发布机构",
)


def _runs(text: str, lines: Sequence[Range]) -> Iterator[list[Range]]:
    """Stretches of neighbouring lines that begin with a label."""
    run: list[Range] = []
    for line in lines:
        if _LABELLED.match(text, *line):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _marks(text: str, run: Sequence[Range]) -> int:
    labels = (_LABELLED.match(text, *line) for line in run)
    words = {re.sub("[ \t]", "", label["label"]) for label in labels if label is not None}
    return len({word for word in words if _ADDRESS.search(word)})


def _page_marks(text: str, run: Sequence[Range]) -> int:
    labels = (label for line in run for label in _ANY_LABEL.findall(text, *line))
    words = {re.sub("[ \t]", "", label) for label in labels}
    return len({word for word in words if _OF_PAGE.fullmatch(word)})
