"""Which names may stand for the same body: suggested with a reason, never merged.

Each rule looks for one way in which one body gets two names. Measures of string distance are no
rule: 区商务局 and 区税务局 are closer to each other than 区发改局 is to 区发展和改革局. All rules
work through indexes, so that thousands of names cost about as much as they are long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain, combinations, product

from .guards import takes_plan
from .identifiers import name_key
from .plan import Plan
from .reforms import REFORMS
from .vocabulary import Kind, Mention, Role

__all__ = [
    "Likeness",
    "LookAlike",
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
