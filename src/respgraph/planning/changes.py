"""Two states of one plan side by side: what a step would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..guards import takes_plan
from ..identifiers import natural_key
from ..metrics.balance import Balance, balance
from ..metrics.overload import overload, overload_limits
from ..metrics.workload import Workload, workload
from ..plan import Plan
from ..vocabulary import HEADS, Kind, Role

__all__ = [
    "BalanceChange",
    "Changes",
    "OrphanedTask",
    "OverloadChange",
    "WorkloadChange",
    "what_changes",
]

_COUNTS = ("responsible_leader", "lead_unit", "joint_unit", "supporting_unit", "total")
_INDICES = ("total", "gini", "theil", "hhi", "jain", "peak_ratio")


@dataclass(frozen=True, slots=True)
class WorkloadChange:
    """One figure of one actor that changes; `change` is after − before.

    `measure` is a field of `Workload`. An actor that is new, or gone, has 0 where it is absent.
    """

    actor: str
    actor_id: str
    kind: Kind
    measure: str
    before: float
    after: float
    change: float


@dataclass(frozen=True, slots=True)
class BalanceChange:
    """One index of one population before and after; None where it is undefined."""

    population: str
    measure: str
    index: str
    before: float | None
    after: float | None
    change: float | None


@dataclass(frozen=True, slots=True)
class OrphanedTask:
    """A task that has lost every actor of a role: nobody leads it, or nobody answers for it.

    `missing` is ``head`` (no lead or joint unit is left) or ``responsible_leader``; `before` names
    those who had it.
    """

    task_id: str
    number: str | None
    text: str
    missing: str
    before: str


@dataclass(frozen=True, slots=True)
class OverloadChange:
    """An actor that an overload test flags only after, or only before.

    `change` is ``becomes`` or ``ceases``; `tasks_before` and `tasks_after` are certain tasks, the
    limits the numbers from which on the test flags (None where it flags nobody). `moved` says what
    made the difference: ``workload``, or the ``limit``, which follows from the loads of all, or
    ``both``.
    """

    actor: str
    actor_id: str
    population: str
    test: str
    change: str
    moved: str
    tasks_before: int
    tasks_after: int
    limit_before: int | None
    limit_after: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two states of a plan, each list sorted; empty when nothing does."""

    orphaned: tuple[OrphanedTask, ...]
    overloaded: tuple[OverloadChange, ...]
    workload: tuple[WorkloadChange, ...]
    balance: tuple[BalanceChange, ...]

    def tables(self) -> dict[str, list[Any]]:
        """The four lists by name, as `all_tables` gives its tables; what matters most comes first."""
        return {
            "orphaned": list(self.orphaned),
            "overloaded": list(self.overloaded),
            "workload": list(self.workload),
            "balance": list(self.balance),
        }


@takes_plan
def what_changes(
    before: Plan,
    after: Plan,
    *,
    leader_threshold: int | None = None,
    unit_threshold: int | None = None,
) -> Changes:
    """Workloads and balance before and after, tasks that lose their lead, and who gets too much.

    Balance lists every index of every population, changed or not, so that the two columns can be
    read side by side; the other lists hold what differs.

    Args:
        before: the plan as it is.
        after: the plan as it would be, such as `what_if` makes it.
        leader_threshold: as for `overload`.
        unit_threshold: as for `overload`.

    >>> from respgraph import parse_plan, what_if
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局)")
    >>> changes = what_changes(plan, what_if(plan, without=["王明"]))
    >>> [(task.number, task.missing, task.before) for task in changes.orphaned]
    [('1', 'responsible_leader', '王明')]
    """
    rows_before, rows_after = workload(before), workload(after)
    states = [
        _state(plan, rows, leader_threshold, unit_threshold)
        for plan, rows in ((before, rows_before), (after, rows_after))
    ]
    return Changes(
        orphaned=tuple(_orphaned(before, after)),
        overloaded=tuple(_overload_changes(*states)),
        workload=tuple(_workload_changes(rows_before, rows_after)),
        balance=tuple(_balance_changes(balance(before, rows_before), balance(after, rows_after))),
    )


@dataclass(frozen=True, slots=True)
class _State:
    """Who carries what in one state, who is flagged, and from how many tasks on."""

    rows: dict[str, Workload]
    flags: set[tuple[str, str, str]]
    limits: dict[tuple[str, str], int | None]

    def tasks(self, actor_id: str) -> tuple[int, int]:
        """The certain tasks of an actor, and those that open groups may add."""
        row = self.rows.get(actor_id)
        return (row.low, row.high) if row else (0, 0)


def _state(
    plan: Plan, rows: Sequence[Workload], leader_threshold: int | None, unit_threshold: int | None
) -> _State:
    leaders, units = leader_threshold, unit_threshold
    flags = overload(plan, leader_threshold=leaders, unit_threshold=units, rows=rows)
    limits = overload_limits(plan, leader_threshold=leaders, unit_threshold=units, rows=rows)
    return _State(
        {row.actor_id: row for row in rows},
        {(flag.actor_id, flag.population, str(flag.test)) for flag in flags},
        {(limit.population, str(limit.test)): limit.limit for limit in limits},
    )


def _workload_changes(
    before: Sequence[Workload], after: Sequence[Workload]
) -> list[WorkloadChange]:
    old = {row.actor_id: row for row in before}
    new = {row.actor_id: row for row in after}
    changes = []
    for actor_id in sorted({*old, *new}, key=natural_key):
        known = new.get(actor_id) or old[actor_id]
        for measure in (*_COUNTS, "fractional", "weighted"):
            was = float(getattr(old.get(actor_id), measure, 0))
            now = float(getattr(new.get(actor_id), measure, 0))
            if abs(now - was) > 1e-12:
                changes.append(
                    WorkloadChange(known.actor, actor_id, known.kind, measure, was, now, now - was)
                )
    return changes


def _balance_changes(before: Sequence[Balance], after: Sequence[Balance]) -> list[BalanceChange]:
    return [
        BalanceChange(old.population, old.measure, index, was, now, _difference(was, now))
        for old, new in zip(before, after, strict=True)
        for index in _INDICES
        for was, now in [(getattr(old, index), getattr(new, index))]
    ]


def _difference(was: float | None, now: float | None) -> float | None:
    return None if was is None or now is None else now - was


def _orphaned(before: Plan, after: Plan) -> list[OrphanedTask]:
    checks: tuple[tuple[str, Callable[[Plan, str], str]], ...] = (
        ("head", lambda plan, task: _who(plan, task, *HEADS)),
        ("responsible_leader", lambda plan, task: _who(plan, task, Role.RESPONSIBLE_LEADER)),
    )
    return [
        OrphanedTask(task.id, task.number, task.text, missing, names(before, task.id))
        for task in after.tasks
        if task.id in before.task_by_id
        for missing, names in checks
        if names(before, task.id) and not names(after, task.id)
    ]


def _who(plan: Plan, task_id: str, *roles: Role) -> str:
    return "、".join(actor.name for actor in plan.actors_of(task_id, *roles))


def _overload_changes(before: _State, after: _State) -> list[OverloadChange]:
    changes = []
    for key in sorted(before.flags ^ after.flags):
        actor_id, population, test = key
        known = after.rows.get(actor_id) or before.rows[actor_id]
        was, now = before.tasks(actor_id), after.tasks(actor_id)
        limit_was = before.limits.get((population, test))
        limit_now = after.limits.get((population, test))
        changes.append(
            OverloadChange(
                actor=known.actor,
                actor_id=actor_id,
                population=population,
                test=test,
                change="becomes" if key in after.flags else "ceases",
                moved=_moved(load=was != now, limit=limit_was != limit_now),
                tasks_before=was[0],
                tasks_after=now[0],
                limit_before=limit_was,
                limit_after=limit_now,
            )
        )
    return changes


def _moved(*, load: bool, limit: bool) -> str:
    if load and limit:
        return "both"
    return "workload" if load else "limit"
