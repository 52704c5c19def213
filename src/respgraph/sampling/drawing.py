"""Drawing a plan: who does what, by chance and by seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from ..errors import RespgraphError
from ..vocabulary import Kind, Mention
from .records import Names, SampleName, SamplePlan, SampleTarget, SampleTask
from .words import (
    DEPARTMENTS,
    GIVEN,
    INDICATORS,
    OBJECTS,
    OPENINGS,
    PHRASES,
    PLACE_HEADS,
    PLACE_TAILS,
    PURPOSES,
    SECTION_TITLES,
    SURNAMES,
    TOWN_SUFFIXES,
)

GROUPS = (
    SampleName("各镇街", Kind.GROUP, Mention.UNIVERSAL),
    SampleName("各乡镇", Kind.GROUP, Mention.UNIVERSAL),
    SampleName("区直有关部门", Kind.GROUP, Mention.OPEN),
    SampleName("区乡村振兴领导小组成员单位", Kind.GROUP, Mention.OPEN),
)
SOME_TOWNS = SampleName("相关镇街", Kind.GROUP, Mention.OPEN)


def sample_plan(
    *, tasks: int = 40, units: int = 30, leaders: int = 6, sections: int = 5, seed: int = 0
) -> SamplePlan:
    """An invented plan of `tasks` tasks, shared among `units` units and `leaders` leaders.

    About half of the units are departments, up to the 30 that a district has; the rest are towns,
    parks and companies. The share of tasks differs between units as it does in real plans: the
    first of each list carry most. The cost grows linearly with the number of assignments.

    Raises:
        RespgraphError: a number is out of range (tasks ≥ 1, sections 1–99, leaders 0–2,000,
            units 4–4,500).

    >>> plan = sample_plan(tasks=12, seed=3)
    >>> len(plan.tasks), plan == sample_plan(tasks=12, seed=3)
    (12, True)
    """
    _check("tasks", tasks, 1, None)
    _check("sections", sections, 1, 99)
    _check("leaders", leaders, 0, 2000)
    _check("units", units, 4, 4500)
    random = Random(seed)  # noqa: S311 - samples, not secrets
    departments = [f"区{name}" for name in DEPARTMENTS[: max(3, units // 2)]]
    cast = _Cast(_people(random, leaders), departments, _towns(units - len(departments)))
    headings = [_heading(index) for index in range(min(sections, tasks))]
    drawn = tuple(
        _task(random, cast, index + 1, (headings[index * len(headings) // tasks],))
        for index in range(tasks)
    )
    return SamplePlan(f"云溪区{2020 + seed % 10}年重点工作责任分解方案", drawn)


@dataclass(frozen=True, slots=True)
class _Cast:
    people: list[str]
    departments: list[str]
    towns: list[str]


def _check(name: str, value: int, low: int, high: int | None) -> None:
    if value < low or (high is not None and value > high):
        upper = "" if high is None else f" and at most {high:,}"
        raise RespgraphError(f"{name} is {value}; it must be at least {low}{upper}")


def _people(random: Random, count: int) -> list[str]:
    people: dict[str, None] = {}
    while len(people) < count:
        given = "".join(random.sample(GIVEN, random.choice((1, 2, 2, 2))))
        people[random.choice(SURNAMES) + given] = None
    return list(people)


def _towns(count: int) -> list[str]:
    stems = [f"{head}{tail}" for tail in PLACE_TAILS for head in PLACE_HEADS if head != tail]
    names = []
    for index in range(count):
        turn, place = divmod(index, len(stems))
        names.append(stems[place] + TOWN_SUFFIXES[(turn + place) % len(TOWN_SUFFIXES)])
    return names


def _heading(index: int) -> str:
    return f"{_chinese_number(index + 1)}、{SECTION_TITLES[index % len(SECTION_TITLES)]}"


def _chinese_number(number: int) -> str:
    """The Chinese numeral of 1 to 99, as in headings."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{digits[tens]}十")
    return head + (digits[ones] if ones or not tens else "")


def _task(random: Random, cast: _Cast, number: int, section: tuple[str, ...]) -> SampleTask:
    target = _target(random) if random.random() < 0.4 else None
    led = random.random() < 0.85
    leads = _pick(random, cast.departments, random.choice((1, 1, 1, 2))) if led else ()
    taken = {name.name for name in leads}
    return SampleTask(
        number=str(number),
        section=section,
        text=_sentence(random, target),
        leaders=_pick(random, cast.people, random.choice((1, 1, 1, 2)), Kind.PERSON),
        leads=leads,
        units=_units(random, cast, taken, needed=not led),
        deadline=f"{random.choice((3, 6, 9, 10, 12))}月底前" if random.random() < 0.3 else None,
        targets=(target,) if target else (),
    )


def _pick(
    random: Random,
    names: list[str],
    count: int,
    kind: Kind = Kind.UNIT,
    taken: frozenset[str] | set[str] = frozenset(),
) -> Names:
    """Up to `count` different names, those at the head of the list more often."""
    drawn = (names[int(len(names) * random.random() ** 2)] for _ in range(count if names else 0))
    return tuple(SampleName(name, kind) for name in dict.fromkeys(drawn) if name not in taken)


def _units(random: Random, cast: _Cast, taken: set[str], *, needed: bool) -> Names:
    """The list of supporters or joint units: departments, then towns or groups."""
    units = _pick(random, cast.departments, random.randint(0, 5), taken=taken)
    towns = _pick(random, cast.towns, random.choice((0, 0, 1, 2)))
    ending = random.random()
    if towns and ending < 0.3:
        exemplars = tuple(replace(town, mention=Mention.EXEMPLAR) for town in towns)
        return (*units, *exemplars, SOME_TOWNS)
    units = (*units, *towns)
    if ending > 0.7:
        return (*units, random.choice(GROUPS))
    if units and ending > 0.6:
        return (*units[:-1], replace(units[-1], open_list=True))
    return units or (_pick(random, cast.departments, 1) if needed else ())


def _target(random: Random) -> SampleTarget:
    indicator, quantity_unit = random.choice(INDICATORS)
    operator = random.choice(tuple(PHRASES))
    value = (
        random.randint(2, 99)
        if quantity_unit == "%" or random.random() < 0.7
        else random.randint(20, 300) / 10
    )
    return SampleTarget(indicator, operator, value, quantity_unit)


def _sentence(random: Random, target: SampleTarget | None) -> str:
    words = f"{random.choice(OPENINGS)}{random.choice(OBJECTS)}，{random.choice(PURPOSES)}"
    if target is None:
        return f"{words}。"
    phrase = PHRASES[target.operator].format(
        target.indicator, f"{target.value:g}", target.quantity_unit
    )
    return f"{words}，{phrase}。"
