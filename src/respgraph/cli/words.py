"""Chinese heads and values for the tables that commands print for the eye."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..phrases import Phrasebook
from ..vocabulary import GLOSSARY

__all__ = ["chinese_title", "in_chinese"]

_TITLES = {
    "orphaned": "失去牵头单位或责任领导的任务",
    "overloaded": "任务偏多的变化",
    "workload": "任务数的变化",
    "balance": "均衡指标的变化",
    "doctor": "运行环境",
}
_HEADS = {
    **{term.key: term.chinese for term in GLOSSARY},
    "actor_id": "标识",
    "after": "之后",
    "before": "之前",
    "change": "变化",
    "found": "情况",
    "index": "指标",
    "kind": "类型",
    "limit_after": "之后的界限",
    "limit_before": "之前的界限",
    "measure": "计数方式",
    "missing": "缺少",
    "moved": "变动的是",
    "name": "名称",
    "number": "编号",
    "population": "范围",
    "remedy": "怎么办",
    "status": "状态",
    "task_id": "任务标识",
    "tasks_after": "之后的任务数",
    "tasks_before": "之前的任务数",
    "test": "检验",
    "text": "内容",
}
_INDICES = {
    "total": "合计",
    "gini": "基尼系数",
    "theil": "泰尔指数",
    "hhi": "赫芬达尔指数",
    "jain": "Jain 公平指数",
    "peak_ratio": "最多与平均之比",
}
_MEASURES = {
    **{term.key: term.chinese for term in GLOSSARY},
    "total": "任务数",
    "fractional": "按承担者平分",
    "weighted": "按角色加权",
    "count": "任务数",
}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "index": _INDICES,
    "measure": _MEASURES,
    "kind": {"person": "个人", "unit": "单位", "group": "群体"},
    "population": {"leaders": "责任领导", "units": "单位", "lead_units": "牵头单位"},
    "missing": {"head": "牵头单位", "responsible_leader": "责任领导"},
    "change": {"becomes": "变为偏多", "ceases": "不再偏多"},
    "moved": {"workload": "任务数", "limit": "界限", "both": "任务数和界限"},
    "test": {"threshold": "设定界限", "robust_z": "与中位数相比", "random_draw": "与随机分配相比"},
    "status": {"ok": "正常", "optional": "可选", "missing": "缺少"},
}
_SENTENCES: Phrasebook = Phrasebook(
    {
        "not installed": "未安装",
        "not installed ({purpose})": "未安装（{purpose}）",
        "faster networks": "大网络计算更快",
        "reads scanned PDF pages": "识别扫描的 PDF",
        "not found (second way to read damaged .doc and .wps)": "没有找到（读损坏的 .doc、.wps 时备用）",
        "install LibreOffice if such a file is refused": "遇到读不了的这类文件时再安装 LibreOffice",
        "bundled: {font}": "自带：{font}",
        "have the folder prepared anew with --extra {extra}, and install from it": (
            "请信息中心用 --extra {extra} 重新备包，再安装一次"
        ),
        "install once more from the folder that was prepared": "请用安装包重新安装一次",
    },
    lambda _name, value: in_words(value),
)
_NAMES = {"Chinese font": "中文字体"}


def in_words(value: str) -> str:
    """A remark of ours in Chinese; anything else as it is."""
    return _SENTENCES.chinese(value) or value


def chinese_title(name: str) -> str:
    """The title of a table."""
    return _TITLES.get(name, name)


def in_chinese(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows with Chinese heads, and Chinese words where a cell holds a word of ours.

    >>> in_chinese([{"actor": "王明", "missing": "head", "task_id": "task/1"}])
    [{'责任主体': '王明', '缺少': '牵头单位', '任务标识': 'task/1'}]
    """
    return [
        {_HEADS.get(column, column): _value(column, value) for column, value in row.items()}
        for row in rows
    ]


def _value(column: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if column in {"found", "remedy", "name"}:
        return _NAMES.get(value) or in_words(value)
    return _VALUES.get(column, {}).get(value, value)
