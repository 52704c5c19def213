"""What a run of names leaves out, put back: the level of a department, the ending of a government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..words import LEVELS, OWN_LEVEL
from .shapes import GROUP, H, is_surname, is_unit_like

__all__ = [
    "COUNTERPART",
    "GOVERNMENT",
    "counterpart",
    "elided_suffixes",
    "gives_level",
    "own_prefix",
    "with_prefix",
]


_LEVEL = re.compile(
    r"(?:(?:省|县|区(?!域|块|划|际|位)|旗|州|盟|市(?!场|容|民(?:中心|服务|热线|卡|广场)|政(?:公用|"
    rf"工程|园林|管理|设施|养护|集团|建设|和|服务|公司|中心))))(?={H}{{2}})"
)
_PLACE_PREFIX = re.compile(
    rf"(?P<place>{H}{{2,7}}?(?:省|自治区|自治州|市|县|区|旗|州|盟))(?P<rest>{H}{{2,}}(?:局|厅|委|"
    r"办|部|室|中心|会|院|社))$"
)
_WIDE_LEVEL = re.compile(rf"(?:师市|兵团|地区|自治区|自治州|行署)(?={H}{{2,}})")
_YOUTH = re.compile(rf"(?:共青团|团)({H}{{0,4}}?[{LEVELS}])委$")
_SOME_DEPARTMENTS = re.compile(f"(?:有关|相关){H}{{0,6}}部门")
_LEVELLED = re.compile(rf"(?:自治)?(?:{_LEVEL.pattern})|{H}{{2,6}}?[{LEVELS}](?={H}{{2}})")
_BRANCH = re.compile(
    rf"(?:分局|分公司|分行|支行|分中心|分院|分部|支队|大队)$|局{H}{{2,6}}(?:局|站|所)$"
)
_OWN = re.compile(
    f"^(?:{OWN_LEVEL})|银监|证监|保监|海事局$|海警局$|外汇管理|海关|国家公园|^民航|能源监管局|"
    f"^(?:东北|华北|华东|华中|华南|西北|西南)(?!片区){H}{{2,10}}(?:局|公司|集团|办)"
)
_SQUAD = re.compile(
    rf"^(?:(?:森林)?消防(?:救援)?|(?:公安)?(?:交警|交通警察|特警|巡特警|巡警|刑警|治安|法警)|司法警察|{H}{{0,8}}(?:执法|监察|稽查))"
    rf"[支大总]队$|^(?!{H}{{2,3}}(?:公安|税务))(?:公安|{H}{{2,8}})局{H}{{2,8}}[支大总]队$"
)
"""消防救援支队, 公安局交警大队: squads of a level, or of a department that names no place."""

_OF_ITS_PLACE = re.compile(
    rf"^(?!国家|地方|农村|电力|中央|交通|铁路|城市|城乡|城镇|劳动|人事|土地){H}{{2,}}(?:供电局|供电公司|电力局|税务局|气象局|邮政局|烟草局|烟草专卖局|"
    rf"水文局|缉私局|铁路局|航道局|公积金管理部|街道办|街道办事处|仲裁委|仲裁委员会|(?<![和与])生态环境局)$"
)
"""坪岚供电局: one office of a service that is run from above, told from others by its place."""

_TAKES = re.compile(
    "(?:局|厅|委|办|室|办公室|委员会|总工会|妇联|残联|科协|文联|侨联|社科联|工商联|红十字会|供销社|法院|检察院|"
    "供销合作社|联社|联合社|工会|总社|团委|纪委|监委|党校|档案馆|地震台|武装部|人武部|人大|政协|贸促会|气象台|广播电视台)$"
)
_TAKES_UTILITY = re.compile(
    "^(?:电力|公交|公共交通|水务|自来水|供水|燃气|供热|热力|城投|交投|国投|城建|城市建设|"
    "文旅|水投|农投|产投|排水)(?:投资|发展|建设|总)*(?:集团)?(?:总)?公司$|^(?:电力|供电)局$"
)
_MAYBE = re.compile(
    "(?:中心|公司|集团|院|站|所|馆|总队|支队|大队|指挥部|专班|协会|学院|医院|校|社|处|队)$"
)
_PARTY = re.compile(
    "^(?:组织部|宣传部|统战部|政法委|编办|编委办|网信办|老干部局|政研室|巡察办|巡视办|社会工作部|"
    "社工部|改革办|财经办|军民融合办|"
    "党史研究室|党校|直属机关工委|直机关工委|机要局|机要和保密局|保密办|台办|外事办|目标办|"
    "督查室|农办|人才办|文明办|审计办|全面依法.*办|国安办)$"
)
_TOWNS = ("镇", "乡")
_OF_TOWN = re.compile(
    rf"镇(?![江海雄远区街村属直里域各]){H}{{2,14}}(?:局|办|办公室|站|所|中心|大队|中队|妇联|团委|工会)$|"
    rf"乡(?![村镇宁城里属直域各]){H}{{2,14}}(?:局|办|办公室|站|所|中心|大队|中队|妇联|团委|工会)$"
)
"""镇财政所, 乡水利站: offices of a town that is not named; 镇江, 乡村振兴局 are none."""

_TAKES_TOWN = re.compile(
    rf"(?!{H}{{0,2}}(?:税务|供电|公安|市场监管))(?:{H}{{2,10}}(?:局|办|办公室|(?<!供电)(?<!变电)站)|"
    r"(?:财政|民政|经管|农经|规划|文化|劳动保障)所|妇联|团委|工会|武装部)$"
)
_OF_WATERS = re.compile(
    rf"(?!河湖|江河|江湖|矿山|水库|海上|自然保|风景|旅游景){H}{{1,6}}(?:湖|河|江|海|池|淀|水库|山|"
    rf"灌区|景区|保护区)(?:{H}{{0,4}}管理|河务|航道)局$"
)
"""碧海湖管理局: the bureau of a lake or a mountain, which may belong to another level."""

_STAY = (_OWN, _BRANCH, _OF_ITS_PLACE)
"""Shapes of names that stay as printed, whatever level their neighbours print."""

GOVERNMENT = re.compile(
    rf"^(?P<place>{H}{{1,8}}?(?:[市县区旗州镇乡]|街道|苏木|开发区|园区))(?P<end>人民政府|政府|"
    r"管委会|管理委员会|办事处|党委|党工委|镇政府)$"
)
_BARE_PLACE = re.compile(rf"^{H}{{1,8}}(?:[市县区旗州镇乡]|街道|苏木|新区|开发区)$")


@lru_cache(maxsize=32768)
def own_prefix(text: str) -> str:
    """The level prefix that a name prints itself; empty where it prints none."""
    if _LEVEL.match(text):
        return text[0]
    youth = _YOUTH.match(text)
    if youth is not None:
        return youth[1]
    wide = _WIDE_LEVEL.match(text)
    if wide is not None:
        return wide.group()
    if text.startswith(("国务院", "中央")):
        return text[: 3 if text.startswith("国务院") else 2]
    place = _PLACE_PREFIX.match(text)
    if place is not None and not _BRANCH.search(text):
        return place["place"]
    return text[0] if text[:1] in _TOWNS and _OF_TOWN.match(text) else ""


_OUTPOST = re.compile("(?:分局|分公司|分行|支行)$")


@lru_cache(maxsize=32768)
def gives_level(text: str, prefix: str) -> bool:
    """Whether the level that a name prints is that of its run, too.

    市自然资源局大涌分局 stands among bodies of its place, not of the city; 州边境管理支队 gives its
    level where no name before it did.
    """
    return _BRANCH.search(text) is None or not (prefix or _OUTPOST.search(text))


@lru_cache(maxsize=32768)
def with_prefix(text: str, prefix: str, *, group: bool) -> tuple[str, str | None]:
    """A name with the prefix of its run, and the fuller form that only the plan can confirm."""
    if group:
        takes = prefix in ("国务院", *LEVELS) and _SOME_DEPARTMENTS.match(text) is not None
        return (prefix + text if takes else text), None
    if prefix in ("国务院", "中央", *_TOWNS):
        takes = prefix in _TOWNS and _TAKES_TOWN.match(text) is not None
        return (prefix + text if takes else text), None
    if _SQUAD.match(text) or _TAKES_UTILITY.match(text):
        return prefix + text, None
    if any(rule.search(text) for rule in _STAY):
        return text, None
    if _PARTY.match(text):
        return prefix + "委" + text, None
    if _PLACE_PREFIX.match(text) or _BARE_PLACE.match(text) or GOVERNMENT.match(text):
        return text, None
    own_water = _OF_WATERS.match(text) is not None
    if _TAKES.search(text) and not own_water:
        return prefix + text, None
    return text, prefix + text if own_water or _MAYBE.search(text) else None


_PARTY_BODY = re.compile(rf"(?P<place>{H}{{1,8}}(?P<level>[市县区州旗盟镇乡]))(?:党委|党工委|委)$")
COUNTERPART = re.compile(
    "(?P<level>[市县区州旗盟镇乡]?)(?P<body>人民政府|政府|人大常委会|人大|政协)$"
)


def counterpart(before: str, text: str) -> str:
    """临江市委、市政府: a government without its place has that of the party body before it."""
    body, party = COUNTERPART.match(text), _PARTY_BODY.match(before)
    if body is None or party is None or body["level"] not in ("", party["level"]):
        return text
    return party["place"] + body["body"]


def elided_suffixes(words: Sequence[tuple[str, bool]]) -> list[str]:
    """黄江区、南海区政府: a bare place takes the ending of the government behind it in its run.

    省发展改革、财政、水利厅: so do the stems of departments before the one that prints its ending.
    Each word comes with whether a run begins with it.
    """
    suffixes = [""] * len(words)
    following = ""
    for index in range(len(words) - 1, -1, -1):
        text, new_run = words[index]
        government = GOVERNMENT.match(text)
        if government is not None and not GROUP.search(text):
            following = government["end"]
        elif following and _BARE_PLACE.match(text) and not GROUP.search(text):
            suffixes[index] = following if _governed_so(text, following) else ""
        else:
            following = ""
        if new_run:
            following = ""
    for first, last in _stem_runs(words):
        for index in range(first, last):
            suffixes[index] = words[last][0][-1]
    return suffixes


def _governed_so(place: str, ending: str) -> bool:
    """Whether such a place can have that body: a 办事处 is of a street, a 管委会 of no town."""
    if ending == "办事处":
        return place.endswith("街道")
    return not (ending in ("管委会", "管理委员会") and place[-1] in "镇乡")


_STEM = re.compile(rf"{H}{{2,9}}$")
_STEMMED = re.compile(rf"{H}{{2,12}}[局厅]$")


def _stem_runs(words: Sequence[tuple[str, bool]]) -> Iterator[tuple[int, int]]:
    """First and last place of each row of stems with the department that prints their ending.

    Stems could be persons: their row begins with a level, or no word of it with a surname.
    """
    first: int | None = None
    for index, (text, new_run) in enumerate(words):
        if new_run:
            first = None
        if _STEM.match(text) and not is_unit_like(text):
            first = index if first is None else first
            continue
        if first is not None and _STEMMED.match(text) and not _LEVEL.match(text):
            row = [word for word, _ in words[first:index]]
            if _LEVELLED.match(row[0]) or not any(map(is_surname, row)):
                yield first, index
        first = None
