"""Bodies that the reforms of 2018, 2021 and 2023 renamed or merged into new ones, as data."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["REFORMS", "Reform"]


@dataclass(frozen=True, slots=True)
class Reform:
    """A body that was renamed or absorbed: its old name without level, its successors, the year."""

    old: str
    successors: tuple[str, ...]
    year: int


REFORMS = (
    Reform("卫计委", ("卫健委", "卫健局", "卫生健康委", "卫生健康局", "卫生健康委员会"), 2018),
    Reform("卫计局", ("卫健委", "卫健局", "卫生健康局", "卫生健康委"), 2018),
    Reform("卫生和计划生育局", ("卫健局", "卫生健康局", "卫生健康委员会"), 2018),
    Reform("卫生和计划生育委员会", ("卫健委", "卫健局", "卫生健康委员会"), 2018),
    Reform("国土局", ("自然资源局", "自然资源和规划局"), 2018),
    Reform("国土资源局", ("自然资源局", "自然资源和规划局"), 2018),
    Reform("国土资源厅", ("自然资源厅",), 2018),
    Reform("规划局", ("自然资源局", "自然资源和规划局"), 2018),
    Reform("工商局", ("市场监管局", "市场监督管理局"), 2018),
    Reform("工商行政管理局", ("市场监管局", "市场监督管理局"), 2018),
    Reform("质监局", ("市场监管局", "市场监督管理局"), 2018),
    Reform("质量技术监督局", ("市场监管局", "市场监督管理局"), 2018),
    Reform("食药监局", ("市场监管局", "市场监督管理局", "药监局"), 2018),
    Reform("食品药品监督管理局", ("市场监管局", "市场监督管理局", "药监局"), 2018),
    Reform("环保局", ("生态环境局",), 2018),
    Reform("环境保护局", ("生态环境局",), 2018),
    Reform("环保厅", ("生态环境厅",), 2018),
    Reform("农业局", ("农业农村局",), 2018),
    Reform("农委", ("农业农村局", "农业农村委"), 2018),
    Reform("农业厅", ("农业农村厅",), 2018),
    Reform("安监局", ("应急管理局", "应急局"), 2018),
    Reform("安全生产监督管理局", ("应急管理局",), 2018),
    Reform("文广新局", ("文旅局", "文化和旅游局", "文化广电和旅游局"), 2018),
    Reform("文体新局", ("文旅局", "文化和旅游局", "文化广电旅游体育局"), 2018),
    Reform("旅游局", ("文旅局", "文化和旅游局", "文化广电和旅游局"), 2018),
    Reform("旅发委", ("文旅局", "文旅委", "文化和旅游局"), 2018),
    Reform("经信委", ("经信局", "工信局", "工信厅", "经济和信息化局", "工业和信息化局"), 2018),
    Reform("国税局", ("税务局",), 2018),
    Reform("地税局", ("税务局",), 2018),
    Reform("编办", ("委编办",), 2018),
    Reform("扶贫办", ("乡村振兴局",), 2021),
    Reform("大数据局", ("数据局", "政务服务和数据局"), 2023),
    Reform("金融办", ("委金融办", "地方金融监管局", "地方金融管理局"), 2023),
    Reform("地方金融监管局", ("委金融办", "地方金融管理局"), 2023),
    Reform("银监局", ("银保监局", "金融监管局"), 2023),
    Reform("银保监局", ("金融监管局",), 2023),
)
"""Renamings that the institutional reforms of 2018, 2021 and 2023 brought to most localities.

Only bodies whose successor was new: a body that was absorbed by one that stood beside it before
(扶贫 and 农业农村 after 2023, 物价 and 发改 after 2018) may rightly occur with it in one plan.
"""
