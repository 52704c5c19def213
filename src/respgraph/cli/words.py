"""Chinese heads and values for the tables that commands print for the eye."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..headings import heading
from ..phrases import Phrasebook
from ..views.words import value_words
from ..vocabulary import Role

__all__ = ["chinese_title", "in_chinese"]

_TITLES = {
    "orphaned": "失去牵头单位或责任领导的任务",
    "overloaded": "任务偏多的变化",
    "workload": "任务数的变化",
    "balance": "均衡指标的变化",
    "doctor": "运行环境",
}
_INDICES = {
    "total": "合计",
    "gini": "基尼系数",
    "theil": "泰尔指数",
    "hhi": "集中度（HHI）",
    "jain": "公平指数（Jain）",
    "peak_ratio": "最多/平均",
}
_MEASURES = {name: heading(name, "zh") for name in (*Role, "total", "fractional", "weighted")}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "index": _INDICES,
    "measure": {**_MEASURES, "count": "任务数"},
    "missing": {"head": "牵头单位", "responsible_leader": "责任领导"},
    "change": {"becomes": "变为偏多", "ceases": "不再偏多"},
    "moved": {"workload": "任务数", "limit": "界限", "both": "任务数和界限"},
    "status": {"ok": "正常", "optional": "可选", "missing": "缺少"},
}
"""Words of values that only tables of the command line show; others are those of the pages."""

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
_SMALL = 0.001


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
        {
            "情况" if column == "found" and "remedy" in row else heading(column, "zh"): _value(
                column, value
            )
            for column, value in row.items()
        }
        for row in rows
    ]


def _value(column: str, value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3) if abs(value) >= _SMALL else value
    if not isinstance(value, str):
        return value
    if column in {"found", "remedy", "name"}:
        return _NAMES.get(value) or in_words(value)
    return _VALUES.get(column, {}).get(value) or value_words(column, value, "zh")
