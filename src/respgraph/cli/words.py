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
    "workload": "任务数",
    "workload_by_role": "各角色的任务数",
    "workload_by_section": "各章节的任务数",
    "workload_by_class": "各类单位的任务数",
    "balance": "均衡程度",
    "lorenz": "洛伦兹曲线",
    "overload": "偏多提示",
    "overload_limits": "偏多的界限",
    "centrality": "网络中的位置",
    "saturation": "单位之间的联系是否过密",
    "clustering": "聚集系数",
    "network_clustering": "全网的聚集与嵌套",
    "coassignment": "协作关系",
    "leader_unit_ties": "领导与牵头单位的对应",
    "significance": "协作关系的显著性",
    "backbone_power": "检验功效",
    "communities": "圈子",
    "community_summary": "圈子分得是否清楚",
    "core_periphery": "核心与边缘",
    "brokerage": "约束度",
    "broker_roles": "中介角色",
    "resilience": "人员和单位变动",
    "network_resilience": "全网的抗毁性",
    "removal_curve": "逐个去掉单位",
    "key_players": "关键单位",
    "rank_sensitivity": "名次的范围",
    "rank_acceptability": "名次可接受度",
    "pairwise_winning": "两两比较",
    "case_dropping": "抽样稳定度",
    "stable_share": "稳定的比例",
    "orphaned": "失去牵头单位或责任领导的任务",
    "overloaded": "任务偏多的变化",
    "doctor": "运行环境",
}
_CHANGES = {"workload": "任务数的变化", "balance": "均衡指标的变化"}
_HEADS = {"correction": "校正方法", "group": "类别或章节"}
"""Heads of columns whose name means something else in the glossary."""

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
    "verdict": {
        "significant": "显著",
        "not_significant": "不显著",
        "cannot_be_significant": "不可能显著",
    },
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
        "there are no pairs to test": "没有可以检验的对子",
        "none of {total} pairs can be significant in this plan: "
        "p would have to be {needed}, {attainable} can be reached": (
            "{total} 对都不可能显著：p 值须到 {needed}，最小只能到 {attainable}"
        ),
        "{significant} of {total} pairs are significant; "
        "{beyond} pairs cannot be significant in this plan whatever they share": (
            "{total} 对中 {significant} 对显著；另有 {beyond} 对，无论共同任务多少都不可能显著"
        ),
        "more than half carry the same number of tasks, so distance from it has no scale": (
            "过半对象任务数相同，无从衡量与中位数的距离"
        ),
        "median {centre}, median absolute deviation {spread}": (
            "中位数 {centre}，绝对离差中位数 {spread}"
        ),
        "even all {count} tasks at once would have probability {smallest} by a "
        "random draw, above {limit}: nobody can be significant in this plan": (
            "即使承担全部 {count} 项任务，随机分派的概率也有 {smallest}，高于 {limit}：不可能显著"
        ),
        "probability by a random draw at most {limit}": "随机分派的概率不超过 {limit}",
    },
    lambda _name, value: in_words(value),
)
_NAMES = {"Chinese font": "中文字体"}
_SMALL = 0.001


def in_words(value: str) -> str:
    """A remark of ours in Chinese; anything else as it is."""
    return _SENTENCES.chinese(value) or value


def chinese_title(name: str, rows: Sequence[Mapping[str, Any]] = ()) -> str:
    """The title of a table; one of changes, which alone may be empty, says so.

    >>> chinese_title("workload", [{"total": 3}]), chinese_title("workload", [{"tasks_before": 3}])
    ('任务数', '任务数的变化')
    """
    changed = not rows or any("before" in column for column in rows[0])
    return (_CHANGES if changed else {}).get(name) or _TITLES.get(name, name)


def in_chinese(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows with Chinese heads, and Chinese words where a cell holds a word of ours.

    >>> in_chinese([{"actor": "王明", "missing": "head", "task_id": "task/1"}])
    [{'责任主体': '王明', '缺少': '牵头单位', '任务标识': 'task/1'}]
    """
    return [
        {_head(column, row): _value(column, value) for column, value in row.items()} for row in rows
    ]


def _head(column: str, row: Mapping[str, Any]) -> str:
    if column == "found" and "remedy" in row:
        return "情况"
    return _HEADS.get(column) or heading(column, "zh")


def _value(column: str, value: Any) -> Any:
    if isinstance(value, bool):
        words = value_words(column, value, "zh")
        return ("是" if value else "否") if words == str(value) else words
    if isinstance(value, float):
        return round(value, 3) if abs(value) >= _SMALL else value
    if not isinstance(value, str):
        return value
    if column in {"reason", "words"}:
        return in_words(value)
    if column in {"found", "remedy", "name"}:
        return _NAMES.get(value) or in_words(value)
    return _VALUES.get(column, {}).get(value) or value_words(column, value, "zh")
