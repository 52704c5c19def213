"""Texts of other genres, told by their title: who is invited, chosen or blamed answers for no task.

A recruitment notice, an award of a contract or the report on an accident prints 牵头单位, 责任单位
and 责任人, too. It is refused only where its own title names both what it is about and what kind of
paper it is, and no line of the text reads as the title of a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .looks import is_furniture, number_of

__all__ = ["other_genre"]

_MATTER = (
    "招聘|招录|招考|选聘|遴选|选调|引进人才|拟?录用|拟?聘用|面试|体检|考察|任前|任免|拟任|"
    "中标|成交|招标|采购|磋商|比选|询价|竞价|拍卖|挂牌出让|流标|废标|资格预审|投标|竞争性谈判|"
    "事故(?!隐患)|行政处罚|处分|失信|判决|裁定|开庭|"
    "表彰|获奖|评审结果|拟推荐|拟表彰|候选|征集|受理结果"
)
_PAPER = (
    "公告|公示|通告|公报|启事|简章|公示表|公示名单|名单|岗位表|结果|调查报告|情况报告|通报|"
    "决定|决定书|判决书|裁定书|通知书|邀请书|邀请函|文件"
)
_TITLE = re.compile(rf"(?:{_MATTER}).{{0,30}}(?:{_PAPER})(?:\([^()]{{0,12}}\))?$")
_PLAN = re.compile(
    "分工|分解|清单|台账|要点|任务|一览表|责任表|路线图|作战图|整改|(?:防范|落实|若干|工作)措施|"
    "(?:实施|工作|行动|专项|落实|攻坚|推进|整治)(?:方案|计划|安排)|实施意见|实事|重点(?:工作|项目|事项)"
)
_GATHERING = re.compile(
    r"(?:召开|举办|举行|组办|参加).{2,50}"
    r"(?:会|会议|论坛|[班赛展节营]|讲座|沙龙|课程|仪式|典礼|培训|交流|博览|评选|竞赛)活?动?的?"
    r"(?:预?通知|邀请函|公告|启事|函)(?:\([^()]{0,12}\))?$"
)
"""关于召开第三届学术年会的通知: hosts and conveners of a gathering."""

_ANSWERS = re.compile(r"(?:牵头|责任|配合|协同)(?:单位|部门|领导|科室|处室)")
_FEW_ANSWERS = 3
"""A gathering whose parts are given to more bodies than this is planned, not only announced."""

_CERTAIN = re.compile(
    rf"(?:{_MATTER})(?:(?!{_PLAN.pattern}).){{0,6}}(?:{_PAPER})(?:\([^()]{{0,12}}\))?$"
    r"|(?:表彰|表扬|嘉奖).{0,40}(?:先进|优秀|模范|标兵|突出|获奖).{0,24}(?:决定|通报)$"
    r"|(?:表彰|表扬|嘉奖|通报批评)的(?:决定|通报|通知)$"
)
"""重点工作督查平台建设项目磋商公告, 表彰重点工作先进单位的决定: plans are named, not printed."""

_LONGEST, _FIRST_LINES = 70, 12
_BLANK = re.compile(r"(?<=[一-鿿\d]) +(?=[一-鿿\d])")
_LINE = re.compile(r"[^\n|]+")
_PLAN_END = re.compile(rf"(?:{_PLAN.pattern})(?:表|书|汇总|项目|的通知)?(?:\([^()]{{0,12}}\))?$")


def other_genre(text: str, first_task: int | None) -> str | None:
    """The title of a text of another genre; None where it may be a plan.

    >>> other_genre("松山县公开招聘教师公告\\n一、招聘计划\\n", None)
    '松山县公开招聘教师公告'
    >>> other_genre("松山县招聘公告\\n附件:松山县2024年重点任务清单\\n", None)
    """
    first = list(
        islice(_lines(text, len(text) if first_task is None else first_task), _FIRST_LINES)
    )
    first = [line for line in first if ":" not in line]
    certain = next((line for line in first if _CERTAIN.search(line)), None)
    first = [line for line in first if not _PLAN.search(line)]
    title = certain or next((line for line in first if _TITLE.search(line)), None)
    if title is None:
        title = next((line for line in first if _GATHERING.search(line)), None)
        if title is not None and len(_ANSWERS.findall(text)) >= _FEW_ANSWERS:
            return None
    if title is None or any(_PLAN_END.search(line) for line in _lines(text, len(text))):
        return None
    return title


def _lines(text: str, end: int) -> Iterator[str]:
    """Short lines without a number: titles, among others."""
    for match in _LINE.finditer(text, 0, end):
        line = _BLANK.sub("", match.group().strip(" \t#*《》"))
        if _may_be_title(line):
            yield line


def _may_be_title(line: str) -> bool:
    if not 6 <= len(line) <= _LONGEST or line[-1] in ";:,、" or "。" in line:
        return False
    return number_of(line, 0, len(line)) is None and not is_furniture(line)
