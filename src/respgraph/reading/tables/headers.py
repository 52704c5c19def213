"""What a column of a table is for, told from the words of its header.

A header is taken apart by the stems that the field uses (牵头, 责任, 配合 … with 单位, 领导 …), so
that a header never seen before is read as long as it is made of known stems.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from ...vocabulary import Role
from ...words import OFFICES, LabelUse, label_of

__all__ = [
    "TEXT_KINDS",
    "Column",
    "ColumnKind",
    "classify_header",
    "combined_header",
    "plain_label",
]


class ColumnKind(Enum):
    """What the cells of a column hold."""

    NUMBER = auto()
    TEXT = auto()
    TOPIC = auto()
    MEASURE = auto()
    PROBLEM = auto()
    ROLE = auto()
    DIVISION = auto()
    DEADLINE = auto()
    MAYBE_ROLE = auto()
    OTHER = auto()


TEXT_KINDS = (ColumnKind.TEXT, ColumnKind.PROBLEM, ColumnKind.MEASURE)
"""Kinds of columns that together hold the text of a task."""


@dataclass(frozen=True, slots=True)
class Column:
    """The use of one column.

    `role` is the role that the header states; None for a column of units whose role depends on
    whether the task has a lead. `persons` tells that people are expected, `mixed` people and units,
    `weak_support` participants. `first_leads` tells that the header names the first listed unit as the lead.
    """

    kind: ColumnKind
    label: str
    role: Role | None = None
    persons: bool = False
    mixed: bool = False
    weak_support: bool = False
    first_leads: bool = False

    @property
    def assigns(self) -> bool:
        """Whether the header says that the cells name who answers for the task."""
        return self.kind in (ColumnKind.ROLE, ColumnKind.DIVISION)


MAX_LABEL = 24

_BRACKETED = re.compile(r"[(\[【〔〈<][^()\[\]【】〔〕〈〉<>]*[)\]】〕〉>]")
_BRACKETS = re.compile(r"[()\[\]【】〔〕〈〉<>]")
_LEADING_NUMBER = re.compile(r"^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．](?=\D)")
_MARKS = re.compile(r"[\s*#:：_|]+")
_SENTENCE = re.compile(r"[。;；!?]")

_VALUE = re.compile(r"[:：]\s*[^\s|:：]")

_FIRST_LEADS = re.compile(r"(?:首位|第一|排前|列首|首个).{0,6}牵头|牵头.{0,6}(?:首位|第一|列首)")
_NUMBER = re.compile(
    r"(?:任务|工作|项目|问题|目标|总)?(?:序号|编号|编码|号次|项次)|序|号|项|第几项|NO\.?|№|INDEX"
)
_PERIOD = re.compile(
    r"(?:第?[一二三四1-4](?:个)?|各|分|每|本|上|下)季(?:度|末)?|[上下]半年|\d{1,2}月(?!底)|月度"
)
_PROGRESS = re.compile(
    r"进展|完成情况|落实情况|完成率|执行情况|整改情况|实施情况|推进情况|成效|进度|阶段"
)
_NOT_ASSIGNED = re.compile(
    r"依据|出处|备注|说明|附注|^注$|经办|手机|职务|职位|职级|地点|地址|位置|选址|资金|经费|预算|金额|分值|得分|权重|性质"
    r"|评分|批示|建议人|受益|开工|动工|计量|单位名称|状态|是否|签字|签名|盖章|文号|页码|打印|浏览|公示|采纳|办理结果|成果形式|密级"
)
_DEADLINE = re.compile(
    r"时限|期限|(?:完成|截止|办结)(?:日期|时间|节点)|时间节点|时间要求|截止|^时间$"
)
_PERSON = re.compile(r"(?:领导|责任人|负责人)(?:姓名|同志)$|责任者|领导$|负责同志$")
_BODY_LAST = re.compile(
    rf"(?:单位|部门|{OFFICES}|机构|主体|地区|属地|学院|院系|公司|中心|街道|乡镇|县区|县市|区县|专班|党委|支部|班组|车间)$"
)
_TOPIC = re.compile(
    r"类别|类型|分类|大类|领域|板块|条线|专题|方面|一级指标|工作类|维度|章节|篇章|部分|归类"
)
_PROBLEM = re.compile(r"问题|短板|差距|不足|隐患")
_MEASURE = re.compile(r"措施|举措|标准|办法|路径|做法|对策|要求")
_TEXT = re.compile(
    r"任务|工作|事项|内容|目标|项目|要点|指标|名称|实事|标准|建议|意见|行动|提案|议题|成果|安排|计划|重点|工程|规模|条款|表述|原文|部署|清单"
)

_TEXT_LAST = re.compile(r"(?:内容|任务|事项|指标|要点|目标)$")
"""评价内容 and 督办事项 hold text, though 评价 and 督办 assign nobody."""


def plain_label(text: str) -> str:
    """A header as it is compared: NFKC, without blanks, marks and a leading page mark.

    >>> plain_label("分 管 县领导:")
    '分管县领导'
    """
    label = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return _LEADING_NUMBER.sub("", label)


@lru_cache(maxsize=16384)
def classify_header(text: str) -> Column | None:
    """The use of a column with the header `text`, or None where the text is no header.

    >>> classify_header("主责部门").role
    <Role.LEAD_UNIT: 'lead_unit'>
    >>> classify_header("推进殡葬改革,整治散埋乱葬。") is None
    True
    """
    label = plain_label(text)
    bare = _BRACKETED.sub("", label)
    first_leads = bool(_FIRST_LEADS.search(label))
    if not label or len(bare) > MAX_LABEL or _SENTENCE.search(bare) or _VALUE.search(text):
        return None
    for candidate in dict.fromkeys((bare, _BRACKETS.sub("", label))):
        column = _classify(candidate)
        if column is not None:
            return replace(column, label=label, first_leads=first_leads and not column.persons)
    return None


def combined_header(labels: tuple[str, ...]) -> Column | None:
    """The use of a column whose header stands in several rows, the uppermost first.

    The lowest row that says enough decides; else all of them together; else the lowest above it.

    >>> combined_header(("牵头", "领导")).persons
    True
    """
    own = tuple(dict.fromkeys(label for label in map(plain_label, labels) if label))
    if not own:
        return None
    lowest, whole = classify_header(own[-1]), classify_header("".join(own))
    if lowest is not None and (lowest.assigns or whole is None or not whole.assigns):
        return lowest
    return whole or next(filter(None, map(classify_header, reversed(own))), None)


def _classify(label: str) -> Column | None:
    if not label:
        return None
    if _NUMBER.fullmatch(label.upper()):
        return Column(ColumnKind.NUMBER, label)
    if _TEXT_AND_MORE.match(label):
        return _classify_text(label)
    for kind, pattern in _PLAIN_KINDS:
        if pattern.search(label):
            return Column(kind, label)
    return _classify_label(label) or _classify_rest(label)


_PLAIN_KINDS = (
    (ColumnKind.OTHER, _PERIOD),
    (ColumnKind.OTHER, _PROGRESS),
    (ColumnKind.OTHER, _NOT_ASSIGNED),
)
_TEXT_AND_MORE = re.compile(r".{0,6}(?:任务|内容|目标|事项|项目|名称)(?:名称|内容)?[和及与、/]")


def _classify_label(label: str) -> Column | None:
    """A header that would be a label in running text keeps its meaning."""
    found = label_of(label)
    if found is None or found.assumed:
        return None
    if found.use is LabelUse.ROLE:
        return Column(
            ColumnKind.ROLE,
            label,
            found.role,
            persons=found.people,
            mixed=found.mixed,
            weak_support=found.weak_support,
        )
    kind = _USES.get(found.use)
    return None if kind is None else Column(kind, label)


_USES = {LabelUse.DIVISION: ColumnKind.DIVISION, LabelUse.DEADLINE: ColumnKind.DEADLINE}


def _classify_rest(label: str) -> Column | None:
    """Headers that only tables have."""
    if _PERSON.search(label) and len(label) <= 12:
        return Column(ColumnKind.ROLE, label, Role.RESPONSIBLE_LEADER, persons=True)
    other = label_of(label)
    silent = other is not None and other.use is LabelUse.OTHER
    if silent and not _MEASURE.search(label) and not _TEXT_LAST.search(label):
        return Column(ColumnKind.OTHER, label)
    if _DEADLINE.search(label):
        return Column(ColumnKind.DEADLINE, label)
    if _BODY_LAST.search(label) and len(label) <= 12:
        return Column(ColumnKind.MAYBE_ROLE, label)
    return _classify_text(label)


def _classify_text(label: str) -> Column | None:
    for kind, pattern in (
        (ColumnKind.TOPIC, _TOPIC),
        (ColumnKind.PROBLEM, _PROBLEM),
        (ColumnKind.MEASURE, _MEASURE),
        (ColumnKind.TEXT, _TEXT),
    ):
        if pattern.search(label):
            return Column(kind, label)
    return None
