"""The heading of every column, in Chinese and English, once for workbooks, tables and talk."""

from __future__ import annotations

from .vocabulary import GLOSSARY

__all__ = ["HEADINGS", "heading"]

HEADINGS: dict[str, tuple[str, str]] = {
    **{entry.key: (entry.chinese, entry.english.capitalize()) for entry in GLOSSARY},
    "about": ("文件信息(勿改)", "About"),
    "actor_a": ("主体甲", "Actor A"),
    "actor_a_id": ("主体甲标识", "Actor A id"),
    "actor_b": ("主体乙", "Actor B"),
    "actor_b_id": ("主体乙标识", "Actor B id"),
    "actor_id": ("主体标识", "Actor id"),
    "after": ("之后", "After"),
    "aliases": ("别名", "Aliases"),
    "before": ("之前", "Before"),
    "best_rank": ("最高名次", "Best rank"),
    "certain_lead_units": ("确定的牵头单位数", "Certain lead units"),
    "certainty": ("确定性", "Certainty"),
    "change": ("变化", "Change"),
    "check": ("校验(勿改)", "Check"),
    "code": ("代码", "Code"),
    "cosine": ("余弦", "Cosine"),
    "detail": ("所涉内容", "Detail"),
    "extracted": ("读入", "Read"),
    "found": ("找到", "Found"),
    "fractional": ("均分份额", "Shared"),
    "high": ("可能", "Possible"),
    "host": ("挂靠单位", "Host"),
    "id": ("标识", "Id"),
    "index": ("指标", "Index"),
    "jaccard": ("Jaccard", "Jaccard"),
    "kind": ("类型", "Kind"),
    "layer": ("层", "Layer"),
    "lead_heavy": ("牵头为主", "Lead-heavy"),
    "limit": ("界限", "Limit"),
    "limit_after": ("之后的界限", "Limit after"),
    "limit_before": ("之前的界限", "Limit before"),
    "listed": ("列为疑点", "Listed as a doubt"),
    "low": ("确定", "Certain"),
    "meaning": ("含义", "Meaning"),
    "measure": ("计数方式", "Measure"),
    "member_of": ("所属统称", "Member of"),
    "mention": ("写法", "Mention"),
    "message": ("说明", "Message"),
    "message_zh": ("说明", "Message in Chinese"),
    "missing": ("缺少", "Missing"),
    "moved": ("变动的是", "What moved"),
    "name": ("名称", "Name"),
    "newman": ("Newman 权重", "Newman weight"),
    "number": ("序号", "Number"),
    "open_list": ("名单未写全", "Open list"),
    "origin": ("来源", "Origin"),
    "place": ("原文位置", "Place"),
    "point": ("估计", "Estimate"),
    "population": ("对象", "Population"),
    "possible_lead_units": ("可能的牵头单位数", "Possible lead units"),
    "quote": ("原文", "Quote"),
    "remedy": ("怎么办", "Remedy"),
    "role": ("角色", "Role"),
    "score": ("统计量", "Score"),
    "severity": ("程度", "Severity"),
    "shared_tasks": ("共同任务数", "Shared tasks"),
    "status": ("状态", "Status"),
    "targets": ("目标值", "Targets"),
    "task_id": ("任务标识", "Task id"),
    "tasks": ("任务", "Tasks"),
    "tasks_after": ("之后的任务数", "Tasks after"),
    "tasks_before": ("之前的任务数", "Tasks before"),
    "test": ("检验", "Test"),
    "text": ("任务内容", "Text"),
    "total": ("任务数", "Tasks"),
    "unit_class": ("单位类别", "Class"),
    "unread": ("漏读", "Missed"),
    "weighted": ("按角色加权", "Weighted"),
    "what": ("内容", "What"),
    "worst_rank": ("最低名次", "Worst rank"),
    "written": ("原文用语", "As written"),
}
"""Every column with its Chinese and its English heading; a term of the glossary has its own words."""


def heading(column: str, lang: str) -> str:
    """The heading of a column in ``zh`` or ``en``; a column that has none is its own.

    >>> heading("host", "zh"), heading("lead_unit", "en"), heading("电话", "zh")
    ('挂靠单位', 'Lead unit', '电话')
    """
    pair = HEADINGS.get(column)
    return column if pair is None else pair[lang != "zh"]
