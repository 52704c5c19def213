"""Quantities that the text of a task sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["ANY_EVENT", "find_targets"]

_COUNTERS = (
    "个等级|个档次|例次|个次|家次|户次|轮次|频次|处次|万元/亩|元/亩|件/人|吨/小时|t/d|DDDs?|[GMKk]W[h]?|km|kg|t|㎡|m²|m³|km²|hm²|ha|"
    "头只|只头|头匹|份|期|轮|名次|位次|批次|个百分点|百分点|个工作[日天]|工作[日天]|个自然日|人次|人数|台套|"
    "台件|套件|件套|场次|班次|车次|架次|航次|列次|人日|人天|学时|课时|学分|机位|床位|泊位|车位|"
    "学位|"
    "微克/立方米|毫克/立方米|毫克/升|微克|毫克|蒸吨|羊单位|标准头|吨标准煤|吨标煤|千克标准煤|立方米/日|立方米/秒|吨/日|吨/年|"
    "吨/天|千瓦时|平方公里|平方千米|平方米|立方米|公里/小时|元/平方米|元/人|元/月|"
    "标准箱|标箱|万千瓦|兆瓦时|兆瓦|千瓦|千伏安|千伏|公里|千米|厘米|毫米|公顷|公斤|千克|毫升|"
    "海里|分贝|摄氏度|美元|欧元|港元|标方|平方|立方|米|亩|吨|元|升|度|克|斤|尺|"
    "个|家|户|人|名|位|项|处|座|条|头|只|羽|尾|株|棵|张|套|台|辆|部|艘|架|件|场|次|批|种|类|所|"
    "栋|幢|间|孔|眼|口|方|门|篇|本|册|宗|起|对|支|队|"
    "片|块|段|盏|根|箱|例|枚|面|组|款|卷|匹|窝|笔|站|园|县|镇|乡|村|社区|街道|点|期刊|集|幅|首|"
    "遍|列|针次|针|穗|剂次|剂|颗|粒|瓶|桶|袋|峰|盆|席|趟|"
    "课|案|倍|余家|余个|余人|班|桩|井|基|伏(?!安)|束|朵|蓬|棚|船|标段|节|层"
)
_CAREFUL = "周岁|天|日|小时|分钟|分|年|个月|月|周|岁|级|秒"
_PER = "[/每](?:平方米|立方米|小时|公顷|亩|升|人|户|吨|日|天|年|月|秒|株|头)(?![一-鿿]{0,2}[\\d])"
_SCALE = "(?:[十百千]?[万亿]{1,2}|千|百)?"
_NUMBER = re.compile(
    r"(?<![\d.A-Za-z])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d)(?!(?!(?:DDDs?|[GMKk]Wh?|km²?|kg|t|hm²|"
    r"ha|m[²³])(?![A-Za-z0-9]))[A-Za-z])"
)
_QUANTITY = re.compile(
    rf"[ \t]{{0,2}}(?:余|多)?(?P<unit>{_SCALE}(?:%|‰|(?:{_COUNTERS})(?:\((?:{_COUNTERS})\))?)(?:{_PER})?|"
    "[十百千]?[万亿]{1,2}(?!元))"
)
_COUNTED = re.compile(
    r"[ \t]{0,2}(?P<unit>[十百千]?[万亿]{1,2}[一-鿿])(?=[ \t]*(?:[,;。!?:、)\n]|$|以[上下内]|左右))"
)
"""2亿穗, 3万簇: whatever is counted in ten thousands, by one character before a break."""

_NAMED_MEASURE = re.compile(
    r"[ \t]{0,2}(?P<unit>(?![年月日号级时分点以])[一-鿿]{1,2})(?=[ \t]*(?:[,;。!?:、)\n]|$|以[上下内]|左右))"
)
_GROWN = re.compile(r"(?:新增|新建|增加|建成|新开|新设|增设|购置|添置|扩容)[^\d,;。:、]{0,14}$")
_ONE_SIGN = re.compile(
    r"[ \t]{0,2}(?P<unit>(?![年月日号级时分点以线道版届第代型])[一-鿿])(?=[ \t]*(?:[,;。!?:)\n]|$))"
)
"""新增高清探头420路, 供餐能力增加2100客: one character counts what is new, whatever it is."""

_PURE = re.compile(r"(?P<unit>)(?=[ \t]*(?:[,;。!?:、)\n]|$|以[上下内]|左右))")
_TOWARDS = re.compile("(?<!升级)(?<!版本)(?:到|至|达|为|在)$")
_CAREFUL_QUANTITY = re.compile(rf"[ \t]{{0,2}}(?P<unit>(?:{_CAREFUL}))")
_INCLUDED = r"(?:\((?:不?含)[^()]{0,8}\)|\(含\))?"
_AFTER = re.compile(
    rf"[ \t]{{0,2}}{_INCLUDED}(?:(?P<least>(?:及|或)?以上|及以上|之上|往上)|(?P<most>(?:及|或)?以下|以内|之内|"
    r"内(?!部|容|涵|销|需|贸|控|河|外|生|涝|设|网|科)|之下)|(?P<about>左右|上下))"
)
_LEAST = re.compile(
    r"(?:不(?:得|能)?(?:少于|低于|小于|短于|下于)|至少|最少|(?<![不得能])(?:突破|超过|超出|超|"
    r"高于|大于|多于)|达到?或?超过|≥|>=|>|以上达)(?:了|到|过)?$"
)
_MOST = re.compile(
    r"(?:不(?:得|能)?(?:超过|高于|大于|多于|超|长于|突破)|(?<![不得能])(?:低于|小于|少于)|"
    r"控制在?不超过|最多|至多|≤|<=|<)(?:到|过)?$"
)
_ABOUT = re.compile(r"(?:(?<![签预公合制节契缔条履特相解])约|大约|近|接近|约为|将近)$")
_NO_TARGET_BEFORE = re.compile(r"(?:第|前|[A-Za-z]|世界|中国|全球|“|强)$")
_CLAUSE_BREAK = re.compile(r"[,;。!?:\n]")
_QUALIFIER_NOUN = re.compile(
    rf"{_INCLUDED}(?:及|或)?(?:以上|以下|以内)的?(?:[一-鿿“”]{{0,6}}?)(?:企业|项目|工业|村|工程|单位|园区|产业|"
    r"集群|设备|锅炉|信用|行政|贷款|投资|耕地|坡|水库|道路|人口|城市|乡镇|订单|合同|农户|群体|"
    r"家庭|人员|老年人|老人|儿童|房屋|桥)"
)
_OF_THINGS = re.compile(
    "的(?!目标|任务|水平|要求|标准|规模|速度|增速|比例|成绩|产能|能力|投资)[一-鿿]"
)
_QUALIFIED = re.compile(r"的?[^\d,;。!?:、\n建增完改造培引实达推开创办投入成]{1,5}\d+")
"""30万吨以下煤矿2座: a bound, a thing without a verb, and how many of it."""

_DESCRIBED = re.compile("的?[一-鿿“”]{0,6}?(?:企业|项目|工程|园区|产业|集群|合同|订单)")
_MONEY = re.compile("元$|亩$|平方米$|吨$|千瓦$|%$|‰$|万|亿|公里$|米$")
_DIFFERENCE = re.compile(r"(?:高于|低于|高出|快于|超过|超出|超)[^\d,;。]*[一-鿿][^\d,;。]*$")
_ZERO = re.compile(r"(?:为|降至|降到|控制在|保持|实现|达到|归|是)(?P<value>0)(?=[,;。)、]|$)")
_YEAR = re.compile(r"(?:19|20)\d\d$")


ANY_EVENT = (
    "(?:(?<![一-鿿])|(?<=[于在])|(?<=确保)|(?<=力争))(?![近前后周定分早中初长短同到预今当即次昨])(?!工作|工期|目前|每|之|[上下]?本?周)"
    "(?:[一-鿿]{1,4}?(?:季|(?<!周)期|节|庆|假|[庆念诞]日|黄金周)|霜降|冬至|夏至|立冬|[一-鿿]{0,4}?(?:投产|通车|开园|开馆|开业|开赛|开班|"
    "开工|竣工|入学|招生|毕业|验收|换届|收割))(?:来临|到来|开始)?"
)
"""校庆日, 供热季, 台风季: a season or a day of its own, where a phrase begins."""


@dataclass(frozen=True, slots=True)
class FoundTarget:
    """A target as offsets into the text it was found in."""

    indicator: str
    operator: str
    value: float
    quantity_unit: str
    start: int
    end: int
    unit_start: int


@lru_cache(maxsize=16384)
def find_targets(text: str) -> tuple[FoundTarget, ...]:
    """The quantities that a task sets, in printed order.

    >>> [(t.indicator, t.operator, t.value, t.quantity_unit) for t in find_targets(
    ...     "新签约项目不少于100个,其中投资10亿元以上项目不少于4个。")]
    [('新签约项目', '>=', 100.0, '个'), ('投资10亿元以上项目', '>=', 4.0, '个')]
    """
    found: list[FoundTarget] = []
    for number in _NUMBER.finditer(text):
        target = _target_at(text, number)
        if target is not None:
            found.append(target)
    found.extend(_zeros(text))
    return tuple(sorted(found, key=lambda target: target.start))


def _target_at(text: str, number: re.Match[str]) -> FoundTarget | None:
    start, end = number.span()
    if end - start > 18:
        return None
    clause = _clause_start(text, start)
    before = text[clause:start].rstrip(" \t")
    quantity = _quantity(text, number, before)
    if (
        quantity is None
        or _NO_TARGET_BEFORE.search(text[clause:start])
        or _is_label(text, number, quantity)
        or _is_quoted(text, start)
        or _is_baseline(text, quantity, before)
    ):
        return None
    after = _AFTER.match(text, quantity.end())
    if after is not None and _qualifies(text, quantity, after):
        return None
    if after is None and _describes(text, quantity, before):
        return None
    operator = _operator(_SCATTERED.sub("", before), after, quantity["unit"])
    finish = after.end() if after is not None else quantity.end()
    return FoundTarget(
        _indicator(before, text, finish),
        operator,
        float(number.group().replace(",", "")),
        quantity["unit"],
        clause,
        finish,
        quantity.start("unit"),
    )


def _quantity(text: str, number: re.Match[str], before: str) -> re.Match[str] | None:
    """What a number counts: a known unit, else one that a bound or a scale vouches for."""
    end = number.end()
    return (
        _COUNTED.match(text, end)
        or _QUANTITY.match(text, end)
        or _careful(text, end, before)
        or _vouched(text, number, before)
    )


def _vouched(text: str, number: re.Match[str], before: str) -> re.Match[str] | None:
    """不超过34微伏, 提高到0.62: a unit that is not known, or none."""
    bounded = _LEAST.search(before) or _MOST.search(before)
    measure = _NAMED_MEASURE.match(text, number.end()) if bounded else None
    if measure is None and _GROWN.search(before):
        measure = _ONE_SIGN.match(text, number.end())
    if measure is not None:
        return measure
    pure = _PURE.match(text, number.end())
    if pure is None or _YEAR.fullmatch(number.group()):
        return None
    towards = "." in number.group() and _TOWARDS.search(before)
    return pure if bounded or towards else None


def _careful(text: str, end: int, before: str) -> re.Match[str] | None:
    """Days, hours and marks are a target only where something bounds them."""
    quantity = _CAREFUL_QUANTITY.match(text, end)
    if quantity is None or quantity["unit"] in ("年", "月", "日"):
        return None
    if quantity["unit"] == "级" and not re.search("(?:控制|压缩|压减|减)(?:在|至|到)$", before):
        return None
    if quantity["unit"] in ("岁", "周岁") and not re.search("寿命|年龄", before):
        return None
    bounded = _AFTER.match(text, quantity.end()) or _LEAST.search(before) or _MOST.search(before)
    return (
        quantity
        if bounded or re.search(r"(?:缩短|压缩|压减|减少|延长|提高|增加)(?:至|到|了)?$", before)
        else None
    )


def _is_label(text: str, number: re.Match[str], quantity: re.Match[str]) -> bool:
    """Years, roads, classes (500吨级) and counts inside names are no targets."""
    value, unit = number.group(), quantity["unit"]
    follows = text[quantity.end() : quantity.end() + 4]
    if follows.startswith("级") or (unit == "千伏" and _VOLTAGE.match(follows)):
        return True
    if unit in _LENGTHS and _AROUND.search(text, max(0, number.start() - 8), number.start()):
        return True
    if unit in ("个", "项", "次") and follows.startswith(("一", "百分之")):
        return True
    if _YEAR.fullmatch(value) and text[number.end() : number.end() + 1] == "年":
        return True
    return unit == "度" and bool(_YEAR.fullmatch(value))


_VOLTAGE = re.compile("(?:及?以[上下])?[变输线电]")
"""500千伏变电站, 10千伏及以下线路: which station or line, not how many."""

_LENGTHS = frozenset(("米", "公里", "千米"))
_AROUND = re.compile("(?:周边|周围|两侧|两旁|半径|方圆|附近|沿线)[ \t]?$")
"""校园周边200米内: where, not how much."""


def _is_quoted(text: str, start: int) -> bool:
    """《“百项千亿”100个工程》, “50人会”: a number inside the name of a thing."""
    for opening, closing in ("“”", "《》"):
        opened = text.rfind(opening, max(0, start - _LONGEST_QUOTED), start)
        if opened >= 0 and text.find(closing, opened, start) < 0:
            return text.find(closing, start, opened + _LONGEST_QUOTED) >= 0
    return False


_LONGEST_QUOTED = 18
_RISES = re.compile(
    r"(?:、[\d.]+[%‰一-鿿]{0,3}?)*[^,;。\d]{0,6}?(?:提高|提升|增加|增长|上升|扩大|降低|下降|减少|压减|压缩|缩短|调整|恢复|"
    r"[增升降减缩])(?:到|至|为)"
)


def _is_baseline(text: str, quantity: re.Match[str], before: str) -> bool:
    """从574元提高到609元: what is now, before what shall be."""
    return _FROM.search(before) is not None and _RISES.match(text, quantity.end()) is not None


_FROM = re.compile("[从由]")


def _qualifies(text: str, quantity: re.Match[str], after: re.Match[str]) -> bool:
    """亿元以上项目, 10万元以上的村: the quantity tells which things are meant, not how many."""
    if quantity["unit"] not in ("%", "‰") and _OF_THINGS.match(text, after.end()):
        return True
    noun = _QUALIFIER_NOUN.match(text, after.start())
    if noun is None:
        counted = _QUALIFIED.match(text, after.end()) if _MONEY.search(quantity["unit"]) else None
        return counted is not None and _QUANTITY.match(text, counted.end()) is not None
    if _MONEY.search(quantity["unit"]):
        return True
    rest = _CLAUSE_BREAK.split(text[after.end() :], maxsplit=1)[0]
    return any(_QUANTITY.match(rest, later.end()) for later in _NUMBER.finditer(rest))


def _describes(text: str, quantity: re.Match[str], before: str) -> bool:
    """投资超5000万元工业项目1个: an amount that tells which projects are counted behind it."""
    if not (_MONEY.search(quantity["unit"]) and _LEAST.search(before)):
        return False
    rest = _CLAUSE_BREAK.split(text[quantity.end() :], maxsplit=1)[0]
    noun = _DESCRIBED.match(rest)
    return noun is not None and any(
        _QUANTITY.match(rest, later.end()) for later in _NUMBER.finditer(rest, noun.end())
    )


def _clause_start(text: str, position: int) -> int:
    start = 0
    for match in _CLAUSE_BREAK.finditer(text, max(0, position - 80), position):
        if not (match.group() == "," and text[match.end() : match.end() + 3].isdigit()):
            start = match.end()
    return max(start, position - 80)


_SCATTERED = re.compile("(?<=[一-鿿])[ \t](?=[一-鿿])")


def _operator(before: str, after: re.Match[str] | None, unit: str) -> str:
    if after is not None and after.lastgroup is not None:
        return {"least": ">=", "most": "<=", "about": "~"}[after.lastgroup]
    if unit.endswith("百分点") and _DIFFERENCE.search(before):
        return "="
    for pattern, operator in _BOUNDS:
        if pattern.search(before):
            return operator
    return "="


_FAR_LEAST = re.compile(
    r"(?:至少|最少)[^\d,;。]{1,16}$|(?:不(?:得|能)?(?:少于|低于|小于)|(?<![不得能])(?:超过|突破))[^\d,;。]{1,16}的$"
)
_FAR_MOST = re.compile(
    r"(?:最多|至多)[^\d,;。]{1,16}$|不(?:得|能)?(?:超过|高于|大于|多于|突破)[^\d,;。]{1,16}的$"
)
"""至少开展督查1次, 不低于营业收入的2.5%: a bound with words between it and the number."""

_BOUNDS = ((_MOST, "<="), (_LEAST, ">="), (_ABOUT, "~"), (_FAR_MOST, "<="), (_FAR_LEAST, ">="))

_INDICATOR_END = re.compile(
    r"(?:不(?:得|能)?(?:少于|低于|小于|超过|高于|大于|突破)|至少|突破|超过|超|高于|低于|达到?|约|"
    r"为|控制在|稳定在|保持在|提高到|提高至|降至|增至|增长到?|达|≥|≤|>|<|=)+$"
)


_FROM_NUMBER = re.compile(r"(?<=[一-鿿]{2})[从由][^,;。\d]{0,8}\d.*$")
_TITLE_BEFORE = re.compile(r"[^ ]{3,}[ \t]+(?=[^ ]{3,}$)")
"""二期工程 新增处理能力: the title of a project before what is measured."""


def _indicator(before: str, text: str, finish: int) -> str:
    """What is measured: the words before the number, else those behind it."""
    words = _INDICATOR_END.sub("", _FROM_NUMBER.sub("", before)).strip(" 其中并且和、")
    title = _TITLE_BEFORE.match(words)
    words = words if title is None else words[title.end() :]
    words = re.sub(r"^(?:其中|并|力争|确保|全年|年内|全省|全市|全县|全区)(?=.{2})", "", words)
    if words:
        return words
    return _CLAUSE_BREAK.split(text[finish:], maxsplit=1)[0][:20]


def _zeros(text: str) -> list[FoundTarget]:
    return [
        FoundTarget(
            _indicator(
                text[(clause := _clause_start(text, zero.start())) : zero.start()], text, zero.end()
            ),
            "=",
            0.0,
            "",
            clause,
            zero.end(),
            zero.end(),
        )
        for zero in _ZERO.finditer(text)
    ]
