"""How evenly work is spread over a population: nobody overloaded, nobody idle.

All indices are computed on the workloads of a named population; members without any task count,
and n is printed, because an index of five people and one of fifty are not the same thing. No
index sees which tasks are hard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log

from ..errors import ArgumentError
from ..guards import takes_plan
from ..plan import Plan
from ..vocabulary import Kind
from .workload import Workload, workload

__all__ = [
    "Balance",
    "LorenzPoint",
    "balance",
    "balance_of",
    "gini",
    "herfindahl",
    "hoover",
    "jain",
    "lorenz",
    "peak_ratio",
    "theil",
    "theil_parts",
]

POPULATIONS = (
    ("leaders", "responsible_leader"),
    ("lead_units", "lead_unit"),
    ("supporting_units", "supporting_unit"),
    ("units", "total"),
    ("leaders_fractional", "fractional"),
    ("units_fractional", "fractional"),
    ("units_weighted", "weighted"),
)


@dataclass(frozen=True, slots=True)
class Balance:
    """How evenly one measure of workload is spread over one population.

    Attributes:
        population: who is counted, and `measure` what of them (a field of `Workload`).
        n: how many are counted; `idle` how many of them carry nothing.
        total, mean, highest: sum, mean and maximum of the measure.
        gini: 0 when all carry the same, (n−1)/n when one carries everything.
        gini_corrected: gini · n/(n−1): 1 when one carries everything.
        theil: 0 when all carry the same, ln n when one carries everything; `theil_within` and
            `theil_between` are the parts that lie inside and between classes of unit.
        hhi: Σ share²: the chance that two pieces of work drawn at random have the same bearer.
        jain: 1 when all carry the same, 1/n when one carries everything.
        hoover: the share of all work that would have to move to make it even.
        peak_ratio: the highest workload divided by the mean.

    An index that is undefined (nobody, nothing to share, no classes) is None.
    """

    population: str
    measure: str
    n: int
    idle: int
    total: float
    mean: float | None
    highest: float | None
    gini: float | None
    gini_corrected: float | None
    theil: float | None
    theil_within: float | None
    theil_between: float | None
    hhi: float | None
    jain: float | None
    hoover: float | None
    peak_ratio: float | None


@dataclass(frozen=True, slots=True)
class LorenzPoint:
    """One point of a Lorenz curve: the lightest `share_of_actors` carry `share_of_workload`."""

    population: str
    share_of_actors: float
    share_of_workload: float


def gini(values: Iterable[float], *, corrected: bool = False) -> float | None:
    """The Gini index 2·Σ k·x₍ₖ₎/(n·Σx) − (n+1)/n of values sorted upwards; None if undefined.

    0 means that all carry the same. The largest value is (n−1)/n, or 1 when `corrected` by
    n/(n−1). It does not see *where* in the ranking the inequality lies (Gini 1912).

    >>> gini([1, 2, 3, 4]), gini([10, 0, 0, 0]), gini([10, 0, 0, 0], corrected=True)
    (0.25, 0.75, 1.0)
    """
    ordered = _workloads(values, sort=True)
    n, total = len(ordered), fsum(ordered)
    if total == 0 or (corrected and n == 1):
        return None
    ranked = fsum((2 * rank - n - 1) * value for rank, value in enumerate(ordered, start=1))
    return max(0.0, ranked / (n * total)) * (n / (n - 1) if corrected else 1)


def theil(values: Iterable[float]) -> float | None:
    """The Theil index (1/n) Σ (x/μ) ln(x/μ), from 0 to ln n; None if undefined.

    It weighs the heavy end more than Gini does, and splits into parts inside and between classes
    (Theil 1967).

    >>> round(theil([1, 2, 3, 4]), 6)
    0.10644
    """
    loads = _workloads(values)
    n, total = len(loads), fsum(loads)
    if total == 0:
        return None
    shares = [value / total for value in loads if value]
    return max(0.0, fsum(share * log(share * n) for share in shares))


def theil_parts(
    values: Sequence[float], classes: Sequence[str | None]
) -> tuple[float, float] | None:
    """The Theil index as (within, between) classes; the two sum to it. None if undefined.

    Within: Σ s_g·T_g with s_g the class's share of the work; between: Σ s_g ln(s_g / (n_g/n)).

    Raises:
        ArgumentError: there are not as many classes as values.

    >>> within, between = theil_parts([2, 2, 6, 6], ["a", "a", "b", "b"])
    >>> round(within, 6), round(between, 6)
    (0.0, 0.130812)
    """
    if len(values) != len(classes):
        raise ArgumentError(f"{len(values)} values have {len(classes)} classes; give one for each")
    loads = _workloads(values)
    n, total = len(loads), fsum(loads)
    if total == 0:
        return None
    groups: dict[str | None, list[float]] = {}
    for value, name in zip(loads, classes, strict=True):
        groups.setdefault(name, []).append(value)
    within, between = [], []
    for group in groups.values():
        share = fsum(group) / total
        if share:
            within.append(share * (theil(group) or 0.0))
            between.append(share * log(share / (len(group) / n)))
    return fsum(within), max(0.0, fsum(between))


def herfindahl(values: Iterable[float]) -> float | None:
    """The Herfindahl–Hirschman index Σ share², from 1/n to 1; None if undefined.

    >>> round(herfindahl([1, 2, 3, 4]), 6)
    0.3
    """
    loads = _workloads(values)
    total = fsum(loads)
    return fsum((value / total) ** 2 for value in loads) if total else None


def jain(values: Iterable[float]) -> float | None:
    """Jain's fairness (Σx)²/(n·Σx²), from 1/n to 1, which is even (Jain, Chiu, Hawe 1984).

    >>> round(jain([1, 2, 3, 4]), 6)
    0.833333
    """
    loads = _workloads(values)
    concentration = herfindahl(loads)
    return min(1.0, 1 / (len(loads) * concentration)) if concentration else None


def hoover(values: Iterable[float]) -> float | None:
    """The share of all work that would have to move to make it even: ½ Σ |share − 1/n|.

    >>> hoover([10, 0, 0, 0])
    0.75
    """
    loads = _workloads(values)
    n, total = len(loads), fsum(loads)
    return fsum(abs(value / total - 1 / n) for value in loads) / 2 if total else None


def peak_ratio(values: Iterable[float]) -> float | None:
    """The highest workload divided by the mean, from 1 (even) to n.

    >>> peak_ratio([6, 3, 3, 2, 1])
    2.0
    """
    loads = _workloads(values)
    total = fsum(loads)
    return max(loads) * len(loads) / total if total else None


def balance_of(
    values: Sequence[float],
    *,
    population: str,
    measure: str = "total",
    classes: Sequence[str | None] | None = None,
) -> Balance:
    """All balance indices of one list of workloads, as one record.

    Args:
        values: workloads of 0 or more, one per member of the population.
        population: how the population is called.
        measure: what the values are.
        classes: the class of each member, for the parts of the Theil index.

    Raises:
        ArgumentError: a value is negative or not finite.

    >>> row = balance_of([5, 5, 2, 2, 1], population="five")
    >>> row.n, round(row.gini, 4), round(row.theil, 4), round(row.peak_ratio, 4)
    (5, 0.2933, 0.1592, 1.6667)
    """
    loads = _workloads(values)
    total = fsum(loads)
    known = classes is not None and any(name is not None for name in classes)
    parts = theil_parts(loads, classes) if classes is not None and known else None
    return Balance(
        population=population,
        measure=measure,
        n=len(loads),
        idle=sum(value == 0 for value in loads),
        total=total,
        mean=total / len(loads) if loads else None,
        highest=max(loads) if loads else None,
        gini=gini(loads),
        gini_corrected=gini(loads, corrected=True),
        theil=theil(loads),
        theil_within=parts[0] if parts else None,
        theil_between=parts[1] if parts else None,
        hhi=herfindahl(loads),
        jain=jain(loads),
        hoover=hoover(loads),
        peak_ratio=peak_ratio(loads),
    )


@takes_plan
def balance(plan: Plan, rows: Sequence[Workload] | None = None) -> list[Balance]:
    """How evenly the plan spreads its work, one record per population.

    ``leaders``: tasks each leader answers for. ``lead_units``: tasks each unit leads, among those
    that lead any. ``supporting_units``: the same for support. ``units``: tasks of every unit in
    any role. Then leaders and units with fractional, and units with weighted workload. Persons
    and units without a task (members of a roster at rest) count in all but the two populations
    that a role defines; group words count nowhere, since they are no bearer of work.

    Args:
        plan: the plan.
        rows: what `workload` returned for it, to use its options; computed when not given.

    >>> from respgraph import parse_plan
    >>> text = "1.修路。(责任领导:王明)\\n2.修桥。(责任领导:王明)\\n3.修渠。(责任领导:李华)"
    >>> plan = parse_plan(text)
    >>> row = balance(plan)[0]
    >>> row.population, row.n, round(row.gini, 4)
    ('leaders', 2, 0.1667)
    """
    found = populations(workload(plan) if rows is None else rows)
    return [
        balance_of(
            [value for value, _ in members],
            population=name,
            measure=measure,
            classes=[row.unit_class for _, row in members],
        )
        for (name, measure), members in zip(POPULATIONS, found.values(), strict=True)
    ]


@takes_plan
def lorenz(plan: Plan, rows: Sequence[Workload] | None = None) -> list[LorenzPoint]:
    """The Lorenz curve of every population: from (0, 0) to (1, 1), a straight line when even.

    A population without any work has no curve.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> points = lorenz(plan)
    >>> [(row.population, row.share_of_actors) for row in points][:2]
    [('lead_units', 0.0), ('lead_units', 1.0)]
    """
    found = populations(workload(plan) if rows is None else rows)
    return [
        LorenzPoint(name, index / len(members), height)
        for name, members in found.items()
        for index, height in enumerate(_heights([value for value, _ in members]))
    ]


def populations(rows: Sequence[Workload]) -> dict[str, list[tuple[float, Workload]]]:
    """The members of every population of `balance`, each with its value of the measure."""
    found: Mapping[str, list[Workload]] = {
        "leaders": [row for row in rows if row.kind is Kind.PERSON],
        "units": [row for row in rows if row.kind is Kind.UNIT],
        "lead_units": [row for row in rows if row.kind is Kind.UNIT and row.lead_unit],
        "supporting_units": [row for row in rows if row.kind is Kind.UNIT and row.supporting_unit],
    }
    return {
        name: [
            (float(getattr(row, measure)), row)
            for row in found[name.removesuffix("_fractional").removesuffix("_weighted")]
        ]
        for name, measure in POPULATIONS
    }


def _heights(values: Sequence[float]) -> list[float]:
    total = fsum(values)
    if not total:
        return []
    ordered = sorted(values)
    inner = [fsum(ordered[:end]) / total for end in range(len(ordered))]
    return [*inner, 1.0]


def _workloads(values: Iterable[float], *, sort: bool = False) -> list[float]:
    loads = [float(value) for value in values]
    if not all(0 <= value < float("inf") for value in loads):
        raise ArgumentError("workloads are finite numbers of 0 or more; check the values given")
    return sorted(loads) if sort else loads
