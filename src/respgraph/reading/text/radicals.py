"""Radicals that stand for whole characters, as text copied from a PDF holds them."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["RADICAL", "whole_sign", "with_whole_signs"]

RADICAL = re.compile("[\u2e80-\u2fd5]")

_RADICALS = dict(
    zip(
        "⺁⺄⺈⺊⺌⺍⺎⺏⺒⺓⺕⺗⺛⺜⺝⺟⺠⺢⺥⺧⺩⺪⺫⺬⺮⺰⺱⺳⺷⺸⺹⺺⺻⺼⺽⻁⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠"
        "⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾⾭",
        "厂乙刀卜小小兀尣巳幺彐心无日月母民水爪牛王疋目示竹纟网网羊羊老聿聿肉臼虎覀西见角角讠贝足车辶辶辶邑钅長长长门阜雨青韦页风飞食食飠饣"
        "马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟户青",
        strict=True,
    )
)
"""Radicals of characters that stand alone; Unicode gives them no plain form, or an older one."""


def whole_sign(text: str) -> str:
    """The character for a radical that a font's table names in its stead.

    >>> whole_sign("\u2f00"), whole_sign("\u2ea0"), whole_sign("，")
    ('一', '民', '，')
    """
    if "\u2f00" <= text <= "\u2fd5":
        return _RADICALS.get(text) or unicodedata.normalize("NFKC", text)
    return _RADICALS.get(text, text)


def with_whole_signs(text: str) -> str:
    """A text with whole characters for its radicals; the length stays.

    >>> with_whole_signs("县\u2ea0政局")
    '县民政局'
    """
    return RADICAL.sub(lambda match: whole_sign(match[0]), text)
