"""Where the words of a list begin and end: separators, stray blanks, joining words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..words import LEVELS
from .shapes import (
    BARE_BODY,
    EACH_LEVEL,
    GROUP,
    LEVEL_WORD,
    STRONG_END,
    TOKEN,
    H,
    depth,
    is_surname,
    is_unit_like,
)

__all__ = ["EACH_GOVERNED", "TAIL", "joined", "tokens"]

_Token = tuple[int, int, bool]


_LEVEL_ONLY = re.compile(
    rf"^{LEVEL_WORD}+(?:\([^()]*\))?{LEVEL_WORD}*(?:人民政府|政府|办事处|管委会|党委|党工委)?(?:\([^()]*\))?$"
    r"|^(?:社区|(?:村|居|社区)民?委员?会)(?:\([^()]*\))?$"
)

_EACH_PARTY = re.compile("各.*(?:党委|党工委|政府)$")
_GOVERNING = "(?:人民政府|政府|行政公署|行署|办事处|党委|党工委|委|人大|政协)"
EACH_GOVERNED = re.compile(
    rf"^{H}{{0,4}}?(?:各(?:有关|相关)?|有关|相关|其他|沿[边海江河湖黄线岸]{{1,2}}|所辖|下辖){LEVEL_WORD}*(?:\([^()]*\))?{LEVEL_WORD}*{_GOVERNING}?$"
)
_TOWN_LEVEL = re.compile("各(?:有关|相关)?(?:乡|镇|街|苏木|村|社区)")
_COUNTY_LEVEL = re.compile("[省市县区旗州盟]")
_GOVERNED_LEVEL = re.compile(
    rf"^(?:省|市|县|区|旗|州|盟|镇|乡|街道|县级市|地级市|自治县|自治州|苏木)+(?:\([^()]*\))?{_GOVERNING}?(?:\([^()]*\))?$"
    rf"|^{_GOVERNING}$"
)
"""各盟行政公署、市人民政府, 各县(区)委、政府: a level without a place belongs to the 各 before it."""


_JOINERS = re.compile("以及|及其?|和|与|并")

TAIL = re.compile(
    r"(?!(?<=高)等[教学院法检职专]|(?<=[中初])等(?:教育|职业|专业)|(?<=均)等化|(?<=同)等学)"  # 高等教育处
    rf"等(?P<count>(?:\d+|[一二三四五六七八九十]+)(?:个|家)?)?(?P<group>(?:{H}|[（）()、])*)$"
)


def tokens(text: str, mixed: bool) -> Iterator[_Token]:
    """Start and end of each token, and whether a new 、-run begins with it."""
    previous = 0
    pending: _Token | None = None
    for match in TOKEN.finditer(text):
        start, end = match.span()
        gap = text[previous:start]
        new_run = gap.strip(" 、/|()") != "" or previous == 0
        previous = end
        if pending is not None:
            if _goes_on(text, pending, gap, start, end, mixed):
                pending = (pending[0], end, pending[2])
                continue
            yield pending
        pending = (start, end, new_run)
    if pending is not None:
        yield pending


def _goes_on(text: str, before: _Token, gap: str, start: int, end: int, mixed: bool) -> bool:
    """Whether a token is the rest of the one before it."""
    if text[start] == "等" and not gap.strip():
        return True
    left, right = text[before[0] : before[1]], text[start:end]
    return (
        (gap.isspace() and _divided(left, right, mixed))
        or _broken(text, left, gap, right)
        or ("、" in gap and _is_one_group(left, right))
    )


def _broken(text: str, left: str, gap: str, right: str) -> bool:
    """县财政 局: a stray blank inside a name, where the list has other separators."""
    if gap.strip(" ") or not gap or left.endswith(")") or is_unit_like(left):
        return False
    if len(right) == 1 and len(gap) == 1:
        return True
    if "、" not in text and "," not in text:
        return False
    return is_unit_like(left + right) and len(right) <= 6


def _divided(left: str, right: str, mixed: bool) -> bool:
    """市财 政局: whether a blank stands inside a name and not between two."""
    if mixed and is_surname(left):
        return False
    whole = STRONG_END.search(left) or (len(left) >= 3 and is_unit_like(left))
    return not whole and len(left) <= 12 and is_unit_like(left.replace(" ", "") + right)


def _is_one_group(each: str, following: str) -> bool:
    """各区、县(市)政府 is one group: 各 with a bare level word, then a bare level word."""
    each = _JOINERS.split(each)[-1] or each
    if _EACH_PARTY.match(each) and BARE_BODY.match(following):
        return True
    head = TAIL.sub("", _JOINERS.split(following, maxsplit=1)[0])
    if EACH_GOVERNED.match(each.rsplit("、", 1)[0]) and _GOVERNED_LEVEL.match(head):
        return not (_TOWN_LEVEL.search(each) and _COUNTY_LEVEL.match(head))
    if EACH_LEVEL.match(each) is None:
        return False
    return _LEVEL_ONLY.match(_JOINERS.split(following, maxsplit=1)[0]) is not None


_LONGEST = 100
"""No name is longer, nor are two with the word that joins them."""


def joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at 和, 及, 与 where both sides are whole names."""
    low = start
    for match in _JOINERS.finditer(text, start, end):
        if match.start() <= low or depth(text, low, match.start()):
            continue
        left = text[max(low, match.start() - _LONGEST) : match.start()]
        right = text[match.end() : min(end, match.end() + _LONGEST)]
        if _joins(left, right):
            yield low, match.start()
            low = match.end()
    yield low, end


_SHORT_BODY = re.compile("(?:团委|工会|妇联|残联|科协|文联|侨联)$")
_KEEPS = re.compile("(?:实验室|实训室|实训中心|实训基地|^(?:企业|机构|基地|园区|校区|公司))$")
_KEPT_IN = re.compile(
    rf"(?!后勤|教务|科研|人事|财务|学生|总务|保卫|招生|研究生|[{LEVELS}]){H}{{1,8}}管理(?:处|科|部|办|中心|办公室)$"
    "|(?:设备|国有资产|资产|安全|实践|基地|条件|仪器|采购)(?:教学|建设|保障|采购)?(?:处|科|部|中心|办公室)$"
)
"""实验室与设备管理处: things that an office looks after are no office, so what follows goes on."""


def _joins(left: str, right: str) -> bool:
    """Whether a joining word stands between two whole names, not inside one."""
    if len(left) < 2 or len(right) < 2:
        return False
    left_whole = STRONG_END.search(left) is not None or GROUP.search(left) is not None
    if not left_whole:
        return False
    right = TAIL.sub("", right) or right
    if _KEEPS.search(left) and _KEPT_IN.match(right):
        return False
    begins = re.match(
        rf"(?:各|有关|相关|其他|(?:\d+|[二两三四五六七八九十]+)个?[县区市旗镇乡街州盟]|驻|国家|国务院|中央|全国|(?:[{LEVELS}](?!场|容|域|际)))|开发区|属地",
        right,
    )
    return (
        begins is not None
        or _SHORT_BODY.match(right) is not None
        or (len(right) >= 3 and is_unit_like(right))
    )
