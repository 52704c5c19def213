"""The class of unit that a name looks like: a guess for the draft of a roster."""

from __future__ import annotations

import re

from ..identifiers import name_key
from ..vocabulary import Kind

__all__ = ["guess_class"]

_LEVEL = "省市县区州旗盟镇乡"
_CLASSES = (
    (
        "mass organization",
        r"总工会|工会$|妇联|残联|工商联|科协|文联|侨联|红十字会|^共青团|团[省市县区州旗]?委$|联合会$",
    ),
    (
        "party organ",
        f"(^|[{_LEVEL}]|中央)(委(?!员会?$)(?=.{{2}})|纪委|监委|直机关工委)|^党委|编办$|党校$",
    ),
    (
        "park",
        r"(开发|高新|高新技术|经开|园|示范|度假|物流|保税|合作|实验|新)区$|产业园$|管委会$|管理委员会$",
    ),
    ("company", r"公司$|集团$|银行$|支行$|厂$|企业$|电网$"),
    ("town", r"[镇乡]$|[镇乡]人?民?政府$|街道$|街道办$|街道办事处$|苏木$|[^市广现商]场$|办事处$"),
    ("government", r"[省市县区州旗盟]$|[省市县区州旗盟]人?民?政府$"),
    ("institution", r"学校$|大学$|学院$|中学$|小学$|医院$|科学院$|研究院$|馆$"),
)
_CLASS_RULES = tuple((name, re.compile(pattern)) for name, pattern in _CLASSES)


def guess_class(name: str, kind: Kind = Kind.UNIT) -> str | None:
    """The class of unit that a name looks like, ``department`` where nothing else fits.

    One of department, town, park, company, party organ, mass organization, government,
    institution; None for persons and groups. A guess by the form of the name, for a draft only.

    >>> [guess_class(name) for name in ("区财政局", "汀泗桥镇", "咸安经济开发区", "区委组织部")]
    ['department', 'town', 'park', 'party organ']
    """
    if kind is not Kind.UNIT:
        return None
    matching = (unit_class for unit_class, rule in _CLASS_RULES if rule.search(name_key(name)))
    return next(matching, "department")
