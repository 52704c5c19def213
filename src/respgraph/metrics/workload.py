"""How many tasks each actor carries, with an interval where group words leave it open.

A plan says "the departments concerned" without naming them. A unit that a roster counts among them
may or may not be meant, so its workload is an interval: `low` counts what is certain, `high` adds
the tasks where the unit may be meant and is not certain already in any role, and `point` is
low + q·(high − low) with a declared share q.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import isfinite

from ..errors import ArgumentError
from ..graph import leader_ids, tie_certainty
from ..guards import takes_plan
from ..identifiers import natural_key
from ..plan import Actor, Plan
from ..vocabulary import HEADS, Certainty, Kind, Role
from .role_tasks import RoleTasks, equal_shares, present_actors, role_tasks, without_expanded

__all__ = [
    "RoleWeights",
    "RoleWorkload",
    "Workload",
    "parse_weights",
    "workload",
    "workload_by_role",
]


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """What one task counts in each role; the defaults are a convention, meant to be changed."""

    responsible_leader: float = 1.0
    lead_unit: float = 1.0
    joint_unit: float = 0.75
    supporting_unit: float = 0.5

    def __post_init__(self) -> None:
        for role in Role:
            weight = self.of(role)
            if not (isfinite(weight) and weight >= 0):
                raise ArgumentError(f"weight of {role} is {weight}; give a number of 0 or more")

    def of(self, role: Role) -> float:
        """The weight of a role."""
        weight: float = getattr(self, role.value)
        return weight


@dataclass(frozen=True, slots=True)
class Workload:
    """The workload of one actor; counts are tasks, and a task counts once in each role.

    Attributes:
        actor: the name. `actor_id`: its id. `kind`: person, unit or group.
        unit_class: what sort of unit a roster says it is, or None.
        responsible_leader, lead_unit, joint_unit, supporting_unit: tasks in each role.
        total: tasks in any role, each counted once.
        fractional: every task is one piece of work, shared equally by the leaders on it, and
            once more by the units on it.
        weighted: tasks times the weight of the role, summed over the roles.
        lead_heavy: as `fractional`, but heads of a task share `lead_share` of it and supporters
            the rest.
        low, high: tasks that are certainly the actor's, and those that may be.
        point: low + open_group_share · (high − low).
        best_rank, worst_rank: places the actor can take among the leaders, or among the units and
            groups, whatever the open group words mean; 1 carries most.
        certain_lead_units, possible_lead_units: for leaders the number of distinct lead (or
            joint) units that certainly, and that may, answer to them; None for others.
    """

    actor: str
    actor_id: str
    kind: Kind
    unit_class: str | None
    responsible_leader: int
    lead_unit: int
    joint_unit: int
    supporting_unit: int
    total: int
    fractional: float
    weighted: float
    lead_heavy: float
    low: int
    high: int
    point: float
    best_rank: int
    worst_rank: int
    certain_lead_units: int | None
    possible_lead_units: int | None


@dataclass(frozen=True, slots=True)
class RoleWorkload:
    """The workload of one actor in one role; `low`, `high` and `point` as in `Workload`.

    `fractional`: every task is shared equally by those who have this role in it, so that a role's
    column sums to the number of tasks where the role occurs.
    """

    actor: str
    actor_id: str
    kind: Kind
    role: Role
    fractional: float
    low: int
    high: int
    point: float


def parse_weights(text: str) -> RoleWeights:
    """Role weights from words such as ``lead_unit=1,supporting_unit=0.4``; the rest keep theirs.

    Raises:
        ArgumentError: a role is unknown or a weight is no number of 0 or more.

    >>> parse_weights("supporting_unit=0.3").supporting_unit
    0.3
    """
    known = [field.name for field in fields(RoleWeights)]
    given: dict[str, float] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, number = (piece.strip() for piece in part.partition("="))
        if name not in known:
            raise ArgumentError(f"unknown role {name!r} in weights; known: {', '.join(known)}")
        try:
            given[name] = float(number)
        except ValueError:
            raise ArgumentError(f"weight of {name} is {number!r}; give a number") from None
    return RoleWeights(**given)


@takes_plan
def workload(
    plan: Plan,
    *,
    weights: RoleWeights | None = None,
    lead_share: float = 0.6,
    open_group_share: float = 0.0,
    task_weights: Mapping[str, float] | None = None,
    merge_hosted: bool = False,
) -> list[Workload]:
    """How much each actor of the plan carries, one record per actor, idle ones included.

    Leaders stand first, then units and groups; inside each the heaviest first. What the figures
    cannot see: how much work a task is. `task_weights` lets you say it.

    Args:
        plan: the plan.
        weights: what a task counts in each role, for `weighted`.
        lead_share: the share of a task, 0 to 1, that its heads carry in `lead_heavy`.
        open_group_share: the share q, 0 to 1, of the open tasks that `point` counts.
        task_weights: the size of a task by id (1 where absent), for `fractional` and `lead_heavy`.
        merge_hosted: whether a hosted unit's tasks count for its host, which then stands alone.

    Raises:
        ArgumentError: a share is outside 0 to 1, or a task weight is unknown or negative.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> [(row.actor, row.total, row.fractional) for row in workload(plan)]
    [('王明', 1, 1.0), ('甲县交通局', 1, 0.5), ('甲县财政局', 1, 0.5)]
    """
    _check_share("lead_share", lead_share)
    _check_share("open_group_share", open_group_share)
    sizes = _task_sizes(plan, task_weights)
    tasks = role_tasks(plan, merge_hosted=merge_hosted)
    leaders, present = leader_ids(plan), present_actors(plan, merge_hosted)
    certain = {actor_id: tasks.low(actor_id) for actor_id in present}
    counted = without_expanded(plan, certain, present)
    led = {key: found for key, found in counted.items() if key in leaders}
    done = {key: found for key, found in counted.items() if key not in leaders}
    figures = _Figures(
        tasks,
        weights or RoleWeights(),
        open_group_share,
        equal={**equal_shares(led, sizes), **equal_shares(done, sizes)},
        heavy={**equal_shares(led, sizes), **_lead_heavy(done, tasks, sizes, lead_share)},
        ranks={**_ranks(tasks, present & leaders), **_ranks(tasks, present - leaders)},
        spans=_spans(tasks, leaders),
    )
    rows = [_row(actor, figures) for actor in plan.actors if actor.id in present]
    rows.sort(
        key=lambda row: (
            row.actor_id not in leaders,
            -row.total,
            -row.weighted,
            natural_key(row.actor_id),
        )
    )
    return rows


@takes_plan
def workload_by_role(
    plan: Plan, *, open_group_share: float = 0.0, merge_hosted: bool = False
) -> list[RoleWorkload]:
    """The workload of each actor in each role that it has or may have, with its interval.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局、甲县水利局)")
    >>> for row in workload_by_role(plan):
    ...     print(row.actor, row.role, row.fractional)
    甲县交通局 lead_unit 1.0
    甲县水利局 supporting_unit 0.5
    甲县财政局 supporting_unit 0.5
    """
    _check_share("open_group_share", open_group_share)
    tasks = role_tasks(plan, merge_hosted=merge_hosted)
    present = present_actors(plan, merge_hosted)
    shares: dict[tuple[str, Role], float] = {}
    for role in Role:
        everyone = {task.id: 1.0 for task in plan.tasks}
        people = {key[0]: found for key, found in tasks.certain.items() if key[1] is role}
        counted = without_expanded(plan, people, present)
        for actor_id, share in equal_shares(counted, everyone).items():
            shares[actor_id, role] = share
    rows = []
    for actor_id, role in {*tasks.certain, *tasks.possible}:
        low, more = len(tasks.low(actor_id, (role,))), len(tasks.open(actor_id, (role,)))
        actor = plan.actor_by_id[actor_id]
        if actor_id in present and low + more:
            share = shares.get((actor_id, role), 0.0)
            point = low + open_group_share * more
            rows.append(
                RoleWorkload(actor.name, actor.id, actor.kind, role, share, low, low + more, point)
            )
    order = list(Role)
    rows.sort(key=lambda row: (order.index(row.role), -row.low, natural_key(row.actor_id)))
    return rows


@dataclass(frozen=True, slots=True)
class _Figures:
    """What the rows are made from; the mappings go by actor id."""

    tasks: RoleTasks
    weights: RoleWeights
    open_group_share: float
    equal: Mapping[str, float]
    heavy: Mapping[str, float]
    ranks: Mapping[str, tuple[int, int]]
    spans: Mapping[str, tuple[int, int]]


def _row(actor: Actor, figures: _Figures) -> Workload:
    counts = {role: len(figures.tasks.low(actor.id, (role,))) for role in Role}
    low, more = len(figures.tasks.low(actor.id)), len(figures.tasks.open(actor.id))
    certain_units, possible_units = figures.spans.get(actor.id, (None, None))
    return Workload(
        actor=actor.name,
        actor_id=actor.id,
        kind=actor.kind,
        unit_class=actor.unit_class,
        responsible_leader=counts[Role.RESPONSIBLE_LEADER],
        lead_unit=counts[Role.LEAD_UNIT],
        joint_unit=counts[Role.JOINT_UNIT],
        supporting_unit=counts[Role.SUPPORTING_UNIT],
        total=low,
        fractional=figures.equal.get(actor.id, 0.0),
        weighted=sum(figures.weights.of(role) * count for role, count in counts.items()),
        lead_heavy=figures.heavy.get(actor.id, 0.0),
        low=low,
        high=low + more,
        point=low + figures.open_group_share * more,
        best_rank=figures.ranks[actor.id][0],
        worst_rank=figures.ranks[actor.id][1],
        certain_lead_units=certain_units,
        possible_lead_units=possible_units,
    )


def _task_sizes(plan: Plan, given: Mapping[str, float] | None) -> dict[str, float]:
    sizes = {task.id: 1.0 for task in plan.tasks}
    for task_id, size in (given or {}).items():
        if task_id not in sizes:
            raise ArgumentError(f"task_weights names {task_id!r}, which is no task of the plan")
        if not (isfinite(size) and size >= 0):
            raise ArgumentError(f"weight of {task_id} is {size}; give a number of 0 or more")
        sizes[task_id] = float(size)
    return sizes


def _check_share(name: str, value: float) -> None:
    if not 0 <= value <= 1:
        raise ArgumentError(f"{name} is {value}; give a share from 0 to 1")


def _lead_heavy(
    done: Mapping[str, frozenset[str]],
    tasks: RoleTasks,
    sizes: Mapping[str, float],
    lead_share: float,
) -> dict[str, float]:
    """Heads of a task share `lead_share` of it, supporters the rest; either alone takes it all."""
    headed = {key: found & tasks.low(key, HEADS) for key, found in done.items()}
    helped = {key: found - headed[key] for key, found in done.items()}
    with_head = frozenset().union(*headed.values())
    with_help = frozenset().union(*helped.values())
    head_sizes = {
        key: size * (lead_share if key in with_help else 1.0) for key, size in sizes.items()
    }
    help_sizes = {
        key: size * (1 - lead_share if key in with_head else 1.0) for key, size in sizes.items()
    }
    as_head, as_help = equal_shares(headed, head_sizes), equal_shares(helped, help_sizes)
    return {key: as_head[key] + as_help[key] for key in done}


def _ranks(tasks: RoleTasks, actor_ids: set[str]) -> dict[str, tuple[int, int]]:
    """Best and worst place of each actor: it is surely below those whose low exceeds its high."""
    low = {actor_id: len(tasks.low(actor_id)) for actor_id in actor_ids}
    high = {actor_id: low[actor_id] + len(tasks.open(actor_id)) for actor_id in actor_ids}
    lows, highs, n = sorted(low.values()), sorted(high.values()), len(actor_ids)
    return {
        actor_id: (
            n - bisect_right(lows, high[actor_id]) + 1,
            n - bisect_left(highs, low[actor_id]),
        )
        for actor_id in actor_ids
    }


def _spans(tasks: RoleTasks, leaders: set[str]) -> dict[str, tuple[int, int]]:
    """How many heads certainly, and how many at most, answer to each leader."""
    heads: dict[str, set[str]] = {}
    bosses: dict[str, set[str]] = {}
    for (actor_id, role), found in tasks.certain.items():
        for task_id in found:
            if role in HEADS:
                heads.setdefault(task_id, set()).add(actor_id)
            elif role is Role.RESPONSIBLE_LEADER and actor_id in leaders:
                bosses.setdefault(task_id, set()).add(actor_id)
    certain: dict[str, set[str]] = {leader: set() for leader in leaders}
    possible: dict[str, set[str]] = {leader: set() for leader in leaders}
    for task_id, answering in bosses.items():
        units = heads.get(task_id, set())
        sure = tie_certainty(len(answering), len(units)) is Certainty.CERTAIN
        for leader in answering:
            possible[leader] |= units
            if sure:
                certain[leader] |= units
    return {leader: (len(certain[leader]), len(possible[leader])) for leader in leaders}
