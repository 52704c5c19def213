"""Everything that an audit can find, each with its severity, its words and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..vocabulary import Severity

__all__ = ["AuditCode"]


@dataclass(frozen=True, slots=True)
class _Meaning:
    severity: Severity
    english: str
    chinese: str
    reason: str
    reason_chinese: str


class AuditCode(StrEnum):
    """A shortcoming of a plan; each code has one fixed severity, one meaning, one reason.

    >>> AuditCode.NO_LEAD.severity, AuditCode.NO_LEAD.chinese
    (<Severity.ERROR: 'error'>, '任务没有牵头单位')
    """

    NO_LEAD = "no_lead"
    NO_LEADER = "no_leader"
    SHARED_LEAD = "shared_lead"
    SEVERAL_LEADS = "several_leads"
    SEVERAL_LEADERS = "several_leaders"
    GROUP_ONLY_SUPPORT = "group_only_support"
    LEAD_AND_SUPPORT = "lead_and_support"
    UNIT_TWICE = "unit_twice"
    LOOKALIKE_NAMES = "lookalike_names"
    NO_TARGET = "no_target"
    NO_DEADLINE = "no_deadline"
    DUPLICATE_NUMBER = "duplicate_number"
    MISSING_NUMBER = "missing_number"
    MISSING_SECTIONS = "missing_sections"
    LEADER_WITHOUT_LEAD_UNIT = "leader_without_lead_unit"
    UNIT_EVERYWHERE = "unit_everywhere"

    @property
    def severity(self) -> Severity:
        """How much a finding with this code matters."""
        return _MEANINGS[self].severity

    @property
    def english(self) -> str:
        """What was found, in English."""
        return _MEANINGS[self].english

    @property
    def chinese(self) -> str:
        """What was found, in Chinese."""
        return _MEANINGS[self].chinese

    @property
    def reason(self) -> str:
        """Why it matters, in English."""
        return _MEANINGS[self].reason

    @property
    def reason_chinese(self) -> str:
        """Why it matters, in Chinese."""
        return _MEANINGS[self].reason_chinese


_MEANINGS: dict[AuditCode, _Meaning] = {
    AuditCode.NO_LEAD: _Meaning(
        Severity.ERROR,
        "the task has no lead unit",
        "任务没有牵头单位",
        "nobody has to begin, and nobody can be asked how far it is",
        "无人启动，也无从追问进度",
    ),
    AuditCode.NO_LEADER: _Meaning(
        Severity.WARNING,
        "the task has no responsible leader, as most tasks of the plan have",
        "任务没有责任领导（多数任务都有）",
        "no leader answers for the task when it falls behind",
        "进度滞后时，没有领导负责协调督促",
    ),
    AuditCode.SHARED_LEAD: _Meaning(
        Severity.INFO,
        "several units share the task and none is named as lead",
        "多个单位共同负责，未明确牵头单位",
        "each may wait for the others; say who leads if one should",
        "各单位可能相互等待；如需牵头，应予明确",
    ),
    AuditCode.SEVERAL_LEADS: _Meaning(
        Severity.WARNING,
        "the task has several lead units",
        "任务有多个牵头单位",
        "shared lead is nobody's lead when the units disagree",
        "意见不一致时，共同牵头等于无人牵头",
    ),
    AuditCode.SEVERAL_LEADERS: _Meaning(
        Severity.WARNING,
        "the task has several responsible leaders",
        "任务有多个责任领导",
        "which leader answers for which unit cannot be told",
        "无法判断哪位领导对应哪个单位",
    ),
    AuditCode.GROUP_ONLY_SUPPORT: _Meaning(
        Severity.WARNING,
        "only group words support the task",
        "配合单位只写了统称",
        "no unit knows that it is meant",
        "没有单位确知自己承担配合责任",
    ),
    AuditCode.LEAD_AND_SUPPORT: _Meaning(
        Severity.WARNING,
        "a unit both leads and supports the task",
        "同一单位既牵头又配合",
        "one of the two is a slip, and counts differ by which",
        "二者必有一误，且影响统计",
    ),
    AuditCode.UNIT_TWICE: _Meaning(
        Severity.WARNING,
        "an actor is named twice in one role of the task",
        "同一责任主体在同一角色中重复出现",
        "it may stand in the place of another that is missing",
        "可能占用了另一遗漏单位的位置",
    ),
    AuditCode.LOOKALIKE_NAMES: _Meaning(
        Severity.WARNING,
        "two names look like one unit written in two ways",
        "两个名称疑似同一单位的不同写法",
        "the workload of one unit is counted as two",
        "同一单位的任务被分开统计",
    ),
    AuditCode.NO_TARGET: _Meaning(
        Severity.INFO,
        "the task sets no quantity",
        "任务没有量化目标",
        "whether it is done is a matter of opinion",
        "是否完成难以判定",
    ),
    AuditCode.NO_DEADLINE: _Meaning(
        Severity.INFO,
        "the task has no deadline",
        "任务没有完成时限",
        "it cannot be late",
        "无从判断是否逾期",
    ),
    AuditCode.DUPLICATE_NUMBER: _Meaning(
        Severity.WARNING,
        "a task number occurs twice",
        "任务编号重复",
        "a reference to the number is ambiguous",
        "引用该编号时会产生歧义",
    ),
    AuditCode.MISSING_NUMBER: _Meaning(
        Severity.WARNING,
        "the numbers of tasks leave a gap",
        "任务编号不连续",
        "a task was dropped, or stands in the text without anyone responsible",
        "可能遗漏任务，或该项没有责任条款",
    ),
    AuditCode.MISSING_SECTIONS: _Meaning(
        Severity.WARNING,
        "a heading announces more parts than there are",
        "标题所称部分数多于实有部分",
        "the text is an excerpt, or a part was lost",
        "可能是节选，或有部分缺失",
    ),
    AuditCode.LEADER_WITHOUT_LEAD_UNIT: _Meaning(
        Severity.INFO,
        "no lead unit certainly answers to this leader alone",
        "没有牵头单位确定只对该领导负责",
        "the leader answers for tasks without a unit of his own to carry them",
        "该领导没有明确对应的牵头单位",
    ),
    AuditCode.UNIT_EVERYWHERE: _Meaning(
        Severity.INFO,
        "a unit has a part in every task of the section",
        "同一单位参与该部分全部任务",
        "the section stands or falls with one unit",
        "该部分的完成依赖于一个单位",
    ),
}
