"""Who carries too much, by which test, and whether that is certain.

Three tests, each of which says what it looks at: a threshold that the user declares; a robust
z-score, which compares with the middle of the population; and the upper tail of the workload that
would arise if every task drew its bearers at random. A flag is a reason to look, not a verdict:
no test knows how much work a task is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor
from statistics import median

from ..errors import ArgumentError
from ..guards import takes_plan
from ..identifiers import natural_key
from ..plan import Plan
from ..vocabulary import Certainty, Kind
from .role_tasks import RoleTasks, role_tasks
from .workload import Workload, workload

__all__ = ["OverloadFlag", "OverloadLimit", "OverloadTest", "overload", "overload_limits"]

ROBUST_Z = 3.5


class OverloadTest(StrEnum):
    """How a workload is found too high."""

    THRESHOLD = "threshold"
    ROBUST_Z = "robust_z"
    RANDOM_DRAW = "random_draw"


@dataclass(frozen=True, slots=True)
class OverloadLimit:
    """From how many tasks on a test flags the members of a population.

    Attributes:
        population: ``leaders`` or ``units``; `n` how many they are.
        test: which test.
        centre: the median (robust z) or expected (random draw) number of tasks; None for a
            declared threshold.
        limit: the smallest number of tasks that is flagged; None where no number would be.
        attainable: whether anyone could be flagged in this plan at all: the power of the test.
        reason: why not, or what the limit rests on.
    """

    population: str
    n: int
    test: OverloadTest
    centre: float | None
    limit: int | None
    attainable: bool
    reason: str


@dataclass(frozen=True, slots=True)
class OverloadFlag:
    """One actor, flagged by one test.

    `certain` means that the tasks the actor certainly has reach the limit; `possible` that they
    only do when open group words mean it. `score` is the robust z or the probability of so many
    tasks by a random draw, None for a declared threshold. `tasks` are ids, the open ones last.
    """

    actor: str
    actor_id: str
    population: str
    test: OverloadTest
    certainty: Certainty
    low: int
    high: int
    limit: int
    score: float | None
    tasks: tuple[str, ...]


@takes_plan
def overload(
    plan: Plan,
    *,
    leader_threshold: int | None = None,
    unit_threshold: int | None = None,
    alpha: float = 0.05,
    rows: Sequence[Workload] | None = None,
) -> list[OverloadFlag]:
    """Leaders and units that carry too many tasks, with the test, figure and tasks that say so.

    Robust z: 0.6745·(x − median)/MAD above 3.5 (Iglewicz & Hoaglin 1993). Random draw: if each
    task drew its n bearers from the N members alike, the workload of each would be
    Poisson-binomial with chances n/N; flagged is P(X ≥ x) ≤ alpha/N (Bonferroni).

    Args:
        plan: the plan; idle members of a roster count in both populations.
        leader_threshold: number of tasks from which on a leader is flagged; None declares none.
        unit_threshold: the same for a unit.
        alpha: error rate of the random draw test for a whole population, between 0 and 1.
        rows: what `workload` returned for the plan; computed when not given.

    Raises:
        ArgumentError: a threshold is below 1 or alpha is outside 0 to 1.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(牵头单位:甲县交通局)\\n2.修桥。(牵头单位:甲县交通局)")
    >>> flag = overload(plan, unit_threshold=2)[0]
    >>> flag.actor, str(flag.test), str(flag.certainty), flag.tasks
    ('甲县交通局', 'threshold', 'certain', ('task/1', 'task/2'))
    """
    rows = workload(plan) if rows is None else rows
    tasks = role_tasks(plan)
    limits = overload_limits(
        plan,
        leader_threshold=leader_threshold,
        unit_threshold=unit_threshold,
        alpha=alpha,
        rows=rows,
    )
    groups = _populations(rows)
    return [
        flag
        for limit in limits
        if limit.limit is not None
        for flag in _flags(limit, limit.limit, groups[limit.population], tasks)
    ]


@takes_plan
def overload_limits(
    plan: Plan,
    *,
    leader_threshold: int | None = None,
    unit_threshold: int | None = None,
    alpha: float = 0.05,
    rows: Sequence[Workload] | None = None,
) -> list[OverloadLimit]:
    """From how many tasks on each test flags, and whether anyone could reach that in this plan.

    Arguments and errors as for `overload`.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> limit = overload_limits(plan, unit_threshold=2)[0]
    >>> limit.population, limit.limit, limit.attainable
    ('units', 2, True)
    """
    if not 0 < alpha < 1:
        raise ArgumentError(f"alpha is {alpha}; give a number between 0 and 1")
    thresholds = {"leaders": leader_threshold, "units": unit_threshold}
    for name, threshold in thresholds.items():
        if threshold is not None and threshold < 1:
            raise ArgumentError(f"threshold of {name} is {threshold}; give 1 or more")
    rows = workload(plan) if rows is None else rows
    tasks = role_tasks(plan)
    return [
        limit
        for population, members in _populations(rows).items()
        for limit in _limits(population, members, tasks, thresholds[population], alpha)
    ]


def _populations(rows: Sequence[Workload]) -> dict[str, list[Workload]]:
    return {
        "leaders": [row for row in rows if row.kind is Kind.PERSON],
        "units": [row for row in rows if row.kind is Kind.UNIT],
    }


def _limits(
    population: str,
    members: Sequence[Workload],
    tasks: RoleTasks,
    threshold: int | None,
    alpha: float,
) -> Iterator[OverloadLimit]:
    n = len(members)
    most = len(frozenset().union(*(tasks.low(row.actor_id) for row in members)))
    if threshold is not None:
        yield OverloadLimit(
            population, n, OverloadTest.THRESHOLD, None, threshold, threshold <= most, "declared"
        )
    if n:
        yield _robust_limit(population, [row.low for row in members], most)
        yield _random_limit(population, members, tasks, alpha)


def _robust_limit(population: str, loads: Sequence[int], most: int) -> OverloadLimit:
    centre, spread = _middle(loads)
    if not spread:
        reason = "more than half carry the same number of tasks, so distance from it has no scale"
        return OverloadLimit(
            population, len(loads), OverloadTest.ROBUST_Z, centre, None, False, reason
        )
    limit = floor(centre + ROBUST_Z * spread / 0.6745) + 1
    reason = f"median {centre:g}, median absolute deviation {spread:g}"
    return OverloadLimit(
        population, len(loads), OverloadTest.ROBUST_Z, centre, limit, limit <= most, reason
    )


def _middle(loads: Sequence[int]) -> tuple[float, float]:
    centre = float(median(loads))
    return centre, float(median(abs(value - centre) for value in loads))


def _random_limit(
    population: str, members: Sequence[Workload], tasks: RoleTasks, alpha: float
) -> OverloadLimit:
    chances = _chances(members, tasks)
    tail = _tail(chances)
    n, mean = len(members), sum(chances)
    limit = next((count for count, p in enumerate(tail) if p <= alpha / n), None)
    if limit is None:
        smallest = min(tail)
        reason = (
            f"even all {len(chances)} tasks at once would have probability {smallest:.2g} by a "
            f"random draw, above {alpha / n:.2g}: nobody can be significant in this plan"
        )
        return OverloadLimit(population, n, OverloadTest.RANDOM_DRAW, mean, None, False, reason)
    reason = f"probability by a random draw at most {alpha:g}/{n}"
    return OverloadLimit(population, n, OverloadTest.RANDOM_DRAW, mean, limit, True, reason)


def _chances(members: Sequence[Workload], tasks: RoleTasks) -> list[float]:
    """For each task with a bearer in the population, the chance of one member to be drawn."""
    bearers: dict[str, int] = {}
    for row in members:
        for task_id in tasks.low(row.actor_id):
            bearers[task_id] = bearers.get(task_id, 0) + 1
    return [bearers[task_id] / len(members) for task_id in sorted(bearers)]


def _tail(chances: Sequence[float]) -> list[float]:
    from .poisson_binomial import upper_tail

    tail: list[float] = upper_tail(chances).tolist()
    return tail


def _flags(
    limit: OverloadLimit, count: int, members: Sequence[Workload], tasks: RoleTasks
) -> Iterator[OverloadFlag]:
    loads = [row.low for row in members]
    centre, spread = _middle(loads)
    tail = _tail(_chances(members, tasks)) if limit.test is OverloadTest.RANDOM_DRAW else []
    for row in members:
        if row.high < count:
            continue
        certain = row.low >= count
        reached = row.low if certain else row.high
        score: float | None = None
        if limit.test is OverloadTest.ROBUST_Z:
            score = 0.6745 * (reached - centre) / spread
        elif limit.test is OverloadTest.RANDOM_DRAW:
            score = tail[reached] if reached < len(tail) else 0.0
        sure = sorted(tasks.low(row.actor_id), key=natural_key)
        maybe = sorted(tasks.open(row.actor_id), key=natural_key)
        yield OverloadFlag(
            actor=row.actor,
            actor_id=row.actor_id,
            population=limit.population,
            test=limit.test,
            certainty=Certainty.CERTAIN if certain else Certainty.POSSIBLE,
            low=row.low,
            high=row.high,
            limit=count,
            score=score,
            tasks=(*sure, *maybe),
        )
