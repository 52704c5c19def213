"""Workload by section of the plan and by class of unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import ArgumentError
from ..guards import takes_plan
from ..identifiers import natural_key
from ..plan import Plan
from ..vocabulary import Kind, Role
from .role_tasks import role_tasks
from .workload import Workload, workload

__all__ = ["ClassWorkload", "SectionWorkload", "workload_by_class", "workload_by_section"]


@dataclass(frozen=True, slots=True)
class SectionWorkload:
    """The tasks of one actor in one section, by role; `section` is the heading, ``""`` for none."""

    section: str
    actor: str
    actor_id: str
    kind: Kind
    responsible_leader: int
    lead_unit: int
    joint_unit: int
    supporting_unit: int
    total: int


@dataclass(frozen=True, slots=True)
class ClassWorkload:
    """The workload of all units of one class: sums over its units, and the mean of a unit.

    `unit_class` is None for units of unknown class. A task of two units of the class counts twice
    in the sums and once in `tasks`.
    """

    unit_class: str | None
    units: int
    tasks: int
    lead_unit: int
    joint_unit: int
    supporting_unit: int
    total: int
    fractional: float
    low: int
    high: int
    mean: float


@takes_plan
def workload_by_section(plan: Plan, *, depth: int = 1) -> list[SectionWorkload]:
    """Tasks of each actor in each section, sections in the order of the plan.

    Args:
        plan: the plan.
        depth: how many headings, from the outermost, make a section.

    Raises:
        ArgumentError: the depth is below 1.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("一、交通\\n1.修路。(牵头单位:甲县交通局)\\n二、水利\\n2.清淤。(牵头单位:甲县水利局)")
    >>> [(row.section, row.actor) for row in workload_by_section(plan)]
    [('一、交通', '甲县交通局'), ('二、水利', '甲县水利局')]
    """
    if depth < 1:
        raise ArgumentError(f"depth is {depth}; give 1 for the outermost headings, or more")
    sections = {task.id: " / ".join(task.section[:depth]) for task in plan.tasks}
    counts: dict[tuple[str, str], dict[Role, set[str]]] = {}
    for (actor_id, role), found in role_tasks(plan).certain.items():
        for task_id in found:
            by_role = counts.setdefault((sections[task_id], actor_id), {})
            by_role.setdefault(role, set()).add(task_id)
    order = list(dict.fromkeys(sections.values()))
    rows = [
        _section_row(plan, section, actor_id, by_role)
        for (section, actor_id), by_role in counts.items()
    ]
    rank = {section: index for index, section in enumerate(order)}
    rows.sort(key=lambda row: (rank[row.section], -row.total, natural_key(row.actor_id)))
    return rows


@takes_plan
def workload_by_class(plan: Plan, *, merge_hosted: bool = False) -> list[ClassWorkload]:
    """The workload of the units of each class; groups and leaders are left out.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> [(row.unit_class, row.units, row.total) for row in workload_by_class(plan)]
    [(None, 2, 2)]
    """
    tasks = role_tasks(plan, merge_hosted=merge_hosted)
    groups: dict[str | None, list[Workload]] = {}
    for row in workload(plan, merge_hosted=merge_hosted):
        if row.kind is Kind.UNIT:
            groups.setdefault(row.unit_class, []).append(row)
    return [
        ClassWorkload(
            unit_class=unit_class,
            units=len(rows),
            tasks=len(set().union(*(tasks.low(row.actor_id) for row in rows))),
            lead_unit=sum(row.lead_unit for row in rows),
            joint_unit=sum(row.joint_unit for row in rows),
            supporting_unit=sum(row.supporting_unit for row in rows),
            total=sum(row.total for row in rows),
            fractional=sum(row.fractional for row in rows),
            low=sum(row.low for row in rows),
            high=sum(row.high for row in rows),
            mean=sum(row.total for row in rows) / len(rows),
        )
        for unit_class, rows in sorted(groups.items(), key=lambda item: item[0] or "")
    ]


def _section_row(
    plan: Plan, section: str, actor_id: str, by_role: Mapping[Role, set[str]]
) -> SectionWorkload:
    actor = plan.actor_by_id[actor_id]
    return SectionWorkload(
        section=section,
        actor=actor.name,
        actor_id=actor_id,
        kind=actor.kind,
        responsible_leader=len(by_role.get(Role.RESPONSIBLE_LEADER, ())),
        lead_unit=len(by_role.get(Role.LEAD_UNIT, ())),
        joint_unit=len(by_role.get(Role.JOINT_UNIT, ())),
        supporting_unit=len(by_role.get(Role.SUPPORTING_UNIT, ())),
        total=len(set().union(*by_role.values())),
    )
