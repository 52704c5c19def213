"""What sort of thing stands in a cell: a number, a date, people, units, running text.

A guess from the form of the words alone. It places the cells of tables whose columns were lost;
it never decides what a name is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ...names import is_unit_like
from ...words import COMPOUND_SURNAMES, SURNAMES, TITLES

__all__ = ["content_of", "is_heading", "is_number", "number_value", "squeezed"]

_NUMBER = re.compile(r"[(\[]?\d{1,5}(?:[.-]\d{1,3}){0,2}[)\]]?[.、,]?")
_CHINESE_NUMBER = re.compile(
    r"第?[(]?[一二三四五六七八九十百零〇]{1,5}[)]?(?:项|条|部分|章|节)?[、.]?"
)
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,4}[、.]|[(][一二三四五六七八九十]{1,4}[)]|第[一二三四五六七八九十\d]{1,4}(?:部分|章|节|篇|类|板块)|[ⅠⅡⅢⅣⅤ]+[、.])"
)
_SEASON = "开学|学期|学年|假期|[寒暑]假|春节|国庆|节日|季来临|[春夏秋冬旱雨雪]季|暖季|汛期?|赛会|赛事|防火期"
_DATE = re.compile(
    r"(?:\d{4}|\d{2})?\s*年?[^、,]{0,4}(?:\d{1,2}\s*月|[年季月]底|年内|年末|季度|上半年|下半年|全年|年前|\d{4}年)"
    r"|长期|持续|常态|立行立改|立即|即知即改|已完成|适时|按时|按期|按序时|随时|每[年月季周日]|全程|全过程|贯穿"
    rf"|^[^、,;。]{{0,6}}(?:{_SEASON})[^、,;。]{{0,4}}(?:之?前|[间中后时])$|^主?(?:{_SEASON})$"
    r"|^[赛会节汛][前中时后]$"
)
_TRAILING = re.compile(r"[(][^()]*[)]$|[。;,、※*]+$|等$")
_HAN_NAME = re.compile(r"[㐀-鿿]{2,4}|[㐀-鿿]{2,8}·[㐀-鿿]{2,8}")
_TITLED = re.compile(f"(?:{TITLES})$")
_NOTHING = re.compile(
    r"[/\\—–\-―无]{1,3}|暂无|暂缺|空缺|\((?:[/—–\-―无略空]|暂无|暂缺|空缺|待定)\)"
)


@dataclass(frozen=True, slots=True)
class Content:
    """How far a text looks like each sort of cell; every value lies between 0 and 1."""

    number: float = 0.0
    date: float = 0.0
    units: float = 0.0
    people: float = 0.0
    prose: float = 0.0
    nothing: float = 0.0


@lru_cache(maxsize=65536)
def squeezed(text: str) -> str:
    """The text in NFKC without any white space.

    >>> squeezed("陆 明(县长)")
    '陆明(县长)'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def is_number(text: str) -> bool:
    """Whether the text is nothing but a serial number.

    >>> is_number("80"), is_number("(12)"), is_number("12家")
    (True, True, False)
    """
    return _NUMBER.fullmatch(squeezed(text)) is not None


def number_value(text: str) -> int | None:
    """The whole number that the text is, or None.

    >>> number_value(" 80、"), number_value("八")
    (80, None)
    """
    match = re.fullmatch(r"[(\[]?(\d{1,5})[)\]]?[.、,]?", squeezed(text))
    return int(match[1]) if match else None


def is_heading(text: str) -> bool:
    """Whether the text starts like a numbered heading or is only a Chinese number.

    >>> is_heading("一、主要预期目标"), is_heading("(一)"), is_heading("1.修路")
    (True, True, False)
    """
    plain = squeezed(text)
    return bool(_HEADING.match(plain) or _CHINESE_NUMBER.fullmatch(plain))


@lru_cache(maxsize=65536)
def content_of(text: str) -> Content:
    """What the text looks like.

    >>> content_of("县发改局、县住建局").units
    1.0
    >>> content_of("毕 胜").people
    1.0
    """
    plain = squeezed(text)
    if not plain or _NOTHING.fullmatch(plain):
        return Content(nothing=1.0)
    if _NUMBER.fullmatch(plain):
        return Content(number=1.0, date=1.0 if _DATE.fullmatch(plain) else 0.0)
    tokens = _tokens(text)
    units = _share(tokens, _is_unit)
    date = 1.0 if len(plain) <= 24 and _DATE.search(plain) else 0.0
    people = 0.0 if units > 0.5 or date else _share(tokens, _is_person)
    return Content(date=date, units=units, people=people, prose=_prose(plain, units))


_PADDED_NAME = re.compile(r"[㐀-鿿]\s+[㐀-鿿]")
_PADDED_NAMES = re.compile(r"(?:[㐀-鿿]\s+[㐀-鿿][、,\s]*)+")


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    if _PADDED_NAMES.fullmatch(plain.strip()):
        return _PADDED_NAME.findall(plain)
    joined = re.sub(r"(?<![㐀-鿿])([㐀-鿿])\s+([㐀-鿿])(?![㐀-鿿])", r"\1\2", plain)
    outside = re.sub(r"[(][^()]*[)]", "", joined)
    return [token for token in re.split(r"[、,;/\s]+", outside) if token] or [plain]


def _share(tokens: list[str], test: Callable[[str], float]) -> float:
    return sum(test(token) for token in tokens) / len(tokens)


def _is_unit(token: str) -> bool:
    bare = _TRAILING.sub("", token)
    if not 2 <= len(bare) <= 30:
        return False
    return is_unit_like(bare)


def _is_person(token: str) -> float:
    bare = re.sub(r"\s+", "", _TRAILING.sub("", token))
    if _HAN_NAME.fullmatch(bare):
        known = bare[0] in SURNAMES or bare[:2] in COMPOUND_SURNAMES or "·" in bare
        return 1.0 if known else 0.5
    return 1.0 if len(bare) <= 16 and _TITLED.search(bare) else 0.0


def _prose(plain: str, units: float) -> float:
    """Sentences end in a full stop, are long, and hold no list of bodies."""
    if plain.endswith(("。", "!", ";")):
        return 1.0
    long = min(1.0, max(0.0, (len(plain) - 4) / 10))
    return long * (1.0 - 0.7 * units)
