"""What words look like: units, groups, persons, dates; questions about one word alone."""

from __future__ import annotations

import re
from functools import lru_cache

from ..vocabulary import Mention
from ..words import (
    COMPOUND_SURNAMES,
    DEPARTMENT_ENDS,
    GIVEN_NAMES,
    HAN,
    NO_NAMES,
    OPEN_DATES,
    PLACE_ENDS,
    STRONG_ENDS,
    SURNAMES,
)

H = f"[{HAN}]"
UNIT_END = re.compile(f"(?:{DEPARTMENT_ENDS})$")
_PLACE_END = re.compile(f"(?:{PLACE_ENDS})$")
TOKEN = re.compile(
    r"(?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|“[^”\n]{0,40}”|《[^》\n]{0,60}》|[^、,;/|\s。()“《])+"
)

GROUP = re.compile(
    r"各|有关|相关|成员单位|所有(?!制|权)|全体|"
    r"(?:^|[省市县区旗州盟])直(?:属)?(?:机关(?!工委|党工委|党委|事务|纪)|部门|单位|机构)|^直属(?:单位|机构|部门)|"
    r"(?:\d+|[二两三四五六七八九十百]+)个?(?:省|市|县|区|旗|州|盟|乡|镇|街道|园区|部门|单位|"
    r"家单位)(?:[省市县区镇乡]?长|[区县镇市]|政府|人民政府|直部门)?$|"
    r"^沿[边海江河湖黄线岸]+(?:[省市县区旗州盟]、|(?:各|相关)?(?:镇街|乡镇|街镇|县区|区县|县市区?|镇村|村居)$)|^(?:属地|辖区|所在地?|涉及|其他|其它|全部|当地|沿线|承担|(?:承办|举办|建设|实施|事发)地(?!产))|^(?:镇街|乡镇|街镇|县区|区县|"
    r"县市区|市县区?|县市|街道|社区|村居|镇村|园区)"
    r"(?:政府|人民政府|街道|办场|场|办|办事处|党委|党工委)?(?:\(.*\))?(?:政府|人民政府|街道办事处|"
    r"办事处|党委|党工委)?$|"
    r"^开发区(?:管委会|管理委员会)?$|^(?:责任|牵头|配合|成员|参与|主管|行业主管|职能)(?:单位|部门)$|"
    rf"^驻{H}{{1,5}}?(?:高校(?:院所)?|院校|科研院所|(?:银行|金融|保险)机构|企业|单位|部队)$|"
    rf"所在地?(?:乡|镇|县|市|区|街道|人民)|^(?:入园|入驻|园区|区内|县内|市内)企业$|^[省市县区]级(?:执法|行业|主管|职能)?部门$|"
    r"(?:\d+|[二两三四五六七八九十])个(?:行政村|自然村|村|社区|嘎查)$|"
    r"(?:国有|重点|骨干|龙头|规上)(?:企业|公司)$|^国有[农牧林渔]+场$|^(?:市|省|县|区)?(?:国有(?:公司|企业)|属(?:国有)?企业|管企业|属国企)$|"
    r"^(?:地方|下级|同级|各级).*(?:政府|部门|党委)|^(?:部门|单位|企业|学校|医院|乡镇党委政府|政府部门)$"
)
_UNIVERSAL = re.compile(rf"^各|各(?={H})|所有|全体")
_CERTAIN_GROUP = re.compile("有关|相关|成员")

STRONG_END = re.compile(f"(?:{STRONG_ENDS})(?:\\([^()]*\\))?$")
LEVEL_WORD = (
    "(?:自治区|直辖市|计划单列市|自治县|自治旗|自治州|地级以上市|县级市|地级市|省直管市|开发区|"
    "高新区|新区|园区|功能区|街道|乡镇|镇街|苏木|林区|城区|社区|村居|嘎查|村|省|市|县|区|旗|州|"
    "盟|镇|乡|办|场)"
)

EACH_LEVEL = re.compile(
    rf"^(?:{H}{{0,4}})?各{LEVEL_WORD}+(?:\([^()]*\))?{LEVEL_WORD}*(?:、{LEVEL_WORD}+)*$"
)

BARE_BODY = re.compile("(?:人民政府|政府|管委会|办事处|党委|党工委)$")
INSIDE = re.compile(rf"^(?:{LEVEL_WORD}|[、,/和及]|开发区|管理区|场|单位|部门)+$")

FEASTS = (
    "元旦|春节|除夕|元宵|清明|五一|劳动节|六一|端午|七一|八一|中秋|重阳|国庆|十一|寒假|暑假|年关|"
    "立[春夏秋冬]|霜降|冬至|夏至|惊蛰|谷雨|芒种|农忙|农闲|开学|入[汛冬夏春秋]"
)
"""Feasts and holidays before which something is due: “五一”前, 重阳节前."""

DATE_START = re.compile(
    r"(?:力争|确保|计划|预计|于|到|至)?(?:20\d\d年|20\d\d[./-]\d|[12]?\d月|"
    r"[一二三四五六七八九十]{1,3}月|(?:今|本|当|明|次)年|年[底内中末初]|第?[一二三四1-4]季度|"
    rf"{OPEN_DATES}|\d{{1,3}}(?:个)?(?:工作)?[日天]内|"
    rf"“?(?:{FEASTS})”?(?:节|假期|小长假|黄金周|期间)?(?:到来|来临|结束|放假)?(?:之|以)?[前后]|"
    rf"{H}{{1,4}}(?:节|季|[汛学雨旱]期?|[^学日定长周前后]期)(?:到来|来临|开始|结束)?(?:之|以)?[前后]$)"
)

DATE_LABEL = re.compile(
    "(?:完成|办结|整改|推进|落实|销号)(?:时限|时间|期限|日期)(?:为|是|[-—–:])*(?=[0-9一-鿿])"
)
"""完成时限12月, 完成时限为12月: a label that stands glued before its date."""

_GIVEN = re.compile(rf"(?:{GIVEN_NAMES}){H}{{1,4}}$")
PERSON = re.compile(rf"{H}{{2,4}}$|(?:{GIVEN_NAMES}){H}{{1,4}}$|{H}{{1,12}}(?:·{H}{{1,12}})+$")
NOBODY = re.compile("暂?无|没有|待定|待(?:明确|落实|确定)|[-—–]+")
"""What stands in a list instead of a name."""


@lru_cache(maxsize=32768)
def is_unit_like(text: str) -> bool:
    """Whether a word has the ending of a unit or the shape of a group.

    >>> is_unit_like("县发改局"), is_unit_like("各乡镇"), is_unit_like("稳步推进")
    (True, True, False)
    """
    return GROUP.search(text) is not None or (
        len(text) >= 2
        and len(text) <= 40
        and (UNIT_END.search(text) is not None or _PLACE_END.search(text) is not None)
    )


def mention_of(text: str) -> Mention:
    """How a group word is meant: all of a class, or whichever are concerned."""
    if _CERTAIN_GROUP.search(text) or not _UNIVERSAL.search(text):
        return Mention.OPEN
    return Mention.UNIVERSAL


def is_surname(name: str) -> bool:
    """Whether a short word begins as a person's name does."""
    if _GIVEN.match(name):
        return not is_unit_like(name)
    return (
        2 <= len(name) <= 4
        and name not in NO_NAMES
        and (
            (name[0] in SURNAMES and len(name) <= 3 + (len(name) == 4 and name[1] in SURNAMES))
            or name[:2] in COMPOUND_SURNAMES
        )
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks, colons and the words that lead into a list."""
    while start < end and text[start] in " \t\n:.,·-—~→":
        start += 1
    while end > start and text[end - 1] in " \t\n:.,·-—~!":
        end -= 1
    for word in ("以及", "分别由", "由", "及", "并由", "请", "责成", "会议要求", "会议明确"):
        if text.startswith(word, start) and end - start > len(word) + 2:
            start += len(word)
    return start, end


def depth(text: str, start: int, end: int) -> int:
    """How many brackets stand open at the end of a stretch."""
    return text.count("(", start, end) - text.count(")", start, end)
