"""Which names may stand for the same body: suggested with a reason, never merged.

Each rule looks for one way in which one body gets two names. Measures of string distance are no
rule: 区商务局 and 区税务局 are closer to each other than 区发改局 is to 区发展和改革局. All rules
work through indexes, so that thousands of names cost about as much as they are long.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain, combinations, product

from .guards import takes_plan
from .identifiers import name_key
from .plan import Plan
from .vocabulary import Kind, Mention, Role

__all__ = [
    "Likeness",
    "LookAlike",
    "Reform",
    "guess_class",
    "look_alike_names",
    "look_alikes",
]


class Likeness(StrEnum):
    """Why two names may stand for one body."""

    WIDTH = "width"
    SCRIPT = "script"
    ABBREVIATION = "abbreviation"
    PREFIX = "prefix"
    RENAMED = "renamed"
    SOUND = "sound"
    BRACKET = "bracket"

    @property
    def english(self) -> str:
        """The reason in English words."""
        return _REASONS[self][0]

    @property
    def chinese(self) -> str:
        """The reason in Chinese words."""
        return _REASONS[self][1]


_REASONS = {
    Likeness.WIDTH: ("differ only in width, blanks or dots", "仅全半角、空格或间隔号不同"),
    Likeness.SCRIPT: ("traditional and simplified form", "繁简写法不同"),
    Likeness.ABBREVIATION: ("one may abbreviate the other", "可能是简称与全称"),
    Likeness.PREFIX: ("the same name with and without its place", "同名，有无地名或层级前缀"),
    Likeness.RENAMED: ("old and new name after a reform", "机构改革前后的名称"),
    Likeness.SOUND: ("sound alike and differ in one character", "读音相同，仅一字不同"),
    Likeness.BRACKET: ("one stands in brackets behind the other", "一个写在另一个后面的括号里"),
}


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two actors that may be one: their names, sorted, and the reason to think so."""

    actor_a: str
    actor_b: str
    reason: Likeness


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

_LEVEL = "省市县区州旗盟镇乡"


@takes_plan
def look_alikes(plan: Plan) -> list[LookAlike]:
    """Pairs of a plan's actors that may be the same body, sorted by name; nothing is merged.

    Persons are compared with persons, units with units; groups not at all. Two names that one
    task gives the same role side by side are taken for two bodies. What it cannot see: renamings
    outside the common reforms, and abbreviations that change the first or last character.

    `actor_a` and `actor_b` are ids.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(牵头单位:甲县交通局)\\n2.架桥。(牵头单位:甲县交通运输局)")
    >>> [(pair.actor_a, pair.actor_b, str(pair.reason)) for pair in look_alikes(plan)]
    [('unit/甲县交通局', 'unit/甲县交通运输局', 'abbreviation')]
    """
    lists = _lists(plan)
    found: dict[tuple[str, str], Likeness] = {}
    for kind in (Kind.PERSON, Kind.UNIT):
        actors = [actor for actor in plan.actors if actor.kind is kind]
        ids = defaultdict(list)
        for actor in actors:
            ids[actor.name].append(actor.id)
        aliases = {actor.name: actor.aliases for actor in actors}
        for pair in look_alike_names(aliases, kind):
            for a in ids[pair.actor_a]:
                for b in ids[pair.actor_b]:
                    found.setdefault((a, b), pair.reason)
    return [
        LookAlike(a, b, reason)
        for (a, b), reason in sorted(found.items())
        if reason is Likeness.WIDTH or lists[a].isdisjoint(lists[b])
    ]


def _lists(plan: Plan) -> defaultdict[str, set[tuple[str, Role]]]:
    """For each actor the lists (task and role) in which it stands by name."""
    lists = defaultdict(set)
    for item in plan.assignments:
        if item.mention in (Mention.NAMED, Mention.EXEMPLAR) and item.member_of is None:
            lists[item.actor_id].add((item.task_id, item.role))
    return lists


def look_alike_names(
    names: Mapping[str, tuple[str, ...]] | Iterable[str], kind: Kind = Kind.UNIT
) -> list[LookAlike]:
    """Pairs of names that may stand for one body, each pair once with its strongest reason.

    `names` may map each name to its aliases, as printed in brackets behind it.

    >>> [(pair.actor_a, pair.actor_b, pair.reason.value)
    ...  for pair in look_alike_names(["区发改局", "区发展和改革局", "区商务局", "区税务局"])]
    [('区发展和改革局', '区发改局', 'abbreviation')]
    """
    aliases = dict(names) if isinstance(names, Mapping) else dict.fromkeys(names, ())
    forms = _by_simplified_form(sorted(aliases))
    ordered = list(forms)
    rules = [_same_sound(ordered)]
    if kind is Kind.UNIT:
        rules = [_renamed(ordered), *rules, _abbreviated(ordered), _prefixed(ordered)]
    found: dict[tuple[str, str], Likeness] = {}
    for first, second, reason in chain(_same_form(forms), _bracketed(aliases)):
        found.setdefault((min(first, second), max(first, second)), reason)
    for form_a, form_b, reason in chain.from_iterable(rules):
        for first, second in product(forms[form_a], forms[form_b]):
            found.setdefault((min(first, second), max(first, second)), reason)
    return [LookAlike(*pair, reason) for pair, reason in sorted(found.items())]


def _by_simplified_form(names: Iterable[str]) -> dict[str, list[str]]:
    """Names under their key in simplified characters, so that the rules see one script."""
    convert = _to_simplified()
    forms: dict[str, list[str]] = defaultdict(list)
    for name in names:
        forms[convert(name_key(name))].append(name)
    return dict(sorted(forms.items()))


@cache
def _to_simplified() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


_Found = Iterator[tuple[str, str, Likeness]]


def _pairs(groups: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    for group in groups:
        yield from combinations(group, 2)


def _grouped(pairs: Iterable[tuple[str, str]]) -> Iterable[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, name in pairs:
        groups[key].append(name)
    return groups.values()


def _same_form(forms: Mapping[str, list[str]]) -> _Found:
    for a, b in _pairs(forms.values()):
        yield a, b, Likeness.WIDTH if name_key(a) == name_key(b) else Likeness.SCRIPT


def _bracketed(aliases: Mapping[str, tuple[str, ...]]) -> _Found:
    by_key = {name_key(name): name for name in aliases}
    for name, others in aliases.items():
        for alias in others:
            other = by_key.get(name_key(alias), name)
            if other != name:
                yield name, other, Likeness.BRACKET


def _renamed(names: list[str]) -> _Found:
    known = set(names)
    for name in names:
        for reform in REFORMS:
            prefix = name.removesuffix(reform.old)
            if prefix != name and (not prefix or prefix[-1] in _LEVEL):
                for successor in reform.successors:
                    if prefix + successor in known:
                        yield name, prefix + successor, Likeness.RENAMED


def _abbreviated(names: list[str]) -> _Found:
    """A shorter name whose characters occur in order in a longer one, first and last in common."""
    buckets = _grouped((name[0] + name[-1], name) for name in names if len(name) >= 3)
    for bucket in buckets:
        by_length = sorted(bucket, key=len)
        for index, short in enumerate(by_length):
            for long in by_length[index + 1 :]:
                if _abbreviates(short, long):
                    yield short, long, Likeness.ABBREVIATION


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of `short` occur in `long` in order, and not as the name of its head.

    市生态环境局咸安分局 is a branch of 市生态环境局, not its full name.
    """
    if len(short) >= len(long) or long.startswith(short):
        return False
    letters = iter(long)
    return all(character in letters for character in short)


def _prefixed(names: list[str]) -> _Found:
    """A name that is the end of another one, the rest being a place or a level."""
    known = set(names)
    for name in names:
        for start in range(1, len(name) - 2):
            if name[start:] in known and (name[start - 1] in _LEVEL or name[start] in _LEVEL):
                yield name[start:], name, Likeness.PREFIX


def _same_sound(names: list[str]) -> _Found:
    """Names of one length with one pronunciation that differ in a single character."""
    from pypinyin import Style, lazy_pinyin
    from rapidfuzz.distance import Hamming

    spoken = ((" ".join(lazy_pinyin(name, style=Style.TONE3)), name) for name in names)
    for a, b in _pairs(_grouped(spoken)):
        if len(a) == len(b) and Hamming.distance(a, b) == 1:
            yield a, b, Likeness.SOUND


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
