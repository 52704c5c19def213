"""Dates by which something is due, in a text or a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ...names import FEASTS
from ...words import OPEN_DATES
from .targets import ANY_EVENT

__all__ = ["find_deadline", "is_deadline"]

_MONTH = r"\d{1,2}[ \t]?月(?:份)?(?:\d{1,2}(?:日|号))?(?:[上中下]旬|[底末初中])?"
_POINT = (
    rf"(?:(?:20\d\d年|(?:今|本|当|明|次)年)?(?:{_MONTH}|(?:第?[一二三四1-4]|前三)季度(?:末|底)?|"
    r"[上下]半年|(?:年?[底末中初])|十[一二]月底?|[一二三四五六七八九]月底?)|20\d\d年(?:[底末初中]|"
    r"全年|年底|上半年|下半年|内)?)"
)
_FEAST = f"“?(?:{FEASTS})”?(?:节|假期|小长假|黄金周)?(?:到来|来临)?"
_EVENT = (
    r"(?:(?:20\d\d年|[今明来本当每]年)?(?:[春夏秋冬]季?|新生)?(?:主?汛期|汛|春耕|秋收|三夏|三秋|春节|元旦|五一|国庆|中秋|清明|端午|国庆节|"
    r"节|开学|校庆|新学期|秋季学期|春季学期|高考|中考|两会|党代会|供暖[期季]?|采暖[期季]?|供热[期季]?|冬季|入冬|"
    r"入夏|入汛|封冻|上冻|冰冻期?|雨季|旱季|旅游旺季|旺季|播种|种植季|防火期|考核|年检|会议|节会|"
    r"赛事|开幕))(?:来临|到来|开始|结束|召开|来)?"
    r"|(?:20\d\d年|[今明本当]年)[一-鿿]{1,3}?(?:季|节|假)(?:来临|到来|开始)?"
)


_BEFORE = re.compile(
    rf"(?:{_POINT}(?:{_EVENT})?|(?:{_EVENT}){{1,2}}|{_FEAST}|{ANY_EVENT})(?:之前|以前|前)(?!期|景|沿|列|置|往|瞻|后|三|五|十|茅)"
)
_WITHIN = re.compile(
    rf"(?:20\d\d年|今年|年|{OPEN_DATES}|即知|即行|每周|\d|[一二三四五六七八九十]{{1,3}}月|"
    rf"(?:力争|确保)(?=[^,;。]{{0,8}}?(?:\d|[一二三四五六七八九十]月|[年季汛节]|{OPEN_DATES}))|"
    r"第?[一二三四]季度|前三季度|经常|日常|到20|至20|已完成|贯穿|动态|即时)"
)


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline phrase as printed, with its offsets."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=16384)
def find_deadline(text: str) -> FoundDeadline | None:
    """The first phrase of a running text that says by when: 6月底前, 汛期来临前.

    >>> find_deadline("汛期来临前完成清淤,力争10月底前销号。").text
    '汛期来临前'
    """
    if "前" not in text:
        return None
    for match in _BEFORE.finditer(text):
        phrase = match.group()
        lead = re.match(
            r"(?:[一-鿿]*?(?:力争|确保|必须|务必|争取|于|在|到|赶在|做到))(?=.{2})", phrase
        )
        start = match.start() + (lead.end() if lead is not None else 0)
        return FoundDeadline(text[start : match.end()], start, match.end())
    return None


def is_deadline(text: str) -> bool:
    """Whether a stretch of a clause is a date or says how long: 6月底前完成, 年内持续推进.

    >>> is_deadline("6月底前出台相关政策"), is_deadline("县财政局")
    (True, False)
    """
    return _WITHIN.match(text) is not None or _BEFORE.match(text) is not None
